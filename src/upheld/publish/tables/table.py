"""A table as every format writes it: columns with a kind, and rows with every cell filled.

Cells are stored by column: each different value once, and for each line the place of its value. So
each format writes a value once, however many thousand lines have it, and the engine puts the lines
together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from upheld.publish.tables.cell_text import Value, plain

SheetRow = tuple[Value, ...]


class Kind(StrEnum):
    """What a column holds. A cell for a number may hold a symbol instead, if it is missing."""

    TEXT = "text"
    PROSE = "prose"  # sentences: wide columns with wrapped lines
    SHARE = "printed figure"  # a percentage or rate as text, because it is never rounded again
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"  # 2020-03-31

    @property
    def is_number(self) -> bool:
        return self in (Kind.WHOLE, Kind.NUMBER)


@dataclass(frozen=True, kw_only=True)
class Column:
    name: str  # in CSV and Parquet
    heading: str  # in workbooks
    kind: Kind
    meaning: str


@dataclass(frozen=True)
class Cells:
    """The cells of one column: different values in the order of their first line, and places."""

    values: tuple[Value, ...]
    places: pa.Array

    def written(self, write: Callable[[Value], str]) -> pa.Array:
        """Each line's cell as ``write`` writes its value."""
        return pa.array([write(value) for value in self.values], pa.string()).take(self.places)

    def to_list(self) -> list[Value]:
        return list(map(self.values.__getitem__, self.places.to_pylist()))


@dataclass(frozen=True, kw_only=True)
class Table:
    """No cell is empty: missing values have a symbol from ``cells``."""

    name: str  # of the file and the sheet
    title: str
    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]  # one for each column, all with ``height`` lines
    height: int
    key: tuple[str, ...] = ()  # no two rows share it
    notes: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    @property
    def rows(self) -> list[SheetRow]:
        return list(zip(*(cells.to_list() for cells in self.cells), strict=True))


def cells_of_rows(rows: Iterable[Sequence[Value]], *, width: int) -> tuple[tuple[Cells, ...], int]:
    """The rows by column, with every text made plain, and the number of rows."""
    columns = list(zip(*rows, strict=True)) or [()] * width
    return tuple(_cells(column) for column in columns), len(columns[0])


def _cells(column: Sequence[Value]) -> Cells:
    given = {value: plain(value) if isinstance(value, str) else value for value in set(column)}
    # Two texts may be the same when made plain, and places follow the order of the lines.
    places = {value: place for place, value in enumerate(dict.fromkeys(column))}
    values = tuple(given[value] for value in places)
    return Cells(values, pa.array(map(places.__getitem__, column), pa.int32()))


def same_in_all(value: Value, *, height: int) -> Cells:
    return Cells((value,), pa.array(pa.repeat(pa.scalar(0, pa.int32()), height)))


def lines_of(parts: Sequence[pa.Array | str]) -> bytes:
    """Line by line all parts, one after the other. A plain text is in every line."""
    lines = pc.binary_join_element_wise(*parts, "")
    # Arrow keeps the texts of an array one after the other: its last buffer has them all.
    content: bytes = lines.buffers()[2].to_pybytes()
    return content
