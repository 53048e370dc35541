"""Following up recommendations: time, evidence, and what was decided about compliance.

What is public is what a person decided (core.publication). This module says next to the choice
whether something was done late, but never makes the choice: the office records it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from upheld.core.days import in_words
from upheld.core.vocabulary import (
    CEASED,
    DONE,
    FAILED_COMPLIANCE,
    LATE,
    NOT_COMPLETE,
    NOT_SATISFIED,
    SATISFIED,
    UPHELD,
)
from upheld.office.clock import today
from upheld.office.follow_up.evidence import mark_checked
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Case,
    Compliance,
    Decision,
    Extension,
    Person,
    Recommendation,
    next_number,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import State

# ---- Agreed, and more time -------------------------------------------------------------------


def is_upheld(case: Case) -> bool:
    return case.decisions.filter(outcome=UPHELD).exists()


def may_have_recommendations(case: Case) -> None:
    """Raises ValidationError: an extract with a remedy for a complaint not upheld is refused."""
    if not is_upheld(case):
        raise ValidationError(
            f"Case {case.key} has no upheld decision, so nothing can be recommended."
            " Enter its decision first, or correct the outcome."
        )


def grant_more_time(
    recommendation: Recommendation, *, until: date, reason: str, on: date, by: Person
) -> Extension:
    """Raises ValidationError, and ChangedMeanwhile if somebody has changed it since."""
    if recommendation.status:
        raise ValidationError(
            f"Recommendation {recommendation.key} was decided ({recommendation.status}),"
            " so its due date can no longer change."
        )
    if until <= recommendation.last_day:
        raise ValidationError(
            {
                "until": f"{in_words(until)} is not after {in_words(recommendation.last_day)}, the"
                " date it is due now. Enter a later date."
            }
        )
    if yet := yet_to_come(on):
        raise ValidationError({"granted_on": yet})
    if on < recommendation.agreed_on:
        raise ValidationError(
            {
                "granted_on": f"{in_words(on)} is before {in_words(recommendation.agreed_on)}, when"
                " it was agreed. Correct the date."
            }
        )
    extension = Extension(
        recommendation=recommendation,
        number=next_number(Extension, recommendation=recommendation),
        granted_on=on,
        until=until,
        reason=reason,
        granted_by=by,
    )
    recommendation.extended_to = until
    with writing(by, "grant more time") as write:
        write.make(extension)
        write.change(recommendation)
    return extension


def yet_to_come(day: date) -> str:
    """Why something cannot have been done on a day; '' if it can."""
    if day <= today():
        return ""
    return f"{in_words(day)} is in the future. Enter the date it was done."


def due_of(recommendations: Iterable[Recommendation]) -> date | None:
    """A case is due on the latest due date of its recommendations."""
    return max((each.last_day for each in recommendations), default=None)


def lateness(recommendation: Recommendation, *, done_on: date | None) -> str:
    """How late it was, in words to show next to the choice; '' if it was not."""
    agreed, last = recommendation.due_on, recommendation.last_day
    if done_on is None or done_on <= agreed:
        return ""
    if done_on <= last:
        return (
            f"Done {_days(done_on - agreed)} after the date first agreed ({in_words(agreed)}), but"
            f" within the extra time granted (until {in_words(last)}). Extra time granted after the"
            " final decision normally still counts as late."
        )
    return f"Done {_days(done_on - last)} after it was due ({in_words(last)})."


def _days(span: timedelta) -> str:
    return "1 day" if span.days == 1 else f"{span.days:,} days"


# ---- What was decided ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RecommendationOutcome:
    """What was found about one recommendation."""

    recommendation: Recommendation
    status: str
    completed_on: date | None = None


def outcomes_of(statuses: Sequence[str]) -> tuple[str, ...]:
    """The outcomes of a case that agree with those of its recommendations, the likeliest first.

    The worst decides. A case is due on the latest due date of its recommendations, so a case with
    something done late may still have been completed on time.
    """
    for worst in (NOT_COMPLETE, NOT_SATISFIED):
        if worst in statuses:
            return (worst,)
    ceased = (CEASED,) if CEASED in statuses else ()
    if all(status == CEASED for status in statuses):
        return ceased
    return (*((LATE,) if LATE in statuses else ()), SATISFIED, *ceased)


def next_sequence(case: Case) -> int:
    return next_number(Compliance, "sequence", case=case)


def record_outcome(
    case: Case,
    *,
    sequence: int,
    outcome: str,
    on: date,
    by_recommendation: Sequence[RecommendationOutcome],
    by: Person,
) -> Compliance:
    """Record what was decided about a case and each of its recommendations, in one step.

    ``sequence`` is the next number as shown to the person recording it. All evidence received is
    then marked as checked. Raises ValidationError with every problem, and ChangedMeanwhile.
    """
    if sequence != next_sequence(case):
        raise ValidationError(
            f"Somebody else has recorded an outcome for {case.key} in the meantime. Your changes"
            " were not saved. Look at the case, and record another outcome only if that one no"
            " longer applies."
        )
    faults = _faults(case, outcome=outcome, on=on, by_recommendation=by_recommendation, by=by)
    if faults:
        raise ValidationError(faults)
    compliance = Compliance(
        case=case,
        sequence=sequence,
        recorded_on=on,
        outcome=outcome,
        recorded_by=by,
    )
    with writing(by, "record compliance") as write:
        write.make(compliance)
        for each in by_recommendation:
            each.recommendation.status = each.status
            each.recommendation.completed_on = each.completed_on
            write.change(each.recommendation)
        for evidence in case.evidence.filter(checked_on=None):
            mark_checked(evidence, on=on, write=write)
    return compliance


def _faults(
    case: Case,
    *,
    outcome: str,
    on: date,
    by_recommendation: Sequence[RecommendationOutcome],
    by: Person,
) -> dict[str, str]:
    """By form field: the fields of a recommendation end in its number."""
    faults: dict[str, str] = {}
    for each in by_recommendation:
        faults |= _faults_of_one(each, on=on)
    statuses = [each.status for each in by_recommendation]
    fitting = outcomes_of(statuses) if all(statuses) and statuses else (outcome,)
    if outcome not in fitting:
        faults["outcome"] = (
            f"{outcome!r} does not agree with what was found about the recommendations."
            f" With these findings the case can be: {', '.join(fitting)}."
        )
    if NOT_COMPLETE in (outcome, *statuses) and not may(by.roles, Deed.RECORD_NOT_COMPLETE):
        faults["outcome"] = (
            f"Only a director may record {NOT_COMPLETE!r}. Ask one to record this case."
        )
    if wrong := _wrong_day(case, on=on):
        faults["recorded_on"] = wrong
    return faults


def _faults_of_one(found: RecommendationOutcome, *, on: date) -> dict[str, str]:
    number = found.recommendation.number
    day, column = found.completed_on, f"completed_on_{number}"
    if not found.status:
        return {f"status_{number}": f"Recommendation {number}: choose what was found."}
    if found.status in DONE and day is None:
        return {column: f"Recommendation {number}: enter the date it was done."}
    if found.status not in DONE and day is not None:
        return {
            column: f"Recommendation {number} is {found.status!r}, so it cannot have a date it was"
            f" done. Delete {in_words(day)}, or choose another outcome."
        }
    agreed = found.recommendation.agreed_on
    if day and not agreed <= day <= on:
        return {
            column: f"Recommendation {number} cannot have been done on {in_words(day)}: it was"
            f" agreed on {in_words(agreed)}, and this is recorded on {in_words(on)}."
        }
    return {}


def _wrong_day(case: Case, *, on: date) -> str:
    made = case.decisions.exclude(state=State.DRAFT).order_by("decided_on").first()
    if made is None:
        return f"{case.key} has not been decided, so no outcome can be recorded."
    if on < made.decided_on:
        return f"{in_words(on)} is before {in_words(made.decided_on)}, when the case was decided."
    if yet := yet_to_come(on):
        return yet
    last = case.compliance.last()
    if last and on < last.recorded_on:
        return (
            f"{in_words(on)} is before {in_words(last.recorded_on)}, when an outcome was recorded."
        )
    return ""


# ---- A failure -------------------------------------------------------------------------------


def has_failed(case: Case) -> bool:
    """According to the last outcome recorded."""
    last = case.compliance.last()
    return last is not None and last.outcome in FAILED_COMPLIANCE


def open_from_failure(case: Case, *, reference: str, received_on: date, by: Person) -> Case:
    """A new case about the same authority, because it did not do what it agreed to do."""
    last = case.compliance.last()
    if last is None or last.outcome not in FAILED_COMPLIANCE:
        raise ValidationError(
            f"No failure to comply is recorded for {case.key}. Record the outcome first."
        )
    if yet := yet_to_come(received_on):
        raise ValidationError({"received_on": yet})
    if received_on < last.recorded_on:
        raise ValidationError(
            {
                "received_on": f"{in_words(received_on)} is before {in_words(last.recorded_on)},"
                " when the failure was recorded. Enter that date or a later one."
            }
        )
    decision: Decision | None = case.decisions.last()
    opened = Case(
        reference=reference,
        authority=case.authority,
        received_on=received_on,
        category=case.category or (decision.category if decision else ""),
        subcategory=case.subcategory or (decision.subcategory if decision else ""),
        complainant=case.complainant,
        opened_from=case,
        officer=case.officer,
    )
    with writing(by, "open a case from a failure") as write:
        write.make(opened)
    return opened
