"""Writing rows: in the order of their keys, so that the same content gives the same bytes."""

import sqlite3
from collections.abc import Iterable
from typing import Any


def insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
