"""The chain of the ledger: each entry's hash covers the one before it.

So changing, removing, inserting or moving an entry breaks the chain from there on. An entry cut off
the end is found by a head kept elsewhere. Checking it needs no database.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

BEGINNING = "0" * 64  # stands for the entry before the first


@dataclass(frozen=True, kw_only=True)
class ChainEntry:
    """One entry: what was done to which record, who did it and when, before and after."""

    number: int  # 1, 2, ... without a gap
    at: str  # 2026-03-31T14:05:09.123456+00:00
    who: str
    action: str
    kind: str  # decision
    key: str  # 19 018 397, leeds, 1
    before: dict[str, Any] | None  # None: there was none
    after: dict[str, Any] | None  # None: there is none any more


@dataclass(frozen=True, kw_only=True)
class Head:
    """The last entry: printed, kept with an edition, and later compared with the chain."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """Raises ValueError if it is not a head."""
        number, _, digest = text.strip().partition(" ")
        if not number.isdecimal() or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            raise ValueError(f"{text!r} is not a ledger head: a number and a hash of 64 digits.")
        return cls(number=int(number), hash=digest)


# The one form in which values are hashed, sealed, compared and kept.
exact_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
EMPTY = Head(number=0, hash=BEGINNING)


def hash_of(entry: ChainEntry, *, before: str) -> str:
    """In hexadecimal, of the entry and of the hash before it."""
    # vars, not asdict: that copies every value, and took a fifth of the time of an import.
    data = exact_json([before, vars(entry)])
    return hashlib.sha256(data.encode()).hexdigest()


def around_number(entry: ChainEntry) -> tuple[str, str]:
    """What ``hash_of`` covers of an entry before its number and after it, whatever the number is.

    The number is the last but one in the order of the names, so it is the last that is found.
    """
    named = f'"number": {entry.number}, '
    head, _, tail = exact_json(vars(entry)).rpartition(named)
    return f'{head}"number": ', f", {tail}"


def hash_around(head: str, number: int, tail: str, *, before: str) -> str:
    """What ``hash_of`` gives for the entry of which these are the two parts."""
    return hashlib.sha256(f'["{before}", {head}{number}{tail}]'.encode()).hexdigest()


def faults(
    entries: Iterable[tuple[ChainEntry, str]], *, kept: Iterable[Head] = ()
) -> Iterator[str]:
    """What is wrong with a ledger, in words. Entries are in the order in which they are stored.

    ``kept`` are heads kept elsewhere, each of which must be in the chain.
    """
    waiting: dict[int, set[str]] = defaultdict(set)
    for head in kept:
        waiting[head.number].add(head.hash)
    waiting[EMPTY.number].discard(EMPTY.hash)  # every chain holds it
    last = EMPTY
    for entry, stored in entries:
        if entry.number != last.number + 1:
            yield f"Entry {entry.number} follows entry {last.number}."
        if hash_of(entry, before=last.hash) != stored:
            yield f"Entry {entry.number} is not what was written: its hash differs."
        if waiting.pop(entry.number, set()) - {stored}:
            yield f"Entry {entry.number} is not the one whose hash was kept."
        last = Head(number=entry.number, hash=stored)
    for number, hashes in sorted(waiting.items()):
        if hashes:
            yield f"Entry {number} was kept as the head, but the ledger ends at {last.number}."
