"""Coded columns corrected after a decision: its own act, the same decision, the same date."""

from datetime import date

import pytest

from tests.office.cases import DECIDED, a_case, a_decision, an_upheld_case
from tests.office.corrections.correcting import TODAY, correct, fresh, in_error
from tests.office.corrections.test_entered_in_error import officer, second, set_state, troubles
from tests.office.signed_in import a_person
from upheld.office.corrections.asked_for import confirm
from upheld.office.models import Decision, Entry
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")
__all__ = ("officer", "second")


@pytest.fixture
def decision(database):  # noqa: ARG001
    return a_decision(a_case(), outcome="not upheld")


def test_it_is_an_act_of_its_own_and_no_new_decision(officer, decision):
    correct(decision, by=officer, outcome="upheld", category="Other", remedied_by_authority=False)
    now = Decision.objects.get()
    assert (now.sequence, now.state, now.decided_on) == (1, State.DECIDED, DECIDED)
    assert (now.outcome, now.category, now.remedied_by_authority) == ("upheld", "Other", False)
    entry = Entry.objects.filter(kind="decision").last()
    assert (entry.action, entry.record) == ("correct a decision", now.key)


def test_a_reason_is_needed_and_something_that_changes(officer, decision):
    assert "Enter a reason" in troubles(correct, decision, by=officer, reason="", outcome="upheld")
    told = troubles(correct, decision, by=officer, outcome="not upheld")
    assert told == "This is what is recorded already. Change something, or go back."


@pytest.mark.parametrize("state", [State.TO_BE_PUBLISHED, State.PUBLISHED])
def test_what_is_public_or_will_be_needs_a_second_person_and_is_cleared_again(
    officer, second, decision, state
):
    set_state(decision, state)
    correction = correct(decision, by=officer, outcome="upheld")
    assert Decision.objects.get().outcome == "not upheld"
    confirm(correction, by=second, on=TODAY)
    now = Decision.objects.get()
    assert (now.outcome, now.state, now.decided_on) == ("upheld", State.DECIDED, DECIDED)


def test_what_public_figures_may_have_counted_needs_a_second_person(officer):
    old = a_decision(a_case(received_on=date(2012, 5, 1)), decided_on=date(2012, 6, 1))
    assert correct(old, by=officer, category="Other").standing == "proposed"


def test_what_was_entered_after_the_figures_were_public_was_not_counted(officer, decision):
    assert correct(decision, by=officer, category="Other").standing == "done"


def test_the_date_stays_unless_it_was_wrong(officer, decision):
    correct(decision, by=officer, decided_on=date(2024, 2, 1))
    now = Decision.objects.get()
    assert (now.decided_on, now.sequence, now.state) == (date(2024, 2, 1), 1, State.DECIDED)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2024, 1, 7), "7 January 2024 is before 8 January 2024, when the complaint was"),
        (date(2024, 9, 3), "3 September 2024 is in the future"),
        (None, "Enter the date it was decided."),
    ],
)
def test_a_date_that_cannot_be_right_is_refused(officer, decision, day, why):
    assert why in troubles(correct, decision, by=officer, decided_on=day)


def test_a_date_between_two_decisions_stays_between_them(officer):
    case = a_case()
    first = a_decision(case, state=State.DECIDED_AGAIN)
    last = a_decision(case, sequence=2, decided_on=date(2024, 5, 6))
    told = troubles(correct, last, by=officer, decided_on=date(2024, 3, 1))
    assert "before 4 March 2024, when the decision before it was made" in told
    told = troubles(correct, first, by=officer, decided_on=date(2024, 6, 1))
    assert "after 6 May 2024, when the next decision was made" in told


def test_what_is_public_does_not_become_public_too_early(officer, second, decision):
    set_state(decision, State.PUBLISHED, published_on=date(2024, 4, 20))
    confirm(correct(decision, by=officer, decided_on=date(2024, 4, 1)), by=second, on=TODAY)
    now = Decision.objects.get()
    assert (now.state, now.published_on, now.hidden_at is None) == (State.DECIDED, None, False)


def test_what_is_public_can_get_an_outcome_that_is_never_published(officer, second, decision):
    set_state(decision, State.PUBLISHED)
    confirm(correct(decision, by=officer, outcome="advice given"), by=second, on=TODAY)
    now = Decision.objects.get()
    assert (now.outcome, now.state, now.hidden_at is None) == ("advice given", "decided", False)


def test_a_complaint_with_recommendations_stays_upheld(officer, second):
    case = an_upheld_case()
    decision = case.decisions.get()
    told = troubles(correct, decision, by=officer, outcome="not upheld")
    assert (
        "only a complaint in which we found fault can have any. Say first that they were entered in"
        " error: recommendation 1." in told
    )
    in_error(case.recommendations.get(), by=officer, second=second)
    assert correct(decision, by=officer, outcome="not upheld").standing == "done"


def test_a_satisfactory_remedy_is_of_an_upheld_complaint(officer, decision):
    told = troubles(correct, decision, by=officer, remedied_by_authority=True)
    assert told.startswith(
        "Only a complaint in which we found fault can have a satisfactory remedy."
    )


def test_a_draft_is_edited_and_not_corrected(officer):
    draft = a_decision(a_case(), state=State.DRAFT)
    assert "is a draft. Edit the draft instead." in troubles(
        correct, draft, by=officer, outcome="not upheld"
    )


def test_a_compliance_officer_does_not_correct_decisions(decision):
    officer = a_person(Role.COMPLIANCE_OFFICER)
    assert "Your role (compliance officer) does not let you correct" in troubles(
        correct, decision, by=officer, outcome="upheld"
    )


def test_what_changed_since_it_was_asked_for_is_not_confirmed(officer, second, decision):
    set_state(decision, State.TO_BE_PUBLISHED)
    correction = correct(decision, by=officer, category="Other")
    set_state(decision, State.TO_BE_PUBLISHED, category="Benefits & Tax")
    assert "has changed since this was asked for" in troubles(
        confirm, correction, by=second, on=TODAY
    )
    assert fresh(decision).category == "Benefits & Tax"


def test_the_statement_and_its_clearance_are_not_touched(officer, second, decision):
    set_state(decision, State.TO_BE_PUBLISHED, statement="1. Mr B waited.", statement_version=1)
    confirm(correct(decision, by=officer, issue="delay"), by=second, on=TODAY)
    now = fresh(decision)
    assert (now.statement, now.state, now.issue) == (
        "1. Mr B waited.",
        State.TO_BE_PUBLISHED,
        "delay",
    )
