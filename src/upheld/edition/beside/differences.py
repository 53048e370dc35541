"""What differs between two editions: what is counted and what it is called, figures, averages,
letters word for word, and which tables of the open data.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from upheld.core.days import MONTHS
from upheld.core.profile_facts import FactChange, changes_of
from upheld.edition.queries.comparisons import AverageRow, every_answer, every_average
from upheld.edition.queries.counts import totals
from upheld.edition.queries.figures import FigureRow, every_figure
from upheld.edition.reading import Edition

TABLE = re.compile("tables/[^/]+[.]csv")
NONE = "none"
DAY = rf"\d+ (?:{'|'.join(MONTHS)}) \d{{4}}"
NUMBER = re.compile(rf"{DAY}|[<>]?\d[\d,.]*\d%?|[<>]?\d%?")


@dataclass(frozen=True, kw_only=True)
class FigureChange:
    authority: str
    name: str
    year: str
    measure: str
    before: FigureRow | None  # None: the figure is new
    after: FigureRow | None  # None: the figure is gone


@dataclass(frozen=True, kw_only=True)
class AverageChange:
    peer_group: str
    year: str
    measure: str
    before: str
    after: str
    is_reprinted: bool  # the average itself, and not only what it is made from


@dataclass(frozen=True, kw_only=True)
class BasisChange:
    """Another answer of a comparison on another basis than with the group."""

    authority: str
    year: str
    measure: str
    basis: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class TotalChange:
    """Of all authorities together, in the year of the edition."""

    what: str
    word: str  # a service, or an outcome
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class LetterChange:
    authority: str
    removed: tuple[str, ...]  # what the letter no longer says
    added: tuple[str, ...]
    is_new: bool = False
    is_gone: bool = False
    is_reworded: bool = True  # other words, once numbers, its day and its marks are set aside


@dataclass(frozen=True, kw_only=True)
class Differences:
    figures: tuple[FigureChange, ...]
    averages: tuple[AverageChange, ...]
    letters: tuple[LetterChange, ...]
    profiles: tuple[str, str] | None = None  # whose definitions, if they are not the same
    definitions: tuple[FactChange, ...] = ()  # rules, names and breaks
    tables: tuple[str, ...] = ()  # of the open data, by their names
    bases: tuple[BasisChange, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def differences(before: Edition, after: Edition) -> Differences:
    """Everything that would look different to a reader of both editions."""
    return Differences(
        figures=tuple(figure_changes(before, after)),
        averages=tuple(average_changes(before, after)),
        letters=tuple(_letters(before, after)),
        profiles=None if before.profile is after.profile else _profiles(before, after),
        definitions=changes_of(before.profile, after.profile),
        tables=tuple(_tables(before, after)),
        bases=tuple(_bases(before, after)),
    )


def without_numbers(text: str) -> str:
    """
    >>> without_numbers("On 3 May 2020: 33% (1 of 3); 1,204 in all, or <0.1.")
    'On #: # (# of #); # in all, or #.'
    """
    return NUMBER.sub("#", text)


def _tables(before: Edition, after: Edition) -> Iterator[str]:
    old, new = (
        {name: hashed for name, hashed in each.manifest.files.items() if TABLE.fullmatch(name)}
        for each in (before, after)
    )
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield name.removeprefix("tables/").removesuffix(".csv")


def _profiles(before: Edition, after: Edition) -> tuple[str, str]:
    """The same text is the same profile: it is read once."""
    was, now = (f"{each.profile.name}, version {each.profile.version}" for each in (before, after))
    return was, now if now != was else f"{now} too, with other rules or names"


def figure_changes(before: Edition, after: Edition) -> list[FigureChange]:
    old, new = (
        {(row.authority, row.year, row.measure): row for row in every_figure(edition)}
        for edition in (before, after)
    )
    changes = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or _said(was) != _said(now):
            named = now or was
            assert named
            changes.append(
                FigureChange(
                    authority=key[0],
                    name=named.name,
                    year=key[1],
                    measure=key[2],
                    before=was,
                    after=now,
                )
            )
    return changes


def _said(row: FigureRow) -> tuple[object, ...]:
    """What would look different to a reader."""
    figure = (row.counted, row.out_of, row.text)
    return (*figure, row.peer_text, row.comparison, row.sentence)


def average_changes(before: Edition, after: Edition) -> list[AverageChange]:
    old, new = (
        {(row.peer_group, row.year, row.measure): row for row in every_average(edition)}
        for edition in (before, after)
    )
    return [
        AverageChange(
            peer_group=key[0],
            year=key[1],
            measure=key[2],
            before=_average_text(old.get(key)),
            after=_average_text(new.get(key)),
            is_reprinted=_printed(old.get(key)) != _printed(new.get(key)),
        )
        for key in sorted(old.keys() | new.keys())
        if _average_text(old.get(key)) != _average_text(new.get(key))
    ]


def _printed(row: AverageRow | None) -> str:
    return row.text if row else ""


def _bases(before: Edition, after: Edition) -> Iterator[BasisChange]:
    old, new = (
        {(row.authority, row.year, row.measure, row.basis): row.comparison for row in rows}
        for rows in map(every_answer, (before, after))
    )
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key, NONE), new.get(key, NONE)
        if was != now:
            authority, year, measure, basis = key
            yield BasisChange(
                authority=authority, year=year, measure=measure, basis=basis, before=was, after=now
            )


def total_changes(before: Edition, after: Edition) -> list[TotalChange]:
    """A total that is not there is 0: nothing was counted."""
    old, new = (
        {(row.what, row.word): row.count for row in totals(edition, after.year)}
        for edition in (before, after)
    )
    return [
        TotalChange(what=key[0], word=key[1], before=old.get(key, 0), after=new.get(key, 0))
        for key in sorted(old.keys() | new.keys())
        if old.get(key, 0) != new.get(key, 0)
    ]


def _average_text(row: AverageRow | None) -> str:
    if row is None:
        return NONE
    if row.counted is None:
        return f"{row.text} as published"
    return f"{row.text} ({row.counted:,} of {row.out_of:,})"


def _letters(before: Edition, after: Edition) -> list[LetterChange]:
    old, new = (
        {
            row["authority"]: json.loads(row["content"])
            for row in edition.rows("SELECT authority, content FROM letter")
        }
        for edition in (before, after)
    )
    changes = []
    for authority in sorted(old.keys() | new.keys()):
        was, now = (_lines(each.get(authority, {})) for each in (old, new))
        if was != now:
            lines = list(difflib.ndiff(was, now))
            changes.append(
                LetterChange(
                    authority=authority,
                    removed=tuple(line[2:] for line in lines if line.startswith("- ")),
                    added=tuple(line[2:] for line in lines if line.startswith("+ ")),
                    is_new=authority not in old,
                    is_gone=authority not in new,
                    is_reworded=_words(old.get(authority, {})) != _words(new.get(authority, {})),
                )
            )
    return changes


def _words(letter: dict[str, Any]) -> list[str]:
    """Without its day and its marks, which say that it was issued again, and without numbers."""
    told = {name: value for name, value in letter.items() if name not in ("dated", "marks")}
    return [without_numbers(line) for line in _lines(told)]


def _lines(letter: dict[str, Any]) -> list[str]:
    """Every text of a letter, in order, without pictures and colours."""
    found: list[str] = []

    def walk(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, key)
        elif isinstance(value, str) and value and key not in ("svg", "colour", "kind", "slug"):
            found.append(value)

    walk(letter)
    return found
