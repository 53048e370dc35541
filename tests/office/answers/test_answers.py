"""Nothing is turned down without a reason, and who asked is told: in one place, whatever it was."""

import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.office.cases import an_upheld_case, mistakes, send, words
from tests.office.databases import on_both
from tests.office.publishing import DECIDED_ON, TIMES, do, draft, noon
from tests.office.signed_in import a_person, signed_in
from upheld.office.clock import now
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.publication import turn_down
from upheld.office.erasing.erasing import ask as ask_to_erase
from upheld.office.erasing.targets import possible
from upheld.office.follow_up.awaiting import awaits
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Answer, Authority, Correction, Decision, Letter, Person, Proposal
from upheld.office.people.entering import change_person
from upheld.office.rules.answers import Became
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, NotAllowed, State

pytestmark = pytest.mark.usefixtures("database")
WHY = "It does not identify anyone."
HEADING = "Answers to your requests"


@pytest.fixture
def manager(database) -> Person:  # noqa: ARG001  # the office must be there first
    return a_person(Role.PUBLISHING_MANAGER, name="Manager")


@pytest.fixture
def director(database) -> Person:  # noqa: ARG001
    return a_person(Role.DIRECTOR, name="Director")


def withholding(by: Person) -> Decision:
    caseworker = a_person(Role.CASEWORKER)
    decision = do(Action.DECIDE, draft(by=caseworker), by=caseworker)
    return do(Action.WITHHOLD, decision, by=by)


def news(client: Client) -> str:
    return words(client.get("/")).partition(HEADING)[2].partition("I have read this")[0]


def read(client: Client) -> HttpResponse:
    numbers = re.findall(r'name="answer" value="(\d+)"', client.get("/").content.decode())
    return client.post("/asked/read", {"answer": numbers})


@on_both
def test_who_asked_is_told_once_and_finds_it_in_the_history(manager, director):
    decision = withholding(manager)
    to_second, to_first = signed_in(director), signed_in(manager)
    page = f"/publication/{decision.pk}"
    assert mistakes(send(to_second, f"{page}/turn-down", reason=" ")) == ["Fill this in."]
    done = send(to_second, f"{page}/turn-down", reason=WHY)
    assert done.url == page
    assert "Manager will find your reason on the start page." in words(to_second.get(page))
    told = news(to_first)
    assert told.startswith(" Turned down : withhold, 23 000 001, Leeds City Council .")
    assert re.search(rf"Director, {now():%-d %B %Y}, \d\d:\d\d\. Reason: {WHY}", told)
    assert news(to_second) == ""
    read(to_first)
    assert news(to_first) == ""
    assert f"Reason: {WHY}" in words(to_first.get("/asked"))
    assert f"Reason: {WHY}" in words(to_first.get(f"/cases/{decision.case_id}/history"))
    assert audit().faults == ()


def test_nothing_is_turned_down_without_a_reason_whatever_asks(manager, director):
    decision = withholding(manager)
    with pytest.raises(NotAllowed, match="Enter why you turn it down"):
        turn_down(Decision.objects.get(), by=director, reason=" ", at=noon(DECIDED_ON))
    assert Decision.objects.get(pk=decision.pk).proposed_action == Action.WITHHOLD


def test_who_asked_withdraws_and_does_not_turn_down(manager, director):
    decision = withholding(manager)
    client, page = signed_in(manager), f"/publication/{decision.pk}"
    assert "1 waiting for a second person" in words(client.get("/"))
    shown = words(client.get(page))
    assert ("Withdraw" in shown, "Turn it down" in shown) == (True, False)
    assert (
        "You asked for this yourself" in mistakes(send(client, f"{page}/turn-down", reason="x"))[0]
    )
    version = {"version": Decision.objects.get().version}
    refused = signed_in(director).post(f"{page}/withdraw", version)
    assert "Only Manager can withdraw this." in words(refused)
    client.post(f"{page}/withdraw", version)
    assert Decision.objects.get().proposed_action == ""
    assert Answer.objects.get().became == Became.WITHDRAWN
    assert news(client) == "", "they know"


