"""What was decided or recorded again in an extract, in the form that the edition needs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.measures import Cells, Measure
from upheld.core.superseded import BETWEEN, entries_again
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.tallies import DATED
from upheld.intake.extract import Extract

Findings = tuple[str, ...]  # the outcome of each finding in an entry, usually one, in order
AGAIN = (What.DECIDED, What.COMPLIANCE)


@dataclass(frozen=True, kw_only=True)
class Again:
    """How many entries of one kind replaced an earlier entry for their case."""

    what: What
    authority: str  # the body whose figures had the earlier entry
    year: Year
    outcomes: Findings
    is_last: bool  # nothing has replaced it since
    was_year: Year | None  # None: the extract does not hold the earlier entry
    was_outcomes: Findings
    was_remedied: Findings  # of those, the ones that the authority had remedied
    since_figures: bool  # the figures for the earlier entry's year still had it
    count: int  # of cases


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
            outcomes=_findings(row["outcomes"]),
            is_last=row["is_last"],
            was_year=None if row["was_year"] is None else Year(row["was_year"]),
            was_outcomes=_findings(row["was_outcomes"]),
            was_remedied=_findings(row["was_remedied"]),
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


def _findings(text: str | None) -> Findings:
    return tuple(sorted(text.split(BETWEEN))) if text else ()


def left_since(
    again: Iterable[Again], *, authority: str, year: Year, cells: Cells
) -> tuple[int, int]:
    """How many in these cells the year's figures had that have since left the year.

    What was counted, and the cases that it was in: fewer, if a case had several findings.
    """
    left = [
        (each.count, sum(outcome in cells.outcomes for outcome in _counted_in(each, cells)))
        for each in again
        if each.since_figures and (each.authority, each.was_year) == (authority, year)
    ]
    return sum(count * of_it for count, of_it in left), sum(count for count, of_it in left if of_it)


def _counted_in(each: Again, cells: Cells) -> Findings:
    if cells.what is What.REMEDIED:
        return each.was_remedied
    return each.was_outcomes if each.what is cells.what else ()


def cases_of(measure: Measure) -> Cells:
    """The cells whose cases make up a measure: its base, or for a rate its count."""
    return measure.out_of if isinstance(measure.out_of, Cells) else measure.counted
