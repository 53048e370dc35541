"""The numbers that a letter about one authority may print: the ones its edition holds.

Percentages are known as printed (>99%), so that 45 complaints do not justify a 45%.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from upheld.core.comparing.comparison import LEVELS
from upheld.core.intervals import SHOWN_TEXT, Interval
from upheld.core.measures import Kind
from upheld.core.numbers import numbers_in
from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.shares import whole_percent
from upheld.edition.reading import Edition

ODDS = tuple(level.denominator for level in LEVELS)  # one time in this many


def known_numbers(edition: Edition, authority: str, *, names: Collection[str]) -> frozenset[str]:
    """``names`` are the names that contain digits."""
    known: set[str] = set()
    for value in _values(edition, authority):
        known.update(numbers_in(str(value), names=names))
    for number in (*_counts(edition, authority), *_standing(edition)):
        known.add(str(number))
    for day in _days(edition, authority):
        known |= {str(day.day), str(day.year)}
    return frozenset(known)


def _standing(edition: Edition) -> Iterator[int]:
    """What is the same for everybody: how rare a difference is, and what rates are made with."""
    yield from ODDS
    for rate in edition.profile.of_kind(Kind.RATE):
        yield from (rate.per, rate.fewest)


def _values(edition: Edition, authority: str) -> Iterator[Any]:
    """What is printed as stored: texts, names, years, sources."""
    queries = (
        "SELECT year, text, peer_text, sentence, out_of_name FROM figure WHERE authority = ?",
        "SELECT beside, sentence, chance_range FROM comparing WHERE authority = ?",
        "SELECT year, counted, out_of, text, decided_again FROM revised WHERE authority = ?",
        "SELECT residents, source FROM population WHERE authority = ?",
        "SELECT year FROM earlier_letter WHERE authority = ?",
    )
    for query in queries:
        yield from _cells(edition.rows(query, (authority,)))
    limits = "SELECT low, high FROM figure WHERE authority = ? AND low IS NOT NULL"
    for row in edition.rows(limits, (authority,)):
        yield Interval(**row).text
    yield SHOWN_TEXT
    yield from _cells(edition.rows("SELECT year, words FROM break"))
    yield from _cells(edition.rows("SELECT title, definition FROM measure"))
    about = "SELECT value FROM about WHERE key NOT IN ('as_at', 'letters_on', 'public_at')"
    yield from _cells(edition.rows(about))
    yield str(edition.year)


def _cells(rows: Iterable[Row]) -> Iterator[Any]:
    for row in rows:
        yield from (value for value in row.values() if value is not None)


def _counts(edition: Edition, authority: str) -> Iterator[int]:
    """Counts and what is printed with them: how many more, how many not, by how many points."""
    for row in edition.rows("SELECT * FROM figure WHERE authority = ?", (authority,)):
        if row["counted"] is not None and row["out_of"] is not None:
            yield from (row["counted"], row["out_of"], abs(row["out_of"] - row["counted"]))
            if str(edition.year) == row["year"] and row["out_of"]:
                yield whole_percent(1, row["out_of"]) or 0
    yield from _sums_of_cells(edition, authority)
    yield from _single_cases(edition, authority)
    yield from _learning(edition)


def _sums_of_cells(edition: Edition, authority: str) -> Iterator[int]:
    rows = edition.rows(
        "SELECT what, category, outcome, count FROM counted WHERE year = ? AND authority = ?",
        (str(edition.year), authority),
    )
    sums: dict[tuple[str, str, str], int] = {}
    for row in rows:
        for key in (
            (row["what"], "", ""),
            (row["what"], "by category", row["category"]),
            (row["what"], "by outcome", row["outcome"]),
            (row["what"], "funnel", _stage(row["outcome"], edition.profile)),
        ):
            sums[key] = sums.get(key, 0) + row["count"]
    yield 0
    yield from sums.values()


def _stage(outcome: str, profile: Profile) -> str:
    return profile.outcomes[outcome].stage if outcome in profile.outcomes else outcome


def _single_cases(edition: Edition, authority: str) -> Iterator[int]:
    for row in edition.rows("SELECT * FROM single_cases WHERE authority = ?", (authority,)):
        yield from (row["public"], row["not_public"], row["public"] + row["not_public"])


def _learning(edition: Edition) -> Iterator[int]:
    rows = edition.rows(
        "SELECT * FROM learning WHERE year <= ? ORDER BY year", (str(edition.year),)
    )
    events: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row["year"] == str(edition.year):
            yield from (row["events"], row["places"], row["people"], row["authorities"])
        events.setdefault((row["kind"], row["audience"]), []).append(row["events"])
    for series in events.values():
        yield from (abs(after - before) for before, after in pairwise(series))


def _days(edition: Edition, authority: str) -> Iterator[date]:
    """Days that a letter names, written out as 22 July 2020."""
    texts = list(
        _cells(
            edition.rows("SELECT first_day, last_day FROM authority WHERE slug = ?", (authority,))
            + edition.rows(
                "SELECT on_day FROM succession WHERE ? IN (predecessor, successor)", (authority,)
            )
            + edition.rows(
                "SELECT letters_on, public_at, replaces FROM letter WHERE authority = ?",
                (authority,),
            )
            + edition.rows(
                "SELECT value FROM about WHERE key IN ('as_at', 'letters_on', 'public_at')"
            )
        )
    )
    for text in texts:
        if re.match(r"\d{4}-\d{2}-\d{2}", str(text)):
            yield date.fromisoformat(str(text)[:10])
    for row in edition.rows("SELECT last_day FROM authority WHERE slug = ?", (authority,)):
        if row["last_day"]:
            yield date.fromisoformat(row["last_day"]) + timedelta(days=1)  # the day of abolition
    yield edition.year.first_day
    yield edition.year.last_day
    yield edition.year.first_day - timedelta(days=1)
