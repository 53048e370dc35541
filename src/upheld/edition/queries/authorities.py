"""The authorities in an edition: their names, their groups and what happened to them."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from upheld.core.authorities.likeness import nearly_named
from upheld.core.authorities.naming import plain
from upheld.core.days import day_after, in_words
from upheld.core.english import joined
from upheld.core.years import Year
from upheld.edition.manifest import EditionError
from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition, has_table

OTHER_CODES = "other_code"  # the table
HOW_TO_NAME = "Give its name, its GSS code or the short name in its web address."


@dataclass(frozen=True, kw_only=True)
class AuthorityRow(Record):
    slug: str
    gss_code: str | None
    name: str  # as at the last day of the edition's year
    short_name: str
    peer_group: str | None  # None: no group of similar bodies
    kind: str
    region: str | None
    county: str | None
    first_day: str | None  # None: before there was an edition
    last_day: str | None  # None: it exists
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, kw_only=True)
class OfYear(Record):
    """An authority with figures for the edition's year, under its name and in its group then."""

    authority: str
    gss_code: str | None
    name: str
    peer_group: str | None
    region: str | None


@dataclass(frozen=True, kw_only=True)
class MemberRow(Record):
    """A member of a group in a year."""

    slug: str
    name: str
    short_name: str
    gss_code: str | None
    first_day: str | None
    last_day: str | None
    peer_group: str


@dataclass(frozen=True, kw_only=True)
class Named(Record):
    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Heir(Named):
    """A body that replaced another, or that it replaced."""

    on_day: str  # the successor's first day


@dataclass(frozen=True, kw_only=True)
class Predecessor(Record):
    slug: str
    on_day: str
    is_counted: int  # 1: we decided or checked something about it in the edition's year


def authorities(edition: Edition) -> list[AuthorityRow]:
    return edition.ask(AuthorityRow, "SELECT * FROM authority ORDER BY slug")


def authority_of(edition: Edition, slug: str) -> AuthorityRow | None:
    found = edition.ask(AuthorityRow, "SELECT * FROM authority WHERE slug = ?", (slug,))
    return found[0] if found else None


def names_of(edition: Edition) -> Mapping[str, str]:
    """Slug to name, for all."""
    return dict(edition.database.execute("SELECT slug, name FROM authority"))


