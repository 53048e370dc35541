"""Running a test on both databases that an office may have, or several on one office."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections

on_both = pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)


@contextmanager
def an_office(template: Path, home: Path) -> Iterator[None]:
    """An office on SQLite in a folder of its own: for tests that take back what they do."""
    from tests.office.conftest import connect

    shutil.copy(template, home / "office.sqlite")
    os.environ["UPHELD_OFFICE_HOME"] = str(home)
    connect("")
    yield
    connections["default"].close()
