"""Who may sign in: an administrator adds people, gives them roles, and switches them off and on.

Everything that is done to a person is here, whether a page or a command asks for it, or in
``proposals``, where it needs a second person. A person first comes in by a link that works once,
and chooses a password with it that only they know.
"""

from collections.abc import Collection

from django.core.exceptions import ValidationError

from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.models import AccountChange, Held, Person
from upheld.office.people.account_changes import ENTERED
from upheld.office.people.drafts import forget_all
from upheld.office.people.links import forget_sign_in, mark_link, welcome_path
from upheld.office.people.proposals import NotForPerson, give_roles, needs_second, propose
from upheld.office.people.sessions import forget_sessions
from upheld.office.rules.roles import Role


def enter_person(email: str, *, name: str, roles: Collection[Role], by: Person | str) -> Person:
    """Raises ValidationError. The person cannot sign in before choosing a password.

    Roles that need a second person are proposed.
    """
    person = Person(email=email.strip().lower(), name=name.strip())
    if Person.objects.filter(email__iexact=person.email).exists():
        known = f"There is already a person with the email address {person.email}."
        raise ValidationError({"email": known})
    person.set_unusable_password()
    mark_link(person, by=by, at=now())
    with writing(by, ENTERED) as write:
        write.make(person)
        give_roles(person, roles, by=by, write=write)
    return person


def change_person(
    person: Person, *, name: str, roles: Collection[Role], by: Person | str
) -> list[Role]:
    """Returns the roles that a second person must confirm first.

    Raises NotForPerson, ValidationError, or ChangedMeanwhile by the version of ``person``.
    """
    held = {Role(each.role): each for each in person.held.all()}
    if person == by and set(roles) != set(held):
        raise NotForPerson("You cannot change your own roles. Ask another administrator.")
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(person)
    person.name = name.strip()
    with writing(by, "change a person") as write:
        write.change(person)
        for role in sorted(held.keys() - set(roles)):
            write.remove(held[role])
        return give_roles(person, set(roles) - held.keys(), by=by, write=write)


def switch(person: Person, *, on: bool, by: Person | str) -> bool:
    """Somebody switched off is out at the next page they ask for, and no session comes back.

    False if a second person must confirm it first. Raises NotForPerson.
    """
    if not on:
        if person == by:
            raise NotForPerson("You cannot switch yourself off. Ask another administrator.")
        _keep_an_administrator(person)
        person.sessions_ended += 1
        forget_sessions(person)
    elif needs_second(person, by=by) and not person.is_active:
        with writing(by, "propose to switch on") as write:
            propose(person, AccountChange.SWITCH_ON, by=by, write=write)
        return False
    person.is_active = on
    with writing(by, "switch on" if on else "switch off") as write:
        write.change(person)
    if not on:
        forget_all(person)
    return True


def begin_again(person: Person, *, by: Person | str) -> str | None:
    """For somebody who has lost a password or second factor. Removes both; returns a new link.

    None if a second person must confirm it first. Raises NotForPerson.
    """
    if person == by:
        raise NotForPerson(
            "You cannot do this to yourself. Change your password in your account, or ask"
            " another administrator."
        )
    if needs_second(person, by=by):
        with writing(by, "propose to reset sign-in") as write:
            propose(person, AccountChange.BEGIN_AGAIN, by=by, write=write)
        return None
    with writing(by, "reset sign-in") as write:
        mark_link(person, by=by, at=write.at)
        forget_sign_in(person, write)
    return welcome_path(person)


def _keep_an_administrator(person: Person) -> None:
    """Otherwise no one could add people any more."""
    others = Held.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True)
    is_one = others.filter(person=person).exists()
    if is_one and not others.exclude(person=person).exists():
        raise NotForPerson(
            f"{person.name} is the only administrator. Make somebody else one first."
        )
