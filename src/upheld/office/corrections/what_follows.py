"""What follows for a case when a recommendation or an outcome was entered in error, or was not.

A recommendation has the last of its outcomes that stand. An outcome of the case that was recorded
here stands as long as it is what the recommendations with an outcome by that day make of the case,
and the corrected one is among them. Otherwise it was entered in error with what it followed from,
and the one that follows now is recorded.
"""

from datetime import date

from upheld.office.configuration import own_profile
from upheld.office.follow_up.outcomes import let_case_follow, let_recommendation_follow
from upheld.office.ledger.recording import Writing
from upheld.office.models import (
    Case,
    Compliance,
    Kept,
    Outcome,
    Person,
    Recommendation,
)
from upheld.office.rules.case_outcome import Followed, outcome_of_case


def let_the_rest_follow(record: Kept, *, by: Person, write: Writing) -> None:
    corrected = record.recommendation if isinstance(record, Outcome) else record
    if not isinstance(corrected, Recommendation):
        return
    case = corrected.case
    if isinstance(record, Outcome) and not corrected.in_error:
        let_recommendation_follow(Recommendation.objects.get(pk=corrected.pk), write=write)
    for outcome in case.compliance.filter(recorded_by__isnull=False):
        if not _stands(outcome, case, corrected):
            outcome.in_error = True
            write.change(outcome)
    let_case_follow(case, by=by, write=write)


def _stands(outcome: Compliance, case: Case, corrected: Recommendation) -> bool:
    followed = []
    for recommendation in case.recommendations.filter(agreed_on__lte=outcome.recorded_on):
        if one := _by(outcome.recorded_on, recommendation):
            followed.append(one)
        elif recommendation.pk == corrected.pk:
            return False
    profile = own_profile()
    if any(each.outcome not in profile.compliance for each in followed):
        return True  # nobody can say any more what it makes of the case
    found = outcome_of_case(followed, profile)
    return found is not None and found.outcome == outcome.outcome


def _by(day: date, recommendation: Recommendation) -> Followed | None:
    last = recommendation.outcomes.filter(recorded_on__lte=day).last()
    if last is None:
        return None
    return Followed(
        agreed_on=recommendation.agreed_on,
        due_on=recommendation.due_on,
        outcome=last.outcome,
        completed_on=last.completed_on,
        recorded_on=last.recorded_on,
    )
