"""Finding a council by what a reader types: any of its names, its code, or nearly its name.

Only a whole name, a code or a usual short form says which council is meant. Part of a name does
not, even if only one council has it: Herts is Hertfordshire, not Hertsmere.
"""

import csv
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from upheld.core.authorities.likeness import Likeness
from upheld.core.authorities.naming import Reading, readings
from upheld.edition.queries.authorities import spellings
from upheld.edition.reading import Edition

NEAR = 0.75
MOST = 20
# Of counties as post had them, of councils as they call themselves in letters.
SHORT_FORMS = Path(__file__).with_name("data") / "short_forms.csv"


def names_of(edition: Edition) -> "Names":
    """Read once for each open edition."""
    return _names_in(edition.database)


@lru_cache(maxsize=16)
def _names_in(database: sqlite3.Connection) -> "Names":
    return Names(database)


@dataclass(frozen=True)
class Names:
    """Every name that the authorities in an edition have or have had."""

    database: sqlite3.Connection

    @cached_property
    def _spellings(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for slug, name in spellings(self.database):
            found.setdefault(folded(name), set()).add(slug)
        return found

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._spellings, near=NEAR)

    @cached_property
    def _by_place(self) -> dict[str, dict[str, set[str]]]:
        """By place, which is a name without its words for the kind of council: the councils that
        have it, and all the kinds that their names for that place mention.
        """
        found: dict[str, dict[str, set[str]]] = {}
        for spelling, slugs in self._spellings.items():
            for reading in readings(spelling):
                for slug in slugs:
                    kinds = found.setdefault(reading.place, {}).setdefault(slug, set())
                    kinds.update(reading.kinds)
        return found

    def bearing(self, text: str) -> list[str]:
        """The slugs of councils with exactly that name; or else of that place, unless the reader's
        words mean another kind of council. If there is only one, that is the one meant.
        """
        wanted = folded(text)
        if wanted in self._spellings:
            return sorted(self._spellings[wanted])
        found = {
            slug
            for each in (text, _in_full(wanted))
            for reading in readings(each)
            for slug, kinds in self._by_place.get(reading.place, {}).items()
            if reading.place and _may_be(reading, kinds)
        }
        return sorted(found)

    def maybe(self, text: str) -> list[str]:
        """The slugs of those that may be meant: of that place, or with the words in a name, or else
        with a similar name, the nearest first. The reader chooses, even if there is only one.
        """
        typed = folded(text)
        of_place = [slug for each in readings(text) for slug in self._by_place.get(each.place, ())]
        found = [*sorted(of_place), *self._with(_in_full(typed)), *self._with(typed)]
        return list(dict.fromkeys(found or self._likeness.nearest(typed)))[:MOST]

    def _with(self, wanted: str) -> list[str]:
        """Those with a name in which each of the words is a word, or starts one."""
        words = wanted.split()
        if not words:
            return []
        holding = {
            slug
            for spelling, slugs in self._spellings.items()
            if all(f" {word}" in f" {spelling}" for word in words)
            for slug in slugs
        }
        return sorted(holding)


def _may_be(reading: Reading, kinds: Collection[str]) -> bool:
    """Kirklees is often called a borough, but Cambridge is never a county."""
    tell_nothing = {"council"}.issuperset(kinds) or not reading.tells_kind
    return tell_nothing or ("county" in reading.kinds) == ("county" in kinds)


def _in_full(wanted: str) -> str:
    """With short forms written out: of the whole, or of each word.

    >>> _in_full("north herts"), _in_full("b and nes")
    ('north hertfordshire', 'bath and north east somerset')
    """
    forms = _short_forms()
    return forms.get(wanted) or " ".join(forms.get(word, word) for word in wanted.split())


@cache
def _short_forms() -> dict[str, str]:
    with SHORT_FORMS.open(encoding="utf-8", newline="") as file:
        return {row["short"]: row["long"] for row in csv.DictReader(file)}


def folded(text: str) -> str:
    """The same, however it is written.

    >>> folded("Brighton & Hove  City Council")
    'brighton and hove city council'
    """
    plain = text.replace("&", " and ").replace("-", " ").replace("’", "").replace("'", "")
    return " ".join(plain.replace(",", " ").replace(".", " ").casefold().split())