def spellings(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Slug and each of its names: today's and others, the short name and the codes."""
    yield from database.execute(
        "SELECT slug, name FROM authority UNION SELECT slug, short_name FROM authority"
        " UNION SELECT authority, name FROM name"
    )
    yield from ((slug, code) for code, slug in codes_of(database).items())


def codes_of(database: sqlite3.Connection) -> Mapping[str, str]:
    """Every GSS code that the edition knows, to the authority that has or had it.

    Its own codes are first. Editions from before the table of others have only those.
    """
    own = "SELECT gss_code, slug FROM authority WHERE gss_code IS NOT NULL"
    others = f"SELECT code, authority FROM {OTHER_CODES}"
    known = (own, others) if has_table(database, OTHER_CODES) else (own,)
    return {code: slug for query in known for code, slug in database.execute(query)}


def authorities_of_year(edition: Edition) -> list[OfYear]:
    return edition.ask(
        OfYear,
        "SELECT DISTINCT figure.authority, figure.gss_code, figure.name, figure.peer_group,"
        " authority.region FROM figure JOIN authority ON authority.slug = figure.authority"
        " WHERE year = ? ORDER BY figure.authority",
        (str(edition.year),),
    )


def slugs_of_year(edition: Edition) -> list[str]:
    """Authorities with figures for the edition's year."""
    rows = edition.database.execute(
        "SELECT DISTINCT authority FROM figure WHERE year = ? ORDER BY authority",
        (str(edition.year),),
    )
    return [slug for (slug,) in rows]


def slugs_of_any_year(edition: Edition) -> set[str]:
    return {slug for (slug,) in edition.database.execute("SELECT DISTINCT authority FROM figure")}


def without_a_group(edition: Edition) -> list[AuthorityRow]:
    """Those with a figure for the edition's year but no group, by short name."""
    return edition.ask(
        AuthorityRow,
        "SELECT * FROM authority WHERE peer_group IS NULL AND slug IN"
        " (SELECT authority FROM figure WHERE year = ?) ORDER BY short_name, slug",
        (str(edition.year),),
    )


def decided_about(edition: Edition) -> set[str]:
    """Those that we decided or checked anything about in the edition's year."""
    rows = edition.database.execute(
        "SELECT DISTINCT authority FROM counted"
        " WHERE year = ? AND what IN ('decided', 'compliance')",
        (str(edition.year),),
    )
    return {slug for (slug,) in rows}


def members_in(edition: Edition, year: Year) -> list[MemberRow]:
    """By group and short name. Empty if the edition does not have the year."""
    return edition.ask(
        MemberRow,
        "SELECT slug, name, short_name, gss_code, first_day, last_day, membership.peer_group"
        " FROM membership JOIN authority ON slug = authority WHERE year = ?"
        " ORDER BY membership.peer_group, short_name, slug",
        (str(year),),
    )


def size_of_group(edition: Edition, peer_group: str, *, year: str) -> int:
    query = "SELECT count(*) FROM membership WHERE year = ? AND peer_group = ?"
    (found,) = edition.database.execute(query, (year, peer_group)).fetchone()
    return int(found)


def successors_of(edition: Edition, slug: str, *, until: str = "9999-12-31") -> list[Heir]:
    """Bodies that had replaced it by the day, earliest first."""
    return edition.ask(
        Heir,
        "SELECT slug, name, on_day FROM succession JOIN authority ON slug = successor"
        " WHERE predecessor = ? AND on_day <= ? ORDER BY on_day, name",
        (slug, until),
    )


def predecessors_of(edition: Edition, slug: str) -> list[Heir]:
    """Bodies that it replaced, earliest first."""
    return edition.ask(
        Heir,
        "SELECT slug, name, on_day FROM succession JOIN authority ON slug = predecessor"
        " WHERE successor = ? ORDER BY on_day, name",
        (slug,),
    )


def predecessors_by(edition: Edition, slug: str, *, until: str) -> list[Predecessor]:
    """Bodies it had replaced by the day, and whether the edition's year has anything about each."""
    return edition.ask(
        Predecessor,
        "SELECT predecessor AS slug, on_day,"
        " EXISTS (SELECT 1 FROM counted WHERE counted.authority = predecessor"
        " AND counted.year = ? AND what IN ('decided', 'compliance')) AS is_counted"
        " FROM succession WHERE successor = ? AND on_day <= ? ORDER BY on_day, predecessor",
        (str(edition.year), slug, until),
    )


def handed_on_to(edition: Edition, slug: str) -> list[Named]:
    """Bodies that it handed compliance outcomes on to."""
    return _handed_on(edition, slug, of="body", other="successor")


def handed_on_by(edition: Edition, slug: str) -> list[Named]:
    """Bodies that handed compliance outcomes on to it."""
    return _handed_on(edition, slug, of="successor", other="body")


def _handed_on(edition: Edition, slug: str, *, of: str, other: str) -> list[Named]:
    """Editions from before this table existed have none."""
    if not edition.has("handed_on"):
        return []
    return edition.ask(
        Named,
        f"SELECT DISTINCT slug, name FROM handed_on JOIN authority ON slug = {other}"
        f" WHERE {of} = ? ORDER BY name",
        (slug,),
    )


def find_authority(edition: Edition, name: str) -> str:
    """The slug for a slug, GSS code or any name, as in the edition's directory."""
    wanted, names = plain(name), names_of(edition)
    known: dict[str, set[str]] = {plain(slug): {slug} for slug in names}
    for slug, spelling in spellings(edition.database):
        known.setdefault(plain(spelling), set()).add(slug)
    slugs = known.get(wanted, set())
    if len(slugs) == 1:
        return min(slugs)
    if slugs:
        told = "; ".join(sorted(f"{names[slug]} ({slug})" for slug in slugs))
        raise EditionError(f"{name!r} matches more than one authority: {told}. Give one of these.")
    near = [repr(names[slug]) for slug in nearly_named(wanted, known)]
    hint = f"Did you mean {joined(near, last_after='or')}?" if near else HOW_TO_NAME
    raise EditionError(f"{name!r} is not an authority in this edition. {hint}")


def why_no_figures(edition: Edition, slug: str) -> str:
    """What to say of an authority that has none for the edition's year."""
    row = authority_of(edition, slug)
    assert row is not None
    said = f"{row.name} has no figures for {edition.year}"
    if row.last_day and row.last_day < edition.year.first_day.isoformat():
        return f"{said}: it was abolished on {day_after(row.last_day)}."
    if row.first_day and row.first_day > edition.year.last_day.isoformat():
        return f"{said}: it began on {in_words(row.first_day)}."
    return f"{said}."
