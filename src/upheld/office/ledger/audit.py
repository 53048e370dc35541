"""Proof of the ledger: its chain is unbroken, and the records are as it says.

Both are read as at one moment, an entry or a record at a time. Only a digest of each current state
is kept, so that a large office fits into little memory. A record's personal values are proved by
their seals, which are part of its state.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from upheld.office.ledger.moment import one_moment
from upheld.office.ledger.recording import head, kinds_of_records
from upheld.office.ledger.sealing import salts_of, seal_of
from upheld.office.models import Entry, Kept
from upheld.office.rules.chain import ChainEntry, Head, faults

AT_ONCE = 2_000  # rows fetched together


@dataclass(frozen=True, kw_only=True)
class Audited:
    head: Head
    faults: tuple[str, ...]


@dataclass
class Standing:
    """What the ledger says exists: a digest of each state, and the entry that made it so."""

    there: dict[bytes, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def follow(self, entry: ChainEntry) -> None:
        if entry.before is not None and not self.there.pop(_digest(entry.kind, entry.before), None):
            self.faults.append(
                f"Entry {entry.number} changes the {entry.kind} {entry.key}, but not from what it"
                " was."
            )
        if entry.after is not None:
            self.there[_digest(entry.kind, entry.after)] = entry.number


def audit(*, kept: Iterable[Head] = ()) -> Audited:
    """``kept`` are heads kept elsewhere, each of which must be in the chain."""
    with one_moment():
        return audit_now(kept=kept)


def audit_now(*, kept: Iterable[Head] = ()) -> Audited:
    """Within the caller's own transaction."""
    standing = Standing()
    found = [*faults(_followed(standing), kept=kept)]
    return Audited(head=head(), faults=(*found, *standing.faults, *_past_the_ledger(standing)))


def _followed(standing: Standing) -> Iterator[tuple[ChainEntry, str]]:
    kinds = kinds_of_records()
    for entry in Entry.objects.order_by("number").iterator(AT_ONCE):
        chained = entry.chain_entry()
        if chained.kind in kinds:
            standing.follow(chained)
        yield chained, entry.hash


def _past_the_ledger(standing: Standing) -> Iterator[str]:
    """Records that are not as the ledger says, and records in the ledger that are missing."""
    differ = set()
    for kind, model in kinds_of_records().items():
        for record, is_as_sealed in _records(model):
            is_known = standing.there.pop(_digest(kind, record.snapshot()), None) is not None
            if not (is_known and is_as_sealed):
                differ.add((kind, _key(record)))
                yield f"The {kind} {_key(record)} is not as the ledger says: changed outside it."
    for number in sorted(standing.there.values()):
        entry = Entry.objects.get(pk=number)
        if (entry.kind, entry.record) not in differ:
            yield f"Entry {number} is about the {entry.kind} {entry.record}, which is missing."


def _records(model: type[Kept]) -> Iterator[tuple[Kept, bool]]:
    """Each with whether its personal values are what its seals say."""
    records = model._base_manager.order_by("pk").iterator(AT_ONCE)
    while some := [*islice(records, AT_ONCE)]:
        salts = salts_of(seal for record in some for seal in record.seals.values())
        for record in some:
            yield record, _is_as_sealed(record, salts)


def _is_as_sealed(record: Kept, salts: dict[str, str]) -> bool:
    values = record.personal_values()
    return values.keys() == record.seals.keys() and all(
        seal in salts and seal_of(values[column], salt=salts[seal]) == seal
        for column, seal in record.seals.items()
    )


def _key(record: Kept) -> str:
    try:
        return record.key
    except ObjectDoesNotExist:  # what it belongs to has been removed past the ledger too
        return f"number {record.pk}"


def _digest(kind: str, snapshot: dict[str, Any]) -> bytes:
    """Of the columns that are filled in: a column that came with a later version is empty in
    records, and missing from the entries of earlier versions.
    """
    snapshot = {column: value for column, value in snapshot.items() if value not in (None, "")}
    words = json.dumps([kind, snapshot], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).digest()[:16]
