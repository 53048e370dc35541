"""Whether each personal value that the ledger has under a seal is there, unless it was erased."""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from upheld.office.ledger.sealing import rows_of, seals_in
from upheld.office.models import Entry, PersonalValue


@dataclass
class Values:
    known: int = 0  # values that an entry has for the first time, and that are there
    faults: list[str] = field(default_factory=list)

    def follow(self, entries: Sequence[Entry]) -> None:
        new = {seal: (entry, column) for entry in entries for column, seal in _new_in(entry)}
        there = {seal: (salt, value) for seal, salt, value in rows_of(new)}
        for seal, (entry, column) in new.items():
            if trouble := _trouble(seal, there.get(seal)):
                words = f"{column.replace('_', ' ')} of the {entry.kind} {entry.record}"
                self.faults.append(f"Entry {entry.number} has the {words} under a seal, {trouble}")
        self.known += len(there)

    def differ(self) -> Iterator[str]:
        yield from self.faults
        if (more := PersonalValue.objects.count() - self.known) > 0:
            yield f"Personal values that no entry has: {more:,}. They were put in past the ledger."


def _new_in(entry: Entry) -> Iterator[tuple[str, str]]:
    was = seals_in(entry.before)
    for column, seal in seals_in(entry.after).items():
        if was.get(column) != seal:
            yield column, seal


def _trouble(seal: str, row: tuple[str, str | None] | None) -> str:
    if row is None:
        return "and the value was removed past the ledger."
    salt, value = row
    if value is not None and not _is_sealed(seal, salt, value):
        return "and the value is not what was sealed."
    return ""


def _is_sealed(seal: str, salt: str, value: str) -> bool:
    try:
        return hmac.digest(bytes.fromhex(salt), value.encode(), "sha256").hex() == seal
    except ValueError:  # not a salt
        return False
