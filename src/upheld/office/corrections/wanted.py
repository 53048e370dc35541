"""What somebody wants put right, and how its values are kept: as the ledger keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from upheld.office.ledger.recording import kinds_of_records
from upheld.office.models import Case, Correction, Decision, Evidence, FurtherFinding, Kept, Person
from upheld.office.rules.putting_right import ERROR, KINDS, Act

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    act: Act
    record: Kept  # with the version that was read
    after: Values  # by column; columns that do not change may be in it
    reason: str
    by: Person
    on: date

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """By column: before and after. Without columns that stay as they are."""
        told = ((name, getattr(self.record, name), value) for name, value in self.after.items())
        return {name: (before, after) for name, before, after in told if before != after}


def error_wanted(record: Kept, *, reason: str, by: Person, on: date) -> Wanted:
    """That it was entered in error; if it already counts as that, that it was not."""
    is_error: bool = getattr(record, ERROR)
    act = Act.NOT_IN_ERROR if is_error else Act.IN_ERROR
    return Wanted(act=act, record=record, after={ERROR: not is_error}, reason=reason, by=by, on=on)


def record_of(correction: Correction) -> Kept:
    """What it is about, as it is now."""
    model = kinds_of_records()[correction.about]
    return model.everything.get(pk=correction.record)


def wanted_of(correction: Correction) -> Wanted:
    """What was asked for, about the record as it is now."""
    record = record_of(correction)
    after = {name: _read(record, name, pair[1]) for name, pair in correction.changes.items()}
    return Wanted(
        act=Act(correction.act),
        record=record,
        after=after,
        reason=correction.reason,
        by=correction.asked_by,
        on=correction.asked_on,
    )


def is_as_it_was(correction: Correction, record: Kept) -> bool:
    """Whether the record still has the values that were to be changed."""
    return all(
        getattr(record, name) == _read(record, name, pair[0])
        for name, pair in correction.changes.items()
    )


def kept(changes: Mapping[str, tuple[Any, Any]]) -> dict[str, list[Any]]:
    """As plain data: dates as text."""
    return {
        name: [each.isoformat() if isinstance(each, date) else each for each in pair]
        for name, pair in changes.items()
    }


def case_of_record(record: Kept) -> Case:
    """Whatever was entered in error is found too."""
    if isinstance(record, Case):
        return record
    if hasattr(record, "case"):
        return record.case
    return record.recommendation.case  # an outcome


def named(record: Kept) -> str:
    """A record of a case, as the pages of the case call it."""
    called = KINDS[record.kind].called if record.kind in KINDS else record.kind
    if isinstance(record, Case):
        return called
    if isinstance(record, Evidence):
        return f"{called} {record.number}, {record.name}"
    if isinstance(record, Decision) or record.kind == "compliance":
        return f"{called} {record.sequence}"
    if isinstance(record, FurtherFinding):
        return f"finding {record.number} of decision {record.decision.sequence}"
    if record.kind == "outcome":
        return f"{called} {record.number} of recommendation {record.recommendation.number}"
    return f"{called} {record.number}"


def _read(record: Kept, name: str, value: Any) -> Any:
    field: models.Field[Any, Any] = record._meta.get_field(name.removesuffix("_id"))
    is_day = field.get_internal_type() == "DateField"
    return date.fromisoformat(value) if is_day and value else value
