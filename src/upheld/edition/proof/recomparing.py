"""Every comparison in an edition worked out again, and every sentence checked for its numbers."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from upheld.core.comparing.grounds import Grounds
from upheld.core.figures.figure import Figure, YearCounts
from upheld.core.numbers import numbers_in
from upheld.core.row import Row
from upheld.core.saying.comparisons import said_of, said_of_comparison, said_of_range
from upheld.core.saying.figures import FigureContext, Said
from upheld.core.years import Year
from upheld.edition.content.compared import (
    chance_rows,
    comparing_columns,
    contexts_of_year,
    grounds_of,
)
from upheld.edition.content.page_rates import page_rates
from upheld.edition.content.saying import Speech
from upheld.edition.queries.names_with_digits import names_with_digits
from upheld.edition.reading import Edition

Key = tuple[str, ...]


def recompared(
    edition: Edition, counts: YearCounts, figures: Iterable[Figure], speech: Speech | None
) -> Iterator[str]:
    """What in one year's answers, comparisons and sentences does not follow.

    With the office's words each sentence is made again, word for word. Without them (for years
    worded by an earlier edition) only its numbers are looked up.
    """
    year = str(counts.year)
    rows = _by_key(_rows(edition, "figure", year))
    comparing = _by_key(_rows(edition, "comparing", year), "basis")
    names = names_with_digits(edition)
    expected: set[Key] = set()
    grounds = grounds_of(edition.database, counts, figures)
    contexts = contexts_of_year(edition.database, grounds, figures)
    yield from _wrong_chance(edition, counts.year, contexts, grounds)
    for context in contexts:
        key: Key = (context.figure.body.slug, context.share.measure.slug)
        row = rows.get(key)
        if row is None:
            continue  # reported as missing where the figures are recounted
        yield from _differences(f"figure {year}", key, row, {"comparison": str(context.answer)})
        if speech:
            yield from _differences(
                f"figure {year}", key, row, {"sentence": speech.sentence(context)}
            )
        else:
            yield from _wrong_numbers(f"figure {year}", key, row, said_of(context), names)
        for comparison in context.comparisons:
            place = (*key, str(comparison.basis))
            expected.add(place)
            if place not in comparing:
                yield f"comparing {year} {' '.join(place)}: is not in the table"
                continue
            row = comparing[place]
            columns = comparing_columns(comparison)
            if speech:
                columns["sentence"] = speech.sentence_of_comparison(context, comparison)
                columns["chance_range"] = speech.range_of_chance(context, comparison)
            yield from _differences(f"comparing {year}", place, row, columns)
            if not speech:
                said = said_of_comparison(context, comparison) + said_of_range(context, comparison)
                yield from _wrong_numbers(f"comparing {year}", place, row, said, names)
    for place in sorted(comparing.keys() - expected):
        yield f"comparing {year} {' '.join(place)}: should not be in the table"


def _wrong_chance(
    edition: Edition, year: Year, contexts: Iterable[FigureContext], grounds: Grounds
) -> Iterator[str]:
    """Page rates are simulated again for the edition's own year; earlier ones were proved then."""
    rows = _rows(edition, "chance", str(year))
    if year == edition.year:
        rates = page_rates(grounds)
    else:
        rates = {row["peer_group"]: row["page_rate"] for row in rows}
    stored = {tuple(row.values()) for row in rows}
    for row in sorted(stored ^ set(chance_rows(year, contexts, rates)), key=str):
        yield f"chance {' '.join(map(str, row[:3]))}: is not what the group's counts give"


def _rows(edition: Edition, table: str, year: str) -> list[Row]:
    return edition.rows(f"SELECT * FROM {table} WHERE year = ?", (year,))


def _by_key(rows: Iterable[Row], *more: str) -> dict[Key, Row]:
    return {tuple(row[name] for name in ("authority", "measure", *more)): row for row in rows}


def _differences(table: str, key: Key, row: Row, expected: dict[str, Any]) -> Iterator[str]:
    for column, value in expected.items():
        if row[column] != value:
            name = f"{table} {' '.join(key)}"
            yield f"{name}: {column} is {row[column]!r}, but the counts give {value!r}"


def _wrong_numbers(
    table: str, key: Key, row: Row, said: Iterable[Said], names: Collection[str]
) -> Iterator[str]:
    """A sentence may give only numbers that it was given. A digit in its year, or in one of
    ``names``, is not a number and does not justify one.
    """
    names = {*names, row["year"]}
    given = [str(value) for _, values in said for value in values.values()]
    known = {number for text in given for number in numbers_in(text, names=names)}
    for number in numbers_in(row["sentence"] or "", names=names):
        if number not in known:
            yield f"{table} {' '.join(key)}: its sentence says {number}, but its figures do not"
