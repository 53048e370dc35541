"""The same work on many letters, shared between processes.

Processes are started fresh: the compiler of letters keeps threads, which do not survive a fork.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
    ready: Any = {"initializer": prepare, "initargs": prepared_with} if prepare else {}
    with ProcessPoolExecutor(processes, mp_context=context, **ready) as pool:
        yield from pool.map(work, jobs, chunksize=CHUNK)
