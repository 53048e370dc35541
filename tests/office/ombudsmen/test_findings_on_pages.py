"""Several findings of a decision on the pages of the office: entered, corrected, published."""

import re

import pytest

from tests.office.cases import mistakes, send, words
from tests.office.ombudsmen.own_extracts import OMBUDSMEN
from tests.office.ombudsmen.several_findings import read, take_in, taken_out
from tests.office.signed_in import a_person, signed_in
from upheld.office.decisions.statements import Words
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Correction, Decision, FurtherFinding, Recommendation
from upheld.office.models.of_findings import OF_A_FINDING
from upheld.office.rules.putting_right import Standing
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.web.drafting import FIRST_FINDING

CASE = {"authority": "Alder Homes", "received_on": "8/1/2024", "category": "Charges"}
FIRST = {"outcome": "No maladministration", "decided_on": "4/3/2024", "category": "Charges"}
SECOND = {"outcome": "Service failure", "category": "Complaint handling", "issue": "late reply"}
THIRD = {"outcome": "Maladministration", "category": "Property condition", "fault_from": "4/1/2023"}


@pytest.fixture(autouse=True)
def housing(office_in):
    office_in(OMBUDSMEN / "housing")


@pytest.fixture
def caseworker():
    return signed_in(a_person(Role.CASEWORKER))


@pytest.fixture
def draft(caseworker) -> Decision:
    """With three findings, of which the first finds no fault."""
    saved(send(caseworker, "/cases/new", reference="202400009", **CASE))
    saved(send(caseworker, f"/cases/{Case.objects.get().pk}/decisions/new", **FIRST))
    decision = Decision.objects.get()
    for told in (SECOND, THIRD):
        saved(send(caseworker, f"/decisions/{decision.pk}/findings/new", **told))
    return decision


def saved(answer) -> None:
    assert answer.status_code == 302, mistakes(answer)


def findings_of(decision: Decision) -> list[tuple[str, str]]:
    return [(each.outcome, each.category) for each in decision.each_finding]


def decide(caseworker, decision: Decision) -> Decision:
    page = caseworker.get(f"/decisions/{decision.pk}/look-over")
    seen = re.findall(r'name="(version|seen)" value="(\w+)"', page.content.decode())
    saved(caseworker.post(f"/publication/{decision.pk}/decide", dict(seen)))
    return Decision.objects.get(pk=decision.pk)


def do(client, decision: Decision, action: str, **given: str):
    told = {"version": Decision.objects.get(pk=decision.pk).version, **given}
    return client.post(f"/publication/{decision.pk}/{action}", told)


# ---- Entering ----------------------------------------------------------------------------------


def test_findings_are_entered_into_a_draft_and_shown_in_order(caseworker, draft):
    assert findings_of(draft) == [
        ("No maladministration", "Charges"),
        ("Service failure", "Complaint handling"),
        ("Maladministration", "Property condition"),
    ]
    page = words(caseworker.get(f"/decisions/{draft.pk}"))
    assert page.index("Finding 2 Outcome Service failure") < page.index("Finding 3 Outcome Malad")
    assert "Edit finding 2" in page
    in_case = words(caseworker.get(f"/cases/{draft.case_id}"))
    assert "No maladministration; Service failure; Maladministration" in in_case
    form = caseworker.get(f"/decisions/{draft.pk}/edit").content.decode()
    assert FIRST_FINDING in form


def test_a_finding_of_a_draft_is_edited_or_removed_and_those_after_it_move_up(caseworker, draft):
    second, third = draft.further.all()
    saved(send(caseworker, f"/findings/{third.pk}/edit", outcome="Service failure"))
    saved(send(caseworker, f"/findings/{second.pk}/remove"))
    left = FurtherFinding.objects.get()
    assert (left.pk, left.number, left.outcome) == (third.pk, 2, "Service failure")
    assert audit().faults == ()


def test_a_finding_needs_its_outcome_and_no_fault_has_no_remedy(caseworker, draft):
    address = f"/decisions/{draft.pk}/findings/new"
    assert mistakes(send(caseworker, address, category="Charges")) == ["Choose one."]
    told = {"outcome": "No maladministration", "category": "Charges", "fault_from": "4/1/2023"}
    assert len(mistakes(send(caseworker, address, **told))) == 1
    assert draft.further.count() == 2


