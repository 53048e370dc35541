"""Entered in error: two people, nothing public, out of everything, kept, and undone the same way."""

from datetime import date

import pytest

from tests.office.cases import a_case, a_decision, a_recommendation, an_upheld_case
from tests.office.corrections.correcting import TODAY, fresh, in_error, say_in_error
from tests.office.signed_in import a_person
from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.corrections.asked_for import ask, confirm, turn_down
from upheld.office.corrections.wanted import error_wanted
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import ChangedMeanwhile, writing
from upheld.office.models import (
    Case,
    Compliance,
    Correction,
    Entry,
    Evidence,
    Held,
    Outcome,
    Recommendation,
)
from upheld.office.models.contract import EDITED, rows_held
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.rules.times import Times

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def officer(database):  # noqa: ARG001  # the office must be there first
    return a_person(Role.CASEWORKER, Role.COMPLIANCE_OFFICER)


@pytest.fixture
def second(database):  # noqa: ARG001
    return a_person(Role.DIRECTOR)


def made(record):
    with writing("test", "make") as write:
        write.make(record)
    return record


def some_evidence(case: Case) -> Evidence:
    told = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    return made(Evidence(case=case, number=1, received_on=date(2024, 4, 2), **told))


def an_outcome(recommendation: Recommendation, outcome: str, number: int = 1, day: int = 1, **more):
    is_done = outcome.startswith("complete")
    return made(
        Outcome(
            recommendation=recommendation,
            number=number,
            outcome=outcome,
            completed_on=date(2024, 5, day) if is_done else None,
            recorded_on=date(2024, 5, day),
            **more,
        )
    )


def rows_out() -> dict[str, int]:
    times = Times.of(own_office())
    return {
        edited.spec.name: many
        for edited in EDITED
        if (many := len(list(rows_held(edited, times=times, as_at=TODAY))))
    }


def troubles(do, *given, **more) -> str:
    with pytest.raises(Refused) as refused:
        do(*given, **more)
    return str(refused.value)


def test_a_complaint_leaves_the_extract_with_all_that_belongs_to_it(officer, second):
    case = an_upheld_case()
    an_upheld_case("23 000 002")
    assert rows_out() == {"received": 2, "decided": 2, "recommendations": 2}
    in_error(case, by=officer, second=second)
    assert rows_out() == {"received": 1, "decided": 1, "recommendations": 1}
    assert Case.everything.count() == 2


def test_it_takes_effect_only_when_a_second_person_has_confirmed_it(officer, second):
    case = an_upheld_case()
    correction = say_in_error(case, by=officer)
    assert Case.objects.exists()
    assert "A second person must confirm it" in troubles(
        confirm, correction, by=a_both(officer), on=TODAY
    )
    confirm(Correction.objects.get(), by=second, on=TODAY)
    assert not Case.objects.exists()


def a_both(officer):
    """The one who asked, with a role that confirms as well."""
    with writing("test", "give a role") as write:
        write.make(Held(person=officer, role=Role.DIRECTOR))
    return type(officer).objects.get(pk=officer.pk)


def test_a_role_that_does_not_confirm_cannot_be_the_second_person(officer):
    correction = say_in_error(an_upheld_case(), by=officer)
    other = a_person(Role.CASEWORKER, email="other@office.example")
    assert "Your role (caseworker) does not let you confirm as the second person" in troubles(
        confirm, correction, by=other, on=TODAY
    )


def test_it_needs_a_reason_and_is_asked_for_once(officer):
    case = an_upheld_case()
    assert troubles(say_in_error, case, by=officer, reason=" ") == (
        "Enter a reason: it is kept with the correction."
    )
    say_in_error(case, by=officer)
    assert "has asked for a correction of this (enter in error)" in troubles(
        say_in_error, case, by=officer
    )


def test_what_is_turned_down_changes_nothing_and_can_be_asked_for_again(officer, second):
    case = an_upheld_case()
    turn_down(say_in_error(case, by=officer), by=second, reason="It was not.", on=TODAY)
    assert Case.objects.count() == 1
    in_error(case, by=officer, second=second)
    assert Case.objects.count() == 0
    assert [each.standing for each in Correction.objects.all()] == ["turned down", "done"]


def test_it_is_undone_in_the_same_way(officer, second):
    case = an_upheld_case()
    in_error(case, by=officer, second=second)
    correction = say_in_error(case, by=officer, reason="It was another one.")
    assert correction.act == "undo entered in error"
    assert not Case.objects.exists()
    confirm(correction, by=second, on=TODAY)
    assert rows_out() == {"received": 1, "decided": 1, "recommendations": 1}


@pytest.mark.parametrize("state", [State.PUBLISHED, State.HIDDEN])
def test_what_is_public_must_be_taken_down_first(officer, second, state):
    case = an_upheld_case()
    decision = case.decisions.get()
    hidden = {"hidden_at": now(), "withheld_reason": "other"}
    set_state(decision, state, **(hidden if state == State.HIDDEN else {}))
    for record in (case, case.recommendations.get()):
        told = troubles(say_in_error, record, by=officer)
        assert f"Decision {decision.sequence} is public, and this with it. Take it down" in told
    set_state(decision, State.TAKEN_DOWN, withheld_reason="other")
    in_error(case, by=officer, second=second)
    assert not Case.objects.exists()


