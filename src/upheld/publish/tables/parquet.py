"""A table as a Parquet file: typed, with null where the other formats print a symbol."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.publish.tables.cell_text import MISSING, Value
from upheld.publish.tables.table import Kind, Table

TYPES = {Kind.WHOLE: pa.int64(), Kind.NUMBER: pa.float64(), Kind.DAY: pa.date32()}


def write_parquet(path: Path, table: Table, *, metadata: Mapping[str, str]) -> None:
    pq.write_table(arrow_table(table, metadata=metadata), path, compression="zstd")


def arrow_table(table: Table, *, metadata: Mapping[str, str]) -> pa.Table:
    arrays, fields = [], []
    for column, cells in zip(table.columns, table.cells, strict=True):
        kind = TYPES.get(column.kind, pa.string())
        values = pa.array([typed(value, column.kind) for value in cells.values], kind)
        arrays.append(values.take(cells.places))
        fields.append(pa.field(column.name, kind, metadata={"description": column.meaning}))
    schema = pa.schema(fields, metadata={"title": table.title, **metadata})
    return pa.Table.from_arrays(arrays, schema=schema)


def typed(value: Value, kind: Kind) -> Value | date | None:
    """A cell as stored in Parquet."""
    if value in MISSING:
        return None
    return date.fromisoformat(str(value)) if kind is Kind.DAY else value
