"""Counting the tables of files: by DuckDB, in this process.

To put a question into SQL takes longer than to answer it for a small table. It is put by the names
of tables, which are the same for every extract, so that each question is put once.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def named(table: str, rows: pa.Table) -> ibis.Table:
    """A table to ask about, without its rows."""
    return ibis.table(ibis.Schema.from_pyarrow(rows.schema), name=table)


def counted_here(expression: ibis.Table, tables: Mapping[str, pa.Table]) -> list[dict]:
    """What is asked about the named tables, of these."""
    with _database().cursor() as asking:
        for name, rows in tables.items():
            asking.register(name, rows)
        found = asking.execute(_asked(expression.op())).fetchall()
    return [dict(zip(expression.columns, row, strict=True)) for row in found]


@lru_cache(maxsize=256)
def _asked(question: Any) -> str:
    return str(ibis.to_sql(question.to_expr(), dialect="duckdb", pretty=False))


@cache
def _database() -> "DuckDBPyConnection":
    import duckdb  # only where something is counted

    return duckdb.connect()
