"""Reads files in separate processes, so that a bad file costs only a process, memory and time.

Decides what happens when a reader needs too much or dies: the file is a problem like any other,
and the next file gets a new reader. RLIMIT_AS limits memory on Linux but not on macOS. The limit on
processor time works on both, and so does one by the clock for a reader that waits for ever. The two
processes exchange JSON and Arrow, never pickles.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyarrow as pa

from upheld.intake.files.apart import READY, SPLIT
from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.limits import (
    PATIENCE,
    SECONDS_TO_START,
    megabytes,
    memory_for,
    seconds_for,
)
from upheld.intake.problems import Problem
from upheld.intake.raw import InputFile, RawTable

Reader = subprocess.Popen[bytes]
READERS = 2
# Arrow would load numpy and pandas, to see whether a list is one of theirs: most of the start.
READ = (
    "import sys; sys.modules.update(numpy=None, pandas=None);"
    "from upheld.intake.files.apart import main; main()"
)
WORTH_A_SECOND = 8 * 1024**2  # bytes: less is read in the time that a reader takes to start


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A file to read: where it is, what messages call it, and which table a CSV file is."""

    path: Path
    name: str
    table: str
    size: int

    @property
    def seconds(self) -> float:
        return seconds_for(self.size, packed=self.path.suffix.casefold() != ".csv")

    @property
    def memory(self) -> int:
        return memory_for(self.size, packed=self.path.suffix.casefold() != ".csv")


def read_apart(files: Sequence[Wanted]) -> list[FileReading]:
    """What each file gives, in the order of the files. Two readers share large ones, so that the
    smaller files are read at the same time as the largest.
    """
    stopped = threading.Event()
    with ThreadPoolExecutor(READERS) as threads:
        try:
            shares = [share for share in _shares(files) if share]
            found = [*threads.map(lambda share: _read_share(share, stopped), shares)]
        except BaseException:  # the user interrupted it: read no more files
            stopped.set()
            raise
    by_path = {
        file.path: reading
        for share, readings in zip(shares, found, strict=True)
        for file, reading in zip(share, readings, strict=True)
    }
    return [by_path[file.path] for file in files]


def _shares(files: Sequence[Wanted]) -> list[list[Wanted]]:
    """Give each file, largest first, to the reader that has least to read."""
    is_large = sum(file.size for file in files) > WORTH_A_SECOND
    shares: list[list[Wanted]] = [[] for _ in range(READERS if is_large else 1)]
    for file in sorted(files, key=lambda file: -file.size):
        min(shares, key=lambda share: sum(each.size for each in share)).append(file)
    return shares


def _read_share(files: Sequence[Wanted], stopped: threading.Event) -> list[FileReading]:
    """A reader that dies is replaced by a new one for the remaining files."""
    readings: list[FileReading] = []
    while len(readings) < len(files) and not stopped.is_set():
        reader = _start()
        try:
            readings += _read_until_one_kills(reader, files[len(readings) :], stopped)
        finally:
            _stop(reader)
    return readings


def _read_until_one_kills(
    reader: Reader, files: Sequence[Wanted], stopped: threading.Event
) -> list[FileReading]:
    """Readings up to and including the first file that killed the reader: at least one."""
    readings: list[FileReading] = []
    for file in files:
        with _killed_after(reader, file.seconds * PATIENCE) as too_late:
            reading = _ask(reader, file)
        if reading is None:
            reader.kill()  # if it is not dead already
            is_late = too_late.is_set() or reader.wait() == -signal.SIGXCPU
            return [*readings, _died(file, too_late=is_late)]
        readings.append(reading)
        if stopped.is_set():
            break
    return readings


def _start() -> Reader:
    # -P stops Python from importing a csv.py in the working folder instead of its own. Arrow's own
    # allocator reserves a gigabyte of addresses at once, which is over the limit on addresses.
    reader = subprocess.Popen(
        [sys.executable, "-P", "-c", READ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"},
    )
    with _killed_after(reader, SECONDS_TO_START):
        if _pipe(reader.stdout).readline() != READY:
            _stop(reader)
            raise RuntimeError("The process that reads files did not start.")
    return reader


def _stop(reader: Reader) -> None:
    reader.kill()
    reader.wait()
    _pipe(reader.stdout).close()
    with contextlib.suppress(BrokenPipeError):
        _pipe(reader.stdin).close()


@contextlib.contextmanager
def _killed_after(reader: Reader, seconds: float) -> Iterator[threading.Event]:
    too_late = threading.Event()

    def kill() -> None:
        too_late.set()
        reader.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield too_late
    finally:
        timer.cancel()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _ask(reader: Reader, file: Wanted) -> FileReading | None:
    """What the reader makes of the file, or None if it died."""
    path = os.fspath(file.path.absolute())
    question = {
        "path": path,
        "name": file.name,
        "table": file.table,
        "memory": file.memory,
        "seconds": file.seconds,
    }
    try:
        _pipe(reader.stdin).write(json.dumps(question).encode() + b"\n")
        _pipe(reader.stdin).flush()
        return _received(_pipe(reader.stdout))
    except (OSError, ValueError, pa.ArrowException):
        return None


def _died(file: Wanted, *, too_late: bool) -> FileReading:
    if too_late:
        trouble = f"reading it took more than {file.seconds:.0f} seconds"
        found = problem(file.name, f"{trouble}, so it was stopped", SPLIT)
    else:
        trouble = f"reading it failed, or needed more than {megabytes(file.memory)} of memory"
        found = problem(
            file.name, trouble, f"It may be damaged: open it and save it again. {SPLIT}"
        )
    return FileReading(problems=[found], memory=file.memory)


def _received(stream: IO[bytes]) -> FileReading:
    said = json.loads(stream.readline())
    return FileReading(
        file=InputFile(**said["file"]) if said["file"] else None,
        problems=[Problem(**one) for one in said["problems"]],
        notes=said["notes"],
        memory=said["memory"],
        tables=[_received_table(stream, **one) for one in said["tables"]],
    )


def _received_table(stream: IO[bytes], *, name: str, source: str) -> RawTable:
    with pa.ipc.open_stream(stream) as batches:
        table = batches.read_all()
    *names, _ = table.column_names
    columns = {column: _whole(table[column]) for column in names}
    lines = _whole(table.column(len(names))).to_pylist()
    return RawTable(name=name, source=source, columns=columns, lines=lines)


def _whole(cells: pa.ChunkedArray) -> pa.Array:
    return cells.combine_chunks() if cells.num_chunks != 1 else cells.chunk(0)
