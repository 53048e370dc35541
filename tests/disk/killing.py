"""Killing what is put in place at an exact call, in a process of its own."""

import itertools
import os
import signal
import traceback
from collections.abc import Callable


def killed_at_flush(number: int, do: Callable[[], object]) -> bool:
    """As the process asks for the ``number``th time that something be on the disk; False where it
    never does, and is done.
    """
    process = os.fork()
    if process == 0:
        flush, calls = os.fsync, itertools.count(1)

        def kill(handle: int) -> None:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            flush(handle)

        os.fsync = kill
        try:
            do()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)
