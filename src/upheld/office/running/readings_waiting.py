"""Traces of reading that could not be written at once wait in a file, and are taken in later.

The file is next to the evidence, for its owner alone: numbers, a day and a word, a line for each
trace. The next trace that can be written takes them in. A trace is in the table once however often
it is taken in, and the file is emptied only when the table has them: a kill in between loses none.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.db import OperationalError, transaction

from upheld.office.models import Person, Reading
from upheld.office.not_waiting import without_waiting

LOG = logging.getLogger("upheld.office.running.readings_waiting")
Trace = Mapping[str, Any]  # case_id, person_id, on, what


def file_beside(evidence: Path) -> Path:
    return evidence.with_name(f"{evidence.name}-readings.jsonl")


def leave(trace: Trace, *, evidence: Path) -> None:
    """In the table, with those that wait; or else, because another is writing, in the file."""
    try:
        with without_waiting():
            _take_in([trace], evidence=evidence)
    except OperationalError:
        _wait(trace, file_beside(evidence))


def take_in(*, evidence: Path) -> None:
    """Those that wait, before a backup. Waits while another is writing."""
    _take_in([], evidence=evidence)


def take_in_at_once(*, evidence: Path) -> bool:
    """Those that wait, before they are listed. False if another is writing: they still wait."""
    try:
        with without_waiting():
            _take_in([], evidence=evidence)
    except OperationalError:
        return False
    return True


def _take_in(traces: Sequence[Trace], *, evidence: Path) -> None:
    path = file_beside(evidence)
    any_wait = path.exists() and path.stat().st_size > 0
    if not traces and not any_wait:
        return
    with ExitStack() as held:
        with transaction.atomic():
            file = held.enter_context(_alone_with(path)) if any_wait else None
            _put([*traces, *_waiting_in(file)])
        if file:
            file.truncate(0)


def _put(traces: Sequence[Trace]) -> None:
    """Of people in this database: it may be a backup from before they came."""
    people = {trace["person_id"] for trace in traces}
    known = set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))
    rows = [Reading(**trace) for trace in traces if trace["person_id"] in known]
    Reading.objects.bulk_create(rows, ignore_conflicts=True)


def _wait(trace: Trace, path: Path) -> None:
    """On the disk before it returns. A line cut short by a kill before it spoils no other."""
    line = json.dumps({**trace, "on": trace["on"].isoformat()})
    try:
        with _alone_with(path) as file:
            file.write(f"\n{line}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        LOG.warning("A trace of reading was lost: %s: %s.", path, error.strerror)


@contextmanager
def _alone_with(path: Path) -> Iterator[IO[bytes]]:
    """The file, which no other process reads or writes meanwhile."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
    with os.fdopen(os.open(path, flags, 0o600), "a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _waiting_in(file: IO[bytes] | None) -> Iterator[Trace]:
    if file is None:
        return
    file.seek(0)
    for line in file:
        try:
            trace = json.loads(line)
        except ValueError:  # an empty line, or one that was cut short
            continue
        yield {**trace, "on": date.fromisoformat(trace["on"])}
