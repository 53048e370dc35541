"""What the tests of publication share: people with roles, cases with decisions, and a day."""

from datetime import UTC, date, datetime, timedelta

from upheld.office.decisions.publication import ask
from upheld.office.decisions.publication_troubles import Asked
from upheld.office.decisions.statements import Words, write_words
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case, Decision, Held, Person
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action
from upheld.office.rules.times import Times

TIMES = Times(delay=timedelta(days=42), keep_years=10)
DECIDED_ON = date(2024, 1, 10)
SIX_WEEKS_ON = date(2024, 2, 21)
TEXT = "1. Mr B complained about a delay.\n2. The Council agreed to apologise."


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def person(*roles: Role, name: str = "") -> Person:
    known = name or "-".join(roles).replace(" ", "-") or "nobody"
    with writing("test", "enter a person") as write:
        made = Person(email=f"{known}@office.example", name=known, password="!")
        write.make(made)
        for role in roles:
            write.make(Held(person=made, role=role))
    return made


def draft(
    *,
    by: Person,
    reference: str = "23 000 001",
    authority: str = "leeds",
    outcome: str = "upheld",
    text: str = TEXT,
    decided_on: date = DECIDED_ON,
) -> Decision:
    with writing(by, "enter a complaint") as write:
        case = Case(reference=reference, authority=Authority.objects.get(slug=authority))
        write.make(case)
        made = Decision(case=case, category="Housing", outcome=outcome, decided_on=decided_on)
        write.make(made)
    if text:
        write_words(made, Words(summary="", text=text), by=by, at=noon(decided_on))
    return made


def do(
    action: Action, decision: Decision, *, by: Person, on: date = DECIDED_ON, **more
) -> Decision:
    """Ask for it on a day, with all that it may need unless the test says otherwise."""
    needed = {"reason": "Because.", "withheld_reason": "consent"} | more
    return ask(decision, Asked(action=action, by=by, at=noon(on), on=on, **needed), times=TIMES)
