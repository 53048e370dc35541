"""What only tests ask the directory: by a code of whatever date, and for a group of a year."""

from datetime import date
from functools import cache

from upheld.intake.directory.authority import Authority
from upheld.intake.directory.directory import default_directory


@cache
def _slugs_by_code() -> dict[str, str]:
    directory = default_directory()
    found = {each.gss_code: each.slug for each in directory.authorities if each.gss_code}
    return found | {each.name: each.slug for each in directory.names if each.use == "code"}


def by_code(gss_code: str) -> Authority | None:
    """By a GSS code that the authority has, had, or is to have."""
    slug = _slugs_by_code().get(gss_code)
    return default_directory().by_slug(slug) if slug else None


def group_in(authority: Authority, *, first_day: date, last_day: date) -> str | None:
    """None for one that has ended: it is compared with nobody, though decisions go on."""
    return authority.group if authority.exists_in(first_day, last_day) else None
