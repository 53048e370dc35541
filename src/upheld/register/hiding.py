"""A register without the decisions that are withheld, for everything that reads it.

Each table is hidden behind a view that leaves them out, in the connection and not in the file, and
the search leaves out their numbers. So no query can forget to.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from upheld.disk.withheld import decision_at
from upheld.edition.reading import connect
from upheld.register.manifest import DATABASE, own_file
from upheld.register.order import REGISTERS
from upheld.register.reading import Register

OF_CASES = ("decision", "finding", "improvement", "failed_compliance", "report")


def hiding(register: Register, addresses: Collection[str]) -> Register:
    """The same register without the decisions at these addresses, and all that goes with them.

    A register that has none of them is returned as it is. Another connection is opened: an
    answer that is being made reads the one before to its end.
    """
    database = connect(own_file(register.folder, DATABASE))
    withheld = frozenset(_of_the_register(database, addresses))
    if not withheld:
        database.close()
        return register
    numbers = _numbers(database, withheld)
    hide_in(database, withheld)
    return replace(register, database=database, withheld=withheld, hidden=numbers)


def registers_with(published: Path, address: str) -> list[str]:
    """The registers in a published folder that say anything about the decision at an address."""
    found = []
    for path in sorted((published / REGISTERS).glob(f"*/{DATABASE}")):
        with closing(connect(path)) as database:
            if any(_of_the_register(database, [address])):
                found.append(path.parent.name)
    return found


@contextmanager
def reading_shown(register: Register) -> Iterator[sqlite3.Connection]:
    """A connection of its own to what is shown, for an answer that takes long."""
    with closing(connect(own_file(register.folder, DATABASE))) as database:
        hide_in(database, register.withheld)
        yield database


def hide_in(database: sqlite3.Connection, withheld: Collection[tuple[str, str]]) -> None:
    """Views of the connection's own come before the tables whose names they have.

    NOT EXISTS counts 10,000 improvements in 2 ms, where NOT IN takes 15.
    """
    if not withheld:
        return
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute(
        "CREATE TEMP TABLE withheld (key TEXT, authority TEXT, PRIMARY KEY (key, authority))"
        " WITHOUT ROWID"
    )
    database.executemany("INSERT INTO temp.withheld VALUES (?, ?)", sorted(withheld))
    database.commit()
    for table in _tables_of_cases(database):
        database.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} AS one WHERE NOT EXISTS ("
            "SELECT 1 FROM temp.withheld AS other"
            " WHERE other.key = one.key AND other.authority = one.authority)"
        )


def _tables_of_cases(database: sqlite3.Connection) -> list[str]:
    """An older register lacks later tables."""
    known = {name for (name,) in database.execute("SELECT name FROM main.sqlite_schema")}
    return [table for table in OF_CASES if table in known]


def _of_the_register(
    database: sqlite3.Connection, addresses: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Key and authority of those that it says anything about."""
    tables = _tables_of_cases(database)
    for address in sorted(addresses):
        found = decision_at(address)
        if any(
            database.execute(
                f"SELECT 1 FROM {table} WHERE (key, authority) = (?, ?)", found
            ).fetchone()
            for table in tables
        ):
            yield found


def _numbers(
    database: sqlite3.Connection, withheld: Collection[tuple[str, str]]
) -> tuple[int, ...]:
    return tuple(
        number
        for case in sorted(withheld)
        for (number,) in database.execute(
            "SELECT number FROM decision WHERE (key, authority) = (?, ?)", case
        )
    )
