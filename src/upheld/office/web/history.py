"""The history of a record, from the ledger: who changed what and when, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from upheld.office.ledger.in_words import Names
from upheld.office.ledger.sealing import states
from upheld.office.models import Entry, Kept
from upheld.office.rules.record_names import name_of_kind
from upheld.office.web.values_shown import label_of, shown

HIDDEN = ("id", "version")


@dataclass(frozen=True, kw_only=True)
class Change:
    column: str  # attname, as the ledger has it
    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One entry: who did what to which record, all of it in words."""

    number: int
    at: datetime
    who: str
    action: str
    kind: str
    record: str
    changes: tuple[Change, ...]
    is_new: bool
    is_removed: bool


def happened(entries: Iterable[Entry]) -> list[Happened]:
    entries = list(entries)
    names, told = Names.now(), states(entries)
    return [
        Happened(
            number=entry.number,
            at=timezone.localtime(datetime.fromisoformat(entry.at)),
            who=names.who(entry.who),
            action=entry.action,
            kind=name_of_kind(entry.kind),
            record=names.key(entry.kind, entry.record),
            changes=tuple(changes(entry.kind, *told[entry.number], names=names)),
            is_new=entry.before is None and entry.after is not None,
            is_removed=entry.before is not None and entry.after is None,
        )
        for entry in entries
    ]


def changes(
    kind: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    *,
    names: Names | None = None,
) -> Iterable[Change]:
    """The columns that differ; for a new record, those that are filled in."""
    names = names or Names.now()
    old, new = before or {}, after or {}
    for column in dict.fromkeys([*old, *new]):
        was, now = old.get(column), new.get(column)
        if column not in HIDDEN and _differ(was, now, is_new=before is None or after is None):
            yield Change(
                column=column,
                label=label_of(kind, column),
                before=shown(kind, column, was, names),
                after=shown(kind, column, now, names),
            )


def _differ(was: Any, now: Any, *, is_new: bool) -> bool:
    """Nothing is nothing, whether it is written as None or ''. Of a new record, "no" is too."""
    if is_new:
        return bool(was) or bool(now)
    return (was in (None, "")) != (now in (None, "")) or (was not in (None, "") and was != now)


def since(record: Kept, *, version: int) -> list[Entry]:
    """What was done to a record after it had this version, oldest first."""
    found = []
    for entry in Entry.objects.filter(kind=record.kind, record=record.key).order_by("-number"):
        if (entry.after or {}).get("version", 0) <= version and entry.after is not None:
            break
        found.append(entry)
    return found[::-1]
