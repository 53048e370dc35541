"""A complainant that looks like a real name is asked about on saving, once."""

import pytest

from tests.office.cases import a_case, send, words
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Case
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

REAL = "Ms Jane Fairweather"
ASKED = "looks like a real name. Write a pseudonym, such as Mr B, or say below"


@pytest.fixture
def client(database):  # noqa: ARG001
    return signed_in(a_person(Role.CASEWORKER))


def test_what_looks_like_a_real_name_is_not_saved_until_somebody_says_it_is_none(client):
    address = f"/cases/{a_case(complainant='Mr B').pk}/edit"
    page = send(client, address, complainant=REAL)
    assert ASKED in words(page)
    assert Case.objects.get().complainant == "Mr B"
    names = list(page.context["form"].fields)
    assert names[names.index("complainant") + 1] == "not_their_real_name"
    assert send(client, address, complainant=REAL, not_their_real_name="on").status_code == 302
    assert Case.objects.get().complainant == REAL


def test_what_was_kept_before_and_a_pseudonym_are_not_asked_about(client):
    address = f"/cases/{a_case(complainant=REAL).pk}/edit"
    assert "not_their_real_name" not in client.get(address).context["form"].fields
    assert send(client, address, subcategory="Repairs").status_code == 302
    assert send(client, address, complainant="Mr B").status_code == 302
    assert Case.objects.get().complainant == "Mr B"


def test_a_new_complaint_is_asked_about_too(client):
    given = {"reference": "24 000 001", "authority": "Leeds", "complainant": REAL}
    page = send(client, "/cases/new", received_on="8/1/2024", category="Housing", **given)
    assert ASKED in words(page)
    assert not Case.objects.exists()
