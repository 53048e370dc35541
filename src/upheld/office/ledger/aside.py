"""Temporary tables of SQLite, in which records and entries are laid aside, and the way into place.

They are this connection's own: writing to them keeps nobody waiting, and the system removes them
with the process, even one that is killed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connection, transaction

from upheld.office.ledger.sealing import Sealed
from upheld.office.models import Kept
from upheld.office.rules.chain import Head, hash_around

ENTRIES, VALUES, IN_ORDER = "laid_entries", "laid_values", "laid_values_in_order"
NUMBERS = count(1)  # of our functions, which the database calls for each entry
PUT_ENTRIES = f"""
INSERT INTO office_entry (number, at, who, action, kind, record, before, after, hash)
SELECT %s + place, %s, %s, %s, kind, record, before, after, {{chained}}(%s + place, head, tail)
FROM temp.{ENTRIES} ORDER BY place
"""
PUT_VALUES = f"""
INSERT INTO office_personalvalue (seal, salt, value) SELECT seal, salt, value FROM temp.{IN_ORDER}
"""


class NotAsItWas(Exception):
    """A record has been changed, or removed, since it was read."""


class Aside:
    def __init__(self) -> None:
        self._models: dict[str, type[Kept]] = {}  # by the name of a table here
        self._make(ENTRIES, "place INTEGER PRIMARY KEY, kind, record, before, after, head, tail")
        self._make(VALUES, "seal, salt, value")

    def lay(self, what: str, records: Sequence[Kept]) -> None:
        """Records of one kind: "new", "changed" (with their next version) or "gone"."""
        model = type(records[0])
        name = f"{what}_{model._meta.db_table}"
        if name not in self._models:
            self._models[name] = model
            self._make(name, ", ".join(_columns(model)))
        self._put(name, len(_columns(model)), map(_row, records))

    def lay_entries(self, rows: Iterable[Sequence[Any]], sealed: Iterable[Sealed]) -> None:
        """A row has kind, record, before, after, and what is hashed around its number."""
        self._put(ENTRIES, 7, ((None, *row) for row in rows))
        self._put(VALUES, 3, sealed)

    def sort_values(self) -> None:
        """Seals are in no order, and go into their index much faster if they are in its own."""
        self._make(IN_ORDER, "seal, salt, value")
        with _of_its_own() as cursor:
            cursor.execute(f"INSERT INTO temp.{IN_ORDER} SELECT * FROM temp.{VALUES} ORDER BY seal")

    def put_in_place(self, *, at: str, who: str, action: str, after: Head) -> None:
        """In the caller's transaction. Raises NotAsItWas, or IntegrityError as any writing does."""
        with connection.cursor() as cursor:
            for what, put in PUTTING.items():
                for name, model in self._models.items():
                    if name.startswith(f"{what}_"):
                        put(cursor, name, model)
            cursor.execute(PUT_VALUES)
            # A name of its own: a function cannot be made again while anything is being read.
            chained = f"upheld_chained_{next(NUMBERS)}"
            connection.connection.create_function(chained, 3, _chaining(after.hash))
            told = [after.number, at, who, action, after.number]
            cursor.execute(PUT_ENTRIES.format(chained=chained), told)

    def drop(self) -> None:
        with connection.cursor() as cursor:
            for name in (ENTRIES, VALUES, IN_ORDER, *self._models):
                cursor.execute(f"DROP TABLE IF EXISTS temp.{name}")

    def _make(self, name: str, columns: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE {name} ({columns})")

    def _put(self, name: str, many: int, rows: Iterable[Sequence[Any]]) -> None:
        places = ", ".join(["%s"] * many)
        with _of_its_own() as cursor:
            cursor.executemany(f"INSERT INTO temp.{name} VALUES ({places})", rows)


def reserve(model: type[Kept], many: int) -> range:
    """Ids that no other record gets, in a short write of its own."""
    table = model._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [many, table])
        if not cursor.rowcount:  # no record has ever been in this table
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, many])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone()
    return range(last - many + 1, last + 1)


def _add(cursor: Any, name: str, model: type[Kept]) -> None:
    columns = ", ".join(_columns(model))
    cursor.execute(f"INSERT INTO {_table(model)} ({columns}) SELECT * FROM temp.{name}")


def _change(cursor: Any, name: str, model: type[Kept]) -> None:
    cells = ", ".join(f"{column} = laid.{column}" for column in _columns(model))
    cursor.execute(
        f"UPDATE {_table(model)} AS held SET {cells} FROM temp.{name} AS laid"
        " WHERE held.id = laid.id AND held.version = laid.version - 1"
    )
    _refuse_unless_all(cursor, name)


def _remove(cursor: Any, name: str, model: type[Kept]) -> None:
    gone = f"SELECT id, version FROM temp.{name}"
    cursor.execute(f"DELETE FROM {_table(model)} WHERE (id, version) IN ({gone})")
    _refuse_unless_all(cursor, name)


PUTTING = {"gone": _remove, "changed": _change, "new": _add}


def _refuse_unless_all(cursor: Any, name: str) -> None:
    done = cursor.rowcount
    (laid,) = cursor.execute(f"SELECT count(*) FROM temp.{name}").fetchone()
    if done != laid:
        raise NotAsItWas(f"{name}: {laid - done:,}")


def _chaining(last: str) -> Callable[[int, str, str], str]:
    """Each hash covers the one before it, so it is worked out when an entry gets its number."""

    def chained(number: int, head: str, tail: str) -> str:
        nonlocal last
        last = hash_around(head, number, tail, before=last)
        return last

    return chained


def _table(model: type[Kept]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[Kept]) -> list[str]:
    return [connection.ops.quote_name(f.column) for f in model._meta.concrete_fields]


def _row(record: Kept) -> list[Any]:
    return [
        field.get_db_prep_save(getattr(record, field.attname), connection)
        for field in record._meta.concrete_fields
    ]


@contextmanager
def _of_its_own() -> Iterator[Any]:
    """A transaction that writes only here. Django's own would begin IMMEDIATE, and stop others."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield cursor
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")
