"""Signing in: by a link, a password and a second factor, limited, told, and at an end at once."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.test import Client

from tests.office.addresses import address, registered
from tests.office.databases import on_both
from tests.office.signed_in import PASSWORD, a_person, signed_in
from tests.office.small_office import small_office
from upheld.office.ledger.recording import head
from upheld.office.models import Entry, Person
from upheld.office.people.accounts import BEGAN
from upheld.office.people.entering import begin_again, enter_person, switch
from upheld.office.people.links import choose_password, welcome_path
from upheld.office.rules.chain import faults
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

START, FACTOR, CODES = "/", "/account/factors/app/", "/account/factors/codes/"
OTHER = "another four words together"


def code(secret: str, *, ahead: int = 0) -> str:
    """What an authenticator app shows now, or half a minute later: a code works once."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def secret_of(person: Person) -> str:
    app = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP).wrap()
    from allauth.mfa.utils import decrypt

    return decrypt(app.instance.data["secret"])


def with_password(*roles: Role, email: str = "") -> Person:
    person = a_person(*roles, email=email)
    choose_password(person, PASSWORD)
    return person


def enter(client: Client, email: str, password: str = PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def enter_whole(person: Person, *, by_code: str = "") -> Client:
    """``by_code``: one that was read earlier; a code is another every half minute."""
    client = Client()
    assert enter(client, person.email)["Location"] == "/account/factors/code/"
    done = client.post("/account/factors/code/", {"code": by_code or code(secret_of(person))})
    assert done["Location"] == START
    return client


def actions_of(person: Person) -> list[str]:
    return [entry.action for entry in Entry.objects.filter(kind="person", record=person.key)]


@on_both
def test_a_person_comes_in_by_a_link_a_password_and_a_second_factor():
    person = enter_person("new@office.example", name="New", roles=[Role.DIRECTOR], by="test")
    client = Client()
    link = welcome_path(person)
    chosen = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post(link, chosen)["Location"] == "/account/login/"
    assert enter(client, "New@Office.example")["Location"] == START
    assert client.get(START)["Location"] == FACTOR

    page = client.get(FACTOR).content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    assert "svg" in page
    assert client.post(FACTOR, {"code": code(secret)})["Location"] == CODES
    assert len(re.findall(r"<li>\d{8}</li>", client.get(CODES).content.decode())) == 10
    assert re.findall(r"<li>\d{8}</li>", client.get(CODES).content.decode()) == []
    assert client.get(START).status_code == 200
    assert actions_of(person) == [
        "enter a person",
        "choose a password by the link",
        "sign in",
        "add: totp authenticator",
        "add: recovery codes",
    ]
    assert list(faults((each.chain_entry(), each.hash) for each in Entry.objects.all())) == []
    assert head().number == Entry.objects.count()


def test_the_link_works_once():
    person = enter_person("new@office.example", name="New", roles=[], by="test")
    link, client = welcome_path(person), Client()
    client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert client.get(link).status_code == 404
    again = client.post(link, {"new_password1": OTHER, "new_password2": OTHER})
    assert again.status_code == 404
    assert Person.objects.get().check_password(PASSWORD)


def test_the_link_works_for_three_days_and_for_its_person_alone():
    person = enter_person("new@office.example", name="New", roles=[], by="test")
    other = enter_person("other@office.example", name="Other", roles=[], by="test")
    link, now = (
        welcome_path(person),
        default_token_generator._num_seconds(default_token_generator._now()),
    )

    def made(seconds_ago: int) -> str:
        token = default_token_generator._make_token_with_timestamp(
            person, now - seconds_ago, default_token_generator.secret
        )
        return link.rpartition("/")[0] + "/" + token

    day = 24 * 3600
    assert Client().get(made(3 * day - 60)).status_code == 200
    assert Client().get(made(3 * day + 60)).status_code == 404
    others = welcome_path(other).rpartition("/")[0] + "/" + link.rpartition("/")[2]
    assert Client().get(others).status_code == 404


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("too short", "at least 15 characters"),
        ("1q2w3e4r5t6y7u8i", "too common"),
        ("new@office.example", "too similar"),
    ],
)
def test_a_weak_password_is_refused_in_words(chosen, words):
    person = enter_person("new@office.example", name="New", roles=[], by="test")
    answer = Client().post(welcome_path(person), {"new_password1": chosen, "new_password2": chosen})
    assert words in answer.content.decode()
    assert 'href="#id_new_password2"' in answer.content.decode()
    assert not Person.objects.get().has_usable_password()


def test_a_password_alone_opens_nothing():
    person = with_password(Role.DIRECTOR)
    client = Client()
    enter(client, person.email)
    assert client.get(START)["Location"].startswith("/account/login/")
    wrong = client.post("/account/factors/code/", {"code": "000000"})
    assert "The code is incorrect" in wrong.content.decode()
    assert client.get(START)["Location"].startswith("/account/login/")


def test_a_code_of_the_app_works_once():
    person = with_password(Role.DIRECTOR)
    once = code(secret_of(person))
    enter_whole(person, by_code=once)
    client = Client()
    enter(client, person.email)
    again = client.post("/account/factors/code/", {"code": once})
    assert again.status_code == 200
    assert client.get(START)["Location"].startswith("/account/login/")


def test_a_recovery_code_works_once():
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    person = with_password(Role.DIRECTOR)
    recovery = RecoveryCodes.activate(person).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        enter(client, person.email)
        answer = client.post("/account/factors/code/", {"code": recovery})
        assert answer.status_code == expected


