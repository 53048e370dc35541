"""The `upheld` command in a process of its own, with all that commands import there already.

To import it takes a command a second or two, and the tests run hundreds. A server is started once
for each process of the tests; it imports, and each command is forked from it. Those tests that ask
what a new Python does start the real one.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = Path(sys.executable).with_name("upheld")
READY = (
    "pytest",  # which each command would import anew where the tests run in one process
    "upheld.cli.main",
    "upheld.cli.printing",
    "upheld.publish.annual.building",
    "upheld.publish.annual.publishing",
    "upheld.publish.annual.proof",
    "upheld.intake.reading_extract",
    "upheld.register.building",
    "ibis.backends.duckdb",
    # What these import when they are first used.
    "ibis.backends.duckdb.converter",
    "ibis.formats.pandas",
    "pandas",
    "pyarrow.dataset",
    "pydantic.dataclasses",
    "pydantic.main",
    "pydantic.type_adapter",
    "scipy.optimize",
    "scipy.spatial",
    "tests.warm",
)
_forked = get_context("forkserver")
_forked.set_forkserver_preload(list(READY))


class Started:
    """A command at work, in a process group of its own, as subprocess.Popen tells of one."""

    def __init__(
        self,
        words: Sequence[str | Path],
        *,
        told: Sequence[Path],
        umask: int | None = None,
        first: str = "",
        **environment: str,
    ) -> None:
        texts = [str(word) for word in words]
        self._work = _forked.Process(
            target=_work, args=(texts, os.environ | environment, Path.cwd(), told, umask, first)
        )
        self._work.start()
        self.pid = self._work.pid or 0
        with suppress(ProcessLookupError):  # it has ended already
            while self.poll() is None and os.getpgid(self.pid) != self.pid:
                time.sleep(0.001)

    def poll(self) -> int | None:
        self._work.join(0)
        return self._work.exitcode

    def wait(self) -> int | None:
        self._work.join()
        return self._work.exitcode


def started(words: Sequence[str | Path], *, first: str = "", **environment: str) -> Started:
    """What it says goes nowhere. It begins with the Python code ``first``, if there is any."""
    nowhere = (Path(os.devnull), Path(os.devnull))
    return Started(words, told=nowhere, first=first, **environment)


def forked(
    words: Sequence[str | Path], *, umask: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    with TemporaryDirectory() as folder:
        told = [Path(folder) / name for name in ("out", "err")]
        code = Started(words, told=told, umask=umask, **environment).wait()
        out, err = (path.read_text("utf-8") for path in told)
    return subprocess.CompletedProcess([str(COMMAND), *map(str, words)], code, out, err)


def _work(
    words: list[str],
    environment: dict[str, str],
    cwd: Path,
    told: Sequence[Path],
    umask: int | None,
    first: str,
) -> None:
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    for stream, path in zip((1, 2), told, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    os.chdir(cwd)
    if umask is not None:
        os.umask(umask)
    sys.argv = [str(COMMAND), *words]
    exec(first, {})
    from upheld.cli.main import main

    main()
