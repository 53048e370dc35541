"""What the outcomes of a case's recommendations make of the case: one rule, and nothing else.

Figures count cases, and people record an outcome for each recommendation, so a case has an outcome
once all its recommendations have one. It is the worst of theirs. A case is due on the latest day on
which one of its recommendations is due, as first agreed, so a recommendation that was late makes
the case late only if it was due on that day, or was done after it. Whether a recommendation was
late is what a person recorded, never a sum on dates. Those where checking ceased count for nothing,
unless it ceased for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from upheld.core.vocabulary import CEASED, LATE, NOT_COMPLETE, NOT_SATISFIED, SATISFIED


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A recommendation, as far as its case is concerned."""

    agreed_on: date
    due_on: date  # as first agreed: more time moves the reminder, and not the test of lateness
    outcome: str = ""  # '': none of its own yet
    completed_on: date | None = None
    recorded_on: date | None = None  # None: recorded elsewhere, before it was imported


@dataclass(frozen=True, kw_only=True)
class CaseOutcome:
    outcome: str
    recorded_on: date  # the day on which the last of its recommendations was recorded
    completed_on: date | None = None  # the day on which the last of them was done


def outcome_of_case(recommendations: Sequence[Followed]) -> CaseOutcome | None:
    """None while one of them has no outcome of its own, or if there are none.

    None as well if nothing was recorded here: the case then keeps the outcome it came with.
    """
    recorded = [each.recorded_on for each in recommendations if each.recorded_on]
    if not recorded or not all(each.outcome for each in recommendations):
        return None
    done = [each.completed_on for each in recommendations if each.completed_on]
    return CaseOutcome(
        outcome=_worst(recommendations),
        recorded_on=max(recorded),
        completed_on=max(done, default=None),
    )


def _worst(recommendations: Sequence[Followed]) -> str:
    outcomes = {each.outcome for each in recommendations}
    for worst in (NOT_COMPLETE, NOT_SATISFIED):
        if worst in outcomes:
            return worst
    if outcomes == {CEASED}:
        return CEASED
    return LATE if _is_late(recommendations) else SATISFIED


def _is_late(recommendations: Sequence[Followed]) -> bool:
    counted = [each for each in recommendations if each.outcome != CEASED]
    last_day = max(each.due_on for each in counted)
    return any(
        each.outcome == LATE
        and (each.due_on == last_day or (each.completed_on or last_day) > last_day)
        for each in counted
    )


def is_new(found: CaseOutcome, recommendations: Sequence[Followed], *, stands: CaseOutcome) -> bool:
    """Whether it is to be recorded for a case for which an outcome ``stands`` already.

    The same outcome is not recorded twice, because the day decides the year in which it counts. If
    something was agreed after that day, the outcome that stands was not about it.
    """
    is_about_more = any(each.agreed_on > stands.recorded_on for each in recommendations)
    return is_about_more or found.outcome != stands.outcome
