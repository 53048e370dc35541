"""The same work on many letters, shared among processes while the caller does its own work.

Processes are started fresh, because the letter compiler keeps threads, which do not survive a fork.
No process outlives the one that started it, however that one ends.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

PROCESSES = 2
FEWEST_WORTH_A_PROCESS = 20  # starting a process takes as long as making about ten letters
CHUNK = 8
USED = ("upheld.publish.letters.making", "upheld.publish.letters.proof")  # by nearly all work


class Share(Protocol):
    """Starts the work at once and returns the results when asked, in the order of the jobs."""

    def __call__(self, work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]: ...


@contextmanager
def workers(
    processes: int = PROCESSES, *, ahead: Callable[[], object] | None = None
) -> Iterator[Share]:
    """Processes to share work with, started for the first work that is worth it.

    With ``ahead``, which each process runs first, they are started at once: the caller has other
    work to do before it shares any.
    """
    pools: list[ProcessPoolExecutor] = []
    wait_for_begun = _begun(pools, processes, ahead) if ahead and processes > 1 else lambda: None

    def share(work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        if processes < 2 or len(jobs) < FEWEST_WORTH_A_PROCESS:
            return map(work, jobs)
        wait_for_begun()
        if not pools:
            pools.append(_pool(processes))
        chunks = [jobs[at : at + CHUNK] for at in range(0, len(jobs), CHUNK)]
        started = [pools[0].submit(_all_of, work, chunk) for chunk in chunks]
        return _results(started)

    try:
        yield share
    finally:
        wait_for_begun()
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def _begun(
    pools: list[ProcessPoolExecutor], processes: int, ahead: Callable[[], object]
) -> Callable[[], None]:
    """In a thread, because no process is ready until everything they use has been imported."""

    def begin() -> None:
        pools.append(_pool(processes))
        for _ in range(processes):
            pools[0].submit(ahead)

    beginning = threading.Thread(target=begin)
    beginning.start()
    return beginning.join


def _pool(processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload([*USED, __name__])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_watch_parent)


def _all_of(work: Callable[[Any], Any], jobs: Sequence[Any]) -> list[Any]:
    return [work(job) for job in jobs]


def _results(started: list[Future[list[Any]]]) -> Iterator[Any]:
    for future in started:
        yield from future.result()


def _watch_parent() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Otherwise a worker whose parent was killed would wait for ever for its next job."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
