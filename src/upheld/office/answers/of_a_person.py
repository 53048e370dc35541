"""What a person asked for: what still waits for a second person, and every answer so far."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Answer,
    Correction,
    Decision,
    Erasure,
    MovedHour,
    Person,
    Proposal,
    Report,
)
from upheld.office.rules.putting_right import Standing
from upheld.office.rules.states import State


def answers_to(person: Person) -> QuerySet[Answer]:
    """The newest first."""
    return person.answers.select_related("case__authority", "answered_by")


def unread(person: Person) -> QuerySet[Answer]:
    return answers_to(person).filter(read_at=None)


def mark_read(person: Person, numbers: Iterable[int]) -> int:
    """Of those, the ones that are this person's and not read yet. Returns how many."""
    found = list(person.answers.filter(pk__in=numbers, read_at=None))
    if found:
        with writing(person, "read an answer") as write:
            for each in found:
                each.read_at = write.at
                write.change(each)
    return len(found)


def waiting_decisions(person: Person) -> QuerySet[Decision]:
    return person.proposed.select_related("case__authority")


def waiting_corrections(person: Person) -> QuerySet[Correction]:
    found = person.asked.filter(standing=Standing.PROPOSED)
    return found.select_related("case__authority")


def waiting_proposals(person: Person) -> QuerySet[Proposal]:
    return Proposal.objects.filter(proposed_by=person).select_related("person")


def waiting_erasures(person: Person) -> QuerySet[Erasure]:
    return person.erasures.filter(done_at=None)


def waiting_reports(person: Person) -> QuerySet[Report]:
    found = Report.objects.filter(taken_down_by=person, state=State.HIDDEN)
    return found.select_related("case__authority")


def waiting_hours(person: Person) -> QuerySet[MovedHour]:
    found = MovedHour.objects.filter(asked_by=person, confirmed_at=None)
    return found.select_related("review")


WAITING = (
    waiting_decisions,
    waiting_corrections,
    waiting_proposals,
    waiting_erasures,
    waiting_reports,
    waiting_hours,
)


def how_many_wait(person: Person) -> int:
    return sum(each(person).count() for each in WAITING)


# ---- What others asked for, which this person may be able to confirm ---------------------------


def decisions_by_others(person: Person) -> Q:
    return ~Q(proposed_action="") & ~Q(proposed_by=person)


def corrections_by_others(person: Person) -> Q:
    return Q(standing=Standing.PROPOSED) & ~Q(asked_by=person)


def reports_by_others(person: Person) -> Q:
    return Q(state=State.HIDDEN) & ~Q(taken_down_by=person)


def hours_by_others(person: Person) -> Q:
    return Q(confirmed_at=None) & ~Q(asked_by=person)


def accounts_by_others(person: Person) -> Q:
    """Without those about the person's own account."""
    return ~Q(proposed_by=person) & ~Q(person=person)
