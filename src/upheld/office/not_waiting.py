"""Writing now or not at all, without waiting for another who is writing.

SQLite has one writer. A page that is only read does not wait for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_waiting() -> Iterator[None]:
    """On SQLite, OperationalError is raised at once for what is written while another writes.

    PostgreSQL's writers do not wait for each other's other rows.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