def test_ten_failures_shut_an_address_out_whatever_accounts_it_tries():
    person = with_password()
    from_there = Client(REMOTE_ADDR="192.0.2.1")
    for place in range(10):
        enter(from_there, f"{place}@office.example", "wrong words every time")
    assert "Too many failed attempts" in enter(from_there, person.email).content.decode()
    assert enter(Client(REMOTE_ADDR="192.0.2.2"), person.email).status_code == 302


def test_who_fails_is_told_the_same_whether_there_is_an_account_or_not():
    with_password(email="a@office.example")
    said = {
        re.sub(r'value="[^"]*"', "", enter(Client(), email, "wrong words").content.decode())
        for email in ("a@office.example", "b@office.example")
    }
    assert len(said) == 1
    assert "The email address or password is incorrect." in said.pop()


def test_who_is_switched_off_is_out_with_the_next_page():
    person = with_password(Role.DIRECTOR)
    admin = a_person(Role.ADMINISTRATOR)
    client = enter_whole(person)
    assert client.get(START).status_code == 200
    switch(Person.objects.get(pk=person.pk), on=False, by=admin)
    assert client.get(START)["Location"].startswith("/account/login/")
    assert enter(Client(), person.email)["Location"] == "/account/inactive/"
    assert "switch off" in actions_of(person)


def test_who_begins_again_has_nothing_left_of_before():
    person, admin = with_password(Role.CASEWORKER), a_person(Role.ADMINISTRATOR)
    client = enter_whole(person)
    old = welcome_path(person)
    link = begin_again(Person.objects.get(pk=person.pk), by=admin)
    assert client.get(START)["Location"].startswith("/account/login/")
    assert Client().get(old).status_code == 404
    assert Client().get(link).status_code == 200
    assert not Authenticator.objects.filter(user=person).exists()
    assert "is incorrect" in enter(Client(), person.email).content.decode()


def test_a_session_ends_after_half_an_hour_idle_and_twelve_hours_in_all():
    client = signed_in(a_person(Role.DIRECTOR))
    client.get(START)
    left = Session.objects.get().expire_date.timestamp() - time.time()
    assert 30 * 60 < left <= 31 * 60  # noted once a minute: half an hour after the last page
    session = client.session
    session[BEGAN] = time.time() - 12 * 3600 - 1
    session.save()
    assert client.get(START)["Location"] == "/account/login/?next=%2F"


def test_a_changed_password_is_told_without_its_hash_and_ends_other_sessions():
    person = with_password(Role.DIRECTOR)
    client = enter_whole(person)
    other = signed_in(Person.objects.get(pk=person.pk))
    form = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    assert client.post("/account/password/", form).status_code == 302
    assert client.get(START).status_code == 200
    assert other.get(START).status_code == 302
    entry = Entry.objects.get(action="change the password")
    assert (entry.who, entry.record) == (person.about, person.key)
    assert entry.after["version"] == entry.before["version"] + 1
    assert "argon2" not in str([entry.before, entry.after])


def test_signing_out_is_told_and_ends_the_session():
    person = a_person(Role.DIRECTOR)
    client = signed_in(person)
    assert client.post("/account/logout/")["Location"] == START
    assert client.get(START).status_code == 302
    assert actions_of(person)[-2:] == ["sign in", "sign out"]


@pytest.mark.parametrize(
    "to",
    [
        "signup/",
        "password/reset/",
        "email/",
        "confirm-email/",
        "login/code/",
        "social/signup/",
        "oidc/openid/login/",
        "openid/login/",
    ],
)
def test_nobody_opens_an_account_or_a_password_for_oneself(to):
    assert Client().get(f"/account/{to}").status_code == 404


def test_the_secret_of_an_app_is_not_stored_as_it_is():
    person = a_person()
    secret = secret_of(person)
    assert secret not in str(Authenticator.objects.get().data)


def test_a_removed_app_is_told_and_a_new_one_asked_for():
    person = with_password(Role.DIRECTOR)
    client = enter_whole(person)
    assert client.post("/account/factors/app/remove/").status_code == 302
    assert client.get(START)["Location"] == FACTOR
    assert "remove: totp authenticator" in actions_of(person)


def test_who_signed_in_long_ago_says_again_who_it_is_before_a_factor_changes():
    client = signed_in(a_person(Role.DIRECTOR))
    asked = client.post("/account/factors/app/remove/")
    assert asked["Location"].startswith("/account/factors/again/")


def test_every_answer_has_strict_headers_and_nothing_but_the_look_is_kept():
    office = small_office()
    client = signed_in(office.people[Role.DIRECTOR])
    addresses = [address(page, office.parts) for page in registered()]
    for to in (*addresses, "/nowhere", "/account/login/", FACTOR):
        headers = client.get(to).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
    style = re.search(r'href="(/look/[^"]+)"', client.get(START).content.decode())[1]
    assert client.get(style)["Cache-Control"].startswith("public")


def test_a_form_from_elsewhere_is_refused_in_words():
    client = signed_in(a_person(Role.ADMINISTRATOR), enforce_csrf_checks=True)
    refused = client.post("/people/new", {"name": "X", "email": "x@office.example"})
    assert refused.status_code == 403
    assert "This form is too old" in refused.content.decode()
    assert not Person.objects.filter(email="x@office.example").exists()


def test_a_page_that_breaks_says_so_without_the_fault():
    client = signed_in(a_person(Role.AUDITOR), raise_request_exception=False)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE office_case RENAME TO gone")
    broken = client.get(START)
    assert broken.status_code == 500
    assert "Something has gone wrong" in broken.content.decode()
    assert "office_case" not in broken.content.decode()
