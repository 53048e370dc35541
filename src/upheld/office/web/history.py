"""The history of a record, from the ledger: who changed what and when, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from upheld.core.days import in_words
from upheld.office.ledger.sealing import states
from upheld.office.ledger.who import names
from upheld.office.models import Entry, Kept, Person

HIDDEN = ("id", "version")
LONGEST = 400  # characters of a text that are shown; the record has all of it


@dataclass(frozen=True, kw_only=True)
class Change:
    column: str  # attname, as the ledger has it
    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Happened:
    at: datetime
    who: str
    action: str
    kind: str
    record: str
    changes: tuple[Change, ...]


def happened(entries: Iterable[Entry]) -> list[Happened]:
    entries = list(entries)
    known, told = names(), states(entries)
    return [
        Happened(
            at=timezone.localtime(datetime.fromisoformat(entry.at)),
            who=known.get(entry.who, entry.who),
            action=entry.action,
            kind=entry.kind,
            record=entry.record,
            changes=tuple(changes(entry.kind, *told[entry.number])),
        )
        for entry in entries
    ]


def changes(
    kind: str, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> Iterable[Change]:
    """The columns that differ; for a new record, those that are filled in."""
    old, new = before or {}, after or {}
    for column in dict.fromkeys([*old, *new]):
        was, now = old.get(column), new.get(column)
        if column not in HIDDEN and _differ(was, now, is_new=before is None or after is None):
            yield Change(
                column=column,
                label=label_of(kind, column),
                before=shown(kind, column, was),
                after=shown(kind, column, now),
            )


def _differ(was: Any, now: Any, *, is_new: bool) -> bool:
    """Nothing is nothing, whether it is written as None or ''. Of a new record, "no" is too."""
    if is_new:
        return bool(was) or bool(now)
    return (was in (None, "")) != (now in (None, "")) or (was not in (None, "") and was != now)


def _field(kind: str, column: str) -> Any:
    """None if it is not a column of a record, as in the entry for a sign-in."""
    try:
        fields = apps.get_model("office", kind)._meta.concrete_fields
    except (LookupError, FieldDoesNotExist):
        return None
    return next((field for field in fields if field.attname == column), None)


def label_of(kind: str, column: str) -> str:
    field = _field(kind, column)
    words = field.verbose_name if field else column.replace("_", " ")
    return str(words)[:1].upper() + str(words)[1:]


def shown(kind: str, column: str, value: Any) -> str:
    """A value of a column as people read it; '' for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    field = _field(kind, column)
    if field is not None and field.is_relation:
        other = field.related_model._base_manager.filter(pk=value).first()
        return _called(other) if other else str(value)
    if field is not None and field.get_internal_type() == "DateField":
        return in_words(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _called(other: Any) -> str:
    return other.key if isinstance(other, Kept) and not isinstance(other, Person) else str(other)


def since(record: Kept, *, version: int) -> list[Entry]:
    """What was done to a record after it had this version, oldest first."""
    found = []
    for entry in Entry.objects.filter(kind=record.kind, record=record.key).order_by("-number"):
        if (entry.after or {}).get("version", 0) <= version and entry.after is not None:
            break
        found.append(entry)
    return found[::-1]
