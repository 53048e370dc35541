"""The directory of authorities: which there are, what they are called, what became of them.

It is read from folders of four files (authorities, names, successions, populations). The packaged
one is in ``data``. A later folder adds bodies, and completes the bodies of the earlier ones: a cell
that it fills is what holds, and one that it leaves empty stays. A directory that contradicts itself
is refused, with all its contradictions listed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from upheld.core.profile_parts import Group
from upheld.intake.directory.authority import Authority, Name, Population, Succession
from upheld.intake.directory.checks import contradictions
from upheld.intake.directory.matching import Match, NameIndex
from upheld.intake.directory.rows import (
    AUTHORITIES,
    NAMES,
    TABLES,
    DirectoryError,
    FilesRead,
    former_codes,
    one_of,
    optional,
    read_rows,
)

PACKAGED = Path(__file__).with_name("data")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Directory:
    authorities: tuple[Authority, ...]
    names: tuple[Name, ...] = ()
    successions: tuple[Succession, ...] = ()
    populations: tuple[Population, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)  # of groups that have some

    def by_slug(self, slug: str) -> Authority | None:
        return self._index.authorities.get(slug)

    @property
    def codes(self) -> Mapping[str, str]:
        """Every GSS code that an authority has, had or is to have, to the authority's slug."""
        return self._index.codes

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
        return NameIndex(
            self.authorities,
            names=self.names,
            successors=self._successors,
            words=self.words,
        )

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


def read_directory(*folders: Path, groups: Mapping[str, Group]) -> Directory:
    """The directory that these folders make together. The first must have ``authorities.csv``.

    ``groups``: those of the profile. An authority of the packaged directory whose group it does not
    have is in no group. Raises DirectoryError with every problem of every file.
    """
    reading = FilesRead()
    found: dict[str, list[Any]] = {table: [] for table in TABLES}
    for folder in folders:
        group = _if_in(groups) if folder == PACKAGED else optional(one_of(tuple(groups)))
        for table, before in found.items():
            path = folder / f"{table}.csv"
            if path.exists():
                found[table] = read_rows(
                    path, table=table, before=before, found=reading, group=group
                )
                if table == AUTHORITIES:
                    found[NAMES] += former_codes(before, found[table])
    if not found[AUTHORITIES] and not reading.problems:
        there = ", ".join(map(str, folders))
        reading.problems.append(f"There are no authorities in {there}. Add authorities.csv.")
    directory = Directory(
        authorities=tuple(found[AUTHORITIES]),
        names=tuple(found[NAMES]),
        successions=tuple(found["successions"]),
        populations=tuple(found["populations"]),
        words={key: frozenset(each.words) for key, each in groups.items() if each.words},
    )
    reading.problems += contradictions(
        directory.authorities,
        names=directory.names,
        successions=directory.successions,
        populations=directory.populations,
        words=directory.words,
        found=reading,
    )
    if reading.problems:
        raise DirectoryError(reading.problems)
    return directory


def _if_in(groups: Mapping[str, Group]) -> Callable[[str], str | None]:
    return lambda cell: cell if cell in groups else None