def test_fault_in_a_later_finding_is_enough_for_a_recommendation(caseworker, draft):
    told = {"remedy": "repair", "agreed_on": "4/3/2024", "due_on": "3/5/2024", "text": "Repair it."}
    address = f"/cases/{draft.case_id}/recommendations/new"
    saved(send(caseworker, address, recommendation_kind="service improvement", **told))
    assert Recommendation.objects.count() == 1


def test_no_form_of_a_finding_asks_what_only_the_decision_has(caseworker, draft):
    pages = [f"/decisions/{draft.pk}/findings/new", f"/findings/{draft.further.first().pk}/edit"]
    second = decide(caseworker, draft).further.first()
    for address in (*pages, f"/findings/{second.pk}/correct"):
        asked = set(caseworker.get(address).context["form"].fields)
        assert asked - {"version", "reason", "empty_the_rest"} == set(OF_A_FINDING), address


def test_what_will_be_counted_and_read_is_said_of_each_finding(caseworker, draft):
    page = words(caseworker.get(f"/decisions/{draft.pk}/look-over"))
    for said in (
        "One finding about Alder Homes in 2023-24: No maladministration, in the service Charges.",
        "One finding about Alder Homes in 2023-24: Service failure, in the service Complaint",
        "Decision No maladministration, Service failure and Maladministration What that means",
        "Finding 2 Service failure: Complaint handling",
        "Finding 3 Maladministration: Property condition",
        "The issue of finding 3.",
        "offered a satisfactory remedy for finding 3.",
    ):
        assert said in page
    assert "The issue of finding 2." not in page


def test_after_it_is_decided_a_finding_is_not_edited(caseworker, draft):
    second = draft.further.first()
    form = caseworker.get(f"/findings/{second.pk}/edit").context["form"]
    given = {field.html_name: field.value() or "" for field in form}
    decide(caseworker, draft)
    for address in (f"/findings/{second.pk}/edit", f"/findings/{second.pk}/remove"):
        answer = caseworker.post(address, {**given, "outcome": "Maladministration"})
        assert "can no longer be edited" in " ".join(mistakes(answer))
    assert draft.further.first().outcome == "Service failure"


def test_what_is_entered_here_comes_out_with_each_finding(caseworker, draft, tmp_path):
    decide(caseworker, draft)
    rows = read(taken_out(tmp_path / "out")).tables["decided"].to_pylist()
    told = [(row["finding"], row["outcome"], row["issue"] or "") for row in rows]
    assert told == [
        (1, "No maladministration", ""),
        (2, "Service failure", "late reply"),
        (3, "Maladministration", ""),
    ]


# ---- Finding cases -----------------------------------------------------------------------------


def test_cases_are_found_by_what_any_of_their_findings_is(caseworker, draft):
    def is_found(**asked: str) -> bool:
        return draft.case.reference in words(caseworker.get("/cases", asked))

    assert is_found(outcome="Service failure")
    assert is_found(outcome="Service failure", category="Complaint handling")
    assert not is_found(outcome="Service failure", category="Charges")
    assert is_found(words="late")
    assert not is_found(outcome="Reasonable redress")


# ---- Correcting, with a second person ----------------------------------------------------------


def test_a_finding_that_is_public_is_corrected_by_two_people_and_read_again(caseworker):
    take_in()
    decision = Decision.objects.get(case__reference="202400001", sequence=2)
    with_second = decision.further.get()
    published(decision)
    address = f"/findings/{with_second.pk}/correct"
    saved(send(caseworker, address, outcome="Maladministration", reason="Coded wrongly."))
    correction = Correction.objects.get()
    assert correction.standing == Standing.PROPOSED
    assert "finding 2 of decision 2" in words(caseworker.get(f"/corrections/{correction.pk}"))
    assert decision.further.get().outcome == "Service failure"
    second = signed_in(a_person(Role.PUBLISHING_MANAGER))
    saved(second.post(f"/corrections/{correction.pk}/confirm"))
    assert decision.further.get().outcome == "Maladministration"
    assert Decision.objects.get(pk=decision.pk).state == State.DECIDED
    assert "Correct its columns : finding 2 of decision 2" in words(
        caseworker.get(f"/cases/{decision.case_id}/corrections")
    )


def published(decision: Decision) -> None:
    decision.state, decision.withheld_reason = State.PUBLISHED, ""
    with writing("calendar", "publish") as write:
        write.change(decision)


