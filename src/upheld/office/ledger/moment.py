"""Reading all of the office as at one moment, while people go on working in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is as at one moment, and reading keeps nobody waiting.

    Inside a transaction that has already begun, the moment is that transaction's.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django would begin IMMEDIATE, which is to write. With SQLite's log, a deferred transaction
    # sees what was committed when it first read, and keeps no writer waiting.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield
        finally:
            cursor.execute("ROLLBACK")
