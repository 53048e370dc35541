"""What intake hands on: the raw tables as read, and the extract once every check has passed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """One file that was read, as the edition's manifest lists it."""

    name: str  # relative to the extract, or the workbook's own name
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """One table as it stood in a file: text only, nothing checked but that it is a table.

    ``columns`` hold strings (empty text for an empty cell), all of one length; dates of a
    workbook arrive as 2020-03-31 and whole numbers without ".0". ``lines`` gives for each row the
    line of the file, or row of the sheet, at which it starts, so that a problem can be found.
    """

    name: str  # decided
    source: str  # decided.csv, or cases.xlsx, sheet decided
    columns: Mapping[str, pa.Array]
    lines: Sequence[int]

    @property
    def rows(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, kw_only=True)
class Extract:
    """Checked tables. Words are the vocabulary's, authorities are slugs, dates are dates.

    ``tables`` holds the tables that the extract has, each with every column of its TableSpec in
    order; a column that the file did not give is null throughout (sequence: 1).  Types: DATE is
    date32, YEAR int32 (the calendar year in which it starts), WHOLE and SEQUENCE int64, YES_NO
    bool, all others string (null for an empty cell). A case coded by ``codes`` bears the outcome
    that its code stands for.
    """

    path: Path
    tables: Mapping[str, pa.Table]
    given: Mapping[str, frozenset[str]]  # table: the columns that its file had
    files: tuple[InputFile, ...]
    notes: tuple[str, ...]  # what is merely incomplete or unusual, one counted line each
    notice: str = ""  # printed on everything made from this extract

    def has(self, table: str, column: str | None = None) -> bool:
        return table in self.tables and (column is None or column in self.given[table])
