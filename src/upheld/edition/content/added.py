"""What pooled years add from earlier years: our records as they are when the edition is made.

If the records have the cases of an earlier year, they are counted again for all authorities alike.
A year known only as totals is added as published. What differs from the published figures is
stored, so that the sum can be worked out again in ten years.
"""

import sqlite3
from collections.abc import Iterator

from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.compared import AS_PUBLISHED, OUR_RECORDS
from upheld.edition.content.inserting import insert
from upheld.edition.content.revised import counted_again, held_whole
from upheld.edition.content.tallies import Tallies
from upheld.edition.reading import Edition


def write_added(database: sqlite3.Connection, tallies: Tallies, year: Year) -> None:
    """Fill the tables ``added_year`` and ``added`` for one year."""
    years, rows = [], []
    for before in _years_before(database, year):
        holds = What.DECIDED in held_whole(tallies, before)
        years.append((str(year), str(before), OUR_RECORDS if holds else AS_PUBLISHED))
        if holds:
            rows += [
                (str(year), str(before), authority, measure, share.counted, share.out_of)
                for authority, measure, share, _published in counted_again(
                    database, tallies, before
                )
                if share.measure.is_compared
            ]
    insert(database, "added_year", sorted(years))
    insert(database, "added", sorted(rows))


def _years_before(database: sqlite3.Connection, year: Year) -> Iterator[Year]:
    for back in range(1, MOST_YEARS_TOGETHER):
        before = Year(year.start - back)
        query = "SELECT 1 FROM figure WHERE year = ? LIMIT 1"
        if database.execute(query, (str(before),)).fetchone():
            yield before


def added_recounted(edition: Edition) -> Iterator[str]:
    """What the edition's own year adds that is not what its revised figures say, in words."""
    query = "SELECT DISTINCT year, basis FROM added_year"
    for row in edition.rows(query):
        if row["basis"] not in (OUR_RECORDS, AS_PUBLISHED):
            yield f"added_year {row['year']}: {row['basis']!r} is not a basis for adding a year"
    compared = {measure.slug for measure in edition.profile.compared}
    columns = "year, authority, measure, counted, out_of"
    year = str(edition.year)
    revised = {
        tuple(row.values())
        for row in edition.rows(
            f"SELECT {columns} FROM revised WHERE year IN"
            " (SELECT added FROM added_year WHERE year = ? AND basis = ?)",
            (year, OUR_RECORDS),
        )
        if row["measure"] in compared
    }
    added = {
        tuple(row.values())
        for row in edition.rows(
            "SELECT added AS year, authority, measure, counted, out_of FROM added WHERE year = ?",
            (year,),
        )
    }
    for added_year, authority, measure, *_ in sorted(revised ^ added):
        name = f"added {year} {added_year} {authority} {measure}"
        yield f"{name}: is not what its revised figure says"
