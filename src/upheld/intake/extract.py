"""What intake hands on: an extract that has passed every check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from upheld.intake.counted_here import counted_here, named
from upheld.intake.demonstration import FILE as MARK
from upheld.intake.raw import InputFile


@dataclass(frozen=True, kw_only=True)
class Extract:
    """Checked tables. Words come from the profile, authorities are slugs, dates are dates.

    ``tables`` has the tables of the extract, each with every column of its TableSpec in order. A
    column that the file did not have is null throughout (sequence: 1). Types: DATE is date32, YEAR
    int32 (the calendar year in which it starts), WHOLE and SEQUENCE int64, YES_NO bool, all others
    string. An empty cell is null, also where it counts as no: what was never said stays unsaid. A
    case coded by ``codes`` has the outcome that its code means.

    A table counted in place is in ``in_place``, and ``tables`` then has only those of its cases
    that lists may name. To count, ask for ``cases`` and run the result with ``run``.
    """

    path: Path
    tables: Mapping[str, pa.Table]
    given: Mapping[str, frozenset[str]]  # for each table, the columns that its file had
    files: tuple[InputFile, ...]
    notes: tuple[str, ...]  # what is only incomplete or unusual: one line each, with a count
    notice: str = ""  # printed on everything made from this extract
    in_place: Mapping[str, ibis.Table] = field(default_factory=dict)
    connected: Any = None  # the Ibis connection that counts; None is DuckDB in this process

    @property
    def is_demonstration(self) -> bool:
        """Whether it has the mark that only the demonstration's extracts have."""
        return any(file.name == MARK for file in self.files)

    def cases(self, table: str) -> ibis.Table:
        """All rows of a table, wherever they are, ready to be counted."""
        if table in self.in_place:
            return self.in_place[table]
        rows = self.tables[table]
        return ibis.memtable(rows) if self.connected else named(table, rows)

    def sizes(self) -> dict[str, int]:
        """The number of rows in each table, wherever they are."""
        elsewhere = {file.table: file.size for file in self.files if file.table}
        found = {name: table.num_rows for name, table in self.tables.items()}
        return {name: elsewhere.get(name, rows) for name, rows in found.items()}

    def run(self, expression: ibis.Table) -> list[dict]:
        if self.connected is None:
            return counted_here(expression, self.tables)
        rows: list[dict] = self.connected.to_pyarrow(expression).to_pylist()
        return rows

    def has(self, table: str, column: str | None = None) -> bool:
        return table in self.tables and (column is None or column in self.given[table])
