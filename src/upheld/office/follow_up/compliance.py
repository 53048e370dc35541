"""Following up recommendations: when they are due, more time, and a case opened from a failure.

What is public is what a person decided (core.publication). This module says next to the choice
whether something was done late, but never makes the choice: the office records it (outcomes).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.decisions.restricting import restrict_as
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Decision, Extension, Person, Recommendation, next_number
from upheld.office.models.of_findings import has_finding

# ---- Agreed, and more time -------------------------------------------------------------------


def found_fault(case: Case) -> bool:
    with_fault = Q(outcome__in=own_profile().with_fault)
    return case.decisions.filter(has_finding(with_fault)).exists()


def may_have_recommendations(case: Case) -> None:
    """Raises ValidationError: an extract with a remedy where no fault was found is refused."""
    if not found_fault(case):
        raise ValidationError(
            f"Case {case.reference} has no decision that found fault, so nothing can be"
            " recommended. Enter its decision first, or correct the outcome."
        )


def grant_more_time(
    recommendation: Recommendation, *, until: date, reason: str, on: date, by: Person
) -> Extension:
    """Raises ValidationError, and ChangedMeanwhile if somebody has changed it since."""
    if recommendation.status:
        raise ValidationError(
            f"Recommendation {recommendation.number} was decided ({recommendation.status}),"
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


# ---- A failure -------------------------------------------------------------------------------


def failed_on(case: Case) -> date | None:
    """The day on which a failure was recorded: of the case, or of a recommendation of it.

    A case with other recommendations that are still open has no outcome yet, and a new case need
    not wait for them.
    """
    failed, last = own_profile().failed_compliance, case.compliance.last()
    days = [last.recorded_on] if last and last.outcome in failed else []
    for each in case.recommendations.filter(status__in=failed):
        outcome = each.outcomes.last()
        days += [outcome.recorded_on] if outcome else []
    return min(days, default=None)


def open_from_failure(case: Case, *, reference: str, received_on: date, by: Person) -> Case:
    """A new case about the same authority, because it did not do what it agreed to do."""
    failed = failed_on(case)
    if failed is None:
        raise ValidationError(
            f"No failure to comply is recorded for {case.reference}. Record the outcome first."
        )
    if yet := yet_to_come(received_on):
        raise ValidationError({"received_on": yet})
    if received_on < failed:
        raise ValidationError(
            {
                "received_on": f"{in_words(received_on)} is before {in_words(failed)},"
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
        restrict_as(opened, case, write=write, by=by)
    return opened
