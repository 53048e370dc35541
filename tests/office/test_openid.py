"""Signing in with the organisation's account, at a real provider of the test's own."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import HTTPErrorProcessor, build_opener

import pytest
from django.test import Client, override_settings
from django.urls import include, path

from tests.office.provider import CLIENT, SECRET, Provider, a_provider
from tests.office.signed_in import a_person
from upheld.office.models import Entry, Person
from upheld.office.people.entering import enter_person, switch
from upheld.office.rules.roles import Role
from upheld.office.running.settings import openid_apps
from upheld.office.web import urls
from upheld.office.web.account_pages import WITH_OPENID

pytestmark = pytest.mark.usefixtures("database")
urlpatterns = [*urls.urlpatterns, path("account/", include(WITH_OPENID))]
handler403, handler404 = urls.handler403, urls.handler404


@pytest.fixture
def provider() -> Iterator[Provider]:
    with a_provider() as provider:
        apps = openid_apps((provider.address, CLIENT, SECRET))
        with override_settings(ROOT_URLCONF=__name__, SOCIALACCOUNT_PROVIDERS=apps):
            yield provider


class NotFollowed(HTTPErrorProcessor):
    def http_response(self, _, response):
        return response


def come_in(provider: Provider, **claims: object) -> tuple[Client, object]:
    """As a browser goes: to the provider, which knows the person, and back."""
    provider.person = {"sub": "1", "email_verified": True, **claims}
    client = Client()
    there = client.post("/account/openid/login/")["Location"]
    assert there.startswith(provider.address)
    back = urlsplit(build_opener(NotFollowed).open(there).headers["Location"])
    return client, client.get(f"{back.path}?{back.query}")


def test_the_sign_in_page_offers_the_account_of_the_organisation(provider):
    page = Client().get("/account/login/").content.decode()
    assert "Sign in with your organisation’s account" in page
    assert 'action="/account/openid/login/?process=login"' in page
    assert provider.asked == {}


def test_who_is_entered_comes_in_and_sets_up_a_second_factor(provider):
    enter_person("p@office.example", name="P", roles=[Role.DIRECTOR], by="test")
    client, answer = come_in(provider, email="P@office.example")
    assert answer["Location"] == "/"
    assert client.get("/")["Location"] == "/account/factors/app/"
    assert client.get("/account/factors/app/").status_code == 200
    assert provider.asked["code_challenge_method"] == "S256"
    assert Entry.objects.last().action == "sign in"


def test_who_has_a_second_factor_is_asked_for_it(provider):
    a_person(Role.DIRECTOR, email="p@office.example")
    client, answer = come_in(provider, email="p@office.example")
    assert answer["Location"] == "/account/factors/code/"
    assert client.get("/")["Location"].startswith("/account/login/")


def test_who_has_come_once_is_known_by_the_provider_and_not_by_an_address(provider):
    a_person(email="p@office.example")
    come_in(provider, email="p@office.example")
    _, answer = come_in(provider, email="renamed@office.example")
    assert answer["Location"] == "/account/factors/code/"
    assert Person.objects.count() == 1


def test_who_has_not_been_entered_gets_no_account(provider):
    client, answer = come_in(provider, email="stranger@office.example")
    assert "You have no account here" in answer.content.decode()
    assert Person.objects.count() == 0
    assert client.get("/").status_code == 302


def test_an_address_that_the_provider_has_not_verified_is_nobodys(provider):
    a_person(email="p@office.example")
    _, answer = come_in(provider, email="p@office.example", email_verified=False)
    assert "You have no account here" in answer.content.decode()


def test_who_is_switched_off_does_not_come_in(provider):
    person = enter_person("p@office.example", name="P", roles=[], by="test")
    switch(person, on=False, by="test")
    client, answer = come_in(provider, email="p@office.example")
    assert answer["Location"] == "/account/inactive/"
    assert client.get("/").status_code == 302


def test_an_answer_with_a_state_that_was_never_asked_for_is_refused(provider):
    a_person(email="p@office.example")
    provider.person = {"sub": "1", "email": "p@office.example", "email_verified": True}
    answer = Client().get("/account/openid/callback/?code=c&state=made-up")
    assert "could not be read" in answer.content.decode()
