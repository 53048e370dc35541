"""Small extracts written as tables in a test, typed by the specs, without files.

The words must be the vocabulary's and the authorities slugs: what files may say instead is tested
with intake.
"""

from datetime import date
from pathlib import Path

import pyarrow as pa

from upheld.core.years import Year
from upheld.intake.extract import Extract
from upheld.intake.tables import TABLES, Holds

TYPES = {
    Holds.DATE: pa.date32(),
    Holds.YEAR: pa.int32(),
    Holds.WHOLE: pa.int64(),
    Holds.SEQUENCE: pa.int64(),
    Holds.YES_NO: pa.bool_(),
}
READ = {
    Holds.DATE: date.fromisoformat,
    Holds.YEAR: lambda text: Year.parse(text).start,
    Holds.WHOLE: int,
    Holds.SEQUENCE: int,
    Holds.YES_NO: lambda text: text == "yes",
}


def rows_of(text: str) -> list[dict[str, str]]:
    """``a | b`` headings, then rows; blank lines do not matter."""
    lines = [
        [cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()
    ]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def arrow_table(name: str, rows: list[dict[str, str]]) -> tuple[pa.Table, frozenset[str]]:
    given = frozenset(rows[0]) if rows else frozenset(c.name for c in TABLES[name].columns)
    arrays, fields = [], []
    for column in TABLES[name].columns:
        kind = TYPES.get(column.holds, pa.string())
        read = READ.get(column.holds, str)
        values = [read(row[column.name]) if row.get(column.name) else None for row in rows]
        if column.name == "sequence":
            values = [value or 1 for value in values]
        if column.name == "remedied_by_authority" and column.name in given:
            values = [bool(value) for value in values]
        arrays.append(pa.array(values, kind))
        fields.append(pa.field(column.name, kind))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields)), given


def extract(*, notice: str = "", **tables: str | list[dict[str, str]]) -> Extract:
    """An extract of the named tables, each a pipe table or a list of rows."""
    typed, given = {}, {}
    for name, content in tables.items():
        rows = rows_of(content) if isinstance(content, str) else content
        typed[name], given[name] = arrow_table(name, rows)
    return Extract(
        path=Path("in-memory"), tables=typed, given=given, files=(), notes=(), notice=notice
    )
