"""Earlier figures that the cases no longer give: the published figure stays, with the revised one.

A case can be decided again, and records can be corrected. The published figure is never changed. If
today's cases give another, we give both, and say which of the two happened: the cases decided again
since then explain the change, or they do not. We look only at years that the cases cover from the
first month, because an extract that begins in the summer would revise everything.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from upheld.core.figures.figure import Body, YearCounts, counts_of_cells, share_of_body
from upheld.core.measures import Cells, Measure
from upheld.core.shares import Share, share_of
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.decided_again import Again, cases_of, left_since
from upheld.edition.content.tallies import Tallies
from upheld.edition.reading import Edition

FIRST_MONTH = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why a figure comes out differently now. Both reasons can apply to one figure."""

    measure: Measure
    year: Year
    decided_again: int  # cases in the published figure that have been decided again since
    corrected: bool

    @property
    def words(self) -> str:
        if not self.decided_again:
            return f"Our records of {self.year} have been corrected since."
        cases = "1 case was" if self.decided_again == 1 else f"{self.decided_again:,} cases were"
        done = "checked" if cases_of(self.measure).what is What.COMPLIANCE else "decided"
        too = ", and other records were corrected" if self.corrected else ""
        return f"Our records of {self.year} have changed since: {cases} {done} again{too}."


def revised_rows(
    database: sqlite3.Connection, tallies: Tallies, again: Iterable[Again]
) -> list[tuple[Any, ...]]:
    """Rows of the table ``revised``, from the figures for earlier years."""
    since = [each for each in again if each.since_figures]
    years = sorted(
        {tally.year for tally in tallies.earlier}
        | {each.was_year for each in since if each.was_year}
    )
    rows = [row for year in years for row in _of_year(database, tallies, year, since)]
    return sorted(rows, key=lambda row: row[:3])


def _of_year(
    database: sqlite3.Connection, tallies: Tallies, year: Year, again: list[Again]
) -> Iterator[tuple[Any, ...]]:
    for authority, slug, share, published in counted_again(database, tallies, year):
        cause = _cause(share, published=published, year=year, authority=authority, again=again)
        yield (
            *(str(year), authority, slug, share.counted, share.out_of, share.text),
            *(cause.decided_again, int(cause.corrected), cause.words),
        )


def counted_again(
    database: sqlite3.Connection, tallies: Tallies, year: Year
) -> Iterator[tuple[str, str, Share, tuple[int, int]]]:
    """Authority, measure, share now and counts as published, where the two now differ."""
    counts = counts_of_cells(
        tallies.profile,
        year,
        [
            (tally.authority, tally.what, tally.category, tally.outcome, tally.count)
            for tally in tallies.earlier
            if tally.year == year
        ],
        held_whole(tallies, year),
    )
    figures = database.execute(
        "SELECT figure.authority, measure, counted, out_of, residents FROM figure"
        " LEFT JOIN population USING (year, authority) WHERE year = ? AND counted IS NOT NULL",
        (str(year),),
    )
    for authority, slug, counted, out_of, residents in figures:
        measure = tallies.profile.measure_in(slug, year)
        share = _share(authority, measure, counts, residents)
        if share and (share.counted, share.out_of) != (counted, out_of):
            yield authority, slug, share, (counted, out_of)


def _cause(
    share: Share, *, published: tuple[int, int], year: Year, authority: str, again: list[Again]
) -> Cause:
    """Corrected, if putting back the cases decided again does not give what was published."""
    measure = share.measure

    def left(cells: Cells) -> tuple[int, int]:
        return left_since(again, authority=authority, year=year, cells=cells)

    assert share.counted is not None
    assert share.out_of is not None
    counted = share.counted + left(measure.counted)[0]
    out_of = share.out_of + (left(measure.out_of)[0] if isinstance(measure.out_of, Cells) else 0)
    return Cause(
        measure=measure,
        year=year,
        decided_again=left(cases_of(measure))[1],
        corrected=(counted, out_of) != published,
    )


def held_whole(tallies: Tallies, year: Year) -> frozenset[What]:
    """What the cases cover for the whole year."""
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
    """Contradictions among revised figures, in words."""
    for row in edition.rows(
        "SELECT revised.*, figure.counted AS published, figure.out_of AS published_of FROM revised"
        " LEFT JOIN figure USING (year, authority, measure)"
    ):
        name = f"revised {row['year']} {row['authority']} {row['measure']}"
        if row["published"] is None or row["year"] >= str(edition.year):
            yield f"{name}: there is no earlier figure to revise"
        elif (row["published"], row["published_of"]) == (row["counted"], row["out_of"]):
            yield f"{name}: it is the same as was published"
        year = Year.parse(row["year"])
        measure = edition.profile.measure_in(row["measure"], year)
        share = share_of(measure, counted=row["counted"], out_of=row["out_of"])
        cause = Cause(
            measure=measure,
            year=year,
            decided_again=row["decided_again"],
            corrected=bool(row["corrected"]),
        )
        if (share.text, row["why"]) != (row["text"], cause.words):
            yield f"{name}: {row['text']!r} or its reason does not follow from the counts"
        gone = "published" if measure.is_rate else "published_of"
        left = (row[gone] or 0) - row["counted" if measure.is_rate else "out_of"]
        again = cause.decided_again  # cases: each may have had several findings, which all left
        possible = left >= again if edition.profile.counts_findings else left == again
        if not cause.corrected and not possible:
            yield f"{name}: {cause.decided_again} decided again cannot make {left} fewer"
