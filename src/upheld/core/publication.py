"""Which decisions may be public on a day, and from which day.

Unless it is withheld, a decision becomes public once the office's delay since it was made has
passed, and stays public for as long as the office keeps it. If a case has been decided again, the
last entry by that day is used, and an earlier one is never shown instead. A profile says with which
outcomes decisions are listed; the others are only counted. Editions and the register both read this
module, and nothing else may say what is public.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from upheld.core.profile import Profile
from upheld.core.profile_parts import Kept
from upheld.core.row import Row

Case = tuple[str, str]  # authority, reference

DONE_ON_TIME, DONE_LATE, NOT_DONE, NOTHING_DECIDED = "done on time", "late", "not done", ""


def case_of(row: Row) -> Case:
    return row["authority"], row["reference"]


def entries_of(rows: Iterable[Row], *, dated: str, by: date) -> dict[Case, list[Row]]:
    """The entries for each case that are dated by the day, in the order in which they count."""
    found: dict[Case, list[Row]] = {}
    for row in rows:
        if row[dated] <= by:
            found.setdefault(case_of(row), []).append(row)
    for entries in found.values():
        entries.sort(key=lambda row: (row["sequence"], row.get("finding") or 0))
    return found


def standing(rows: Iterable[Row], *, dated: str, by: date) -> dict[Case, list[Row]]:
    """The last entry for each case by the day. The same rule is in core.counting.standing."""
    return {
        case: last_of(entries) for case, entries in entries_of(rows, dated=dated, by=by).items()
    }


def last_of(entries: Sequence[Row]) -> list[Row]:
    """Of a case's entries in order, the last: one row, or one for each of its findings."""
    return [row for row in entries if row["sequence"] == entries[-1]["sequence"]]


def usual_day(decided_on: date, *, delay: timedelta) -> date:
    """The first day on which a decision may be public, if nothing delays it."""
    return decided_on + delay


def public_from(decision: Row, *, delay: timedelta) -> date:
    """The first day on which it is public: after the delay, or later if it was published later.

    If an extract does not give ``published_on``, nothing delayed the decision.
    """
    usual = usual_day(decision["decided_on"], delay=delay)
    return max(usual, decision.get("published_on") or usual)


def is_public(decision: Row, *, on: date, delay: timedelta) -> bool:
    """True for a case's last decision, if it is not withheld and its first public day has come."""
    return public_from(decision, delay=delay) <= on and not decision["withheld_reason"]


def hides_its_report(decision: Row | None, *, early: str) -> bool:
    """Whether a report is not public either: its decision is withheld, and was not merely early.

    A report is published by itself. It may come before its decision, and stays when that has left.
    ``early``: the reason for withholding a decision that has not been cleared yet.
    """
    return decision is not None and (decision["withheld_reason"] or early) != early


def is_listed(
    decision: Row, *, on: date, delay: timedelta, keep_years: int, listed: Collection[str]
) -> bool:
    """True for a decision that the register lists: public, listed by outcome, and still kept."""
    return (
        is_public(decision, on=on, delay=delay)
        and decision["outcome"] in listed
        and on < leaves_on(decision["decided_on"], keep_years=keep_years)
    )


def leaves_on(decided_on: date, *, keep_years: int) -> date:
    """The day on which a decision has left: this many years after it. 29 February becomes 28."""
    year = decided_on.year + keep_years
    if year > date.max.year:
        return date.max
    try:
        return decided_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def worded_by(entries: Sequence[Row], *, listed: Collection[str]) -> Row:
    """For a public case, the entry whose words and date of publication are used.

    If a later entry has no words of its own, those of the one before are used, with their date.
    Words that were never public (withheld, or with an outcome that is not listed) do not count: the
    last entry is then used by itself, without words.
    """
    for entry in reversed(entries):
        if entry["statement"] or entry["summary"]:
            findings = [row for row in entries if row["sequence"] == entry["sequence"]]
            has_listed = any(row["outcome"] in listed for row in findings)
            return entry if has_listed and not entry["withheld_reason"] else entries[-1]
    return entries[-1]


def public_state(
    recommendation: Row, outcomes: Iterable[Row], *, on: date, profile: Profile
) -> str:
    """What was decided about a recommendation by the day; '' if nothing was.

    ``outcomes``: all compliance outcomes for its case. The state was decided when it was recorded.
    An extract need not give that day. Then it was decided when the last outcome for the case was
    recorded or, if there is none, when it was completed. If that day is missing or still to come,
    we say nothing: we cannot know an earlier state, and must not guess.
    """
    completed_on = recommendation["completed_on"]
    last_recorded = max((row["recorded_on"] for row in outcomes), default=None)
    decided_on = recommendation.get("recorded_on") or last_recorded or completed_on
    if decided_on is None or max(decided_on, completed_on or decided_on) > on:
        return NOTHING_DECIDED
    status = recommendation["status"]
    return _STATES.get(profile.kept(status), NOT_DONE) if status else NOTHING_DECIDED


_STATES = {
    Kept.ON_TIME: DONE_ON_TIME,
    Kept.LATE: DONE_LATE,
    Kept.NEITHER: NOTHING_DECIDED,
}
