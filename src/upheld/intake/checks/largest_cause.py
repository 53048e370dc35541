"""Who has the most cases about an authority in a year, for the person who checks an extract.

A word for "no value" that we do not know, or a name that the case system gives to everyone it
cannot name, shows up as one complainant with very many cases. These lines are not in any edition
or file.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from upheld.core.comparing.related import FEWEST_RELATED, LEAST_PART
from upheld.core.english import part_written_out
from upheld.core.years import Year
from upheld.intake.checks.checked import number_of
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract

MOST_TOLD = 3
CAUSES = (
    ("received", "complainant", "received_on", "one person"),
    ("decided", "issue", "decided_on", "one matter"),
)

OfYear = tuple[str, Year]
Cause = tuple[str, Year, str]  # the authority, the year, and who or what it is


def largest_causes(extract: Extract, *, directory: Directory) -> Iterator[str]:
    for table, column, dated, one in CAUSES:
        if extract.has(table, column) and table not in extract.in_place:
            rows = extract.tables[table].select(["authority", dated, column]).to_pylist()
            large, of_year = _large(rows, column, dated)
            yield from _notes(table, column, one, large, of_year, directory)


def _large(
    rows: list[dict[str, Any]], column: str, dated: str
) -> tuple[list[tuple[Cause, int]], Counter[OfYear]]:
    """The causes of a large part of a year's cases, largest first, and each year's cases in all."""
    of_year: Counter[OfYear] = Counter()
    of_cause: Counter[Cause] = Counter()
    for row in rows:
        key = row["authority"], Year.containing(row[dated])
        of_year[key] += 1
        if row[column] is not None:
            of_cause[*key, row[column]] += 1
    large = [
        (cause, many)
        for cause, many in of_cause.items()
        if many >= FEWEST_RELATED and many >= LEAST_PART * of_year[cause[:2]]
    ]
    return sorted(large, key=lambda each: (-each[1], each[0])), of_year


def _notes(
    table: str,
    column: str,
    one: str,
    large: list[tuple[Cause, int]],
    of_year: Counter[OfYear],
    directory: Directory,
) -> Iterator[str]:
    for (authority, year, name), many in large[:MOST_TOLD]:
        body = directory.name_on(authority, year.last_day)
        yield (
            f"{table}: {many:,} of the {of_year[authority, year]:,} cases about {body} in {year}"
            f" have the {column} {name!r}. Check that it is {one}."
        )
    if len(large) > MOST_TOLD:
        more = number_of(len(large) - MOST_TOLD, f"more {column} has", f"more {column}s have")
        part = part_written_out(LEAST_PART)
        yield f"{table}: {more} {part} or more of the cases about an authority in a year."
