"""The directory of authorities: which there are, what they are called, what became of them.

It is read from a folder of four files (authorities, names, successions, populations). The
project's own is in ``data``, and an office can add a folder with more bodies. A directory
that contradicts itself is refused, with all its contradictions listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from upheld.intake.directory.authority import Authority, Name, Population, Succession
from upheld.intake.directory.checks import contradictions
from upheld.intake.directory.matching import Match, NameIndex
from upheld.intake.directory.rows import TABLES, DirectoryError, read_rows

OWN_FOLDER = Path(__file__).with_name("data")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Directory:
    authorities: tuple[Authority, ...]
    names: tuple[Name, ...] = ()
    successions: tuple[Succession, ...] = ()
    populations: tuple[Population, ...] = ()

    def by_slug(self, slug: str) -> Authority | None:
        return self._index.authorities.get(slug)

    def match(self, text: str, *, on: date) -> Match:
        return self._index.match(text, on=on)

    def name_on(self, slug: str, day: date) -> str:
        """The name to print for that day: Colchester was a borough until 22 November 2022."""
        return self._index.name_on(slug, day)

    def predecessors(self, slug: str) -> tuple[Authority, ...]:
        return self._all(s.predecessor for s in self.successions if s.successor == slug)

    def successors(self, slug: str) -> tuple[Authority, ...]:
        return self._all(self._successors.get(slug, ()))

    def population(self, slug: str, vintage: str) -> Population | None:
        return self._populations.get((slug, vintage))

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """The days when an authority began, or had just ended. Matches change on no other day.

        So we match each name once for each stretch of days, not once for each day.
        """
        begun = {each.first_day for each in self.authorities if each.first_day}
        gone = {each.last_day + ONE_DAY for each in self.authorities if each.last_day}
        return tuple(sorted(begun | gone))

    def _all(self, slugs: Iterable[str]) -> tuple[Authority, ...]:
        return tuple(self._index.authorities[slug] for slug in slugs)

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self.authorities, names=self.names, successors=self._successors)

    @cached_property
    def _successors(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for succession in self.successions:
            before = found.get(succession.predecessor, ())
            found[succession.predecessor] = (*before, succession.successor)
        return found

    @cached_property
    def _populations(self) -> dict[tuple[str, str], Population]:
        return {(each.slug, each.vintage): each for each in self.populations}


def read_directory(*folders: Path) -> Directory:
    """The directory that these folders make together. The first must have ``authorities.csv``.

    Raises DirectoryError with every problem of every file.
    """
    problems: list[str] = []
    found = {table: _rows(table, folders, problems) for table in TABLES}
    directory = Directory(
        authorities=tuple(found["authorities"]),
        names=tuple(found["names"]),
        successions=tuple(found["successions"]),
        populations=tuple(found["populations"]),
    )
    problems += contradictions(
        directory.authorities,
        names=directory.names,
        successions=directory.successions,
        populations=directory.populations,
    )
    if problems:
        raise DirectoryError(problems)
    return directory


def _rows(table: str, folders: Iterable[Path], problems: list[str]) -> list[Any]:
    rows: list[Any] = []
    for folder in folders:
        path = folder / f"{table}.csv"
        if path.exists():
            rows += read_rows(path, table=table, problems=problems)
    if table == "authorities" and not rows:
        there = ", ".join(map(str, folders))
        problems.append(f"There are no authorities in {there}. Add authorities.csv.")
    return rows


@cache
def default_directory() -> Directory:
    return read_directory(OWN_FOLDER)
