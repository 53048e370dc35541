"""What only tests ask of the directory: a few authorities, one by its code, a group of a year."""

from dataclasses import replace
from datetime import date

from tests.profiles import OFFICE
from upheld.intake.directory.authority import Authority
from upheld.intake.directory.directory import Directory


def default_directory() -> Directory:
    return OFFICE.directory


def only(*slugs: str) -> Directory:
    """The project's own directory, cut down to these: an edition of it has a letter for each."""
    whole = default_directory()
    return replace(
        whole,
        authorities=tuple(each for each in whole.authorities if each.slug in slugs),
        names=tuple(each for each in whole.names if each.slug in slugs),
        successions=tuple(
            each for each in whole.successions if {each.predecessor, each.successor} <= {*slugs}
        ),
        populations=tuple(each for each in whole.populations if each.slug in slugs),
    )


def by_code(gss_code: str) -> Authority | None:
    """By a GSS code that the authority has, had, or is to have."""
    slug = default_directory().codes.get(gss_code)
    return default_directory().by_slug(slug) if slug else None


def group_in(authority: Authority, *, first_day: date, last_day: date) -> str | None:
    """None for one that has ended: it is compared with nobody, though decisions go on."""
    return authority.group if authority.exists_in(first_day, last_day) else None
