"""The way through the pages: after each act people are where they were, or at what comes next."""

import re
from datetime import date

import pytest

from tests.office.cases import an_upheld_case, send, words
from tests.office.follow_up.test_evidence import PDF
from tests.office.publishing import do, draft
from tests.office.signed_in import a_person, signed_in
from upheld.office.follow_up.evidence import take
from upheld.office.models import Case, Decision, Person, Proposal, Recommendation
from upheld.office.people.entering import enter_person
from upheld.office.rules.roles import Role
from upheld.office.rules.states import TRANSITIONS, Action
from upheld.office.web.context import section_of
from upheld.office.web.publication_forms import CONFIRMED, DONE

pytestmark = pytest.mark.usefixtures("database")
ACTIVE = re.compile(r'navigation__item--active">\s*<a [^>]*href="([^"]+)"')


def test_a_page_belongs_to_one_place_in_the_menu():
    case = an_upheld_case()
    client = signed_in(a_person(Role.CASEWORKER))
    places = {
        "/cases": "/cases",
        f"/cases/{case.pk}/corrections": "/cases",
        f"/cases/{case.pk}/entered-in-error": "/cases",
        "/corrections": "/corrections",
        f"/recommendations/{case.recommendations.get().pk}": "/cases",
        "/work/overdue": "/work",
    }
    found = {to: ACTIVE.findall(client.get(to).content.decode()) for to in places}
    assert found == {to: [place] for to, place in places.items()}
    assert section_of("/") == "/"


def test_who_has_decided_is_told_and_finds_the_case_and_after_a_review_the_new_decision():
    caseworker = a_person(Role.CASEWORKER)
    decision = draft(by=caseworker)
    client, page = signed_in(caseworker), f"/publication/{decision.pk}"
    seen = client.get(f"/decisions/{decision.pk}/look-over").content.decode()
    fields = dict(re.findall(r'name="(version|seen)" value="([^"]*)"', seen))
    shown = client.post(f"{page}/decide", fields, follow=True)
    assert "The case has been decided." in words(shown)
    assert f'href="/cases/{decision.case_id}"' in shown.content.decode()
    do(Action.BEGIN_REVIEW, Decision.objects.get(), by=caseworker)
    told = {
        "version": Decision.objects.get().version,
        "reason": "New evidence.",
        "outcome": "upheld",
        "text": "1. Other words.",
    }
    again = client.post(f"{page}/decide-again", told, follow=True)
    assert "This is the new decision." in words(again)
    assert again.redirect_chain[-1][0] == f"/publication/{Decision.objects.last().pk}"


def test_each_act_on_a_decision_is_said_in_a_sentence():
    asked = {each.action for each in TRANSITIONS if each.is_asked_for}
    by_two = {each.action for each in TRANSITIONS if each.needs_second_person}
    assert ({*DONE}, {*CONFIRMED}) == (asked - by_two, by_two)


def test_more_time_for_many_ends_on_the_list_with_its_search():
    officer = a_person(Role.COMPLIANCE_OFFICER)
    an_upheld_case(officer=officer)
    client, number = signed_in(officer), Recommendation.objects.get().pk
    listed = client.get(f"/work/overdue?officer={officer.pk}").content.decode()
    query = re.search(r'name="query" value="([^"]*)"', listed)[1]
    address = f"/work/extend?list=overdue&query={query}&recommendation={number}"
    given = {"until": "31/5/2024", "granted_on": "29/4/2024", "reason": "The trainer was ill."}
    done = client.post(address, {"recommendation": number, **given})
    assert done.status_code == 302, words(done)
    assert done.url == f"/work/overdue?officer={officer.pk}"
    assert client.get("/work/extend?list=overdue").url == "/work/overdue"
    assert client.get("/work/extend?list=//elsewhere.example").url == "/work"


def test_a_file_looked_at_from_the_list_leads_to_the_next_on_the_list():
    officer = a_person(Role.COMPLIANCE_OFFICER)
    case = an_upheld_case(officer=officer)
    one = case.recommendations.get()
    take(case, [one], [("letter.pdf", PDF)], received_on=date(2024, 5, 6), by=officer)
    client = signed_in(officer)
    to = re.search(r'href="(/evidence/\d+/look[^"]*)"', client.get("/evidence").content.decode())[1]
    assert send(client, to, result="shows that it was done").url == "/evidence"
    assert send(client, to.partition("?")[0]).url == f"/recommendations/{one.pk}"


def test_a_role_that_waits_is_named_with_who_can_confirm_it_and_what_to_do_meanwhile():
    first = a_person(Role.ADMINISTRATOR, email="first@office.example", name="First")
    client = signed_in(first)
    given = {"name": "New", "email": "new@office.example", "roles": ["director", "caseworker"]}
    shown = words(client.post("/people/new", given))
    assert "This waits for a second person: give the role director" in shown
    assert "at the moment no other person can confirm it" in shown
    assert "upheld office break-glass" in shown
    assert "Until then New can sign in, and do what these roles allow: caseworker." in shown
    a_person(Role.DIRECTOR, email="director@office.example", name="Director")
    shown = words(client.get(f"/people/{Person.objects.get(name='New').pk}"))
    assert "One of these people can confirm it: Director They find it on their start" in shown
    assert Proposal.objects.count() == 1
    other = enter_person("other@office.example", name="Other", roles=[Role.CASEWORKER], by=first)
    assert "waits for a second person" not in words(client.get(f"/people/{other.pk}"))


def test_all_that_were_found_can_be_assigned_at_once_also_from_one_page():
    for reference in ("24 000 001", "24 000 002"):
        an_upheld_case(reference)
    officer = a_person(Role.CASEWORKER)
    shown = signed_in(officer).get("/cases?whose=unassigned")
    assert "All 2 that were found" in words(shown)
    told = {"query": "whose=unassigned", "all": "on", "take": "yes"}
    signed_in(officer).post("/cases/assign", told)
    assert Case.objects.filter(officer=officer).count() == 2
