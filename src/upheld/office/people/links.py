"""The link with which a person chooses a password: it works once, and for some days.

The account keeps who saw the link and who agreed to it, because either could have used it.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Person
from upheld.office.people.sessions import forget_sessions


def mark_link(
    person: Person, *, by: Person | str, agreed_by: Person | None = None, at: datetime
) -> None:
    """To be saved with the person. What a command prints is seen by nobody in the office."""
    person.link_by = by if isinstance(by, Person) else None
    person.link_agreed_by = agreed_by
    person.link_on = at
    person.own_factor_on = None


def forget_sign_in(person: Person, write: Writing) -> None:
    """No password, no second factor, and no session any more. Older links do not work either."""
    person.set_unusable_password()  # another hash each time
    person.sessions_ended += 1
    write.change(person)
    forget_sessions(person)
    Authenticator.objects.filter(user_id=person.pk).delete()


def choose_password(person: Person, password: str) -> None:
    """The link proved who it is, and does not work again."""
    person.set_password(password)
    with writing(person, "choose a password by the link") as write:
        write.change(person)


def welcome_path(person: Person) -> str:
    """The link on our own site, for PASSWORD_RESET_TIMEOUT seconds."""
    number = urlsafe_base64_encode(force_bytes(person.pk))
    return f"/welcome/{number}/{default_token_generator.make_token(person)}"


def welcomed(number: str, token: str) -> Person | None:
    """The person a link is for; None for a link that does not work, whatever the reason."""
    try:
        pk = int(urlsafe_base64_decode(number))
    except ValueError:
        return None
    person = Person.objects.filter(pk=pk, is_active=True).first()
    return person if default_token_generator.check_token(person, token) else None
