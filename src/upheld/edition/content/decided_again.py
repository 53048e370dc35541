"""What was decided or recorded again in an extract, in the form that the edition needs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.measures import Cells, Measure
from upheld.core.superseded import entries_again
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.tallies import DATED
from upheld.intake.extract import Extract

AGAIN = (What.DECIDED, What.COMPLIANCE)


@dataclass(frozen=True, kw_only=True)
class Again:
    """How many entries of one kind replaced an earlier entry for their case."""

    what: What
    authority: str  # the body whose figures had the earlier entry
    year: Year
    outcome: str
    is_last: bool  # nothing has replaced it since
    was_year: Year | None  # None: the extract does not hold the earlier entry
    was_outcome: str
    was_remedied: bool
    since_figures: bool  # the figures for the earlier entry's year still had it
    count: int


def decided_again(
    extract: Extract,
    *,
    as_at: date,
    figures_on: Mapping[Year, date],
    with_fault: Collection[str],
    handed_on: HandedOn = KEPT,
) -> tuple[Again, ...]:
    """From both tables whose cases have a sequence. Empty if no case has more than one entry."""
    days = {year.start: day for year, day in figures_on.items()}
    return tuple(
        Again(
            what=what,
            authority=row["authority"],
            year=Year(row["year"]),
            outcome=row["outcome"],
            is_last=row["is_last"],
            was_year=None if row["was_year"] is None else Year(row["was_year"]),
            was_outcome=row["was_outcome"] or "",
            was_remedied=bool(row["was_remedied"]),
            since_figures=bool(row["since_figures"]),
            count=row["count"],
        )
        for what in AGAIN
        if extract.has(what.value)
        for row in extract.run(
            entries_again(
                extract.cases(what.value),
                recorded=DATED[what],
                as_at=as_at,
                figures_on=days,
                with_fault=with_fault,
                handed_on=handed_on if what is What.COMPLIANCE else KEPT,
            )
        )
    )


def left_since(again: Iterable[Again], *, authority: str, year: Year, cells: Cells) -> int:
    """How many cases in these cells the year's figures had that have since left the year."""
    return sum(
        each.count
        for each in again
        if each.since_figures
        and (each.authority, each.was_year) == (authority, year)
        and _is_of(each, cells)
    )


def _is_of(each: Again, cells: Cells) -> bool:
    if each.was_outcome not in cells.outcomes:
        return False
    if cells.what is What.REMEDIED:
        return each.what is What.DECIDED and each.was_remedied
    return each.what is cells.what


def cases_of(measure: Measure) -> Cells:
    """The cells whose cases make up a measure: its base, or for a rate its count."""
    return measure.out_of if isinstance(measure.out_of, Cells) else measure.counted
