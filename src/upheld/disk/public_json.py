"""Small files in the published folder that the site reads: written by one at a time, and whole."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.disk.in_place import put_file_in_place


@contextmanager
def only_writer(published: Path, name: str, error: type[Mistake]) -> Iterator[None]:
    """One writer at a time: the lock is on the folder, so no other file is needed."""
    try:
        handle = os.open(published, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as fault:
        raise error(
            f"{published} is not a folder that can be opened: {fault.strerror}. Give the published"
            " folder, which the site reads."
        ) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    except OSError as fault:
        raise error(
            f"{published / name} cannot be written: {fault.strerror}. Correct the permissions of"
            " the folder, then try again."
        ) from None
    finally:
        os.close(handle)


def write_json(published: Path, name: str, told: Mapping[str, Any]) -> None:
    """Whole or not at all. Everybody who may read the folder may read it, whatever the umask."""
    staged = published / f".{name}.unfinished"
    staged.unlink(missing_ok=True)
    staged.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    staged.chmod(published.stat().st_mode & 0o666)
    put_file_in_place(staged, published / name)
