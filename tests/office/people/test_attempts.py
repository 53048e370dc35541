"""Failures are counted by account and network, and listed for those who investigate."""

import pytest
from django.test import Client

from tests.office.databases import on_both
from tests.office.signed_in import PASSWORD, a_person, signed_in
from tests.office.test_sign_in import code, enter, enter_whole, secret_of, with_password
from upheld.office.models import FailedSignIn, Person
from upheld.office.people.known_browsers import account_of
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
SHUT = "Too many failed attempts. Try again in five minutes."
FACTOR = "/account/factors/code/"


def fail(person: Person, times: int, *, at: str) -> None:
    for _ in range(times):
        enter(Client(REMOTE_ADDR=at), person.email, "wrong words every time")


def known_browser_of(person: Person, *, at: str = HERE) -> Client:
    """Where they have signed in with both factors, and have signed out."""
    client = enter_whole(person)
    client.post("/account/logout/")
    client.defaults["REMOTE_ADDR"] = at
    return client


@on_both
def test_five_failures_shut_an_account_for_their_network_and_no_other():
    person, other = with_password(email="a@office.example"), with_password(email="b@office.example")
    fail(person, 5, at=ELSEWHERE)
    assert SHUT in enter(Client(REMOTE_ADDR=ELSEWHERE), person.email).content.decode()
    assert enter(Client(REMOTE_ADDR=ELSEWHERE), other.email)["Location"] == FACTOR
    assert enter(Client(REMOTE_ADDR=HERE), person.email)["Location"] == FACTOR


def test_a_stranger_in_the_same_network_does_not_shut_a_known_browser_out():
    person = with_password(Role.DIRECTOR)
    client = known_browser_of(person)
    fail(person, 12, at=HERE)
    assert SHUT in enter(Client(REMOTE_ADDR=HERE), person.email).content.decode()
    assert enter(client, person.email)["Location"] == FACTOR
    assert client.post(FACTOR, {"code": code(secret_of(person), ahead=1)})["Location"] == "/"


def test_a_stranger_with_the_password_does_not_shut_the_second_factor_of_a_known_browser():
    person = with_password(Role.DIRECTOR)
    client = known_browser_of(person)
    for place in range(7):
        stranger = Client(REMOTE_ADDR=f"203.0.113.{place}")
        enter(stranger, person.email)
        for _ in range(4):
            stranger.post(FACTOR, {"code": "000000"})
    stopped = stranger.post(FACTOR, {"code": code(secret_of(person))})
    assert SHUT in stopped.content.decode()  # from 20 failures, whatever network they come from
    enter(client, person.email)
    assert client.post(FACTOR, {"code": code(secret_of(person), ahead=1)})["Location"] == "/"


def test_a_known_browser_is_shut_by_its_own_failures():
    person = with_password()
    client = known_browser_of(person)
    for _ in range(5):
        enter(client, person.email, "wrong words every time")
    assert SHUT in enter(client, person.email).content.decode()


def test_a_browser_is_known_for_the_account_that_signed_in_there_and_by_no_made_up_cookie():
    person, other = with_password(email="a@office.example"), with_password(email="b@office.example")
    client = known_browser_of(person)
    fail(other, 5, at=HERE)
    assert SHUT in enter(client, other.email).content.decode()
    fail(person, 5, at=ELSEWHERE)
    stranger = Client(REMOTE_ADDR=ELSEWHERE)
    stranger.cookies["known"] = client.cookies["known"].value[:-2] + "xx"
    assert SHUT in enter(stranger, person.email).content.decode()


def test_a_password_alone_makes_no_browser_known():
    client = Client()
    enter(client, with_password().email)
    assert "known" not in client.cookies


def test_failures_are_listed_by_hash_and_network_and_never_as_typed():
    person = with_password(email="p@office.example")
    enter(Client(REMOTE_ADDR=ELSEWHERE), "P@office.example ", "wrong words every time")
    enter(Client(REMOTE_ADDR=ELSEWHERE), "hunter2@typed.example", "wrong words every time")
    client = Client(REMOTE_ADDR=HERE)
    enter(client, person.email)
    client.post(FACTOR, {"code": "000000"})
    found = [(each.account, each.network, each.stage) for each in FailedSignIn.objects.all()]
    assert found == [
        (account_of("p@office.example"), HERE, "second factor"),
        (account_of("hunter2@typed.example"), ELSEWHERE, "password"),
        (account_of("p@office.example"), ELSEWHERE, "password"),
    ]
    page = signed_in(a_person(Role.AUDITOR)).get("/people/failed-sign-ins").content.decode()
    assert page.count(">p@office.example<") == 2
    assert page.count(ELSEWHERE) == 2
    assert "hunter2" not in page
    assert account_of("hunter2@typed.example")[:12] in page


def test_a_right_password_is_not_counted_as_a_failure():
    person = with_password()
    for _ in range(8):
        assert enter(Client(REMOTE_ADDR=HERE), person.email, PASSWORD)["Location"] == FACTOR
    assert FailedSignIn.objects.count() == 0
