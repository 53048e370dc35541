"""Restricting a case, naming who may read it, and lifting that on the word of two people.

Restricting is one person's act, because it cannot wait. Directors can read every case, so nobody
hides one from them.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Case, NamedReader, Person, Restriction, next_number, unseen_by
from upheld.office.models.restriction import is_reader
from upheld.office.rules.restricted_cases import SEES_EVERY_CASE
from upheld.office.rules.second_person import why_not_second
from upheld.office.rules.states import NotAllowed


def in_force(case: Case) -> Restriction | None:
    return Restriction.objects.filter(case=case, lifted_on=None).first()


def to_lift_by(person: Person) -> QuerySet[Restriction]:
    """Those that somebody else asks to lift, of cases that this person may read."""
    asked = Restriction.objects.filter(lifted_on=None).exclude(lift_asked_by=None)
    return asked.exclude(lift_asked_by=person).exclude(case__in=unseen_by(person))


def restrict(
    case: Case, *, reason: str, named: Iterable[Person], by: Person, at: datetime
) -> Restriction:
    """Who restricts it may read it too. Raises NotAllowed, ValidationError or ChangedMeanwhile."""
    if case.restricted:
        raise NotAllowed(f"{case.reference} is restricted already.")
    number = next_number(Restriction, case=case)
    made = Restriction(case=case, number=number, reason=reason, restricted_by=by, restricted_on=at)
    with writing(by, "restrict a case", at=at) as write:
        write.make(made)
        case.restricted = True
        _name(write, case, {by, *named})
        _change(write, case)
    return made


def name_readers(case: Case, named: Iterable[Person], *, by: Person) -> None:
    """These, and nobody else but directors. Raises NotAllowed or ChangedMeanwhile."""
    restriction = _of(case)
    if by != restriction.restricted_by and SEES_EVERY_CASE.isdisjoint(by.roles):
        raise NotAllowed(
            f"{restriction.restricted_by} restricted this case. Ask them, or a director, to change"
            " who may read it."
        )
    with writing(by, "name who may read a case") as write:
        _name(write, case, named)
        if case.officer and not is_reader(case.officer, case):
            _change(write, case)


def ask_to_lift(restriction: Restriction, *, reason: str, by: Person) -> None:
    restriction.lift_asked_by, restriction.lift_reason = by, reason
    with writing(by, "ask to lift a restriction") as write:
        write.change(restriction)


def keep_restricted(restriction: Restriction, *, by: Person) -> None:
    """The restriction stays, and nobody asks any more to lift it. Raises NotAllowed."""
    _refuse_unasked(restriction)
    restriction.lift_asked_by, restriction.lift_reason = None, ""
    with writing(by, "keep a restriction") as write:
        write.change(restriction)


def lift(restriction: Restriction, *, by: Person, at: datetime) -> None:
    """Raises NotAllowed or ChangedMeanwhile."""
    _refuse_unasked(restriction)
    if restriction.lift_asked_by and (
        why := why_not_second(by, to=restriction.lift_asked_by, at=at)
    ):
        raise NotAllowed(why)
    case = restriction.case
    restriction.lifted_by, restriction.lifted_on, case.restricted = by, at, False
    with writing(by, "lift a restriction", at=at) as write:
        _name(write, case, ())
        write.change(restriction)
        write.change(case)


def restrict_as(opened: Case, case: Case, *, write: Writing, by: Person) -> None:
    """A case that was opened from a restricted one is about the same people."""
    if (first := in_force(case)) is None:
        return
    told = {"restricted_by": by, "restricted_on": write.at, "reason": first.reason}
    write.make(Restriction(case=opened, number=1, **told))
    opened.restricted = True
    _name(write, opened, [each.person for each in case.named.select_related("person")])
    _change(write, opened)


def _of(case: Case) -> Restriction:
    found = in_force(case)
    if found is None:
        raise NotAllowed(f"{case.reference} is not restricted.")
    return found


def _refuse_unasked(restriction: Restriction) -> None:
    if restriction.lifted_on or restriction.lift_asked_by is None:
        raise NotAllowed("This restriction has been lifted, or is not to be. Load its page again.")


def _name(write: Writing, case: Case, people: Iterable[Person]) -> None:
    """Directors need not be named."""
    wanted = {each.pk: each for each in people if SEES_EVERY_CASE.isdisjoint(each.roles)}
    for each in case.named.select_related("person"):
        if wanted.pop(each.person_id, None) is None:
            write.remove(each)
    for person in sorted(wanted.values(), key=lambda each: each.pk):
        write.make(NamedReader(case=case, person=person))


def _change(write: Writing, case: Case) -> None:
    if case.officer and not is_reader(case.officer, case):
        case.officer = None  # who may not read it has it no longer
    write.change(case)
