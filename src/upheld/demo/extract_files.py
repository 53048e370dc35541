"""The files of the extract: CSV for people, or Parquet if there are millions of rows."""

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet

from upheld.core.mistakes import Mistake
from upheld.intake.tables import TABLES

MOST_ROWS_IN_CSV = 1_000_000


class DemonstrationError(Mistake):
    """The demonstration cannot be written as asked. The message says why."""


class TableFiles:
    """Tables written part by part, with all rows of one table in one file."""

    def __init__(self, folder: Path, *, parquet: bool) -> None:
        self.folder = folder
        self.parquet = parquet
        self._writers: dict[str, pa_csv.CSVWriter | pa_parquet.ParquetWriter] = {}

    def write(self, name: str, columns: dict[str, pa.Array]) -> None:
        known = {column.name for column in TABLES[name].columns}
        assert known.issuperset(columns), f"{name}: {sorted(set(columns) - known)}"
        table = pa.table(columns)
        if name not in self._writers:
            self._writers[name] = self._writer(name, table.schema)
        self._writers[name].write_table(table)

    def _writer(
        self, name: str, schema: pa.Schema
    ) -> "pa_csv.CSVWriter | pa_parquet.ParquetWriter":
        if self.parquet:
            return pa_parquet.ParquetWriter(self.folder / f"{name}.parquet", schema)
        options = pa_csv.WriteOptions(quoting_style="needed")
        return pa_csv.CSVWriter(self.folder / f"{name}.csv", schema, write_options=options)

    def close(self) -> None:
        for writer in self._writers.values():
            writer.close()
