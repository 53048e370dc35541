"""Recording what was decided about recommendations, one at a time or several at once.

A person decides; what the dates say is shown next to the choice (follow_up.compliance.lateness).
The outcome of the case follows by the rule in rules.case_outcome, in the same step, and is recorded
by the same person. Only a director records that nothing was done: a case becomes so only through a
recommendation for which a director has recorded it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst

from upheld.core.days import in_words
from upheld.office.configuration import own_profile
from upheld.office.follow_up.compliance import yet_to_come
from upheld.office.follow_up.evidence import Looked, mark_looked_at
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import (
    Case,
    Compliance,
    Evidence,
    Outcome,
    Person,
    Recommendation,
    next_number,
)
from upheld.office.rules.case_outcome import (
    CaseOutcome,
    Followed,
    is_new,
    not_done,
    outcome_of_case,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import State


@dataclass(frozen=True, kw_only=True)
class ToRecord:
    """What a person has decided about one recommendation."""

    recommendation: Recommendation
    outcome: str
    completed_on: date | None = None  # the day of compliance
    note: str = ""


def record_outcomes(
    case: Case,
    decided: Sequence[ToRecord],
    *,
    looked: Sequence[Looked] = (),
    on: date,
    by: Person,
) -> Compliance | None:
    """Returns the outcome of the case if one follows that is to be recorded.

    Raises ValidationError with every problem, by form field, and ChangedMeanwhile.
    """
    if faults := faults_of(case, decided, looked=looked, on=on, by=by):
        raise ValidationError(faults)
    with writing(by, "record outcomes") as write:
        # Two people who record the last two outcomes at one moment take turns.
        Case.objects.select_for_update().get(pk=case.pk)
        for seen in looked:
            mark_looked_at(seen, on=on, by=by, write=write)
        for each in decided:
            _record(each, on=on, by=by, write=write)
        return let_case_follow(case, by=by, write=write)


def _record(each: ToRecord, *, on: date, by: Person, write: Writing) -> None:
    recommendation = each.recommendation
    write.make(
        Outcome(
            recommendation=recommendation,
            number=next_number(Outcome, recommendation=recommendation),
            outcome=each.outcome,
            completed_on=each.completed_on,
            recorded_on=on,
            note=each.note,
            recorded_by=by,
        )
    )
    let_recommendation_follow(recommendation, write=write)


def let_recommendation_follow(recommendation: Recommendation, *, write: Writing) -> None:
    """Its last outcome is the one that counts: after one was recorded, or entered in error."""
    last = recommendation.outcomes.last()
    recommendation.status = last.outcome if last else ""
    recommendation.completed_on = last.completed_on if last else None
    recommendation.recorded_on = last.recorded_on if last else None
    write.change(recommendation)


# ---- What follows for the case ---------------------------------------------------------------


def let_case_follow(case: Case, *, by: Person, write: Writing) -> Compliance | None:
    """Record the outcome that follows for the case, if there is one and it is new."""
    found = what_follows(case)
    if found is None:
        return None
    compliance = Compliance(
        case=case,
        sequence=next_number(Compliance, "sequence", case=case),
        recorded_on=found.recorded_on,
        outcome=found.outcome,
        recorded_by=by,
    )
    write.make(compliance)
    return compliance


def what_follows(
    case: Case, decided: Sequence[ToRecord] = (), *, on: date | None = None
) -> CaseOutcome | None:
    """The outcome that the case gets, with what is ``decided`` but not recorded yet.

    None if a recommendation has no outcome, or if the outcome that the case has still stands.
    """
    pending = {each.recommendation.pk: each for each in decided}
    followed = [_followed(each, pending, on) for each in case.recommendations.all()]
    found, last = outcome_of_case(followed, own_profile()), case.compliance.last()
    if found is None or last is None:
        return found
    stands = CaseOutcome(outcome=last.outcome, recorded_on=last.recorded_on)
    return found if is_new(found, followed, stands=stands) else None


def _followed(each: Recommendation, pending: Mapping[int, ToRecord], on: date | None) -> Followed:
    new = pending.get(each.pk)
    last = each.outcomes.last()
    return Followed(
        agreed_on=each.agreed_on,
        due_on=each.due_on,
        outcome=new.outcome if new else each.status,
        completed_on=new.completed_on if new else each.completed_on,
        recorded_on=on if new else last and last.recorded_on,
    )


def without_outcome(case: Case) -> list[int]:
    """The numbers of the recommendations for which the outcome of the case still waits."""
    return list(case.recommendations.filter(status="").values_list("number", flat=True))


# ---- What cannot be recorded -----------------------------------------------------------------


def faults_of(
    case: Case, decided: Sequence[ToRecord], *, looked: Sequence[Looked], on: date, by: Person
) -> dict[str, str]:
    """By form field: the fields of a recommendation end in its number."""
    faults: dict[str, str] = {}
    director_alone = not_done(own_profile())
    for each in decided:
        faults |= _faults_of_one(each, on=on)
        if each.outcome in director_alone and not may(by.roles, Deed.RECORD_NOT_COMPLETE):
            faults[f"status_{each.recommendation.number}"] = (
                f"Only a director may record “{each.outcome}”. Ask one to record it."
            )
    seen = {each.evidence.pk for each in looked}
    for evidence in not_looked_at(case, (each.recommendation for each in decided)):
        if evidence.pk not in seen:
            faults[f"result_evidence_{evidence.number}"] = (
                f"Choose what {evidence.name} shows, before you record an outcome."
            )
    if wrong := _wrong_day(case, on=on):
        faults["recorded_on"] = wrong
    return faults


def not_looked_at(case: Case, recommendations: Iterable[Recommendation]) -> list[Evidence]:
    """Evidence about any of them, or about the whole case, that has not been looked at."""
    about = Q(recommendation=None) | Q(recommendation__in=list(recommendations))
    return list(case.evidence.filter(about, checked_on=None).select_related("recommendation"))


def _faults_of_one(decided: ToRecord, *, on: date) -> dict[str, str]:
    recommendation, day = decided.recommendation, decided.completed_on
    number = recommendation.number
    column = f"completed_on_{number}"
    is_done = decided.outcome in own_profile().done
    if is_done and day is None:
        return {column: "Enter the date it was done."}
    if not is_done and day is not None:
        return {
            column: f"With the outcome “{decided.outcome}” there cannot be a date it was done."
            f" Delete {in_words(day)}, or choose another outcome."
        }
    if day and not recommendation.agreed_on <= day <= on:
        return {
            column: f"It cannot have been done on {in_words(day)}: it was agreed on"
            f" {in_words(recommendation.agreed_on)}, and this is recorded on {in_words(on)}."
        }
    last = recommendation.outcomes.last()
    if last and on < last.recorded_on:
        return {
            "recorded_on": f"{in_words(on)} is before {in_words(last.recorded_on)}, when the last"
            f" outcome of recommendation {number} was recorded."
        }
    return {}


def _wrong_day(case: Case, *, on: date) -> str:
    made = case.decisions.exclude(state=State.DRAFT).order_by("decided_on").first()
    if made is None:
        return f"{capfirst(called(case))} has not been decided, so no outcome can be recorded."
    if on < made.decided_on:
        return f"{in_words(on)} is before {in_words(made.decided_on)}, when the case was decided."
    if yet := yet_to_come(on):
        return yet
    last = case.compliance.last()
    if last and on < last.recorded_on:
        return (
            f"{in_words(on)} is before {in_words(last.recorded_on)}, when an outcome of the case"
            " was recorded."
        )
    return ""
