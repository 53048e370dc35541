"""Giving cases to an officer, one or many at once."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Person

MOST_AT_ONCE = 500


def assign(cases: Iterable[Case], officer: Person | None, *, by: Person) -> int:
    """All or none; returns how many were not the officer's already. None takes them from everyone.

    Raises ValidationError if there are too many, and ChangedMeanwhile.
    """
    others = [case for case in cases if case.officer != officer]
    if len(others) > MOST_AT_ONCE:
        raise ValidationError(
            f"You chose {len(others):,} cases, and at most {MOST_AT_ONCE:,} can be assigned at"
            " once. Search for fewer, by authority or category."
        )
    with writing(by, "assign a case") as write:
        for case in others:
            case.officer = officer
            write.change(case)
    return len(others)
