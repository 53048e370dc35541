"""The page to look over before deciding: what it says is what is counted, read and printed."""

import re

import pytest

from tests.office.cases import DECIDED, a_case, a_decision, a_recommendation, words
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Decision, Recommendation
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")
TEXT = {"summary": "Mr B waited.", "statement": "1. Mr B waited for a repair.", "issue": "delay"}


def a_draft(**columns):
    told = {"state": State.DRAFT, "subcategory": "Repairs", "statement_kind": "statement"}
    return a_decision(a_case(), **told | TEXT | columns)


@pytest.fixture
def client(database):  # noqa: ARG001  # the office must be there first
    return signed_in(a_person(Role.CASEWORKER))


def look_over(client, decision):
    return client.get(f"/decisions/{decision.pk}/look-over")


def fields(page) -> dict[str, str]:
    html = page.content.decode()
    return dict(re.findall(r'name="(version|seen)" value="(\w+)"', html))


def lines(page, title: str) -> list[str]:
    """What is listed under a heading."""
    html = page.content.decode()
    part = re.split(r"<h2[^>]*>", html.partition(f">{title}</h2>")[2])[0]
    found = re.findall(r"<li>(.*?)</li>", part, flags=re.DOTALL)
    return [each.replace("&amp;", "&") for each in found]


def test_it_says_what_will_be_counted_in_the_names_of_the_measures(client):
    page = look_over(client, a_draft(remedied_by_authority=True))
    assert lines(page, "What will be counted") == [
        "One complaint received about Leeds City Council in 2023-24, in the service Housing.",
        "One decision about Leeds City Council in 2023-24: upheld, in the service Housing.",
        "Complaints upheld: one detailed investigation, and counted among complaints upheld.",
        "Satisfactory remedies provided by the authority: one upheld decision, and counted"
        " among satisfactory remedies.",
        "Upheld decisions per 100,000 residents: counted.",
    ]


def test_what_is_not_upheld_is_an_investigation_and_no_more(client):
    page = look_over(client, a_draft(outcome="not upheld"))
    assert lines(page, "What will be counted")[2:] == [
        "Complaints upheld: one detailed investigation, and not counted among complaints upheld."
    ]


def test_it_has_the_words_of_the_public_and_of_the_letter(client):
    decision = a_draft()
    a_recommendation(decision.case)
    a_recommendation(
        decision.case, 2, recommendation_kind="personal remedy", text="Apologise to Mr B."
    )
    page = look_over(client, decision)
    public = words(page)
    assert "Decision Upheld What that means We found some fault, including fault" in public
    assert "Service Housing › Repairs" in public
    assert "Decided 4 March 2024, in the year 2023-24 Published 15 April 2024 at the" in public
    assert "Statement 1. Mr B waited for a repair." in public
    assert "Apologise" not in public
    assert lines(page, "What the letter to the authority will say") == [
        "Complaints and enquiries received in 2023-24, by service: one more under “Housing”.",
        "Decisions made in 2023-24, by outcome: one more under “Upheld”.",
        "Service improvements agreed: 1 more. The letter does not print their words.",
    ]


def test_what_is_never_published_is_said_to_be_counted_alone(client):
    page = look_over(client, a_draft(outcome="advice given"))
    told = "Nothing. Decisions with the outcome “advice given” are counted and never published."
    assert told in words(page)


def test_it_says_what_is_missing(client):
    draft = a_decision(a_case(received_on=None, category=""), state=State.DRAFT, decided_on=None)
    missing = lines(look_over(client, draft), "Missing")
    assert [re.split(r"[.,:]", each)[0] for each in missing] == [
        "The date",
        "The date it was received",
        "Whether the authority had already offered a satisfactory remedy",
        "Recommendations",
        "The subcategory",
        "The issue",
        "A summary",
        "A statement",
        "The kind",
    ]


def test_when_nothing_is_missing_it_says_so(client):
    draft = a_draft(remedied_by_authority=False)
    a_recommendation(draft.case)
    assert "Missing Nothing." in words(look_over(client, draft))


def test_without_an_outcome_there_is_no_button(client):
    page = look_over(client, a_draft(outcome=""))
    assert lines(page, "What prevents a decision") == [
        "The decision has no outcome. Enter one first."
    ]
    assert "/decide" not in page.content.decode()


def test_the_button_decides_what_was_looked_over(client):
    draft = a_draft()
    page = look_over(client, draft)
    answer = client.post(f"/publication/{draft.pk}/decide", fields(page), follow=True)
    assert "The case has been decided." in words(answer)
    decided = Decision.objects.get()
    assert (decided.state, decided.decided_on) == (State.DECIDED, DECIDED)


def test_what_has_changed_since_is_shown_again_and_nothing_is_decided(client):
    draft = a_draft()
    seen = fields(look_over(client, draft))
    a_recommendation(draft.case)
    answer = client.post(f"/publication/{draft.pk}/decide", seen)
    assert answer.status_code == 422
    assert "What will be counted or read has changed since you opened this page" in words(answer)
    assert "Train its officers." in words(answer)
    assert Decision.objects.get().state == State.DRAFT
    again = client.post(f"/publication/{draft.pk}/decide", fields(answer))
    assert again.status_code == 302
    assert Decision.objects.get().state == State.DECIDED
    assert Recommendation.objects.count() == 1


def test_nobody_decides_without_having_looked_it_over(client):
    draft = a_draft()
    answer = client.post(f"/publication/{draft.pk}/decide", {"version": draft.version})
    assert answer.status_code == 422
    assert Decision.objects.get().state == State.DRAFT


def test_what_is_decided_leads_to_its_publication(client):
    decided = a_draft(state=State.DECIDED)
    assert look_over(client, decided).url == f"/publication/{decided.pk}"
