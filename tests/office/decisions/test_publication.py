"""What is done with a decision on its way to the public, and all that is refused, and why."""

from datetime import date

import pytest

from tests.office.databases import on_both
from tests.office.publishing import (
    DECIDED_ON,
    SIX_WEEKS_ON,
    TIMES,
    do,
    draft,
    noon,
    person,
)
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.clearing import clear, look_again
from upheld.office.decisions.publication import confirm, turn_down
from upheld.office.decisions.publication_troubles import Again, Refused
from upheld.office.decisions.statements import (
    Words,
    findings_of,
    uncleared,
    write_words,
)
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Cleared, Decision, Entry, Statement
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, NotAllowed, State

pytestmark = pytest.mark.usefixtures("database")
NAMED = "1. Mr B told Martha Holroyd that the Council was late."


@pytest.fixture
def caseworker(database):  # noqa: ARG001  # the office must be there first
    return person(Role.CASEWORKER)


@pytest.fixture
def manager(database):  # noqa: ARG001
    return person(Role.PUBLISHING_MANAGER)


@pytest.fixture
def director(database):  # noqa: ARG001
    return person(Role.DIRECTOR)


def decided(caseworker, **more):
    return do(Action.DECIDE, draft(by=caseworker, **more), by=caseworker)


def cleared(caseworker, manager, **more):
    return do(Action.CLEAR, decided(caseworker, **more), by=manager)


def calendar(day):
    return run_calendar(on=day, at=noon(day), times=TIMES)


def stored(decision):
    return Decision.objects.get(pk=decision.pk)


def again(text="1. Mr B was right.", *, on=date(2024, 4, 2), outcome="upheld"):
    return Again(decided_on=on, outcome=outcome, words=Words(summary="", text=text))


@on_both
def test_a_cleared_statement_is_public_when_six_weeks_are_over_and_not_a_day_before(
    caseworker, manager
):
    decision = cleared(caseworker, manager)
    assert calendar(date(2024, 2, 20)).published == 0
    assert stored(decision).state == State.TO_BE_PUBLISHED
    assert calendar(SIX_WEEKS_ON).published == 1
    assert stored(decision).state == State.PUBLISHED
    entries = Entry.objects.count()
    assert calendar(SIX_WEEKS_ON).published == 0
    assert Entry.objects.count() == entries, "the calendar did something twice"
    assert Entry.objects.last().who == "calendar"


def test_a_later_day_may_be_asked_for_and_an_earlier_one_is_refused(caseworker, manager):
    decision = decided(caseworker)
    with pytest.raises(
        Refused, match=r"20 February 2024 is too early.*Enter 21 February 2024 or a later"
    ):
        do(Action.CLEAR, decision, by=manager, publish_on=date(2024, 2, 20))
    do(Action.CLEAR, decision, by=manager, publish_on=date(2024, 3, 1))
    assert calendar(date(2024, 2, 29)).published == 0
    assert calendar(date(2024, 3, 1)).published == 1
    assert Decision.objects.get().published_on == date(2024, 3, 1)


def test_a_decision_leaves_when_it_has_been_kept_for_its_years(caseworker, manager):
    decision = cleared(caseworker, manager)
    calendar(SIX_WEEKS_ON)
    assert calendar(date(2034, 1, 9)).let_go == 0
    assert calendar(date(2034, 1, 10)).let_go == 1
    assert stored(decision).state == State.PAST_ITS_TIME


def test_what_was_cleared_late_and_is_past_its_time_is_never_published(caseworker, manager):
    decision = cleared(caseworker, manager)
    calendar(date(2035, 1, 1))
    assert stored(decision).state == State.TO_BE_PUBLISHED


def test_all_that_stands_in_the_way_is_told_at_once(caseworker):
    decision = decided(caseworker, outcome="advice given", text="")
    with pytest.raises(Refused) as refused:
        do(Action.CLEAR, decision, by=caseworker, publish_on=date(2024, 1, 11))
    assert [(trouble.field, trouble.text.split(".")[0]) for trouble in refused.value.troubles] == [
        ("", "Your role (caseworker) does not let you clear for publication"),
        ("", "We do not publish decisions with the outcome 'advice given'"),
        ("", "There is no statement to publish"),
        (
            "publish_on",
            "11 January 2024 is too early to publish a decision made on 10 January 2024",
        ),
    ]
    assert stored(decision).state == State.DECIDED


