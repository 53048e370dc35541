"""How long a writing waits for another on SQLite, which has one writer.

A page that is only read does not wait. An import waits for people who save, however many they are.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connection


def without_waiting() -> AbstractContextManager[None]:
    """On SQLite, OperationalError is raised at once for what is written while another writes."""
    return waiting_at_most(0)


@contextmanager
def waiting_at_most(seconds: int) -> Iterator[None]:
    """PostgreSQL's writers do not wait for each other's other rows."""
    if connection.vendor != "sqlite":
        yield
        return
    before = _pragma("busy_timeout")
    _pragma(f"busy_timeout = {seconds * 1_000}")
    try:
        yield
    finally:
        _pragma(f"busy_timeout = {before}")


def _pragma(words: str) -> int:
    """What it is, or was set to. Nothing of it is left unread, which would be a reading."""
    with connection.cursor() as cursor:
        ((milliseconds,),) = cursor.execute(f"PRAGMA {words}").fetchall()
    return int(milliseconds)
