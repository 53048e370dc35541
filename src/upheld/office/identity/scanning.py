"""What in a text may identify a person: each finding with its kind, its position and a hash.

The hash covers what was found and the words around it. So a finding that somebody has cleared stays
cleared when other sentences change, and is a new one when its own sentence changes.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known
from upheld.office.identity.names import names_in
from upheld.office.identity.names_of_places import places_in
from upheld.office.identity.patterns import matches_in
from upheld.office.identity.public_names import public_names
from upheld.office.identity.reading_text import plain, words_of

NEIGHBOURS = 3  # words on either side that belong to a finding
NEAR = 200  # characters in which they are looked for
ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, kw_only=True)
class Finding:
    kind: Kind
    start: int  # in the text as it was given
    end: int
    text: str
    hash: str


def scan(text: str, *, known: Known) -> list[Finding]:
    """In order of position. No finding is inside another."""
    seen = plain(text)
    words = words_of(seen.text)
    public = (*known.whole(seen.text), *public_names(seen.text))
    harmless = {place for span in public for place in range(*span)}
    found = [
        *matches_in(seen.text, known=known),
        *names_in(seen.text, words, harmless, known),
        *places_in(words, harmless, known),
    ]
    return [_finding(kind, *seen.span(start, end), text=text) for kind, start, end in _apart(found)]


def _apart(found: Iterable[tuple[Kind, int, int]]) -> list[tuple[Kind, int, int]]:
    """Findings that overlap become one, of the kind that comes first in ``Kind``."""
    apart: list[tuple[Kind, int, int]] = []
    for kind, start, end in sorted(found, key=lambda each: (each[1], -each[2])):
        if apart and start < apart[-1][2]:
            other, first, last = apart[-1]
            apart[-1] = (min(kind, other, key=ORDER.__getitem__), first, max(end, last))
        else:
            apart.append((kind, start, end))
    return apart


def _finding(kind: Kind, start: int, end: int, *, text: str) -> Finding:
    before = re.findall(r"\w+", text[max(0, start - NEAR) : start])[-NEIGHBOURS:]
    after = re.findall(r"\w+", text[end : end + NEAR])[:NEIGHBOURS]
    told = "\x1f".join((kind, *before, "\x1e", text[start:end], "\x1e", *after))
    return Finding(
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        hash=hashlib.sha256(told.encode()).hexdigest(),
    )
