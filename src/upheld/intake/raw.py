"""The raw tables as they were read, and the files that they came in. Needs nothing that counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the letters' processes, which read no table, need not wait for it
    import pyarrow as pa


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """One file that was read, as the edition's manifest lists it."""

    name: str  # relative to the extract, or the workbook's own name
    sha256: str
    size: int  # bytes; of a table counted where it lies its rows
    table: str = ""  # which table it is, if it is counted where it lies


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """One table as it stood in a file: text only, nothing checked but that it is a table.

    ``columns`` hold strings (empty text for an empty cell), all of one length; dates of a
    workbook arrive as 2020-03-31 and whole numbers without ".0". ``lines`` gives for each row the
    line of the file, or row of the sheet, at which it starts, so that a problem can be found.
    """

    name: str  # decided
    source: str  # decided.csv, or cases.xlsx, sheet decided
    columns: Mapping[str, "pa.Array"]
    lines: Sequence[int]

    @property
    def rows(self) -> int:
        return len(self.lines)