@on_both
def test_withholding_needs_a_reason_and_a_second_person(caseworker, manager, director):
    decision = decided(caseworker)
    with pytest.raises(Refused, match="Enter a reason"):
        do(Action.WITHHOLD, decision, by=manager, reason=" ")
    with pytest.raises(
        Refused, match=r"'shy' is not a reason to withhold. Choose .*: a person could be identified"
    ):
        do(Action.WITHHOLD, decision, by=manager, withheld_reason="shy")
    do(Action.WITHHOLD, decision, by=manager, reason="She has not agreed.")
    assert stored(decision).state == State.DECIDED, "nothing happens before it is confirmed"
    for somebody, why in ((manager, "A second person"), (caseworker, "does not let you confirm")):
        with pytest.raises(Refused, match=why):
            confirm(stored(decision), by=somebody, at=noon(DECIDED_ON))
    confirm(stored(decision), by=director, at=noon(DECIDED_ON))
    withheld = stored(decision)
    assert (withheld.state, withheld.withheld_reason, withheld.reason, withheld.confirmed_by) == (
        State.WITHHELD,
        "consent",
        "She has not agreed.",
        director,
    )
    assert (withheld.proposed_by, withheld.proposed_action) == (None, "")


def test_while_withholding_is_proposed_nothing_is_published_and_nothing_else_is_done(
    caseworker, manager, director
):
    decision = cleared(caseworker, manager)
    do(Action.WITHHOLD, decision, by=manager)
    assert calendar(SIX_WEEKS_ON).published == 0
    with pytest.raises(Refused, match="must be confirmed or turned down first"):
        do(Action.CALL_BACK, stored(decision), by=manager)
    turn_down(stored(decision), by=director, reason="No.", at=noon(SIX_WEEKS_ON))
    assert calendar(SIX_WEEKS_ON).published == 1


def test_what_is_taken_down_comes_back_by_a_second_person_and_a_new_clearing(
    caseworker, manager, director
):
    decision = cleared(caseworker, manager)
    calendar(SIX_WEEKS_ON)
    do(Action.TAKE_DOWN, decision := stored(decision), by=manager, on=SIX_WEEKS_ON)
    confirm(decision, by=director, at=noon(SIX_WEEKS_ON))
    assert stored(decision).state == State.TAKEN_DOWN
    do(Action.RELEASE, decision, by=director, on=SIX_WEEKS_ON)
    confirm(decision, by=manager, at=noon(SIX_WEEKS_ON))
    assert (stored(decision).state, stored(decision).withheld_reason) == (State.DECIDED, "")
    assert calendar(date(2024, 6, 1)).published == 0


@on_both
def test_a_review_holds_back_at_once_and_a_new_statement_is_the_next_decision(
    caseworker, manager, director
):
    first = cleared(caseworker, manager)
    calendar(SIX_WEEKS_ON)
    do(Action.BEGIN_REVIEW, first := stored(first), by=caseworker, on=date(2024, 3, 1))
    assert stored(first).state == State.UNDER_REVIEW
    with pytest.raises(Refused, match="You need a new statement"):
        do(Action.DECIDE_AGAIN, first, by=director, on=date(2024, 4, 2), again=again(""))
    second = do(Action.DECIDE_AGAIN, first, by=director, on=date(2024, 4, 2), again=again())
    assert (second.sequence, second.state, second.decided_on) == (
        2,
        State.DECIDED,
        date(2024, 4, 2),
    )
    assert stored(first).state == State.DECIDED_AGAIN
    do(Action.CLEAR, second, by=manager, on=date(2024, 4, 3))
    assert calendar(date(2024, 5, 13)).published == 0
    assert calendar(date(2024, 5, 14)).published == 1
    assert [d.state for d in Decision.objects.all()] == [State.DECIDED_AGAIN, State.PUBLISHED]


def test_a_review_without_a_new_statement_leaves_the_first_date_and_needs_a_new_clearing(
    caseworker, manager, director
):
    decision = cleared(caseworker, manager)
    do(Action.BEGIN_REVIEW, decision, by=manager)
    do(Action.END_REVIEW, decision, by=director)
    assert (stored(decision).state, stored(decision).decided_on) == (State.DECIDED, DECIDED_ON)


