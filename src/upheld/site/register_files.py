"""The register in bulk: its database as it is, and its tables as CSV, row by row.

What is withheld is left out of a table as it is read. The files that are ready are not given out
while they have any of it.

Only the newest is served: an older one may have a decision that has since been withheld or whose
time has passed. A table of decisions has every statement, so it is never in memory at once.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from upheld.core.spreadsheets import write_rows
from upheld.register.hiding import reading_shown
from upheld.register.order import REGISTERS
from upheld.register.public_tables import TABLES
from upheld.register.reading import Register, tables_of
from upheld.site.hidden import until_made_again
from upheld.site.question import NotThere, Question

ROWS_AT_ONCE = 200


def register_summary(register: Register) -> dict[str, Any]:
    """Which register it is, and its files."""
    manifest = register.manifest
    folder = f"/data/{REGISTERS}/{manifest.folder_name}"
    whole = [
        {
            "name": name,
            "address": f"{folder}/{name}",
            "bytes": (register.folder / name).stat().st_size,
            "sha256": sha256,
        }
        for name, sha256 in sorted(manifest.files.items())
    ]
    # Generated when it is downloaded, from the database that is hashed.
    as_csv = [
        {"name": f"{table}.csv", "address": f"{folder}/{table}.csv"}
        for table in tables_of(register)
    ]
    return {"register": manifest.folder_name, "as_at": manifest.as_at, "files": [*whole, *as_csv]}


def register_named(question: Question) -> Register:
    """Raises NotThere for any but the newest, and says which that is."""
    name, newest = question.parts["name"], question.published.register
    if newest is None:
        raise NotThere("No register of decisions has been published here yet.")
    if name != newest.manifest.folder_name:
        raise NotThere(
            f"{name!r} is not available here. The newest register is {newest.manifest.folder_name}."
            " We do not keep older ones, because decisions can leave."
        )
    return newest


def ready_made(question: Question) -> Register:
    """The one that is asked for, if its files have nothing that is withheld: they are as they were
    built. Raises NotThere, or NotNow until the next register is without it.
    """
    found = register_named(question)
    if found.withheld:
        raise until_made_again()
    return found


def table_as_csv(register: Register, table: str) -> Iterator[bytes]:
    """Without what is withheld. Raises NotThere, before the first part, if there is none such."""
    if table not in (known := tables_of(register)):
        raise NotThere(f"This register has no table {table!r}. It has {', '.join(known)}.")
    return _parts(register, TABLES[table])


def file_of(register: Register, name: str) -> Path:
    """Raises NotThere if this register does not have the file."""
    if name not in register.manifest.files:
        raise NotThere(f"{register.manifest.folder_name} has no file {name!r}.")
    return register.folder / name


def _parts(register: Register, query: str) -> Iterator[bytes]:
    notice = register.manifest.notice
    with reading_shown(register) as database:
        found = database.execute(query)
        names = [column[0] for column in found.description]
        yield b"\xef\xbb\xbf" + _lines([(*names, "notice")])
        while rows := found.fetchmany(ROWS_AT_ONCE):
            yield _lines([(*row, notice) for row in rows])


def _lines(rows: list[tuple[Any, ...]]) -> bytes:
    to = io.StringIO(newline="")
    write_rows(to, rows)
    return to.getvalue().encode()
