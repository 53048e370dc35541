"""Passwords that are long enough, and that anybody would try first."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.office.signed_in import PASSWORD
from upheld.office.models import Person

PERSON = Person(email="m.thistlewood@office.example", name="Maud Thistlewood")


def refusal_of(password: str) -> str:
    try:
        validate_password(password, PERSON)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("aaaaaaaaaaaaaaaaaaaa", "repeats a short pattern"),
        ("vimto7vimto7vimto7", "repeats a short pattern"),
        ("vimto7vimto7vimto", "repeats a short pattern"),  # cut off
        ("xyzzy abcdefghijklm", "repeats a short pattern"),
        ("qwertyuiopasdfghjkl", "repeats a short pattern"),
        ("0987654321poiuytrewq", "'poiuytrewq', a common password"),
        ("Password Password", "'password', a common password"),
        ("Password123456789!", "'password', a common password"),
        ("2026-Dragon-Dragon-2026", "'dragon', a common password"),
        ("Maud Thistlewood", "too similar to the name"),
        ("Thistlewood-Maud-1974", "little more than your name"),
        ("thistlewoodthistlewood1", "little more than your name"),
        ("m.thistlewood@office.example", "too similar to the email"),
    ],
)
def test_what_anybody_would_try_first_is_refused_in_words(password, why):
    assert why in refusal_of(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "correct horse battery staple",
        "kettle-Wednesday-9-lamppost",
        "Gx7#pL2@vQ9!mZ4$",
        "Thistlewood keeps eleven bees",  # a name, and enough besides
        "y" + "the rain in Wakefield" * 20,
    ],
)
def test_several_words_are_a_password(password):
    assert refusal_of(password) == ""
