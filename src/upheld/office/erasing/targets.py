"""Which personal values can be erased: those of a record and of what belongs to it, old and new."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from upheld.office.ledger.recording import kinds_of_records
from upheld.office.ledger.sealing import seals_in
from upheld.office.models import Case, Entry, Erasure, Kept
from upheld.office.rules.personal import PERSONAL

NOT_ERASED = ("erasure", "passedrow")  # why something was erased stays; tables of an extract go out


@dataclass(frozen=True, kw_only=True)
class Target:
    """Columns of one record, whether or not the record is still there."""

    kind: str
    id: int
    key: str
    columns: tuple[str, ...]

    @classmethod
    def of(cls, erasure: Erasure) -> "list[Target]":
        return [cls(**{**each, "columns": tuple(each["columns"])}) for each in erasure.targets]

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"columns": list(self.columns)}

    @property
    def record(self) -> Kept | None:
        return kinds_of_records()[self.kind].everything.filter(pk=self.id).first()

    def seals(self) -> set[str]:
        """Of all that these columns ever held, according to the ledger."""
        return {
            seal
            for entry in _entries(self.kind, self.id)
            for state in (entry.before, entry.after)
            for column, seal in seals_in(state).items()
            if column in self.columns
        }


def possible(kind: str, number: int) -> list[Target]:
    """For a record, and for what belongs to it: every personal column that ever held something."""
    record = Target(kind=kind, id=number, key="", columns=()).record
    if record is not None:
        return [each for one in _with_parts(record) if (each := _whole(one.kind, one.pk, one.key))]
    last = _entries(kind, number).order_by("-number").first()
    target = _whole(kind, number, last.record) if last else None
    return [target] if target else []


def case_of(erasure: Erasure) -> Case | None:
    """The case that it is about, if that is what was chosen first."""
    first = Target.of(erasure)[0]
    return first.record if first.kind == "case" else None


def _whole(kind: str, number: int, key: str) -> Target | None:
    if kind in NOT_ERASED:
        return None
    filled = {
        column
        for entry in _entries(kind, number)
        for state in (entry.before, entry.after)
        for column in seals_in(state)
    }
    columns = tuple(column for column in PERSONAL[kind] if column in filled)
    return Target(kind=kind, id=number, key=key, columns=columns) if columns else None


def _with_parts(record: Kept) -> Iterator[Kept]:
    """What cannot be without the record, and answers about a case."""
    yield record
    for relation in record._meta.related_objects:
        model = relation.related_model
        if issubclass(model, Kept) and (not relation.field.null or relation.field.name == "case"):
            parts: Iterable[Kept] = model.everything.filter(**{relation.field.name: record})
            for part in parts:
                yield from _with_parts(part)


def _entries(kind: str, number: int) -> Any:
    """By its number, which stays when its key changes."""
    return Entry.objects.filter(Q(before__id=number) | Q(after__id=number), kind=kind)