def test_every_kind_is_told_in_the_same_place(manager, director):
    """A correction, an account, an erasure and the paragraph of a letter."""
    asking = a_person(*Role, name="Asking")  # everything, to ask for everything
    client, second = signed_in(asking), signed_in(director)
    case = an_upheld_case("23 000 009")
    send(client, f"/cases/{case.pk}/entered-in-error", reason="Entered twice.")
    change_person(manager, name="Manager", roles=[*manager.roles, Role.DIRECTOR], by=asking)
    other = an_upheld_case("23 000 010")
    with writing("test", "give a pseudonym") as write:
        other.complainant = "Mr B"
        write.change(other)
        leeds = Authority.objects.get(slug="leeds")
        write.make(Letter(authority=leeds, paragraph="Thank you.", written_by=asking))
    erasure = ask_to_erase(possible("case", other.pk), reason="Asked.", by=asking, at=now())
    assert "3 waiting for a second person" in words(client.get("/"))
    addresses = (
        f"/corrections/{Correction.objects.get().pk}",
        f"/people/proposals/{Proposal.objects.get().pk}",
        f"/erasures/{erasure.pk}",
        "/authorities/leeds/letter",
    )
    for place, to in enumerate(addresses):
        send(second, f"{to}/turn-down", reason=f"Reason number {place}.")
    told = news(client)
    for place, what in enumerate(
        (
            "enter in error, 23 000 009, Leeds City Council",
            "give the role director, Manager",
            "erase personal data, 23 000 010, Leeds City Council",
            "approve a paragraph, Leeds City Council",
        )
    ):
        assert f"Turned down : {what} . Director" in told.replace("Council. ", "Council . ")
        assert f"Reason number {place}." in told
    assert "turned down, so it is not printed" in words(client.get("/authorities/leeds"))
    assert audit().faults == ()


def test_who_asked_is_told_when_nobody_has_confirmed_in_time(manager):
    decision = withholding(a_person(Role.DIRECTOR, name="Other"))
    with writing("test", "publish") as write:
        stored = Decision.objects.get(pk=decision.pk)
        stored.proposed_by, stored.proposed_action, stored.state = None, "", State.PUBLISHED
        stored.proposed_reason = stored.proposed_withheld_reason = ""
        stored.published_on = date(2024, 3, 1)
        write.change(stored)
    do(Action.TAKE_DOWN, Decision.objects.get(), by=manager, on=date(2024, 3, 7))
    day = date(2024, 3, 13)
    run_calendar(on=day, at=noon(day), times=TIMES)
    assert news(signed_in(manager)).startswith(" Not confirmed in time : take down, 23 000 001")


def test_what_is_marked_read_is_ones_own(manager, director):
    decision = withholding(manager)
    turn_down(Decision.objects.get(), by=director, reason=WHY, at=noon(DECIDED_ON))
    signed_in(director).post("/asked/read", {"answer": [Answer.objects.get().pk, "x", "9" * 30]})
    assert "withhold" in news(signed_in(manager))
    assert decision.case.answers.get().read_at is None


def test_each_count_on_the_start_page_leads_to_a_list_of_as_many(manager, director):
    """One's own requests are in neither."""
    withholding(manager)
    case, other = an_upheld_case("23 000 009"), an_upheld_case("23 000 010")
    for person, each in ((manager, case), (director, other)):
        send(signed_in(person), f"/cases/{each.pk}/entered-in-error", reason="Twice.")
    administrator = a_person(Role.ADMINISTRATOR, name="Administrator")
    for person in (manager, director):
        roles = [*person.roles, Role.ADMINISTRATOR]
        change_person(
            Person.objects.get(pk=person.pk), name=person.name, roles=roles, by=administrator
        )
    with writing("test", "write a paragraph") as write:
        leeds = Authority.objects.get(slug="leeds")
        write.make(Letter(authority=leeds, paragraph="Thank you.", written_by=administrator))
    client, wrong = signed_in(director), []
    said = {
        "/people/proposals": "For you to confirm: {}",
        "/publication?list=to-confirm": "For you to confirm : {}",
        "/corrections?list=to-confirm": "For you to confirm : {}",
        "/publication?list=to-clear": "To be cleared : {}",
        "/letters?which=waiting+for+approval": "{} found",
    }
    counted = awaits(Person.objects.get(pk=director.pk))
    for each in counted:
        if said[each.address].format(each.count) not in words(client.get(each.address)):
            wrong.append(each.address)
    assert wrong == []
    assert {each.address: each.count for each in counted} == {
        "/people/proposals": 1,
        "/publication?list=to-confirm": 1,
        "/corrections?list=to-confirm": 1,
        "/publication?list=to-clear": 3,
        "/letters?which=waiting+for+approval": 1,
    }