def test_a_review_is_no_way_around_the_second_person(caseworker, manager, director):
    decision = decided(caseworker)
    do(Action.WITHHOLD, decision, by=manager)
    confirm(decision, by=director, at=noon(DECIDED_ON))
    do(Action.BEGIN_REVIEW, decision, by=director)
    do(Action.END_REVIEW, decision, by=director)
    assert (stored(decision).state, stored(decision).withheld_reason) == (
        State.WITHHELD,
        "consent",
    )


def test_an_earlier_decision_of_a_case_is_never_taken_up_again(caseworker, manager, director):
    first = decided(caseworker)
    do(Action.BEGIN_REVIEW, first, by=caseworker)
    do(Action.DECIDE_AGAIN, first, by=director, on=date(2024, 4, 2), again=again())
    for action in Action:
        with pytest.raises(NotAllowed):
            do(action, stored(first), by=manager)


def test_a_finding_is_cleared_by_a_person_with_why_before_the_statement_is(caseworker, manager):
    decision = decided(caseworker, text=NAMED)
    with pytest.raises(Refused, match=r"Finding \d of the scan"):
        do(Action.CLEAR, decision, by=manager)
    (found,) = uncleared(decision)
    assert found.finding.text == "Martha Holroyd"
    with pytest.raises(NotAllowed, match="Enter why this does not identify anyone"):
        clear(decision, {found.finding.hash: " "}, by=manager, at=noon(DECIDED_ON))
    clear(decision, {found.finding.hash: "The leader, in public."}, by=manager, at=noon(DECIDED_ON))
    assert do(Action.CLEAR, decision, by=manager).state == State.TO_BE_PUBLISHED
    look_again(Cleared.objects.get(), by=manager, at=noon(DECIDED_ON))
    assert stored(decision).state == State.DECIDED


def test_other_words_take_back_the_clearing_and_need_their_findings_cleared(caseworker, manager):
    decision = decided(caseworker, text=NAMED)
    (named,) = uncleared(decision)
    clear(decision, {named.finding.hash: "Public."}, by=manager, at=noon(DECIDED_ON))
    do(Action.CLEAR, decision, by=manager)
    more = Words(summary="", text=f"{NAMED}\n2. Keziah Ollerenshaw agreed.")
    write_words(decision, more, by=caseworker, at=noon(DECIDED_ON))
    assert (stored(decision).state, stored(decision).statement_version) == (State.DECIDED, 2)
    assert [found.cleared is not None for found in findings_of(decision)] == [True, False]
    assert calendar(SIX_WEEKS_ON).published == 0
    assert Statement.objects.count() == 2


def test_the_calendar_holds_back_what_has_a_finding_that_nobody_cleared(caseworker, manager):
    """As after an import, or where the scan has learnt to find more."""
    decision = cleared(caseworker, manager)
    Decision.objects.filter(pk=decision.pk).update_in_ledger(statement=NAMED)
    done = calendar(SIX_WEEKS_ON)
    assert (done.published, done.held_back) == (
        0,
        ["decision 1 in case 23 000 001, Leeds City Council"],
    )


def test_words_that_are_public_or_under_review_stand(caseworker, manager):
    decision = cleared(caseworker, manager)
    calendar(SIX_WEEKS_ON)
    for state in (State.PUBLISHED, State.UNDER_REVIEW):
        with pytest.raises(NotAllowed, match=f"is {state}, so its text cannot be changed"):
            write_words(
                stored(decision), Words(summary="", text="x"), by=caseworker, at=noon(SIX_WEEKS_ON)
            )
        if state == State.PUBLISHED:
            do(Action.BEGIN_REVIEW, stored(decision), by=manager)


@on_both
def test_of_two_who_act_at_once_the_second_is_told(caseworker, manager, director):
    decision = cleared(caseworker, manager)
    mine, theirs = stored(decision), stored(decision)
    do(Action.BEGIN_REVIEW, theirs, by=director)
    with pytest.raises(ChangedMeanwhile, match="by director"):
        do(Action.CALL_BACK, mine, by=manager)
    assert stored(decision).state == State.UNDER_REVIEW


def test_a_decision_is_dated_today_or_before_and_has_an_outcome(caseworker):
    decision = draft(by=caseworker, decided_on=date(2024, 1, 11), outcome="")
    with pytest.raises(Refused) as refused:
        do(Action.DECIDE, decision, by=caseworker)
    assert [trouble.field for trouble in refused.value.troubles] == ["outcome", "decided_on"]
