"""Whether each personal value that the ledger has under a seal is there, unless it was erased."""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from upheld.office.ledger.erased import erased_seals
from upheld.office.ledger.in_words import Names
from upheld.office.ledger.sealing import rows_of, seals_in
from upheld.office.models import Entry, PersonalValue


@dataclass
class Values:
    erased: set[str] = field(default_factory=erased_seals)
    known: int = 0  # values that an entry has for the first time, and that are there
    faults: list[str] = field(default_factory=list)

    def follow(self, entries: Sequence[Entry]) -> None:
        new = {seal: (entry, column) for entry in entries for column, seal in _new_in(entry)}
        there = {seal: (salt, value) for seal, salt, value in rows_of(new)}
        for seal, (entry, column) in new.items():
            if trouble := _trouble(seal, there.get(seal), is_erased=seal in self.erased):
                words = Names.now().columns(entry.kind, entry.record, [column])
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


def _trouble(seal: str, row: tuple[str, str | None] | None, *, is_erased: bool) -> str:
    if row is None:
        return "" if is_erased else "and the value was removed past the ledger."
    if is_erased:
        return "and the value was erased, but is there again."
    salt, value = row
    if value is not None and not _is_sealed(seal, salt, value):
        return "and the value is not what was sealed."
    return ""


def _is_sealed(seal: str, salt: str, value: str) -> bool:
    try:
        return hmac.digest(bytes.fromhex(salt), value.encode(), "sha256").hex() == seal
    except ValueError:  # not a salt
        return False
