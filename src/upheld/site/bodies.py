"""Which bodies have a page, of which edition it is, when they ended and what replaced them.

A body has a page where a published edition has figures about it for its own year. Without a year
the address means the newest of these. What became of a body is what the newest edition knows: the
edition of its last year may have been made before it ended.
"""

from collections.abc import Iterable
from urllib.parse import quote

from upheld.core.authorities.lives import ended_before
from upheld.core.days import day_after
from upheld.edition.queries.authorities import Named, authority_of
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.site.published import Published
from upheld.site.question import NotThere, Question


def address_of(published: Published, slug: str) -> str:
    """Of its page; '' where it has none, as one that has begun since the newest edition."""
    return f"/councils/{quote(slug)}" if slug in published.years_about else ""


def address_in(published: Published, slug: str, year: str) -> str:
    """Of its page of that year; else of its page, or '' where it has none."""
    if year in published.years_about.get(slug, ()):
        return f"/councils/{quote(slug)}/{year}"
    return address_of(published, slug)


def edition_about(question: Question, slug: str) -> Edition:
    """Of the year, or of the version, that the address names; else the newest about the body."""
    if question.parts.keys() & {"edition", "year"}:
        return question.edition
    years = question.published.years_about.get(slug)
    if not years:
        raise NotThere(f"There are no figures about a council called {slug!r}. See all councils.")
    return question.edition_of(years[0])


def abolished_on(question: Question, slug: str) -> str:
    """The day after its last, in words; '' of one that exists, or whose end is yet to come."""
    edition = question.latest
    authority = authority_of(edition, slug)
    last_day = authority.last_day if authority else None
    is_over = ended_before(last_day, edition.manifest.public_at[:10])
    return day_after(last_day) if last_day and is_over else ""


def linked(question: Question, bodies: Iterable[Named]) -> list[Facts]:
    """Bodies with the address of each that has a page."""
    published = question.published
    return [each.facts() | {"address": address_of(published, each.slug)} for each in bodies]
