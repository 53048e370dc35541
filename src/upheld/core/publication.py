"""Which decision may be public on a day, and from which day on.

A decision is public once the office's delay has passed since it was made, unless it
is withheld, and until the time has passed for which the office keeps it. Of a case decided again
the last entry as at the day decides; an earlier one is never shown in its place. Editions and the
register both read this module: nothing else may say what is public.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from upheld.core.row import Row
from upheld.core.vocabulary import CEASED, CLOSED, LATE, NOT_UPHELD, SATISFIED, UPHELD

Case = tuple[str, str]  # authority, reference

# The other outcomes are counted, and no decision of them is ever listed.
LISTED_OUTCOMES = (CLOSED, NOT_UPHELD, UPHELD)

DONE_ON_TIME, DONE_LATE, NOT_DONE, NOTHING_DECIDED = "done on time", "late", "not done", ""


def case_of(row: Row) -> Case:
    return row["authority"], row["reference"]


def entries_of(rows: Iterable[Row], *, dated: str, by: date) -> dict[Case, list[Row]]:
    """The entries of each case that are dated by the day, in the order in which they count."""
    found: dict[Case, list[Row]] = {}
    for row in rows:
        if row[dated] <= by:
            found.setdefault(case_of(row), []).append(row)
    for entries in found.values():
        entries.sort(key=lambda row: (row["sequence"], row[dated]))
    return found


def standing(rows: Iterable[Row], *, dated: str, by: date) -> dict[Case, Row]:
    """The last entry of each case as at the day; the same rule as core.counting.standing."""
    return {case: entries[-1] for case, entries in entries_of(rows, dated=dated, by=by).items()}


def usual_day(decided_on: date, *, delay: timedelta) -> date:
    """The first day on which a decision may be public, where nothing puts it off."""
    return decided_on + delay


def public_from(decision: Row, *, delay: timedelta) -> date:
    """The first day on which it is public: after the delay, or later where it was published later.

    An extract need not tell ``published_on``; then nothing held the decision back.
    """
    usual = usual_day(decision["decided_on"], delay=delay)
    return max(usual, decision.get("published_on") or usual)


def is_public(decision: Row, *, on: date, delay: timedelta) -> bool:
    """True of a standing decision that is old enough and not withheld; the last day is enough."""
    return public_from(decision, delay=delay) <= on and not decision["withheld_reason"]


def is_listed(decision: Row, *, on: date, delay: timedelta, keep_years: int) -> bool:
    """True of a decision that the register lists: public, of a listed outcome, and still kept."""
    return (
        is_public(decision, on=on, delay=delay)
        and decision["outcome"] in LISTED_OUTCOMES
        and on < leaves_on(decision["decided_on"], keep_years=keep_years)
    )


def leaves_on(decided_on: date, *, keep_years: int) -> date:
    """The day on which a decision has left: so many years after it; 29 February is then 28."""
    year = decided_on.year + keep_years
    if year > date.max.year:
        return date.max
    try:
        return decided_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def worded_by(entries: Sequence[Row]) -> Row:
    """The entry whose words and date of publication stand, of a case that is public.

    A later entry without words of its own leaves those of the one before, and their date. Words
    that were never public, being withheld or of an outcome that is not listed, are no words: the
    last entry then stands for itself, without any.
    """
    for entry in reversed(entries):
        if entry["statement"] or entry["summary"]:
            was_public = entry["outcome"] in LISTED_OUTCOMES and not entry["withheld_reason"]
            return entry if was_public else entries[-1]
    return entries[-1]


def public_state(recommendation: Row, outcomes: Iterable[Row], *, on: date) -> str:
    """What was decided of a recommendation by the day; '' where nothing was.

    ``outcomes`` are all compliance outcomes of its case. An extract tells how a recommendation
    stands on the day it was made, and not since when. It was decided when the last outcome of its
    case was recorded; without one, when it was completed. Where that day is not told, or is yet
    to come, nothing is said: an earlier state cannot be known, and must not be guessed.
    """
    completed_on = recommendation["completed_on"]
    last_recorded = max((row["recorded_on"] for row in outcomes), default=None)
    decided_on = last_recorded or completed_on
    if decided_on is None or max(decided_on, completed_on or decided_on) > on:
        return NOTHING_DECIDED
    return _STATES.get(recommendation["status"] or CEASED, NOT_DONE)


_STATES = {SATISFIED: DONE_ON_TIME, LATE: DONE_LATE, CEASED: NOTHING_DECIDED}
