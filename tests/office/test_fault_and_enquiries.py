"""What an office keeps for itself about a fault, a contact's language, a report and enquiries."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.office.cases import a_case, a_decision, an_upheld_case, mistakes, send, words
from tests.office.moving.extracts import TIMES, take, taken_out
from tests.office.signed_in import a_person, signed_in
from upheld.core.years import Year
from upheld.office.clock import now, today
from upheld.office.decisions.publication import ask
from upheld.office.decisions.publication_troubles import Again, Asked
from upheld.office.decisions.statements import Words
from upheld.office.follow_up.late_replies import Replies, replies_of
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Contact, Correction, Decision, Enquiry, Person, Report
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State
from upheld.office.web import fault_form

pytestmark = pytest.mark.usefixtures("database")
DRAFT = {"outcome": "upheld", "decided_on": "4/3/2024", "category": "Housing"}
FAULT = {
    "fault_from": "1/2/2023",
    "fault_to": "3/4/2023",
    "fault": "delay",
    "earlier_case": "21-000-007",
}


@pytest.fixture
def caseworker(database):  # noqa: ARG001
    return signed_in(a_person(Role.CASEWORKER))


@pytest.fixture
def director(database):  # noqa: ARG001
    return a_person(Role.DIRECTOR)


def done(decision: Decision, action: Action, *, by: Person, **more) -> Decision:
    asked = Asked(action=action, by=by, at=now(), on=today(), **more)
    return ask(decision, asked, times=TIMES)


def drafted(client, **given):
    return send(client, f"/cases/{a_case().pk}/decisions/new", **{**DRAFT, **given})


def test_a_fault_is_drafted_with_its_decision_and_shown_with_it(caseworker):
    drafted(caseworker, **FAULT)
    decision = Decision.objects.get()
    assert (decision.fault_from, decision.fault_to) == (date(2023, 2, 1), date(2023, 4, 3))
    assert (decision.fault, decision.earlier_case) == ("delay", "21 000 007")
    told = words(caseworker.get(f"/decisions/{decision.pk}"))
    assert "delay, from 1 February 2023, until 3 April 2023" in told
    assert "Earlier case 21 000 007" in told


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"fault_to": "31/1/2023"}, "31 January 2023 is before 1 February 2023."),
        ({"fault_to": "5/3/2024"}, "4 March 2024 is before 5 March 2024."),
        ({"fault_from": "31/12/1999"}, "the first day that we can record"),
        ({"fault": "delays"}, "Choose one from the list."),
        ({"earlier_case": "23 000 001"}, "This is the same case."),
        ({"earlier_case": "the last one"}, "is not a reference such as"),
        ({"outcome": "not upheld"}, "A decision with this outcome finds no fault."),
    ],
)
def test_a_fault_that_no_extract_may_have_is_refused_next_to_its_field(caseworker, given, mistake):
    told = mistakes(drafted(caseworker, **{**FAULT, **given}))
    assert [each for each in told if mistake in each]
    assert not Decision.objects.exists()


def test_a_kind_of_an_earlier_list_stays_stops_no_extract_and_can_be_chosen(caseworker, tmp_path):
    drafted(caseworker, **FAULT)
    decision = Decision.objects.get()
    decision.fault = "of an earlier list"
    with writing("import", "import") as write:
        write.change(decision)
    send(caseworker, f"/decisions/{decision.pk}/edit", issue="Lost records")
    decision.refresh_from_db()
    assert (decision.fault, decision.issue) == ("of an earlier list", "Lost records")
    done(decision, Action.DECIDE, by=a_person(Role.CASEWORKER, email="c@leeds.example"))
    (row,) = taken_out(tmp_path / "out").tables["decided"].to_pylist()
    assert row["fault"] == "of an earlier list"


def test_an_office_without_a_list_of_kinds_writes_its_own(caseworker, monkeypatch):
    office = SimpleNamespace(faults=())
    monkeypatch.setattr(fault_form, "own_office", lambda: office)
    drafted(caseworker, fault="Lost the file")
    assert Decision.objects.get().fault == "Lost the file"


def test_the_day_on_which_a_decision_is_entered_is_kept_and_goes_out(caseworker, tmp_path):
    drafted(caseworker, **FAULT)
    decision = done(
        Decision.objects.get(), Action.DECIDE, by=a_person(Role.CASEWORKER, email="c@leeds.example")
    )
    assert (decision.state, decision.entered_on) == (State.DECIDED, today())
    (row,) = taken_out(tmp_path / "out").tables["decided"].to_pylist()
    assert (row["fault"], row["entered_on"]) == ("delay", today())
    assert row["earlier_case"] == "21 000 007"


# ---- Enquiries -------------------------------------------------------------------------------


def an_enquiry(case, sent_on, due_on, received_on=None) -> None:
    enquiry = Enquiry(case=case, sent_on=sent_on, due_on=due_on, received_on=received_on)
    with writing("test", "enter an enquiry") as write:
        write.make(enquiry)


def test_an_enquiry_is_entered_its_reply_later_and_the_case_says_that_it_was_late(caseworker):
    case = a_case()
    send(caseworker, f"/cases/{case.pk}/enquiries/new", sent_on="1/2/2024", due_on="29/2/2024")
    enquiry = Enquiry.objects.get()
    address = f"/cases/{case.pk}"
    assert "29 February 2024 not yet, overdue" in words(caseworker.get(address))
    send(caseworker, f"/enquiries/{enquiry.pk}/edit", received_on="29/2/2024")
    assert "29 February 2024 29 February 2024" in words(caseworker.get(address))
    send(caseworker, f"/enquiries/{enquiry.pk}/edit", received_on="1/3/2024")
    assert "29 February 2024 1 March 2024, late" in words(caseworker.get(address))
    assert "edit an enquiry" in words(caseworker.get(f"{address}/history"))


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"due_on": "31/1/2024"}, "31 January 2024 is before 1 February 2024."),
        ({"received_on": "31/1/2024"}, "31 January 2024 is before 1 February 2024."),
        ({"sent_on": "1/2/2199", "due_on": "1/3/2199"}, "1 February 2199 is in the future."),
        ({"sent_on": "2/1/2024"}, "There is already an enquiry of this day."),
    ],
)
def test_an_enquiry_that_no_extract_may_have_is_refused(caseworker, given, mistake):
    case = a_case()
    an_enquiry(case, date(2024, 1, 2), date(2024, 1, 30))
    told = {"sent_on": "1/2/2024", "due_on": "29/2/2024", "received_on": "", **given}
    page = send(caseworker, f"/cases/{case.pk}/enquiries/new", **told)
    assert mistake in " ".join(mistakes(page))
    assert Enquiry.objects.count() == 1


def test_late_replies_are_counted_for_each_authority_and_year(caseworker):
    one, other = a_case("23 000 001"), a_case("23 000 002")
    an_enquiry(one, date(2024, 1, 2), date(2024, 1, 30), date(2024, 1, 30))
    an_enquiry(one, date(2024, 2, 2), date(2024, 3, 1), date(2024, 3, 2))
    an_enquiry(other, date(2024, 2, 2), date(2024, 3, 1))
    an_enquiry(other, date(2024, 4, 2), date(2024, 5, 1), date(2024, 4, 9))
    an_enquiry(a_case(slug="bradford"), date(2024, 2, 2), date(2024, 3, 1))
    leeds = Authority.objects.get(slug="leeds")
    told = [
        Replies(year=Year(2024), due=1, late=0, overdue=0),
        Replies(year=Year(2023), due=3, late=1, overdue=1),
    ]
    assert replies_of(leeds, on=date(2024, 6, 1)) == told
    assert replies_of(leeds, on=date(2024, 3, 1)) == [
        Replies(year=Year(2023), due=1, late=0, overdue=0)
    ]
    assert "2023-24 3 1 1" in words(caseworker.get("/authorities/leeds"))


def test_enquiries_come_out_as_they_went_in(tmp_path):
    an_enquiry(a_case(), date(2024, 2, 2), date(2024, 3, 1), date(2024, 3, 4))
    out = taken_out(tmp_path / "out")
    assert out.tables["enquiries"].to_pylist() == [
        {
            "reference": "23 000 001",
            "authority": "leeds",
            "sent_on": date(2024, 2, 2),
            "due_on": date(2024, 3, 1),
            "received_on": date(2024, 3, 4),
        }
    ]
    done = take(out)
    assert (done.made.total(), done.changed.total()) == (0, 0)


# ---- Contacts and reports --------------------------------------------------------------------


def test_a_contact_may_have_a_language(caseworker):
    given = {"role": "leader", "name": "The Leader", "email": "l@leeds.example"}
    send(caseworker, "/authorities/leeds/contacts/new", **given, language="Welsh")
    assert Contact.objects.get().language == "Welsh"
    assert "l@leeds.example, in Welsh" in words(caseworker.get("/authorities/leeds"))


def test_a_report_has_its_days_in_order(database):  # noqa: ARG001
    client = signed_in(a_person(Role.PUBLISHING_MANAGER))
    case = an_upheld_case()
    address = f"/cases/{case.pk}/report"
    given = {"title": "Lost records", "published_on": "1/6/2024", "respond_by": "1/9/2024"}
    assert mistakes(send(client, address, **given, extended_to="31/8/2024")) == [
        "31 August 2024 is before 1 September 2024."
    ]
    send(client, address, **given, extended_to="1/10/2024", further_report_on="1/12/2024")
    report = Report.objects.get()
    assert report.respond_by == date(2024, 9, 1)
    told = words(client.get(f"/cases/{case.pk}"))
    assert "1 September 2024, extended to 1 October 2024" in told
    assert "published on 1 December 2024" in told


def test_a_decision_made_again_keeps_the_fault_only_if_it_is_upheld_again(director):
    made = []
    for number, outcome in enumerate(("upheld", "not upheld"), start=1):
        decision = a_decision(
            a_case(f"23 000 00{number}"),
            state=State.UNDER_REVIEW,
            fault="delay",
            fault_to=date(2023, 4, 3),
            earlier_case="21 000 007",
        )
        again = Again(
            decided_on=today(),
            outcome=outcome,
            words=Words(summary="A new summary.", text="A new text."),
        )
        following = done(decision, Action.DECIDE_AGAIN, by=director, reason="Why.", again=again)
        made.append((following.fault, following.fault_to, following.earlier_case))
        assert following.entered_on == today()
    assert made == [("delay", date(2023, 4, 3), "21 000 007"), ("", None, "21 000 007")]


def test_the_fault_of_a_decision_that_was_made_is_corrected_with_a_reason(caseworker):
    decision = a_decision(a_case(), fault="delay", fault_from=date(2023, 1, 2))
    given = {"fault": "failure to act", "fault_to": "3/2/2023", "earlier_case": "21-000-007"}
    send(caseworker, f"/decisions/{decision.pk}/correct", **given, reason="Coded wrongly.")
    correction = Correction.objects.get()
    assert correction.changes == {
        "fault": ["delay", "failure to act"],
        "fault_to": [None, "2023-02-03"],
        "earlier_case": ["", "21 000 007"],
    }
    assert not correction.is_proposed  # the decision is not public
    decision.refresh_from_db()
    assert (decision.fault, decision.fault_to) == ("failure to act", date(2023, 2, 3))
