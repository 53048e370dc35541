"""Finding a council by what a reader types: any of its names, its code, or nearly its name."""

import sqlite3
from dataclasses import dataclass
from functools import cached_property, lru_cache

from upheld.core.likeness import Likeness
from upheld.core.naming import readings
from upheld.edition.reading import Edition

NEAR = 0.75
MOST = 20


def names_of(edition: Edition) -> "Names":
    """Taken apart once for each edition that is open."""
    return _names_in(edition.database)


@lru_cache(maxsize=16)
def _names_in(database: sqlite3.Connection) -> "Names":
    return Names(database)


@dataclass(frozen=True)
class Names:
    """Every name that the authorities of an edition bear or bore."""

    database: sqlite3.Connection

    @cached_property
    def _spellings(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for slug, name in self.database.execute(
            "SELECT slug, name FROM authority UNION SELECT slug, short_name FROM authority"
            " UNION SELECT authority, name FROM name UNION SELECT slug, gss_code FROM authority"
            " WHERE gss_code IS NOT NULL"
        ):
            found.setdefault(folded(name), set()).add(slug)
        return found

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._spellings, near=NEAR)

    @cached_property
    def _by_place(self) -> dict[str, set[str]]:
        """By what is left of a name without its words on the kind of council."""
        found: dict[str, set[str]] = {}
        for spelling, slugs in self._spellings.items():
            for place in _places(spelling):
                found.setdefault(place, set()).update(slugs)
        return found

    def bearing(self, text: str) -> list[str]:
        """The slugs of those of that very name; else of that place, whatever kind of council the
        reader takes it for; else of all with a name that holds its words."""
        wanted = folded(text)
        if not wanted:
            return []
        if wanted in self._spellings:
            return sorted(self._spellings[wanted])
        if of_place := {slug for place in _places(text) for slug in self._by_place.get(place, ())}:
            return sorted(of_place)
        words = wanted.split()
        holding = {
            slug
            for spelling, slugs in self._spellings.items()
            if all(f" {word}" in f" {spelling}" for word in words)
            for slug in slugs
        }
        return sorted(holding)[:MOST]

    def nearly(self, text: str) -> list[str]:
        """The slugs of those with a name like it, the nearest first."""
        return list(self._likeness.nearest(folded(text)))[:MOST]


def _places(text: str) -> set[str]:
    return {reading.place for reading in readings(text)}


def folded(text: str) -> str:
    """Alike, however it is written.

    >>> folded("Brighton & Hove  City Council")
    'brighton and hove city council'
    """
    plain = text.replace("&", " and ").replace("-", " ").replace("’", "").replace("'", "")
    return " ".join(plain.replace(",", " ").replace(".", " ").casefold().split())
