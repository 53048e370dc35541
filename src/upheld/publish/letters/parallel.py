"""The same work on many letters, shared between processes.

Processes are started fresh: the compiler of letters keeps threads, which do not survive a fork.
None outlives the process that started it, however that one ends.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

FEWEST_WORTH_A_PROCESS = 20  # a process takes as long to start as some ten letters to make
CHUNK = 8


def in_processes(
    work: Callable[[Job], Result],
    jobs: Sequence[Job],
    *,
    processes: int,
    prepare: Callable[..., None] | None = None,
    prepared_with: tuple[Any, ...] = (),
) -> Iterator[Result]:
    """The results in the order of the jobs; ``prepare`` runs once in every process."""
    if processes < 2 or len(jobs) < FEWEST_WORTH_A_PROCESS:
        if prepare:
            prepare(*prepared_with)
        yield from map(work, jobs)
        return
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload([work.__module__])
    with ProcessPoolExecutor(
        processes,
        mp_context=context,
        initializer=_start_work,
        initargs=(prepare, prepared_with),
    ) as pool:
        yield from pool.map(work, jobs, chunksize=CHUNK)


def _start_work(prepare: Callable[..., None] | None, prepared_with: tuple[Any, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare(*prepared_with)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next job for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
