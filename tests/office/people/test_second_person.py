"""Nobody changes their own roles, and nobody alone makes themselves a second person."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.office.cases import send, words
from tests.office.databases import on_both
from tests.office.publishing import DECIDED_ON, do, draft, noon
from tests.office.running.servers import office
from tests.office.signed_in import PASSWORD, a_person, signed_in
from tests.office.test_sign_in import code, enter, secret_of
from upheld.office.configuration import read_configuration
from upheld.office.decisions.publication import confirm
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Entry, Held, Person, Proposal, Unconfirmed
from upheld.office.people.entering import begin_again, change_person, enter_person, switch
from upheld.office.people.links import choose_password
from upheld.office.people.proposals import NotForPerson, agree, turn_down
from upheld.office.rules.roles import Role
from upheld.office.rules.second_person import GUARDED, why_not_second
from upheld.office.rules.states import Action

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def first() -> Person:
    return a_person(Role.ADMINISTRATOR, email="first@office.example", name="First")


@pytest.fixture
def director() -> Person:
    return a_person(Role.DIRECTOR, email="director@office.example", name="Director")


def again(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_the_roles_that_need_a_second_person_are_those_that_confirm():
    assert {str(role) for role in GUARDED} == {
        *("administrator", "director", "publishing manager"),
        *("responsible statistician", "signatory"),
    }


def test_nobody_changes_their_own_roles(first):
    a_person(Role.ADMINISTRATOR, email="second@office.example")
    form = {"name": "First", "roles": ["administrator", "director"], "version": 1}
    answer = signed_in(first).post(f"/people/{first.pk}/edit", form)
    assert "You cannot change your own roles. Ask another administrator." in words(answer)
    assert again(first).roles == {Role.ADMINISTRATOR}
    form |= {"name": "Renamed", "roles": ["administrator"]}
    signed_in(first).post(f"/people/{first.pk}/edit", form)
    assert again(first).name == "Renamed"


@on_both
@pytest.mark.parametrize("role", sorted(GUARDED))
def test_a_role_that_confirms_is_given_when_a_second_person_has_agreed(first, director, role):
    person = a_person(Role.CASEWORKER, email="p@office.example")
    form = {"name": "P", "roles": ["caseworker", role], "version": 1}
    answer = signed_in(first).post(f"/people/{person.pk}/edit", form, follow=True)
    assert f"A second administrator or a director must confirm this first: {role}." in words(answer)
    assert again(person).roles == {Role.CASEWORKER}
    proposal = Proposal.objects.get()
    for who in (first, person):
        with pytest.raises(NotForPerson):
            agree(proposal, by=who)
    signed_in(director).post(f"/people/proposals/{proposal.pk}/agree")
    assert again(person).roles == {Role.CASEWORKER, role}
    assert Proposal.objects.count() == 0
    assert audit().faults == ()


def test_somebody_new_has_such_a_role_only_when_a_second_person_has_agreed(first):
    form = {"name": "New", "email": "new@office.example", "roles": ["director", "caseworker"]}
    signed_in(first).post("/people/new", form)
    person = Person.objects.get(email="new@office.example")
    assert person.roles == {Role.CASEWORKER}
    assert [each.in_words for each in person.proposals.all()] == ["give the role director"]


def test_a_sign_in_that_confirms_is_reset_by_two_and_the_second_gets_the_link(first, director):
    manager = a_person(Role.PUBLISHING_MANAGER, email="m@office.example")
    choose_password(manager, PASSWORD)
    assert begin_again(again(manager), by=first) is None
    assert again(manager).check_password(PASSWORD)
    assert Authenticator.objects.filter(user=manager).exists()
    proposal = Proposal.objects.get()
    answer = signed_in(director).post(f"/people/proposals/{proposal.pk}/agree")
    assert "/welcome/" in answer.content.decode()
    assert not again(manager).has_usable_password()
    assert not Authenticator.objects.filter(user=manager).exists()
    assert {again(manager).link_by, again(manager).link_agreed_by} == {first, director}


def test_who_was_switched_off_and_confirms_comes_back_by_two(first, director):
    manager = a_person(Role.PUBLISHING_MANAGER, email="m@office.example")
    switch(manager, on=False, by=first)
    assert switch(again(manager), on=True, by=first) is False
    assert not again(manager).is_active
    agree(Proposal.objects.get(), by=director)
    assert again(manager).is_active


def test_the_same_is_proposed_once(first):
    manager = a_person(Role.PUBLISHING_MANAGER, email="m@office.example")
    begin_again(manager, by=first)
    with pytest.raises(
        NotForPerson, match="Somebody has already asked to reset the sign-in, for m"
    ):
        begin_again(again(manager), by=first)


def test_who_is_concerned_is_told_and_may_turn_it_down(first, director):
    client = signed_in(director)
    begin_again(again(director), by=first)
    page = client.get("/")
    assert "First has asked to change your account (reset the sign-in)." in words(page)
    send(client, f"/people/proposals/{Proposal.objects.get().pk}/turn-down", reason="I did not.")
    assert Proposal.objects.count() == 0
    assert "first@office.example" not in words(client.get("/")).partition("in the last 30")[0]
    assert "First: propose to reset sign-in" in words(client.get("/"))


def test_who_is_not_concerned_turns_nothing_down(first):
    manager = a_person(Role.PUBLISHING_MANAGER, email="m@office.example")
    begin_again(manager, by=first)
    with pytest.raises(NotForPerson, match="Only an administrator or a director"):
        turn_down(Proposal.objects.get(), by=a_person(Role.CASEWORKER), reason="No.")


def test_a_person_is_told_of_changed_roles_for_thirty_days(first):
    person = a_person(Role.CASEWORKER, email="p@office.example")
    client = signed_in(person)
    assert "Your account was changed" not in words(client.get("/"))
    change_person(again(person), name="P", roles=[Role.STATISTICIAN], by=first)
    assert "First: change a person (statistician)" in words(client.get("/"))
    long_ago = timezone.now() - timedelta(days=31)
    other = a_person(email="q@office.example")
    with writing(first, "change a person", at=long_ago) as write:
        write.change(other)
    assert "Your account was changed" not in words(signed_in(other).get("/"))


def test_auditors_see_every_changed_account_and_no_sign_in(first):
    person = a_person(Role.CASEWORKER, email="p@office.example")
    change_person(person, name="Renamed", roles=[Role.STATISTICIAN], by=first)
    page = words(signed_in(a_person(Role.AUDITOR)).get("/people/changes"))
    assert "First: change a person Account Renamed" in page
    assert "Role Renamed, statistician" in page
    assert "sign in" not in page.partition("Changed accounts")[2].replace("Signing in", "")


# Who had a link to somebody's account


def with_own_factor(person: Person, *, by: Person) -> Person:
    """Entered or reset by somebody, and signed in since with a factor of their own."""
    choose_password(again(person), PASSWORD)
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = generate_totp_secret()
    TOTP.activate(again(person), secret)
    client = Client()
    enter(client, person.email)
    assert client.post("/account/factors/code/", {"code": code(secret)})["Location"] == "/"
    assert again(person).link_by == by
    return again(person)


def test_who_gave_the_link_has_no_second_person_in_it_for_thirty_days(first):
    """First an own factor, then thirty days."""
    second = enter_person("second@office.example", name="Second", roles=[], by=first)
    with writing("test", "give a role") as write:
        write.make(Held(person=second, role=Role.ADMINISTRATOR))
    told = why_not_second(second, to=first, at=timezone.now())
    assert told.endswith("sign in again with the second factor that you set up.")
    second = with_own_factor(second, by=first)
    assert "for 30 days. After" in why_not_second(second, to=first, at=timezone.now())
    later = timezone.now() + timedelta(days=30, minutes=1)
    assert why_not_second(second, to=first, at=later) == ""
    other = a_person(Role.ADMINISTRATOR, email="other@office.example")
    assert why_not_second(second, to=other, at=timezone.now()) == ""


def test_a_director_who_was_made_by_an_administrator_does_not_confirm_what_that_one_asks():
    """One person with two roles resets a sign-in, comes in as the other, and confirms oneself."""
    admin = a_person(Role.ADMINISTRATOR, Role.PUBLISHING_MANAGER, email="both@office.example")
    puppet = enter_person("puppet@office.example", name="Puppet", roles=[], by=admin)
    with writing("test", "give a role") as write:
        write.make(Held(person=puppet, role=Role.DIRECTOR))
    decision = draft(by=a_person(Role.CASEWORKER))
    do(Action.DECIDE, decision, by=a_person(Role.CASEWORKER, email="c2@office.example"))
    do(Action.WITHHOLD, decision, by=admin)
    with pytest.raises(Refused, match="had a link to your account"):
        confirm(decision, by=puppet, at=noon(DECIDED_ON))
    with pytest.raises(Refused, match="had a link to your account"):
        confirm(decision, by=with_own_factor(puppet, by=admin), at=timezone.now())
    confirm(decision, by=again(puppet), at=timezone.now() + timedelta(days=31))


# Commands at the server


@pytest.fixture
def _of_this_office(database, monkeypatch):  # noqa: ARG001  # its folder
    monkeypatch.setattr(settings, "CONFIGURATION", read_configuration())


@pytest.mark.usefixtures("_of_this_office")
def test_the_first_person_comes_by_a_command_and_no_second_administrator():
    done = office("person", "a@office.example", "--name", "A", "--role", "administrator")
    assert (done.exit_code, done.stdout.count("/welcome/")) == (0, 1)
    done = office("person", "b@office.example", "--name", "B", "--role", "director")
    assert done.exit_code == 1
    assert "'b@office.example', named 'B', was not added: The role director needs" in done.stderr
    assert "upheld office break-glass" in done.stderr
    done = office("person", "c@office.example", "--name", "C", "--role", "caseworker")
    assert done.exit_code == 0


@pytest.mark.usefixtures("_of_this_office")
def test_breaking_the_glass_tells_everybody_and_auditors(first):
    words_given = ("--role", "director", "--name", "D", "--why", "The director has left.")
    done = office("break-glass", "d@office.example", *words_given)
    assert (done.exit_code, done.stdout.count("/welcome/")) == (0, 1)
    person = Person.objects.get(email="d@office.example")
    assert person.roles == {Role.DIRECTOR}
    for role in (Role.CASEWORKER, Role.AUDITOR):
        page = words(signed_in(a_person(role)).get("/"))
        assert "the account of D was changed at the server, without a second person" in page
        assert "(give the role director). The reason given: The director has left." in page
    assert "unconfirmed" in set(Entry.objects.filter(who="command").values_list("kind", flat=True))
    auditor = signed_in(Person.objects.get(email="auditor@office.example"))
    assert "a command on the server: break glass" in words(auditor.get("/people/changes"))
    assert again(first).roles == {Role.ADMINISTRATOR}
    assert audit().faults == ()


@pytest.mark.usefixtures("_of_this_office")
def test_the_glass_is_not_broken_while_two_could_confirm(first, director):
    person = a_person(Role.CASEWORKER, email="p@office.example")
    done = office("break-glass", person.email, "--role", "director", "--why", "Quickly.")
    assert done.exit_code == 1
    assert "Director and First can do this in the office" in done.stderr
    done = office("break-glass", first.email, "--reset", "--why", "First has lost the key.")
    assert (done.exit_code, done.stdout.count("/welcome/")) == (0, 1)
    assert not Authenticator.objects.filter(user=first).exists()
    assert Unconfirmed.objects.get().in_words == "reset the sign-in"
    assert again(director).roles == {Role.DIRECTOR}


# Sessions


def test_a_session_does_not_come_back_when_its_account_is_switched_on_again(first):
    person = a_person(Role.CASEWORKER)
    client = signed_in(person)
    assert client.get("/").status_code == 200
    switch(again(person), on=False, by=first)
    switch(again(person), on=True, by=first)
    assert client.get("/")["Location"].startswith("/account/login/")


def test_somebody_sees_where_they_are_signed_in_and_ends_all_of_it():
    person = a_person(Role.CASEWORKER)
    choose_password(person, PASSWORD)
    clients = [Client(HTTP_USER_AGENT=f"Mozilla/5.0 ({on}) Firefox/131.0") for on in SYSTEMS]
    for client, ahead in zip(clients, (0, 1), strict=True):  # a code works once
        enter(client, person.email)
        client.post("/account/factors/code/", {"code": code(secret_of(person), ahead=ahead)})
    hidden = signed_in(again(person))  # in no list
    page = words(clients[0].get("/account/sessions"))
    assert "Firefox on Linux" in page
    assert "Firefox on Windows" in page
    assert clients[0].post("/account/sessions/end")["Location"] == "/account/sessions"
    assert clients[0].get("/").status_code == 200
    for client in (clients[1], hidden):
        assert client.get("/").status_code == 302
    page = words(clients[0].get("/account/sessions"))
    assert "Firefox on Linux" in page
    assert "Windows" not in page


SYSTEMS = ("X11; Linux x86_64", "Windows NT 10.0")
