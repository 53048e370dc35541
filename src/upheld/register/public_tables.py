"""A register's public tables, each also as a Parquet file next to its database.

The site gives the same tables as CSV, row by row. The table of decisions has every statement, so it
is never held in memory as a whole.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.core.profile import Profile
from upheld.edition.reading import connect

FINDINGS = "findings"  # only where the ombudsman counts them
TABLES = {
    "decisions": "SELECT * FROM decision ORDER BY number",
    FINDINGS: "SELECT * FROM finding ORDER BY authority, reference, number",
    "improvements": "SELECT * FROM improvement ORDER BY authority, reference, number",
    "failed_compliance": "SELECT * FROM failed_compliance ORDER BY authority, reference",
    "reports": "SELECT * FROM report ORDER BY published_on DESC, authority, reference",
}
ROWS_OF_A_GROUP = 5_000
TYPES = {"TEXT": pa.string(), "INTEGER": pa.int64()}


def source_of(table: str) -> str:
    """The database table that it comes from."""
    return TABLES[table].split()[3]


def parquet_of(table: str) -> str:
    return f"{table}.parquet"


def tables_of_profile(profile: Profile) -> list[str]:
    """Those that a register built by this profile has."""
    return [table for table in TABLES if table != FINDINGS or profile.counts_findings]


def tables_in(database: sqlite3.Connection) -> list[str]:
    """Those that it was built with: an older register lacks later ones."""
    known = {name for (name,) in database.execute("SELECT name FROM main.sqlite_schema")}
    return [table for table in TABLES if source_of(table) in known]


def write_parquet(database: Path, folder: Path, *, notice: str) -> list[str]:
    """One file for each table, with rows in the table's order. Returns the file names.

    Every row has the notice, as in CSV, because a file may be passed on without its page.
    """
    with closing(connect(database)) as opened:
        tables = tables_in(opened)
        for table in tables:
            query = TABLES[table]
            schema = _schema(opened, query)
            with pq.ParquetWriter(folder / parquet_of(table), schema) as writer:
                for rows in _groups(opened, query):
                    columns = [*zip(*rows, strict=True), [notice] * len(rows)]
                    arrays = [
                        pa.array(column, field.type)
                        for column, field in zip(columns, schema, strict=True)
                    ]
                    writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return [parquet_of(table) for table in tables]


def _schema(opened: sqlite3.Connection, query: str) -> pa.Schema:
    (table,) = query.split()[3:4]
    declared = {row[1]: row[2] for row in opened.execute(f"PRAGMA table_info({table})")}
    return pa.schema(
        [*((name, TYPES[kind]) for name, kind in declared.items()), ("notice", pa.string())]
    )


def _groups(opened: sqlite3.Connection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    found = opened.execute(query)
    while rows := found.fetchmany(ROWS_OF_A_GROUP):
        yield rows
