"""What the ledger says exists, followed entry by entry, and how the records differ from it.

Of each record only 32 bytes are kept, so that a large office fits into little memory: digests of
its state and of its key, and the number of its last entry. A record is known by its number in the
database, which is part of its state, so exchanging two records is found.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from django.utils.text import capfirst

from upheld.office.ledger.in_words import Names
from upheld.office.ledger.recording import kinds_of_records
from upheld.office.ledger.sealing import salts_of, seal_of
from upheld.office.models import Entry, Kept
from upheld.office.rules.chain import ChainEntry, exact_json

AT_ONCE = 2_000  # rows fetched together
STATE, KEY = slice(0, 16), slice(16, 24)  # of what is kept; then the number of the entry
OUTSIDE = "is not as the ledger says: it was changed without an entry."
RENAMED = "is called something else in the ledger."
Item = TypeVar("Item")


@dataclass
class Standing:
    there: dict[str, dict[Any, bytes]] = field(
        default_factory=lambda: {kind: {} for kind in kinds_of_records()}
    )
    faults: list[str] = field(default_factory=list)

    def follow(self, entry: ChainEntry) -> None:
        if (of_kind := self.there.get(entry.kind)) is None:  # not about a record
            return
        if (before := entry.before) is not None:
            known = of_kind.pop(before.get("id"), b"")
            moves = entry.after is not None and entry.after.get("id") != before.get("id")
            if known[STATE] != _digest(entry.kind, before)[STATE] or moves:
                self._differs(entry)
        if (after := entry.after) is not None:
            if after.get("id") in of_kind:
                self._differs(entry)
            of_kind[after.get("id")] = (
                _digest(entry.kind, after)[STATE]
                + _digest(entry.key)[:8]
                + entry.number.to_bytes(8, "big")
            )

    def _differs(self, entry: ChainEntry) -> None:
        record = Names.now().record(entry.kind, entry.key)
        self.faults.append(
            f"Entry {entry.number} changes {record}, but not from what it was before."
        )

    def past_the_ledger(self) -> Iterator[str]:
        """Records that are not as the ledger says, and records in the ledger that are missing."""
        names = Names.now()
        for kind, model in kinds_of_records().items():
            for record, is_as_sealed in _records(model):
                known, key = self.there[kind].pop(record.pk, b""), record.key
                if known[STATE] != _digest(kind, record.snapshot())[STATE] or not is_as_sealed:
                    yield f"{capfirst(names.record(kind, key))} {OUTSIDE}"
                elif known[KEY] != _digest(key)[:8]:
                    yield f"{capfirst(names.record(kind, key))} {RENAMED}"
        numbers = (each[-8:] for kind in self.there.values() for each in kind.values())
        for number in sorted(int.from_bytes(each, "big") for each in numbers):
            entry = Entry.objects.get(pk=number)
            missing = names.record(entry.kind, entry.record)
            yield f"Entry {number} is about {missing}, which is missing."


def _records(model: type[Kept]) -> Iterator[tuple[Kept, bool]]:
    """Each with whether its personal values are what its seals say."""
    with_what_it_belongs_to = model._base_manager.select_related()  # it is part of its key
    for some in in_batches(with_what_it_belongs_to.order_by("pk").iterator(AT_ONCE)):
        salts = salts_of(seal for record in some for seal in record.seals.values())
        for record in some:
            yield record, _is_as_sealed(record, salts)


def in_batches(rows: Iterable[Item]) -> Iterator[list[Item]]:
    rows = iter(rows)
    while some := [*islice(rows, AT_ONCE)]:
        yield some


def _is_as_sealed(record: Kept, salts: dict[str, str]) -> bool:
    values = record.personal_values()
    return values.keys() == record.seals.keys() and all(
        seal in salts and seal_of(values[column], salt=salts[seal]) == seal
        for column, seal in record.seals.items()
    )


def _digest(*of: Any) -> bytes:
    """Of the columns that are filled in: a column that came with a later version is empty in
    records, and missing from the entries of earlier versions.
    """
    filled = [
        {name: value for name, value in part.items() if value not in (None, "")}
        if isinstance(part, dict)
        else part
        for part in of
    ]
    return hashlib.sha256(exact_json(filled).encode()).digest()
