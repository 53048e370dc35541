"""What both kinds of workbook share: properties, and the look and width of a column."""

from dataclasses import dataclass
from datetime import date

from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.table import Column, Kind, Table

NARROWEST, WIDEST, PROSE_WIDTH = 9, 44, 80  # in characters
LANGUAGE = ("en", "GB")


@dataclass(frozen=True, kw_only=True)
class Properties:
    """What a workbook says about itself. It has no author, and its date is not today's."""

    title: str
    description: str
    dated: date


def widths(table: Table) -> list[int]:
    """The width of each column in characters, for cells on one line and headings on up to three."""
    return [
        _width(column, cells.values)
        for column, cells in zip(table.columns, table.cells, strict=True)
    ]


def _width(column: Column, values: tuple[Value, ...]) -> int:
    if column.kind is Kind.PROSE:
        return PROSE_WIDTH
    longest_cell = max((len(str(value)) for value in values), default=0)
    longest_word = max(map(len, column.heading.split()))
    wanted = max(longest_cell, longest_word, len(column.heading) // 3 + 4) + 2
    return min(max(wanted, NARROWEST), WIDEST)


def column_letters(place: int) -> str:
    """
    >>> column_letters(1), column_letters(26), column_letters(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def extent(table: Table) -> str:
    """The range of the table with its header, A1:H371."""
    return f"A1:{column_letters(len(table.columns))}{table.height + 1}"
