"""Outcomes are recorded one recommendation at a time, and that of the case follows from them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from tests.office.cases import (
    a_case,
    a_decision,
    a_recommendation,
    an_upheld_case,
    mistakes,
    record,
    send,
    words,
)
from tests.office.databases import on_both
from tests.office.follow_up.test_evidence import PDF, upload
from tests.office.signed_in import a_person, signed_in
from tests.profiles import CEASED, LATE, NOT_COMPLETE, NOT_SATISFIED, SATISFIED
from upheld.core.vocabulary import PERSONAL_REMEDY
from upheld.office.clock import today
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.follow_up.outcomes import ToRecord, record_outcomes
from upheld.office.follow_up.reminders import reminders
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Compliance, Entry, Evidence, Outcome, Recommendation
from upheld.office.rules.evidence_results import Result
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
TRAINING_DUE = date(2024, 9, 2)


@pytest.fixture
def officer(database):  # noqa: ARG001
    return signed_in(a_person(Role.COMPLIANCE_OFFICER))


@pytest.fixture
def director(database):  # noqa: ARG001
    return signed_in(a_person(Role.DIRECTOR))


def apology_and_training() -> Case:
    """An apology due on 1 April 2024, and training that is due five months later."""
    case = a_case()
    a_decision(case)
    private = {"recommendation_kind": PERSONAL_REMEDY, "remedy": "apology", "text": "Say sorry."}
    a_recommendation(case, 1, due_on=date(2024, 4, 1), **private)
    a_recommendation(case, 2, due_on=TRAINING_DUE)
    return case


def record_one(client, case, number, outcome=SATISFIED, *, done, on, **given):
    told = {f"status_{number}": outcome, f"completed_on_{number}": done, "recorded_on": on}
    address = f"/cases/{case.pk}/compliance/new?recommendation={number}"
    return send(client, address, **told, record="yes", **given)


# ---- One at a time ---------------------------------------------------------------------------


@on_both
def test_an_apology_is_recorded_in_week_2_and_training_in_month_6(database):  # noqa: ARG001
    person = a_person(Role.COMPLIANCE_OFFICER)
    officer, case = signed_in(person), apology_and_training()
    note = "She has the letter."
    record_one(officer, case, 1, done="18/3/2024", on="20/3/2024", note_1=note)
    first = Outcome.objects.get()
    assert (
        first.outcome,
        first.completed_on,
        first.recorded_on,
        first.note,
        first.recorded_by,
    ) == (
        SATISFIED,
        date(2024, 3, 18),
        date(2024, 3, 20),
        note,
        person,
    )
    assert Compliance.objects.count() == 0
    assert [each.number for each in open_recommendations()] == [2]
    told = words(officer.get(f"/cases/{case.pk}"))
    assert (
        "Its outcome follows once all its recommendations have one. Recommendations without one: 2."
        in told
    )

    record_one(officer, case, 2, done="30/8/2024", on="5/9/2024")
    outcome = Compliance.objects.get()
    assert (outcome.sequence, outcome.outcome, outcome.recorded_on, outcome.recorded_by) == (
        1,
        SATISFIED,
        date(2024, 9, 5),
        person,
    )
    statuses = [(each.status, each.completed_on) for each in Recommendation.objects.all()]
    assert statuses == [(SATISFIED, date(2024, 3, 18)), (SATISFIED, date(2024, 8, 30))]
    assert open_recommendations().count() == 0
    assert [entry.kind for entry in Entry.objects.filter(action="record outcomes")] == [
        *("outcome", "recommendation"),
        *("outcome", "recommendation", "compliance"),
    ]


def test_a_reminder_no_longer_asks_for_the_apology(officer):
    case = apology_and_training()
    record_one(officer, case, 1, done="18/3/2024", on="20/3/2024")
    assert reminders(today=date(2024, 4, 10)) == []
    (one,) = reminders(today=date(2024, 9, 3))
    assert [each.number for each in one.recommendations] == [2]
    assert "apology" not in one.text


def test_the_day_of_the_case_is_the_last_even_if_they_are_entered_in_another_order(officer):
    case = apology_and_training()
    record_one(officer, case, 2, done="30/8/2024", on="5/9/2024")
    record_one(officer, case, 1, done="18/3/2024", on="20/3/2024")
    assert Compliance.objects.get().recorded_on == date(2024, 9, 5)


def test_several_are_recorded_at_once_and_what_is_left_empty_stays_open(officer):
    case = apology_and_training()
    a_recommendation(case, 3, due_on=TRAINING_DUE)
    told = {"status_3": LATE, "completed_on_3": "5/5/2024"}
    assert record(officer, case, **told).status_code == 302
    assert [each.status for each in Recommendation.objects.all()] == [SATISFIED, "", LATE]
    assert Compliance.objects.count() == 0
    page = officer.get(f"/cases/{case.pk}/compliance/new")
    assert [each.number for each in page.context["form"].recommendations] == [2]


@on_both
def test_of_the_last_two_recorded_at_one_moment_the_case_follows_once(database):  # noqa: ARG001
    case, person = apology_and_training(), a_person(Role.COMPLIANCE_OFFICER)
    together = Barrier(2)

    def save(number: int) -> None:
        try:
            one = Recommendation.objects.get(number=number)
            day = date(2024, 5, 1)
            decided = [ToRecord(recommendation=one, outcome=SATISFIED, completed_on=day)]
            together.wait()
            record_outcomes(case, decided, on=date(2024, 5, 10), by=person)
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(save, (1, 2)))
    assert [each.outcome for each in Compliance.objects.all()] == [SATISFIED]


# ---- The second step -------------------------------------------------------------------------


def test_the_second_step_says_what_follows_and_records_nothing(officer):
    case = apology_and_training()
    page = record_one(officer, case, 1, LATE, done="5/4/2024", on="10/4/2024")
    assert page.status_code == 302
    address = f"/cases/{case.pk}/compliance/new?recommendation=2"
    told = {"status_2": LATE, "completed_on_2": "7/9/2024", "recorded_on": "10/9/2024"}
    page = send(officer, address, **told)
    assert "Done 5 days after it was due (2 September 2024)." in words(page)
    assert (
        "All its recommendations now have an outcome, so the case is recorded as “complete late”"
        " on 10 September 2024. It counts in the figures for 2024-25."
    ) in words(page)
    assert (Compliance.objects.count(), Outcome.objects.count()) == (0, 1)
    hidden = {field.html_name: field.value() or "" for field in page.context["form"]}
    again = officer.post(address, hidden | {"change": "yes"})
    assert 'value="7/9/2024"' in again.content.decode()
    assert Outcome.objects.count() == 1
    assert officer.post(address, hidden | {"record": "yes"}).status_code == 302
    assert Compliance.objects.get().outcome == LATE


def test_the_second_step_says_what_the_case_waits_for(officer):
    case = apology_and_training()
    address = f"/cases/{case.pk}/compliance/new?recommendation=1"
    told = {"status_1": SATISFIED, "completed_on_1": "18/3/2024", "recorded_on": "20/3/2024"}
    page = send(officer, address, **told)
    assert "It has no outcome yet, because recommendation 2 has none." in words(page)


def test_a_recommendation_late_by_its_dates_is_late_only_if_a_person_says_so(officer):
    case = an_upheld_case()
    assert record(officer, case, done="7/5/2024").status_code == 302
    assert Compliance.objects.get().outcome == SATISFIED


# ---- What cannot be recorded -----------------------------------------------------------------


def test_only_a_director_records_that_nothing_was_done(officer, director):
    case = an_upheld_case()
    form = officer.get(f"/cases/{case.pk}/compliance/new").context["form"]
    assert NOT_COMPLETE not in dict(form.fields["status_1"].choices)
    assert record(officer, case, NOT_COMPLETE, done="").status_code == 200
    assert Compliance.objects.count() == Outcome.objects.count() == 0
    assert record(director, case, NOT_COMPLETE, done="").status_code == 302
    assert Compliance.objects.get().outcome == NOT_COMPLETE


def test_a_case_becomes_so_when_the_last_outcome_is_recorded_by_whomever(officer, director):
    """What the director found decides it; recording the apology must not wait for a director."""
    case = apology_and_training()
    record_one(director, case, 2, NOT_COMPLETE, done="", on="20/3/2024")
    record_one(officer, case, 1, done="18/3/2024", on="20/3/2024")
    assert Compliance.objects.get().outcome == NOT_COMPLETE


def test_the_rule_holds_below_the_page_too():
    """A form that was tampered with reaches the same refusal."""
    case = an_upheld_case()
    decided = [ToRecord(recommendation=case.recommendations.get(), outcome=NOT_COMPLETE)]
    with pytest.raises(ValidationError, match="Only a director may record"):
        record_outcomes(case, decided, on=date(2024, 5, 10), by=a_person(Role.COMPLIANCE_OFFICER))


@pytest.mark.parametrize("step", [None, "yes"])
@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"outcome": ""}, "Choose one."),
        ({"done": ""}, "Enter the date it was done."),
        ({"done": "3/3/2024"}, "cannot have been done on 3 March 2024: it was agreed on 4 March"),
        ({"done": "11/5/2024"}, "and this is recorded on 10 May 2024"),
        ({"outcome": CEASED}, "With the outcome “ceased” there cannot be a date it was done."),
        ({"recorded_on": "3/3/2024", "done": "3/3/2024"}, "is before 4 March 2024, when the case"),
        ({"recorded_on": "1/7/2062"}, "1 July 2062 is in the future. Enter the date it was done."),
    ],
)
def test_what_does_not_add_up_is_refused_in_both_steps(officer, given, mistake, step):
    page = record(officer, an_upheld_case(), **given, record=step)
    assert any(mistake in each for each in mistakes(page))
    assert (Compliance.objects.count(), Recommendation.objects.get().status) == (0, "")


def test_a_day_or_a_note_without_an_outcome_is_not_lost_without_a_word(officer):
    case = apology_and_training()
    page = record(officer, case, note_2="They asked for time.")
    assert mistakes(page) == ["Choose an outcome, or delete the date and the note below."]
    page = record(officer, case, outcome="", done="")
    assert mistakes(page) == ["Choose the outcome of at least one recommendation."]


def test_what_another_has_recorded_meanwhile_is_shown_and_nothing_is_dropped(officer):
    case = apology_and_training()
    upload(officer, case, "letter.pdf", PDF, about=[case.recommendations.get(number=1).pk])
    address = f"/cases/{case.pk}/compliance/new"
    form = officer.get(address).context["form"]
    read = {field.html_name: field.value() or "" for field in form}
    other = signed_in(a_person(Role.COMPLIANCE_OFFICER, email="other@office.example"))
    shows = {"result_evidence_1": Result.SHOWS}
    record_one(other, case, 1, LATE, done="5/4/2024", on="10/4/2024", **shows)
    mine = read | shows | {"record": "yes", "recorded_on": "10/5/2024", "note_1": "By letter."}
    mine |= {"status_1": SATISFIED, "completed_on_1": "18/3/2024"}
    mine |= {"status_2": SATISFIED, "completed_on_2": "1/5/2024"}
    page = officer.post(address, mine)
    assert page.status_code == 409
    assert "Their version and yours" in words(page)
    assert "By letter." in page.content.decode()
    assert [each.status for each in case.recommendations.all()] == [LATE, ""]


@pytest.mark.parametrize("number", ["0", "9", "x", "-1", "9" * 5_000, ""])
def test_an_address_that_names_no_recommendation_is_no_fault(officer, number):
    case = an_upheld_case()
    found = officer.get(f"/cases/{case.pk}/compliance/new", {"recommendation": number})
    assert found.status_code == (404 if number else 200)
    found = officer.get(f"/cases/{case.pk}/evidence/new", {"recommendation": number})
    assert found.status_code == 200


# ---- Recorded again --------------------------------------------------------------------------


def test_an_outcome_recorded_again_changes_the_case_only_if_its_own_changes(officer):
    case = apology_and_training()
    record_one(officer, case, 1, LATE, done="5/4/2024", on="10/4/2024")
    record_one(officer, case, 2, NOT_SATISFIED, done="30/8/2024", on="5/9/2024")
    record_one(officer, case, 1, done="28/3/2024", on="6/9/2024")
    assert [each.outcome for each in Compliance.objects.all()] == [NOT_SATISFIED]
    record_one(officer, case, 2, LATE, done="3/10/2024", on="7/10/2024")
    outcomes = [
        (each.sequence, each.outcome, each.recorded_on) for each in Compliance.objects.all()
    ]
    assert outcomes == [
        (1, NOT_SATISFIED, date(2024, 9, 5)),
        (2, LATE, date(2024, 10, 7)),
    ]
    second = case.recommendations.get(number=2)
    assert [each.outcome for each in second.outcomes.all()] == [NOT_SATISFIED, LATE]
    page = record_one(officer, case, 2, done="3/10/2024", on="6/10/2024")
    assert "is before 7 October 2024, when an outcome of the case was recorded" in mistakes(page)[0]


def test_the_outcome_that_a_case_came_with_stands_until_all_have_their_own(officer):
    case = apology_and_training()
    with writing("import", "import an extract") as write:
        write.make(Compliance(case=case, recorded_on=date(2024, 9, 3), outcome=LATE))
    assert open_recommendations().count() == 0
    page = record_one(officer, case, 1, done="18/3/2024", on="20/9/2024")
    assert page.status_code == 302
    assert [each.outcome for each in Compliance.objects.all()] == [LATE]
    record_one(officer, case, 2, done="30/8/2024", on="21/9/2024")
    assert [each.outcome for each in Compliance.objects.all()] == [LATE, SATISFIED]


def test_what_was_agreed_after_the_case_had_its_outcome_gets_one_of_its_own(officer):
    case = an_upheld_case()
    record(officer, case)
    a_recommendation(case, 2, agreed_on=date(2024, 6, 3), due_on=date(2024, 7, 1))
    assert [each.number for each in open_recommendations()] == [2]
    record_one(officer, case, 2, done="28/6/2024", on="1/7/2024")
    days = [(each.outcome, each.recorded_on) for each in Compliance.objects.all()]
    assert days == [(SATISFIED, date(2024, 5, 10)), (SATISFIED, date(2024, 7, 1))]


def test_ceased_is_an_end_of_its_own(officer):
    case = an_upheld_case()
    assert record(officer, case, CEASED, done="").status_code == 302
    assert Compliance.objects.get().outcome == CEASED
    assert "Open a new case" not in words(officer.get(f"/cases/{case.pk}"))


# ---- Evidence --------------------------------------------------------------------------------


def test_evidence_is_looked_at_and_what_it_shows_decides_what_is_awaited(officer):
    case = apology_and_training()
    about = case.recommendations.get(number=1)
    upload(officer, case, "letter.pdf", PDF, about=[about.pk])
    evidence = Evidence.objects.get()
    address = f"/recommendations/{about.pk}"
    assert "Where it stands Awaiting our check" in words(officer.get(address))
    look = f"/evidence/{evidence.pk}/look"
    told = {"result": Result.SHOWS, "note": "Signed by the director."}
    assert send(officer, look, **told).headers["Location"] == address
    evidence = Evidence.objects.get()
    assert (evidence.result, evidence.note, evidence.checked_on) == (
        Result.SHOWS,
        "Signed by the director.",
        today(),
    )
    shown = words(officer.get(address))
    assert "Where it stands Ready to record" in shown
    assert "Signed by the director." in shown
    send(officer, look, result=Result.DOES_NOT_SHOW)  # a slip of the hand
    assert "Where it stands Overdue" in words(officer.get(address))
    assert mistakes(send(officer, look, result="")) == ["Choose one."]


def test_what_an_outcome_rests_on_is_not_changed_after_it(officer):
    case = an_upheld_case()
    upload(officer, case, "letter.pdf", PDF)
    evidence = Evidence.objects.get()
    record(officer, case, result_evidence_1=Result.SHOWS)
    look = f"/evidence/{evidence.pk}/look"
    assert look not in officer.get(f"/cases/{case.pk}").content.decode()
    page = send(officer, look, result=Result.DOES_NOT_SHOW)
    assert "its result can no longer change" in mistakes(page)[0]
    assert Evidence.objects.get().result == Result.SHOWS


def test_nothing_is_recorded_over_evidence_that_nobody_has_looked_at(officer):
    case = apology_and_training()
    upload(officer, case, "letter.pdf", PDF)  # about the whole case
    page = record_one(officer, case, 1, done="18/3/2024", on="20/3/2024")
    (mistake,) = mistakes(page)
    assert mistake == "Choose what letter.pdf shows, before you record an outcome."
    given = {"result_evidence_1": Result.SHOWS_PART, "note_evidence_1": "The apology alone."}
    assert (
        record_one(officer, case, 1, done="18/3/2024", on="20/3/2024", **given).status_code == 302
    )
    evidence = Evidence.objects.get()
    assert (evidence.result, evidence.note) == (Result.SHOWS_PART, "The apology alone.")
    assert evidence.checked_by is not None


def test_evidence_about_another_recommendation_does_not_stop_an_outcome(officer):
    case = apology_and_training()
    upload(officer, case, "plan.pdf", PDF, about=[case.recommendations.get(number=2).pk])
    assert record_one(officer, case, 1, done="18/3/2024", on="20/3/2024").status_code == 302
    assert Evidence.objects.get().checked_on is None


# ---- The page of one -------------------------------------------------------------------------


def test_the_page_of_a_recommendation_shows_everything_on_it(officer):
    case = an_upheld_case()
    one = case.recommendations.get()
    told = {"until": "31/5/2024", "granted_on": "29/4/2024", "reason": "The trainer was ill."}
    send(officer, f"/recommendations/{one.pk}/extend", **told)
    upload(officer, case, "letter.pdf", PDF, received_on="6/5/2024")
    record(officer, case, result_evidence_1=Result.SHOWS, note_1="All officers were trained.")
    shown = words(officer.get(f"/recommendations/{one.pk}"))
    for part in (
        "Where it stands Complete and satisfied, done on 1 May 2024",
        "Service improvement, published in the words below",
        "Train its officers.",
        "Due on 3 May 2024, extended to 31 May 2024",
        "until 31 May 2024: The trainer was ill.",
        "letter.pdf",
        "Shows that it was done, checked on 10 May 2024",
        "10 May 2024: complete and satisfied, done on 1 May 2024",
        "All officers were trained.",
        "record outcomes",
        "grant more time",
        "Record another outcome",
    ):
        assert part in shown
    assert officer.get("/recommendations/999999").status_code == 404
    none_such = officer.get(f"/cases/{case.pk}/compliance/new?recommendation=9")
    assert none_such.status_code == 404
