"""What people put around a table: a title above its headings, a total or a note below its rows.

We never skip it silently, because a row with little in it may have been cut short. But it is
reported once, with its lines, and not as a problem in every column.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from upheld.intake.files.file_reading import problem
from upheld.intake.files.headings import folded
from upheld.intake.problems import Problem, line_of
from upheld.intake.raw import RawTable
from upheld.intake.tables import TABLES, TableSpec

MOST_ABOVE = 20  # rows in which we look for the headings
MOST_BELOW = 20
TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b", re.IGNORECASE)


def names_columns(table: str, cells: Sequence[str]) -> bool:
    """Whether a row has one of the table's headings. True for tables that are not ours."""
    if table not in TABLES:
        return True
    ours = {column.name for column in TABLES[table].columns}
    return any(folded(cell) in ours for cell in cells)


def title_above(
    table: str, source: str, line: int, cells: Sequence[str], below: Sequence[tuple[int, list[str]]]
) -> Problem | None:
    """What is where the headings should be, if the headings are further down."""
    if names_columns(table, cells):
        return None
    headings = next((at for at, row in below if names_columns(table, row)), None)
    if headings is None:
        return None
    there = line_of(source, headings)
    trouble = f"is above the headings, which are in {there}"
    remedy = f"Delete what is above {there}."
    return problem(source, trouble, remedy, line=line, value=next(filter(str.strip, cells)))


def without_rows_below(
    raw: RawTable, spec: TableSpec, columns: Mapping[str, pa.Array]
) -> tuple[int, list[Problem]]:
    """How many rows the table has, and one problem for what is below them."""
    start = max(0, raw.rows - MOST_BELOW)
    rows = list(zip(*(array[start:].to_pylist() for array in raw.columns.values()), strict=True))
    names = list(raw.columns)
    needed = [
        at
        for at, name in enumerate(names)
        if any(c.filled and c.name in columns and c.name == folded(name) for c in spec.columns)
    ]
    below = 0
    while below < len(rows) and _is_no_row(rows[-1 - below], needed):
        below += 1
    if not below or below == raw.rows:
        return raw.rows, []
    first = raw.rows - below
    lines = "" if below == 1 else f" (up to {line_of(raw.source, raw.lines[-1])})"
    trouble = f"is in a row that is not part of the table: a total or a note below it{lines}"
    return first, [
        problem(
            raw.source,
            trouble,
            "Delete it, or fill in the rest of the row.",
            line=raw.lines[first],
            value=next(filter(str.strip, rows[-below])),
        )
    ]


def _is_no_row(cells: Sequence[str], needed: Sequence[int]) -> bool:
    """A row with less than half of what every row needs, or that begins with a total."""
    filled = sum(bool(cells[at].strip()) for at in needed)
    begins = next((cell.strip() for cell in cells if cell.strip()), "")
    return filled * 2 < len(needed) or bool(TOTAL.match(begins))


def cut_at(raw: RawTable, rows: int) -> RawTable:
    if rows == raw.rows:
        return raw
    arrays = {name: array[:rows] for name, array in raw.columns.items()}
    return replace(raw, columns=arrays, lines=raw.lines[:rows])
