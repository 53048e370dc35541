"""Who may sign in: an administrator adds people, gives them roles, and switches them off and on.

Everything that is done to a person is here, whether a page or a command asks for it. A person first
comes in by a link that works once, and chooses a password with it that only they know.
"""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Held, Person
from upheld.office.rules.roles import Role


class NotForPerson(Exception):
    """What may not be done to a person, in words for the person who asked."""


def enter_person(email: str, *, name: str, roles: Collection[Role], by: Person | str) -> Person:
    """Raises ValidationError. The person cannot sign in before choosing a password."""
    person = Person(email=email.strip().lower(), name=name.strip())
    if Person.objects.filter(email__iexact=person.email).exists():
        known = f"There is already a person with the email address {person.email}."
        raise ValidationError({"email": known})
    person.set_unusable_password()
    with writing(by, "enter a person") as write:
        write.make(person)
        write.make_all([Held(person=person, role=role) for role in sorted(roles)])
    return person


def enter_by_command(email: str, *, name: str, roles: Collection[Role]) -> str:
    """Returns the link, with the office's host name from its configuration."""
    person = enter_person(email, name=name, roles=roles, by="command")
    host = settings.CONFIGURATION.hosts[0]
    office = (
        f"http://{host}:8001" if settings.CONFIGURATION.is_on_this_machine else f"https://{host}"
    )
    return office + welcome_path(person)


def change_person(person: Person, *, name: str, roles: Collection[Role], by: Person | str) -> None:
    """Raises NotForPerson, ValidationError, or ChangedMeanwhile by the version of ``person``."""
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(person)
    person.name = name.strip()
    with writing(by, "change a person") as write:
        write.change(person)
        _change_roles(person, roles, write)


def _change_roles(person: Person, roles: Collection[Role], write: Writing) -> None:
    held = {Role(each.role): each for each in person.held.all()}
    for role in sorted(held.keys() - set(roles)):
        write.remove(held[role])
    write.make_all([Held(person=person, role=role) for role in sorted(set(roles) - held.keys())])


def switch(person: Person, *, on: bool, by: Person | str) -> None:
    """Somebody switched off is out at the next page they ask for. Raises NotForPerson."""
    if not on:
        if person == by:
            raise NotForPerson("You cannot switch yourself off. Ask another administrator.")
        _keep_an_administrator(person)
    person.is_active = on
    with writing(by, "switch on" if on else "switch off") as write:
        write.change(person)


def begin_again(person: Person, *, by: Person | str) -> str:
    """For somebody who has lost a password or second factor. Removes both; returns a new link."""
    if person == by:
        raise NotForPerson(
            "You cannot do this to yourself. Change your password in your account, or ask"
            " another administrator."
        )
    person.set_unusable_password()  # another hash each time, so that older links do not work
    with writing(by, "reset sign-in") as write:
        write.change(person)
        Authenticator.objects.filter(user_id=person.pk).delete()
    return welcome_path(person)


def choose_password(person: Person, password: str) -> None:
    """The link proved who it is, and does not work again."""
    person.set_password(password)
    with writing(person, "choose a password by the link") as write:
        write.change(person)


def welcome_path(person: Person) -> str:
    """The link on our own site: it works once, and for PASSWORD_RESET_TIMEOUT seconds."""
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


def _keep_an_administrator(person: Person) -> None:
    """Otherwise no one could add people any more."""
    others = Held.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True)
    is_one = others.filter(person=person).exists()
    if is_one and not others.exclude(person=person).exists():
        raise NotForPerson(
            f"{person.name} is the only administrator. Make somebody else one first."
        )
