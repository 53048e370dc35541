"""The raw tables as they were read, and the files they came in. Imports nothing that counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # processes that write letters read no table, and need not wait for it
    import pyarrow as pa


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """One file that was read, as the edition's manifest lists it."""

    name: str  # relative to the extract, or the workbook's own name
    sha256: str
    size: int  # bytes; for a table counted in place, its rows
    table: str = ""  # which table it is, if it is counted in place


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """One table as it was in a file: only text, and nothing checked except that it is a table.

    ``columns`` are strings (empty text for an empty cell), all of one length. Dates in a workbook
    become 2020-03-31, and whole numbers lose their ".0". ``lines`` has, for each row, the line of
    the file, or row of the sheet, that it starts on, so that a problem can be found.
    """

    name: str  # decided
    source: str  # decided.csv, or cases.xlsx, sheet decided
    columns: Mapping[str, "pa.Array"]
    lines: Sequence[int]

    @property
    def rows(self) -> int:
        return len(self.lines)
