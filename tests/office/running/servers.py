"""A real server of the office, in processes of its own."""

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from click.testing import Result
from typer.testing import CliRunner

from tests.command import COMMAND, forked
from upheld.cli.main import app


@dataclass
class Running:
    address: str
    process: subprocess.Popen[str]
    log: Path


@contextlib.contextmanager
def served(folder: Path, *, processes: int = 1) -> Iterator[Running]:
    """Its log is a file in the folder; stopped at the end where the test has not done so."""
    port = free_port()
    log = folder / "office.log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [COMMAND, "office", "serve", "--port", str(port), "--processes", str(processes)],
            stderr=subprocess.STDOUT,
            stdout=written,
            text=True,
            env=os.environ,
        )
    running = Running(address=f"http://127.0.0.1:{port}", process=process, log=log)
    try:
        wait_for(running)
        yield running
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(running: Running) -> None:
    for _ in range(300):
        if running.process.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{running.address}/health", timeout=10)
            return
        time.sleep(0.05)
    raise AssertionError(f"The office does not answer:\n{running.log.read_text()}")


def office(*words: str, **environment: str | None) -> Result:
    """The command, in this process; a setting of None is taken away."""
    return CliRunner().invoke(app, ["office", *words], env=environment, catch_exceptions=False)


def office_elsewhere(*words: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, for whom all settings are read anew."""
    settings = {name: value or "" for name, value in environment.items()}
    umask = 0o022  # as machines come, whatever the office has made of this process's
    return forked(["office", *words], umask=umask, **settings)