def test_the_last_finding_with_fault_cannot_lose_it_while_remedies_hang_on_it(caseworker, draft):
    told = {"remedy": "repair", "agreed_on": "4/3/2024", "due_on": "3/5/2024", "text": "Repair it."}
    address = f"/cases/{draft.case_id}/recommendations/new"
    saved(send(caseworker, address, recommendation_kind="service improvement", **told))
    decide(caseworker, draft)
    second, third = draft.further.all()
    none = {"outcome": "No maladministration", "reason": "Coded wrongly."}
    saved(send(caseworker, f"/findings/{second.pk}/correct", **none))
    manager = signed_in(a_person(Role.PUBLISHING_MANAGER))
    saved(manager.post(f"/corrections/{Correction.objects.get().pk}/confirm"))
    refused = mistakes(
        send(caseworker, f"/findings/{third.pk}/correct", empty_the_rest="on", **none)
    )
    assert "Recommendations or outcomes are recorded for this case" in refused[0]


# ---- Publication -------------------------------------------------------------------------------


def test_a_decision_is_cleared_if_any_finding_is_one_that_is_published(caseworker, draft):
    saved(send(caseworker, f"/decisions/{draft.pk}/edit", outcome="Outside jurisdiction"))
    told = {"summary": "A landlord delayed.", "statement": "1. The landlord delayed a repair."}
    saved(send(caseworker, f"/decisions/{draft.pk}/statement", **told))
    decision = decide(caseworker, draft)
    manager = signed_in(a_person(Role.PUBLISHING_MANAGER))
    page = words(manager.get(f"/publication/{decision.pk}"))
    assert "Outcome Outside jurisdiction; Service failure; Maladministration Decided" in page
    cleared = do(manager, decision, "clear-for-publication")
    assert cleared.status_code == 302, words(cleared)
    assert Decision.objects.get().state == State.TO_BE_PUBLISHED


def test_a_case_is_decided_again_with_each_finding_or_without_it(caseworker, draft):
    decision = decide(caseworker, draft)
    saved(do(caseworker, decision, "begin-a-review", reason="New letters."))
    again = {"reason": "The letters.", "outcome": "Service failure", "text": "1. Fault."}
    refused = do(caseworker, decision, "decide-again", **again, outcome_2="-")
    assert "Choose the new outcome of finding 3, or that it is left out." in words(refused)
    assert Decision.objects.count() == 1
    more = {"added_1": "Severe maladministration"}
    told = again | {"outcome_2": "-", "outcome_3": "Service failure"}
    assert "needs an outcome and a category" in words(
        do(caseworker, decision, "decide-again", **told, **more)
    )
    more["added_category_1"] = "Anti-social behaviour"
    saved(do(caseworker, decision, "decide-again", **told, **more))
    following = Decision.objects.get(sequence=2)
    assert findings_of(following) == [
        ("Service failure", "Charges"),
        ("Service failure", "Property condition"),
        ("Severe maladministration", "Anti-social behaviour"),
    ]
    assert [each.number for each in following.further.all()] == [2, 3]
    assert following.further.get(number=2).fault_from is not None
    assert Words(summary=following.summary, text=following.statement).text == "1. Fault."


def test_a_case_entered_in_error_still_shows_each_finding(caseworker, draft):
    case = Case.objects.get()
    case.in_error = True
    with writing("command", "enter in error") as write:
        write.change(case)
    said = "No maladministration; Service failure; Maladministration"
    assert said in words(caseworker.get(f"/cases/{case.pk}"))
    page = words(caseworker.get(f"/decisions/{draft.pk}"))
    assert "Finding 3 Outcome Maladministration" in page
    assert "Edit finding 2" not in page


# ---- Who counts none ---------------------------------------------------------------------------


def test_where_findings_are_not_counted_nothing_of_them_is_on_any_page(office_in):
    office_in(OMBUDSMEN / "waterways")
    caseworker = signed_in(a_person(Role.CASEWORKER))
    told = {"authority": "Eastmouth Harbour Trust", "received_on": "8/1/2024"}
    saved(send(caseworker, "/cases/new", reference="W-90001", category="Dredging", **told))
    case = Case.objects.get()
    told = {"outcome": "breach", "decided_on": "4/3/2024", "category": "Dredging"}
    saved(send(caseworker, f"/cases/{case.pk}/decisions/new", **told))
    decision = Decision.objects.get()
    assert caseworker.get(f"/decisions/{decision.pk}/findings/new").status_code == 404
    for address in (f"/decisions/{decision.pk}", f"/decisions/{decision.pk}/edit"):
        assert "inding" not in words(caseworker.get(address))
