"""What intake hands on: the extract, once every check has passed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from upheld.intake.demonstration import FILE as MARK
from upheld.intake.raw import InputFile


@dataclass(frozen=True, kw_only=True)
class Extract:
    """Checked tables. Words are the vocabulary's, authorities are slugs, dates are dates.

    ``tables`` holds the tables that the extract has, each with every column of its TableSpec in
    order; a column that the file did not give is null throughout (sequence: 1).  Types: DATE is
    date32, YEAR int32 (the calendar year in which it starts), WHOLE and SEQUENCE int64, YES_NO
    bool, all others string (null for an empty cell). A case coded by ``codes`` bears the outcome
    that its code stands for.

    A table counted where it lies is in ``in_place``; ``tables`` then holds of it only the cases
    that lists may name. Who counts asks for ``cases`` and runs them by ``run``.
    """

    path: Path
    tables: Mapping[str, pa.Table]
    given: Mapping[str, frozenset[str]]  # table: the columns that its file had
    files: tuple[InputFile, ...]
    notes: tuple[str, ...]  # what is merely incomplete or unusual, one counted line each
    notice: str = ""  # printed on everything made from this extract
    in_place: Mapping[str, ibis.Table] = field(default_factory=dict)
    connected: Any = None  # the Ibis connection that counts; None is DuckDB in this process

    @property
    def is_demonstration(self) -> bool:
        """Whether it bears the mark that the demonstration's alone bears."""
        return any(file.name == MARK for file in self.files)

    def cases(self, table: str) -> ibis.Table:
        """All rows of a table, wherever they lie, to be counted."""
        return self.in_place[table] if table in self.in_place else ibis.memtable(self.tables[table])

    def sizes(self) -> dict[str, int]:
        """Rows of each table, wherever they lie."""
        elsewhere = {file.table: file.size for file in self.files if file.table}
        found = {name: table.num_rows for name, table in self.tables.items()}
        return {name: elsewhere.get(name, rows) for name, rows in found.items()}

    def run(self, expression: ibis.Table) -> list[dict]:
        if self.connected is None:
            rows: list[dict] = expression.to_pyarrow().to_pylist()
        else:
            rows = self.connected.to_pyarrow(expression).to_pylist()
        return rows

    def has(self, table: str, column: str | None = None) -> bool:
        return table in self.tables and (column is None or column in self.given[table])
