"""Finding a council by what a reader types: any of its names, its code, or nearly its name."""

from dataclasses import dataclass
from functools import cached_property

from upheld.core.likeness import Likeness
from upheld.edition.reading import Edition

NEAR = 0.75
MOST = 20


@dataclass(frozen=True)
class Names:
    """Every name that the authorities of an edition bear or bore."""

    edition: Edition

    @cached_property
    def _spellings(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.edition.rows(
            "SELECT slug, name FROM authority UNION SELECT slug, short_name FROM authority"
            " UNION SELECT authority, name FROM name UNION SELECT slug, gss_code FROM authority"
            " WHERE gss_code IS NOT NULL"
        ):
            found.setdefault(folded(row["name"]), set()).add(row["slug"])
        return found

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._spellings, near=NEAR)

    def bearing(self, text: str) -> list[str]:
        """The slugs of those of that very name; else of all with a name that holds its words."""
        wanted = folded(text)
        if not wanted:
            return []
        if wanted in self._spellings:
            return sorted(self._spellings[wanted])
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


def folded(text: str) -> str:
    """Alike, however it is written.

    >>> folded("Brighton & Hove  City Council")
    'brighton and hove city council'
    """
    plain = text.replace("&", " and ").replace("-", " ").replace("’", "").replace("'", "")
    return " ".join(plain.replace(",", " ").replace(".", " ").casefold().split())
