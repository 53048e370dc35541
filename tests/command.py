"""The `upheld` command in a process of its own, with all that commands import there already.

To import it takes a command a second or two, and the tests run hundreds. A server is started once
for each process of the tests; it imports, and each command is forked from it. Those tests that kill
a command, or that ask what a new Python does, start the real one.
"""

import os
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = Path(sys.executable).with_name("upheld")
READY = (
    "upheld.cli",
    "upheld.reporting",
    "upheld.publish.building",
    "upheld.publish.publishing",
    "upheld.publish.proof",
    "upheld.intake.reading_extract",
    "upheld.register.building",
    "ibis.backends.duckdb",
)
_forked = get_context("forkserver")
_forked.set_forkserver_preload(list(READY))


def forked(words: list[str], *, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    with TemporaryDirectory() as folder:
        told = [Path(folder) / name for name in ("out", "err")]
        work = _forked.Process(target=_work, args=(words, dict(os.environ), cwd, told))
        work.start()
        work.join()
        out, err = (path.read_text("utf-8") for path in told)
        code = work.exitcode
        work.close()
    return subprocess.CompletedProcess([str(COMMAND), *words], code, out, err)


def _work(
    words: list[str], environment: dict[str, str], cwd: Path | None, told: list[Path]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for stream, path in zip((1, 2), told, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    if cwd:
        os.chdir(cwd)
    sys.argv = [str(COMMAND), *words]
    from upheld.cli import main

    main()
