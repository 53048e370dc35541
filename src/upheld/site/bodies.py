"""Which bodies have a page, from which edition, when they ended and what replaced them.

A body has a page if a published edition has figures about it for that edition's own year. An
address without a year means the newest of these. What became of a body is taken from the newest
edition, because the edition for its last year may have been made before it ended.
"""

from collections.abc import Iterable
from urllib.parse import quote

from upheld.core.authorities.lives import ended_before
from upheld.core.days import day_after
from upheld.core.english import a_or_an
from upheld.edition.queries.authorities import Named, authority_of
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.site.published import Published
from upheld.site.question import NotThere, Question


def address_of(published: Published, slug: str) -> str:
    """The address of its page; '' if it has none, as when it began after the newest edition."""
    return f"/councils/{quote(slug)}" if slug in published.years_about else ""


def address_in(published: Published, slug: str, year: str) -> str:
    """The address of its page for that year, or else of its page; '' if it has none."""
    if year in published.years_about.get(slug, ()):
        return f"/councils/{quote(slug)}/{year}"
    return address_of(published, slug)


def edition_about(question: Question, slug: str) -> Edition:
    """The edition for the year or version in the address, or else the newest about the body."""
    if question.parts.keys() & {"edition", "year"}:
        return question.edition
    years = question.published.years_about.get(slug)
    if not years:
        body, bodies = question.profile.body
        raise NotThere(
            f"We have no figures about {a_or_an(body)} called {slug!r}. See all {bodies}."
        )
    return question.edition_of(years[0])


def abolished_on(question: Question, slug: str) -> str:
    """The day after its last, in words; '' if it still exists, or its end is in the future."""
    authority = authority_of(question.latest, slug)
    return abolished_in(question.latest, authority.last_day if authority else None)


def abolished_in(edition: Edition, last_day: str | None) -> str:
    """The same for a body with this last day, as an edition knew it when it was published."""
    is_over = ended_before(last_day, edition.public_at[:10])
    return day_after(last_day) if last_day and is_over else ""


def linked(question: Question, bodies: Iterable[Named]) -> list[Facts]:
    """Bodies with the address of each that has a page."""
    published = question.published
    return [each.facts() | {"address": address_of(published, each.slug)} for each in bodies]
