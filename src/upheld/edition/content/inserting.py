"""Writing rows: in the order of their keys, so that the same content gives the same bytes."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from upheld.edition.reading import marks


def insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        database.executemany(f"INSERT INTO {table} VALUES ({marks(rows[0])})", rows)


def insert_named(
    database: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]
) -> None:
    """Rows by column name, all with the same columns."""
    rows = list(rows)
    if rows:
        names = ", ".join(rows[0])
        places = ", ".join(f":{name}" for name in rows[0])
        database.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
