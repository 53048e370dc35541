"""An edition's quality in numbers that only its extract can give, counted when it is built.

For complainants and matters we keep only how many figures they affect, for all authorities
together. Nothing here says whose figures these are.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from upheld.core.comparing.comparison import FEWEST_CASES
from upheld.core.comparing.related import FEWEST_RELATED, LEAST_PART
from upheld.core.completeness import filled_counts
from upheld.core.never_public import may_be_counted
from upheld.core.shares import percent_text
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.decided_again import AGAIN, Again
from upheld.edition.content.inserting import insert
from upheld.edition.content.quality import revised_by_rows, timeliness_row
from upheld.edition.content.revised import held_whole
from upheld.edition.content.source import Source
from upheld.edition.content.tallies import Tallies
from upheld.intake.extract import Extract
from upheld.intake.tables import TABLES, Column
from upheld.ombudsman.policies import policy_rows

# Tables that figures are made from. Contacts and messages to authorities are private, and what an
# extract says about itself and its codes is not about cases. No figure is made from enquiries.
LOOKED_AT = (
    "received",
    "decided",
    "compliance",
    "recommendations",
    "reports",
    "events",
    "attendance",
    "populations",
    "counts",
)
# A withheld decision is not something missing, no figure needs the day of a status, and findings
# are numbered in every row or in none.
NOT_LOOKED_AT = {"decided": ("withheld_reason", "finding"), "recommendations": ("recorded_on",)}
NOT_GIVEN = "not given"
Rows = list[tuple[Any, ...]]


def write_quality(
    database: sqlite3.Connection,
    source: Source,
    tallies: Tallies,
    again: tuple[Again, ...],
    about: Mapping[str, str],
) -> None:
    """How complete, timely and revised it is; for earlier years, as it was at the time."""
    extract, year, as_at = source.extract, source.year, source.as_at
    rows = {
        "timeliness": [timeliness_row(about)],
        "completeness": completeness_rows(extract, year=year, as_at=as_at),
        "decided_again": decided_again_rows(again, year, extract),
        "related": related_rows(database, source),
        "recorded_later": recorded_later_rows(database, tallies, again),
        "revised_by": revised_by_rows(database, source.profile),
        "policy": policy_rows(source.office.policies, on=source.public_day),
    }
    for table, of_table in rows.items():
        insert(database, table, of_table)


def fields_of(source: str) -> list[Column]:
    """The columns of an extract table whose completeness we report."""
    left_out = NOT_LOOKED_AT.get(source, ())
    columns = {each.name: each for each in TABLES[source].columns if each.name not in left_out}
    return [columns[name] for name in may_be_counted(source, columns)]


def completeness_rows(extract: Extract, *, year: Year, as_at: date) -> Rows:
    return sorted(
        row
        for source in LOOKED_AT
        if extract.has(source)
        for row in _of_table(extract, source, year=year, as_at=as_at)
    )


def _of_table(extract: Extract, source: str, *, year: Year, as_at: date) -> Iterator[tuple]:
    columns = fields_of(source)
    (told,) = extract.run(
        filled_counts(
            extract.cases(source),
            [column.name for column in columns],
            dated_by=TABLES[source].dated_by,
            year=year.start,
            as_at=as_at,
        )
    )
    for place, column in enumerate(columns):
        is_given = extract.has(source, column.name)
        filled = told[f"filled_{place}"] if is_given else None
        yield completeness_row(year, source, column, rows=told["rows"], filled=filled)


def completeness_row(
    year: Year, source: str, column: Column, *, rows: int, filled: int | None
) -> tuple[Any, ...]:
    text = NOT_GIVEN if filled is None else percent_text(filled, rows)
    return (str(year), source, column.name, int(not column.filled), rows, filled, text)


def decided_again_rows(again: Iterable[Again], year: Year, extract: Extract) -> Rows:
    """Cases in the year whose entry replaced another."""
    last = [each for each in again if each.is_last and each.year == year]
    found = []
    for what in sorted(each.value for each in AGAIN if extract.has(each.value)):
        of = [each for each in last if each.what == what]
        known = [each for each in of if each.was_year is not None]
        parts = (
            of,
            known,
            [each for each in known if each.was_outcomes != each.outcomes],
            [each for each in known if each.was_year != year],
        )
        found.append((str(year), what, *(sum(each.count for each in part) for part in parts)))
    return found


def recorded_later_rows(
    database: sqlite3.Connection, tallies: Tallies, again: Iterable[Again]
) -> Rows:
    """For each earlier year that the cases cover fully: what came after its figures were made."""
    since = [each for each in again if each.since_figures]
    found = []
    for year in sorted({tally.year for tally in tallies.earlier}):
        for what in sorted(held_whole(tallies, year) & {What.RECEIVED, *AGAIN}):
            published = published_of(database, year, what)
            if published is None:
                continue
            now = sum(t.count for t in tallies.earlier if (t.year, t.what) == (year, what))
            left = sum(
                e.count * len(e.was_outcomes) for e in since if (e.was_year, e.what) == (year, what)
            )
            found.append((str(year), what.value, published, now, left, now + left - published))
    return found


def published_of(database: sqlite3.Connection, year: Year, what: str) -> int | None:
    """Everything counted of a kind in a year, if its cases were counted; else None."""
    key = (str(year), str(what))
    if not database.execute("SELECT 1 FROM held WHERE year = ? AND what = ?", key).fetchone():
        return None
    query = "SELECT coalesce(sum(count), 0) FROM counted WHERE year = ? AND what = ?"
    (number,) = database.execute(query, key).fetchone()
    return int(number)


def related_rows(database: sqlite3.Connection, source: Source) -> Rows:
    """For how many authorities one complainant or matter is LEAST_PART of the base or more.

    The base is that of the main measure. If that is not compared, nothing is looked for.
    """
    measure, extract = source.profile.main, source.extract
    if not measure.is_compared:
        return []
    bases = bases_of(database, measure.slug, source.year)
    causes = [
        (each.kind, each.share(measure)[1], bases.get(authority, 0))
        for authority, of_it in source.largest.items()
        for each in of_it
    ]
    return [
        (
            str(source.year),
            measure.slug,
            kind,
            sum(base >= FEWEST_CASES for base in bases.values()),
            sum(_is_related(cases, base) for of, cases, base in causes if of == kind),
        )
        for kind, table in (("complainant", "received"), ("issue", "decided"))
        if extract.has("decided") and extract.has(table, kind)
    ]


def bases_of(database: sqlite3.Connection, measure: str, year: Year) -> dict[str, int]:
    """Each authority's base, if known."""
    query = (
        "SELECT authority, out_of FROM figure WHERE year = ? AND measure = ? AND out_of IS NOT NULL"
    )
    return dict(database.execute(query, (str(year), measure)).fetchall())


def _is_related(cases: int, base: int) -> bool:
    return base >= FEWEST_CASES and cases >= FEWEST_RELATED and cases >= LEAST_PART * base
