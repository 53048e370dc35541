"""The register in bulk: its database as it is, and its tables as CSV, row by row.

A table of decisions holds every statement, so it is never held in memory at once.
"""

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.edition.manifest import sha256_of
from upheld.edition.reading import connect
from upheld.site.question import NotThere

REGISTERS, DATABASE, MANIFEST = "registers", "register.sqlite", "register.json"
NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.v\d+")
TABLES = {
    "decisions": "SELECT * FROM decision ORDER BY number",
    "improvements": "SELECT * FROM improvement ORDER BY authority, reference, number",
    "reports": "SELECT * FROM report ORDER BY published_on DESC, authority, reference",
}
ROWS_AT_ONCE = 200


def told(folder: Path) -> list[dict[str, Any]]:
    """The registers that are here, the latest first, and the files of each."""
    names = sorted(
        path.parent.name
        for path in (folder / REGISTERS).glob(f"*/{MANIFEST}")
        if NAME.fullmatch(path.parent.name)
    )
    return [
        {
            "register": name,
            "files": [
                {"name": file, "address": f"/data/{REGISTERS}/{name}/{file}"}
                for file in (DATABASE, *(f"{table}.csv" for table in TABLES))
            ],
        }
        for name in reversed(names)
    ]


def database_of(folder: Path, name: str) -> Path:
    """Raises NotThere for a register that is not here."""
    path = folder / REGISTERS / name / DATABASE
    if not NAME.fullmatch(name) or not path.with_name(MANIFEST).is_file() or not path.is_file():
        raise NotThere(f"{name!r} is no register that has been published here.")
    return path


@lru_cache(maxsize=8)
def sha256(path: Path) -> str:
    """A folder of a register never changes, so it is worked out once."""
    return sha256_of(path)


def table_as_csv(path: Path, table: str) -> Iterator[bytes]:
    """Raises NotThere, before the first part, for a table that there is not."""
    if table not in TABLES:
        raise NotThere(f"A register has no table {table!r}. It has {', '.join(TABLES)}.")
    return _parts(path, TABLES[table])


def _parts(path: Path, query: str) -> Iterator[bytes]:
    with closing(connect(path)) as database:
        notice = _about(database, "notice")
        found = database.execute(query)
        names = [column[0] for column in found.description]
        yield b"\xef\xbb\xbf" + _lines([(*names, "notice")])
        while rows := found.fetchmany(ROWS_AT_ONCE):
            yield _lines([(*row, notice) for row in rows])


def _about(database: sqlite3.Connection, key: str) -> str:
    row = database.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def _lines(rows: list[tuple[Any, ...]]) -> bytes:
    to = io.StringIO(newline="")
    csv.writer(to, lineterminator="\r\n").writerows(rows)
    return to.getvalue().encode()
