"""People of an office, and browsers in which they have signed in with both factors."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from upheld.office.models import Person
from upheld.office.people.entering import enter_person
from upheld.office.rules.roles import Role

PASSWORD = "four words put together"


def a_person(*roles: Role, email: str = "", name: str = "") -> Person:
    """A person with a second factor; a password is chosen where one is needed."""
    known = email or f"{'-'.join(sorted(roles)).replace(' ', '-') or 'nobody'}@office.example"
    person = enter_person(known, name=name or known.partition("@")[0], roles=roles, by="test")
    TOTP.activate(person, generate_totp_secret())
    return person


def signed_in(person: Person, **options: object) -> Client:
    """``options`` are Django's: enforce_csrf_checks, raise_request_exception."""
    client = Client(**options)
    client.force_login(person)
    return client
