"""The rows of published_figures.csv, and what an authority-year says once its rows stand together.

Two rows of one authority and year are joined cell by cell: the better source wins where both tell
a cell. Choices that no order of sources can make are data, in ``exceptions.csv``.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.facts import facts

FILE = "published_figures.csv"
EXCEPTIONS = Path(__file__).with_name("exceptions.csv")

# The first wins: who counted, who was told, who wrote about it.
SOURCES = (
    "LGSCO performance page",
    "annual letter",
    "council paper or page",
    "political party page",
    "news",
)
IDENTITY = ("authority", "gss_code", "year")
ABOUT = ("source_kind", "source")


@dataclass(frozen=True, kw_only=True)
class Published:
    """One row: who, when, from where, and the cells that it fills."""

    line: int  # of the file, the heading being line 1
    authority: str  # GSS code, or the name where there is none
    name: str
    year: str
    source: str
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class AuthorityYear:
    """What all rows about one authority and year say together."""

    authority: str
    name: str
    year: str
    rows: tuple[Published, ...]  # the best source first

    @property
    def cells(self) -> dict[str, str]:
        joined: dict[str, str] = {}
        for row in reversed(self.rows):
            joined |= row.cells
        return joined

    def contradicted(self) -> dict[str, set[str]]:
        """Cells that two rows tell differently, with what each of them says."""
        told: dict[str, set[str]] = {}
        for row in self.rows:
            for column, value in row.cells.items():
                told.setdefault(column, set()).add(value)
        return {column: values for column, values in told.items() if len(values) > 1}


@dataclass(frozen=True, kw_only=True)
class Exceptional:
    """One row of exceptions.csv: what is not as printed, and why.

    kind: ``differs`` (we print something else), ``not printed`` (we print nothing there),
    ``chosen`` (the source contradicts itself, ``ours`` was built), ``doubtful`` (reproduced, but
    the source may be wrong about whom it tells of), ``left out`` (not put into the extract).
    """

    kind: str
    authority: str
    name: str
    year: str
    column: str
    published: str
    ours: str
    reason: str

    @property
    def cell(self) -> tuple[str, str, str]:
        return self.authority, self.year, self.column


@cache
def published_rows() -> tuple[Published, ...]:
    return tuple(_row(line, row) for line, row in enumerate(facts(FILE), start=2))


def _row(line: int, row: Mapping[str, str]) -> Published:
    return Published(
        line=line,
        authority=row["gss_code"] or row["authority"],
        name=row["authority"],
        year=row["year"],
        source=row["source_kind"],
        cells={
            column: value
            for column, value in row.items()
            if value and column not in IDENTITY + ABOUT
        },
    )


@cache
def authority_years() -> tuple[AuthorityYear, ...]:
    """Every authority and year once, in the order in which the file first names them."""
    found: dict[tuple[str, str], list[Published]] = {}
    for row in published_rows():
        found.setdefault((row.authority, row.year), []).append(row)
    return tuple(
        AuthorityYear(
            authority=authority,
            name=rows[0].name,
            year=year,
            rows=tuple(sorted(rows, key=lambda row: (SOURCES.index(row.source), row.line))),
        )
        for (authority, year), rows in found.items()
    )


@cache
def exceptions(kind: str) -> tuple[Exceptional, ...]:
    with EXCEPTIONS.open(encoding="utf-8", newline="") as stream:
        return tuple(Exceptional(**row) for row in csv.DictReader(stream) if row["kind"] == kind)
