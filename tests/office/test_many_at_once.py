"""One thing for many records: cases are assigned, and recommendations are given more time."""

import re
from datetime import date

import pytest

from tests.office.cases import DUE, a_case, a_decision, a_recommendation, an_upheld_case
from tests.office.signed_in import a_person, signed_in
from upheld.office.follow_up.awaiting import awaits
from upheld.office.models import Case, Entry, Extension, Recommendation
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def officer(database):  # noqa: ARG001
    return a_person(Role.COMPLIANCE_OFFICER)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def shown(answer) -> list[str]:
    return re.findall(r'no-wrap" href="/cases/\d+">([^<]*)<', words(answer))


def test_a_compliance_officer_takes_what_nobody_has_with_two_clicks(officer):
    mine, theirs = a_case("23 000 001"), a_case("23 000 002")
    browser = signed_in(officer)
    assert shown(browser.get("/cases?whose=unassigned")) == ["23 000 002", "23 000 001"]
    given = {"case": [mine.pk], "take": "yes", "query": "whose=unassigned"}
    answer = browser.post("/cases/assign", given, follow=True)
    assert "1 case was assigned to compliance-officer." in words(answer)
    assert answer.redirect_chain[-1][0] == "/cases?whose=unassigned"
    assert shown(answer) == [theirs.reference]
    assert shown(browser.get("/cases?whose=mine")) == [mine.reference]


def test_all_that_a_search_finds_are_assigned_and_no_others(officer):
    for number in range(60):
        a_case(f"23 000 {number:03}", slug="leeds" if number < 55 else "york")
    given = {"officer": officer.pk, "all": "on", "query": "authority=Leeds"}
    answer = signed_in(officer).post("/cases/assign", given, follow=True)
    assert "55 cases were assigned" in words(answer)
    assert Case.objects.filter(officer=officer).count() == 55
    assert Entry.objects.filter(action="assign a case").count() == 55
    assert not Case.objects.filter(officer=officer, authority="york").exists()


def test_nothing_is_assigned_where_nothing_was_chosen_or_too_much(officer, monkeypatch):
    monkeypatch.setattr("upheld.office.decisions.assigning.MOST_AT_ONCE", 1)
    cases = [a_case("23 000 001"), a_case("23 000 002")]
    browser = signed_in(officer)
    assert "no case was chosen" in words(browser.post("/cases/assign", {}, follow=True))
    given = {"case": [each.pk for each in cases], "take": "yes"}
    answer = browser.post("/cases/assign", given, follow=True)
    assert "You chose 2 cases, and at most 1 can be assigned at once." in words(answer)
    assert not Case.objects.filter(officer=officer).exists()


def test_nobody_loses_a_case_by_pressing_enter_on_a_tick(officer):
    """The first button of a form is pressed: without an officer chosen it does nothing."""
    mine = a_case("23 000 001", officer=officer)
    browser = signed_in(officer)
    answer = browser.post("/cases/assign", {"case": [mine.pk], "officer": ""}, follow=True)
    assert "Nothing was assigned: choose an officer first." in words(answer)
    assert Case.objects.get().officer == officer
    answer = browser.post("/cases/assign", {"case": [mine.pk], "nobody": "on"}, follow=True)
    assert "1 case was assigned to no officer." in words(answer)
    assert Case.objects.get().officer is None


def test_a_case_is_found_by_its_complainant_and_by_its_reference_however_typed(officer):
    a_case("23 000 001", complainant="Mr B")
    a_case("23 000 002", complainant="Ms C")
    browser = signed_in(officer)
    assert shown(browser.get("/cases?complainant=mr+b")) == ["23 000 001"]
    for typed in ("23000002", "23-000-002", "23 000 002"):
        assert shown(browser.get("/cases", {"reference": typed})) == ["23 000 002"]


def test_many_recommendations_are_given_more_time_at_once(officer):
    case = a_decision(a_case()).case
    each = [a_recommendation(case, number) for number in (1, 2, 3)]
    browser = signed_in(officer)
    asked = {"recommendation": [each[0].pk, each[2].pk]}
    page = words(browser.get("/work/extend", asked))
    assert "Grant more time for 2 recommendations" in page
    assert f"{case.reference}, 3, Leeds City Council: due on 3 May 2024" in page
    given = asked | {"until": "3/6/2024", "granted_on": "1/5/2024", "reason": "A long election."}
    answer = browser.post("/work/extend", given, follow=True)
    assert "More time was granted for 2 recommendations." in words(answer)
    days = list(Recommendation.objects.order_by("number").values_list("extended_to", flat=True))
    assert days == [date(2024, 6, 3), None, date(2024, 6, 3)]
    assert set(Extension.objects.values_list("reason", flat=True)) == {"A long election."}


def test_more_time_is_granted_for_all_or_for_none(officer):
    case = a_decision(a_case()).case
    first, later = (
        a_recommendation(case, 1),
        a_recommendation(case, 2, due_on=DUE.replace(year=2025)),
    )
    given = {
        "recommendation": [first.pk, later.pk],
        "until": "3/6/2024",
        "granted_on": "1/5/2024",
        "reason": "A long election.",
    }
    answer = signed_in(officer).post("/work/extend", given)
    named = "Recommendation 2 in case 23 000 001, Leeds City Council"
    assert f"{named}: 3 June 2024 is not after 3 May 2025" in words(answer)
    assert not Extension.objects.exists()


def test_a_link_of_the_start_page_leads_to_what_it_counts(database):  # noqa: ARG001
    person = a_person(Role.CASEWORKER, Role.PUBLISHING_MANAGER)
    a_decision(a_case("23 000 001", officer=person), state=State.DRAFT)
    a_decision(a_case("23 000 002"), state=State.DRAFT)
    an_upheld_case("23 000 003", officer=person)
    browser = signed_in(person)
    found = {each.words: each for each in awaits(person)}
    draft = found["draft decision in your cases"]
    assert (draft.count, shown(browser.get(draft.address))) == (1, ["23 000 001"])
    to_clear = found["decision that has not been cleared for publication"]
    assert to_clear.count == 1
    assert "23 000 003" in words(browser.get(to_clear.address))
