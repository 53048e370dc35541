"""Figures of earlier years that the cases no longer give: as published stands, as revised beside.

A case can be decided again, and an outcome recorded after the letters went. The published figure
is never changed; where today's cases give another, both are told. Only years that the cases hold
from their first month are looked at: an extract that begins in the summer would revise everything.
"""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from upheld.core.figures import Body, YearCounts, counts_of_cells, share_of_body
from upheld.core.measures import BY_SLUG, Cells, Measure
from upheld.core.shares import Share, share_of
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.reading import Edition
from upheld.edition.tallies import Tallies

FIRST_MONTH = timedelta(days=30)
WHY = "Cases of the year have been decided again, or recorded, since it was published."


def revised_rows(database: sqlite3.Connection, tallies: Tallies) -> list[tuple[Any, ...]]:
    """Rows of the table ``revised``, from the figures of earlier years that stand in it."""
    years = sorted({tally.year for tally in tallies.earlier})
    rows = [row for year in years for row in _of_year(database, tallies, year)]
    return sorted(rows, key=lambda row: row[:3])


def _of_year(
    database: sqlite3.Connection, tallies: Tallies, year: Year
) -> Iterator[tuple[Any, ...]]:
    counts = counts_of_cells(
        year,
        [
            (tally.authority, tally.what, tally.category, tally.outcome, tally.count)
            for tally in tallies.earlier
            if tally.year == year
        ],
        _held(tallies, year),
    )
    published = database.execute(
        "SELECT figure.authority, measure, counted, out_of, residents FROM figure"
        " LEFT JOIN population USING (year, authority) WHERE year = ? AND counted IS NOT NULL",
        (str(year),),
    )
    for authority, slug, counted, out_of, residents in published:
        share = _share(authority, BY_SLUG[slug], counts, residents)
        if share and (share.counted, share.out_of) != (counted, out_of):
            yield (str(year), authority, slug, share.counted, share.out_of, share.text, WHY)


def _held(tallies: Tallies, year: Year) -> frozenset[What]:
    """What the cases tell of the whole of the year."""
    until = year.first_day + FIRST_MONTH
    found = {what for what, day in tallies.first_days.items() if day <= until}
    remedied = {tally.what for tally in tallies.earlier if tally.what == What.REMEDIED}
    return frozenset(found | (remedied if What.DECIDED in found else set()))


def _share(
    authority: str, measure: Measure, counts: YearCounts, residents: int | None
) -> Share | None:
    needed = {each.what for each in (measure.counted, measure.out_of) if isinstance(each, Cells)}
    if not needed <= counts.held:
        return None
    body = Body(slug=authority, peer_group=None, exists=True, residents=residents)
    return share_of_body(measure, body, counts)


def revised_recounted(edition: Edition) -> Iterator[str]:
    """What contradicts itself among revised figures, in words."""
    for row in edition.rows(
        "SELECT revised.*, figure.counted AS published, figure.out_of AS published_of FROM revised"
        " LEFT JOIN figure USING (year, authority, measure)"
    ):
        name = f"revised {row['year']} {row['authority']} {row['measure']}"
        if row["published"] is None or row["year"] >= str(edition.year):
            yield f"{name}: there is no earlier figure that it revises"
        elif (row["published"], row["published_of"]) == (row["counted"], row["out_of"]):
            yield f"{name}: it is what was published"
        measure = BY_SLUG[row["measure"]]
        share = share_of(measure, counted=row["counted"], out_of=row["out_of"])
        if (share.text, row["why"]) != (row["text"], WHY):
            yield f"{name}: {row['text']!r} or its reason is not what the counts give"
