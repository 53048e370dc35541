"""A published folder with planted marks and the site that serves it, as fixtures."""

import asyncio
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest
from granian.constants import Interfaces
from granian.server.embed import Server

from tests.command import COMMAND
from tests.once import made_once
from tests.site.planted import plant
from tests.whole.small import (
    BEFORE,
    YEAR,
    build,
    upheld,
    write_directory,
    write_extract,
)
from upheld.site.app import application

REGISTER_AS_AT = "2024-07-31"
LONGEST_START = 60  # seconds


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory)


def built_once(factory: pytest.TempPathFactory) -> Path:
    """The extract, the two editions and their private folders of the small country, with marks."""
    return made_once(factory, "country-with-marks", build_both)


def build_both(folder: Path) -> None:
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=plant)
    editions = folder / "editions"
    for year, options in ((BEFORE, ()), (YEAR, ("--after", editions / f"{BEFORE}.v1"))):
        done = build(extract, directory, editions, *options, year=year)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def planted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the site reads: both editions, long public, and the register; changed by no test."""

    def publish(folder: Path) -> None:
        publish_both(built, folder)

    return made_once(tmp_path_factory, "published-with-marks", publish)


def publish_both(built: Path, folder: Path) -> None:
    for year in (BEFORE, YEAR):
        done = upheld("publish", built / "editions" / f"{year}.v1", "--to", folder)
        assert done.returncode == 0, done.stderr
    put_register(built, folder, as_at=REGISTER_AS_AT)


def put_register(built: Path, folder: Path, *, as_at: str) -> None:
    options = ("--into", folder, "--as-at", as_at, "--directory", built / "directory")
    done = upheld("register", built / "extract", *options)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def running(planted: Path) -> Iterator[str]:
    """The address of the site."""
    with served_here(planted) as address:
        yield address


@contextmanager
def served_here(folder: Path) -> Iterator[str]:
    """The address of a site that reads the folder, served as the command does, from a thread."""
    port, loop = _free_port(), asyncio.new_event_loop()
    site = Server(
        application(folder),
        port=port,
        interface=Interfaces.ASGI,
        log_enabled=False,
    )
    turning = Thread(target=lambda: loop.run_until_complete(site.serve()), daemon=True)
    turning.start()
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, turning.is_alive)
        yield address
    finally:
        loop.call_soon_threadsafe(site.stop)
        turning.join(timeout=20)
        loop.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site that reads the folder, served by the command in a process of its own."""
    port = _free_port()
    server = subprocess.Popen([COMMAND, "site", folder, "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, lambda: server.poll() is None)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(address: str, is_at_work: Callable[[], bool]) -> None:
    give_up = time.monotonic() + LONGEST_START
    while time.monotonic() < give_up:
        assert is_at_work(), "The site ended before it answered."
        try:
            if httpx.get(address, timeout=10).status_code < 500:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer within {LONGEST_START} seconds.")
