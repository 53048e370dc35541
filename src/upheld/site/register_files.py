"""The register in bulk: its database as it is, and its tables as CSV, row by row.

Only the newest is given: an older one may hold a decision that has been withheld or whose time has
passed since. A table of decisions holds every statement, so it is never held in memory at once.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from upheld.edition.reading import connect
from upheld.register.manifest import DATABASE
from upheld.register.order import REGISTERS
from upheld.register.reading import Register
from upheld.site.question import NotThere, Question

TABLES = {
    "decisions": "SELECT * FROM decision ORDER BY number",
    "improvements": "SELECT * FROM improvement ORDER BY authority, reference, number",
    "reports": "SELECT * FROM report ORDER BY published_on DESC, authority, reference",
}
ROWS_AT_ONCE = 200


def told(register: Register) -> dict[str, Any]:
    """Which register it is, and its files."""
    name = register.manifest.folder_name
    files = (DATABASE, *(f"{table}.csv" for table in TABLES))
    return {
        "register": name,
        "as_at": register.manifest.as_at,
        "files": [{"name": file, "address": f"/data/{REGISTERS}/{name}/{file}"} for file in files],
    }


def register_named(question: Question) -> Register:
    """Raises NotThere for any but the newest, and says which that is."""
    name, newest = question.parts["name"], question.published.register
    if newest is None:
        raise NotThere("No register of decisions has been published here yet.")
    if name != newest.manifest.folder_name:
        raise NotThere(
            f"{name!r} is not the register that is given here: the newest is"
            f" {newest.manifest.folder_name}. Older ones are not kept, for decisions can leave."
        )
    return newest


def table_as_csv(register: Register, table: str) -> Iterator[bytes]:
    """Raises NotThere, before the first part, for a table that there is not."""
    if table not in TABLES:
        raise NotThere(f"A register has no table {table!r}. It has {', '.join(TABLES)}.")
    return _parts(register, TABLES[table])


def _parts(register: Register, query: str) -> Iterator[bytes]:
    notice = register.manifest.notice
    with closing(connect(register.folder / DATABASE)) as database:
        found = database.execute(query)
        names = [column[0] for column in found.description]
        yield b"\xef\xbb\xbf" + _lines([(*names, "notice")])
        while rows := found.fetchmany(ROWS_AT_ONCE):
            yield _lines([(*row, notice) for row in rows])


def _lines(rows: list[tuple[Any, ...]]) -> bytes:
    to = io.StringIO(newline="")
    csv.writer(to, lineterminator="\r\n").writerows(rows)
    return to.getvalue().encode()