def test_what_became_public_before_it_was_confirmed_is_not_in_error(officer, second):
    case = an_upheld_case()
    correction = say_in_error(case, by=officer)
    set_state(case.decisions.get(), State.PUBLISHED)
    assert "Take it down first" in troubles(confirm, correction, by=second, on=TODAY)
    assert Case.objects.exists()


def set_state(decision, state, **columns):
    decision = fresh(decision)
    decision.state = state
    for name, value in columns.items():
        setattr(decision, name, value)
    with writing("test", "set a state") as write:
        write.change(decision)


def test_evidence_and_what_was_agreed_for_a_person_are_never_public(officer, second):
    case = an_upheld_case()
    personal = a_recommendation(case, 2, recommendation_kind="personal remedy")
    set_state(case.decisions.get(), State.PUBLISHED)
    in_error(some_evidence(case), by=officer, second=second)
    in_error(personal, by=officer, second=second)
    assert list(case.evidence.all()) == []
    assert [each.number for each in case.recommendations.all()] == [1]


def test_an_outcome_in_error_gives_the_recommendation_the_one_before(officer, second):
    case = an_upheld_case()
    recommendation = case.recommendations.get()
    an_outcome(recommendation, "complete and satisfied", day=2)
    wrong = an_outcome(recommendation, "complete late", number=2, day=9)
    set_columns(recommendation, status="complete late", completed_on=date(2024, 5, 9))
    in_error(wrong, by=officer, second=second)
    now = fresh(recommendation)
    assert (now.status, now.completed_on) == ("complete and satisfied", date(2024, 5, 2))
    in_error(Outcome.objects.get(), by=officer, second=second)
    now = fresh(recommendation)
    assert (now.status, now.completed_on) == ("", None)


def set_columns(record, **columns):
    record = fresh(record)
    for name, value in columns.items():
        setattr(record, name, value)
    with writing("test", "set columns") as write:
        write.change(record)


def recorded_case(officer, *outcomes: str) -> Case:
    """With a recommendation for each outcome, and the outcome of the case that follows."""
    case = a_case()
    a_decision(case)
    for number, outcome in enumerate(outcomes, start=1):
        one = a_recommendation(case, number)
        an_outcome(one, outcome, day=number, recorded_by=officer)
        is_done = outcome.startswith("complete")
        set_columns(one, status=outcome, completed_on=date(2024, 5, number) if is_done else None)
    return case


def of_case(case: Case) -> list[tuple[int, str]]:
    return [(each.sequence, each.outcome) for each in case.compliance.all()]


def test_the_outcome_of_the_case_follows_what_stands(officer, second):
    case = recorded_case(officer, "complete and satisfied", "complete but not satisfied")
    told = {"case": case, "recorded_on": date(2024, 5, 2), "recorded_by": officer}
    made(Compliance(outcome="complete but not satisfied", **told))
    wrong = case.recommendations.get(number=2)
    in_error(wrong, by=officer, second=second)
    assert of_case(case) == [(2, "complete and satisfied")]
    in_error(wrong, by=officer, second=second)  # it was none
    assert of_case(case) == [(3, "complete but not satisfied")]
    assert Compliance.everything.count() == 3


def test_without_the_outcome_of_one_the_case_has_none(officer, second):
    case = recorded_case(officer, "complete and satisfied", "complete late")
    told = {"case": case, "recorded_on": date(2024, 5, 2), "recorded_by": officer}
    made(Compliance(outcome="complete late", **told))
    in_error(case.recommendations.get(number=2).outcomes.get(), by=officer, second=second)
    assert of_case(case) == []


def test_an_outcome_of_the_case_that_was_recorded_here_is_not_in_error_by_itself(officer):
    case = recorded_case(officer, "complete late")
    told = {"case": case, "recorded_on": date(2024, 5, 2), "recorded_by": officer}
    follows = made(Compliance(outcome="complete late", **told))
    assert "Say which of those was entered in error" in troubles(say_in_error, follows, by=officer)


def test_an_outcome_of_the_case_that_was_imported_can_be_in_error(officer, second):
    case = an_upheld_case()
    imported = made(Compliance(case=case, outcome="complete late", recorded_on=date(2024, 5, 2)))
    in_error(imported, by=officer, second=second)
    assert of_case(case) == []


def test_a_recommendation_does_not_come_back_to_a_case_that_is_not_upheld(officer, second):
    case = an_upheld_case()
    recommendation = case.recommendations.get()
    in_error(recommendation, by=officer, second=second)
    set_columns(case.decisions.get(), outcome="not upheld")
    assert "has no decision now that found fault" in troubles(
        say_in_error, recommendation, by=officer
    )


def test_what_was_changed_since_it_was_read_is_not_put_in_error(officer):
    case = an_upheld_case()
    read = fresh(case)
    set_columns(case, complainant="Mr B")
    with pytest.raises(ChangedMeanwhile):
        ask(error_wanted(read, reason="Twice.", by=officer, on=TODAY))
    assert not Correction.objects.exists()


def test_the_ledger_keeps_all_of_it_and_the_audit_is_whole(officer, second):
    case = an_upheld_case()
    in_error(case, by=officer, second=second)
    in_error(case, by=officer, second=second)
    actions = [entry.action for entry in Entry.objects.filter(kind="case")]
    assert actions == [
        "enter a complaint",
        "confirm: enter in error",
        "confirm: undo entered in error",
    ]
    assert audit().faults == ()
