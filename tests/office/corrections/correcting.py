"""Corrections for tests, asked for and confirmed as on the pages, on a day of the test's own."""

from datetime import date
from typing import Any

from upheld.office.corrections.asked_for import ask, confirm
from upheld.office.corrections.wanted import Wanted, error_wanted
from upheld.office.models import Correction, Kept, Person
from upheld.office.rules.putting_right import Act

TODAY = date(2024, 9, 2)


def fresh(record: Any) -> Any:
    return type(record).everything.get(pk=record.pk)


def say_in_error(record: Kept, *, by: Person, reason: str = "Entered twice.") -> Correction:
    """That it was; or, if it counts as that, that it was not."""
    return ask(error_wanted(fresh(record), reason=reason, by=by, on=TODAY))


def in_error(record: Kept, *, by: Person, second: Person) -> Correction:
    correction = say_in_error(record, by=by)
    confirm(correction, by=second, on=TODAY)
    return correction


def correct(
    record: Kept,
    *,
    by: Person,
    act: Act = Act.CORRECT,
    reason: str = "Coded wrongly.",
    **after: Any,
) -> Correction:
    wanted = Wanted(act=act, record=fresh(record), after=after, reason=reason, by=by, on=TODAY)
    return ask(wanted)
