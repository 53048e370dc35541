"""Seals: what the ledger holds in place of a personal value, and the values while we have them.

A seal is the HMAC-SHA256 of the value under a random salt of 256 bits that no other value has. With
the salt anybody can prove what was sealed. Without it, nobody can even test a guess: an auditor can
follow a value from entry to entry by its seal, and it can be erased with its salt.
"""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from upheld.office.models import Entry, Kept, PersonalValue
from upheld.office.rules.chain import exact_json
from upheld.office.rules.personal import SECRET

SEALS = "seals"  # the column of a record, and of its state in an entry
AT_ONCE = 2_000  # seals looked up together

Sealed = tuple[str, str, str | None]  # a row of PersonalValue: seal, salt, value


@dataclass(frozen=True)
class Unseen:
    """Stands for a value that is not there. Two are the same if they have the same seal."""

    seal: str
    words: str

    def __str__(self) -> str:
        return self.words


OF_A_WAY_IN = ("row",)  # of a library's own row, which is followed without its values (ways_in)
ERASED, NEVER_HELD = "(erased)", "(not kept)"


def seal_of(value: Any, *, salt: str) -> str:
    return hmac.digest(bytes.fromhex(salt), exact_json(value).encode(), "sha256").hex()


def seal(record: Kept, *, before: Kept | None = None) -> list[Sealed]:
    """Give the record a seal for each personal value, and return the rows of those that are new.

    A value that is as it was ``before`` keeps its seal.
    """
    was = before.personal_values() if before else {}
    known = before.seals if before else {}
    secret = SECRET.get(record.kind, ())
    seals, rows = {}, []
    for column, value in record.personal_values().items():
        if column in known and was.get(column) == value:
            seals[column] = known[column]
            continue
        rows.append(newly_sealed(value, is_secret=column in secret))
        seals[column] = rows[-1][0]
    record.seals = seals
    return rows


def newly_sealed(value: Any, *, is_secret: bool = False) -> Sealed:
    """Under a new salt. Of a secret the value is not held."""
    salt = token_hex(32)
    return seal_of(value, salt=salt), salt, None if is_secret else exact_json(value)


def salts_of(seals: Iterable[str]) -> dict[str, str]:
    return {seal: salt for seal, salt, _ in rows_of(seals)}


def states(entries: Iterable[Entry]) -> dict[int, tuple[Any, Any]]:
    """By number: each entry's record before and after, with the personal values that we have.

    ``Unseen`` stands for the others. None stands for no record.
    """
    entries = list(entries)
    each_state = (state for entry in entries for state in (entry.before, entry.after))
    seals = (seal for state in each_state for seal in seals_in(state).values())
    values = {
        seal: json.loads(value) for seal, _, value in rows_of(set(seals)) if value is not None
    }
    return {
        entry.number: (
            _opened(entry.kind, entry.before, values),
            _opened(entry.kind, entry.after, values),
        )
        for entry in entries
    }


def seals_in(state: dict[str, Any] | None) -> dict[str, str]:
    """By column: the seals in a record's state, or in an entry that is not about a record."""
    return (state or {}).get(SEALS) or {}


def _opened(
    kind: str, state: dict[str, Any] | None, values: dict[str, Any]
) -> dict[str, Any] | None:
    if state is None:
        return None
    plain = {name: value for name, value in state.items() if name != SEALS}
    secret = (*SECRET.get(kind, ()), *OF_A_WAY_IN)
    for name, seal in seals_in(state).items():
        unseen = Unseen(seal, NEVER_HELD if name in secret else ERASED)
        plain[name] = values.get(seal, unseen)
    return plain


def rows_of(seals: Iterable[str]) -> Iterator[Sealed]:
    wanted = list(seals)
    for start in range(0, len(wanted), AT_ONCE):
        rows = PersonalValue.objects.filter(seal__in=wanted[start : start + AT_ONCE])
        yield from rows.values_list("seal", "salt", "value")
