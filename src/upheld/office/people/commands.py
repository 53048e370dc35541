"""What is done to accounts at the server, where no second person can be asked.

The first person who could confirm anything comes by a command. As long as nobody else could
confirm a change to an account, breaking the glass does it without them: everybody in the
office reads it on their start page, and auditors find it in the list of changed accounts.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings

from upheld.office.ledger.recording import writing
from upheld.office.models import Held, Person, Unconfirmed
from upheld.office.people.entering import enter_person
from upheld.office.people.links import forget_sign_in, mark_link, welcome_path
from upheld.office.people.proposals import NotForPerson, who_could_confirm
from upheld.office.rules.roles import Role
from upheld.office.rules.second_person import guarded

COMMAND = "command"
SHOWN_FOR = timedelta(days=30)  # on every start page


def enter_by_command(email: str, *, name: str, roles: Collection[Role]) -> str:
    """Returns the link. Raises NotForPerson, or ValidationError."""
    if guarded({*roles}) and who_could_confirm():
        raise NotForPerson(
            f"The role {guarded({*roles})[0]} needs a second person. Enter the person in the"
            " office, or, if nobody there could confirm it, use: upheld office break-glass."
        )
    return address_of(welcome_path(enter_person(email, name=name, roles=roles, by=COMMAND)))


def break_glass(
    email: str, *, name: str, roles: Collection[Role], is_reset: bool, why: str
) -> str | None:
    """Enter somebody, give roles, reset a sign-in. Returns the link, if there is a new one.

    Raises NotForPerson, or ValidationError.
    """
    person = Person.objects.filter(email__iexact=email.strip()).first()
    _refuse_while_two_could_confirm(person)
    if not why.strip():
        raise NotForPerson("Give a reason with --why. Everybody in the office will read it.")
    with writing(COMMAND, "break glass") as write:
        is_new = person is None
        if person is None:
            person = enter_person(email, name=name, roles=(), by=COMMAND)
        given = sorted(set(roles) - person.roles)
        write.make_all([Held(person=person, role=role) for role in given])
        if is_reset and not is_new:
            mark_link(person, by=COMMAND, at=write.at)
            forget_sign_in(person, write)
        words = ", ".join(given)
        done = Unconfirmed(person=person, roles=words, why=why.strip(), made_on=write.at)
        done.was_reset = is_reset and not is_new
        write.make(done)
    return address_of(welcome_path(person)) if is_new or is_reset else None


def _refuse_while_two_could_confirm(person: Person | None) -> None:
    """Other than the person concerned: one proposes, and one confirms."""
    others = [each for each in who_could_confirm() if each != person]
    if len(others) > 1:
        names = " and ".join(each.name for each in others[:2])
        raise NotForPerson(
            f"{names} can do this in the office: one proposes it, and the other confirms it."
            " Breaking the glass is for an office where nobody could confirm."
        )


def shown_to_everybody(*, at: datetime) -> Iterable[Unconfirmed]:
    return Unconfirmed.objects.filter(made_on__gt=at - SHOWN_FOR).select_related("person")


def address_of(path: str) -> str:
    """With the office's host name from its configuration."""
    host = settings.CONFIGURATION.hosts[0]
    is_here = settings.CONFIGURATION.is_on_this_machine
    return (f"http://{host}:8001" if is_here else f"https://{host}") + path
