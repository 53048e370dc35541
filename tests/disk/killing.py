"""Killing what is put in place at an exact call, in a process of its own."""

import itertools
import os
import signal
import sys
import traceback
from collections.abc import Callable

CHANGES = {  # what changes a folder, by the names that Python gives its events
    *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link"),
    *("fcntl.flock", "shutil.copyfile"),
}
WRITES = os.O_WRONLY | os.O_RDWR


def killed_at_flush(number: int, do: Callable[[], object]) -> bool:
    """As the process asks for the ``number``th time that something be on the disk; False where it
    never does, and is done.
    """
    return _killed(do, lambda kill: _before_each_flush(kill, number))


def killed_at_change(number: int, do: Callable[[], object]) -> bool:
    """Before its ``number``th call that changes or locks something in a folder; False
    where it makes fewer, and is done.
    """
    return _killed(do, lambda kill: _before_each_change(kill, number))


def _before_each_flush(kill: Callable[[], None], number: int) -> None:
    flush, calls = os.fsync, itertools.count(1)

    def killing(handle: int) -> None:
        if next(calls) == number:
            kill()
        flush(handle)

    os.fsync = killing


def _before_each_change(kill: Callable[[], None], number: int) -> None:
    """What is opened to be written anew is killed when it is empty, and has nothing in it yet."""
    calls = itertools.count(1)

    def hook(event: str, about: tuple[object, ...]) -> None:
        path, flags = (about[0], about[2]) if event == "open" else ("", 0)
        is_written = isinstance(flags, int) and bool(flags & WRITES)
        if (is_written or event in CHANGES) and next(calls) == number:
            if is_written and flags & os.O_TRUNC:
                os.close(os.open(path, flags))
            kill()

    sys.addaudithook(hook)


def _killed(do: Callable[[], object], get_ready: Callable[[Callable[[], None]], None]) -> bool:
    process = os.fork()
    if process == 0:
        try:
            get_ready(lambda: os.kill(os.getpid(), signal.SIGKILL))
            do()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)
