"""Nobody clears what they wrote, and what identifies by itself is cleared by two."""

import re

import pytest
from django.core.exceptions import ValidationError

from tests.office.cases import words
from tests.office.databases import on_both
from tests.office.publishing import DECIDED_ON, do, draft, noon, person
from tests.office.signed_in import a_person, signed_in
from upheld.office.decisions.clearing import agree, clear
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.decisions.statements import Words, uncleared, write_words
from upheld.office.ledger.audit import audit
from upheld.office.models import Authority, Cleared, Letter
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, NotAllowed, State

pytestmark = pytest.mark.usefixtures("database")

NUMBER = "1. Mr B complained about a delay. His number was 07700 900123.\n2. It apologised."
NAME = "1. Mr B complained to Martha Holroyd.\n2. The Council agreed to apologise."
BOTH = (Role.CASEWORKER, Role.PUBLISHING_MANAGER)


def decided(*, text: str, by):
    decision = draft(by=by, text=text)
    return do(Action.DECIDE, decision, by=by)


def cleared_by(who, decision, *, why: str = "Ofcom's number for drama."):
    (found,) = uncleared(decision)
    clear(decision, {found.finding.hash: why}, by=who, at=noon(DECIDED_ON))
    return Cleared.objects.get()


def test_who_wrote_a_statement_does_not_clear_it_for_publication():
    writer, other = person(*BOTH, name="writer"), person(*BOTH, name="other")
    decision = decided(text="1. Mr B complained.\n2. It apologised.", by=writer)
    with pytest.raises(Refused, match="You wrote words of this statement"):
        do(Action.CLEAR, decision, by=writer)
    write_words(
        decision, Words(summary="", text="1. Mr B complained."), by=other, at=noon(DECIDED_ON)
    )
    for who in (writer, other):
        with pytest.raises(Refused, match="You wrote words of this statement"):
            do(Action.CLEAR, decision, by=who)
    third = person(Role.PUBLISHING_MANAGER, name="third")
    assert do(Action.CLEAR, decision, by=third).state == State.TO_BE_PUBLISHED


@on_both
def test_a_phone_number_is_cleared_by_two_and_neither_wrote_it():
    writer, manager = person(*BOTH, name="writer"), person(Role.PUBLISHING_MANAGER, name="manager")
    decision = decided(text=NUMBER, by=writer)
    found = cleared_by(manager, decision)
    waits = (
        "Finding 1 was cleared by manager, and waits for a second person to agree. The second person can be any"
        " other caseworker, director or publishing manager, but not writer, who wrote words of the"
        " statement."
    )
    with pytest.raises(Refused, match=re.escape(waits)):
        do(Action.CLEAR, decision, by=manager)
    with pytest.raises(NotAllowed, match="You cleared this, so a second person must agree"):
        agree([found], by=manager, at=noon(DECIDED_ON))
    with pytest.raises(NotAllowed, match="You wrote words of this statement"):
        agree([found], by=writer, at=noon(DECIDED_ON))
    agree([found], by=person(Role.CASEWORKER, name="second"), at=noon(DECIDED_ON))
    assert uncleared(decision) == []
    assert do(Action.CLEAR, decision, by=manager).state == State.TO_BE_PUBLISHED
    assert audit().faults == ()


def test_other_words_need_nobody():
    writer = person(Role.CASEWORKER, name="writer")
    decision = decided(text=NUMBER, by=writer)
    other = Words(summary="", text="1. Mr B complained about a delay.\n2. It apologised.")
    write_words(decision, other, by=writer, at=noon(DECIDED_ON))
    assert uncleared(decision) == []


def test_a_name_is_cleared_by_one_unless_that_one_wrote_it():
    writer, manager = (
        person(Role.CASEWORKER, name="writer"),
        person(Role.PUBLISHING_MANAGER, name="m"),
    )
    decision = decided(text=NAME, by=writer)
    cleared_by(manager, decision, why="The leader.")
    assert uncleared(decision) == []
    other = draft(by=writer, reference="23 000 002", text=NAME)
    (found,) = uncleared(other)
    clear(other, {found.finding.hash: "The leader."}, by=writer, at=noon(DECIDED_ON))
    assert [each.needs_second for each in uncleared(other)] == [True]
    agree(Cleared.objects.filter(decision=other), by=manager, at=noon(DECIDED_ON))
    assert uncleared(other) == []


def test_the_page_offers_the_second_person_to_agree_and_not_the_first():
    writer, manager = (a_person(role) for role in BOTH)
    decision = decided(text=NUMBER, by=writer)
    to = f"/publication/{decision.pk}"
    clients = {who: signed_in(who) for who in (writer, manager)}
    third = signed_in(a_person(Role.CASEWORKER, email="third@office.example"))
    (found,) = uncleared(decision)
    assert "Once you have cleared it, a second person must agree." in words(
        clients[manager].get(to)
    )
    sent = {f"why_{found.finding.hash}": "For drama.", "version": decision.version}
    said = clients[manager].post(f"{to}/clear-findings", sent, follow=True)
    assert "1 finding needs a second person to agree." in words(said)
    offered = {who: b'id="agree-1"' in client.get(to).content for who, client in clients.items()}
    assert offered == {writer: False, manager: False}
    assert b'id="agree-1"' in third.get(to).content
    sent = {"finding": found.finding.hash, "version": decision.version}
    said = third.post(f"{to}/agree", sent, follow=True)
    assert "You have agreed, and 1 finding is cleared." in words(said)
    assert uncleared(decision) == []


def test_who_wrote_a_paragraph_does_not_approve_it():
    director = a_person(Role.DIRECTOR, Role.STATISTICIAN, email="both@office.example")
    client, to = signed_in(director), "/authorities/leeds/letter"
    assert Authority.objects.filter(slug="leeds").exists()
    form = {"send": "yes", "paragraph": "We thank the Council.", "source": "", "checked_by": ""}
    assert client.post(to, form).status_code == 302
    refused = client.post(f"{to}/approve", {"version": 1})
    assert "You wrote the paragraph in the letter to Leeds" in words(refused)
    assert Letter.objects.get().approved_by == ""
    other = signed_in(a_person(Role.DIRECTOR))
    assert other.post(f"{to}/approve", {"version": 1}).status_code == 302
    assert Letter.objects.get().approved_by == "director"


def test_a_statement_has_a_length_in_the_office_too():
    writer = person(Role.CASEWORKER, name="writer")
    long = Words(summary="", text="A sentence. " * 40_000)
    decision = draft(by=writer)
    with pytest.raises(ValidationError, match="is 479,999 characters long, and the limit is"):
        write_words(decision, long, by=writer, at=noon(DECIDED_ON))
