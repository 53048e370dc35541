"""Puts what was written in place: either complete and on the disk, or not at all.

Everything is written under a hidden name in the same folder, and flushed before it gets its own
name: that renaming is the commit. What only its owner may read is private from the first byte,
whatever the umask.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from upheld.core.mistakes import Mistake

OWNER_ALONE = 0o700  # for folders; files have 0o600


class InPlaceError(Mistake):
    """Why nothing can be put there. The message says what to do."""


@contextmanager
def folder_in_place(folder: Path, *, for_owner_alone: bool = False) -> Iterator[Path]:
    """An empty folder to write in, which is put in place when everything has been written.

    Raises InPlaceError if something is there already (it might be someone's cases), or if another
    process is writing it.
    """
    folder = Path(folder)
    beside = folder.parent / f".{folder.name}.unfinished"
    with _only_writer(beside, of=folder, for_owner_alone=for_owner_alone):
        try:
            _refuse_taken(folder)
            _empty(beside)
            yield beside
            if for_owner_alone:
                close_to_others(beside)
            put_folder_in_place(beside, folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise


def put_folder_in_place(staged: Path, target: Path) -> None:
    """Make the staged folder the target, if there is none there or only an empty one."""
    flush(staged)
    staged.rename(target)
    flush_entry(target.parent)


def put_file_in_place(staged: Path, target: Path) -> None:
    """The same for one file, which may replace an earlier one."""
    flush_entry(staged)
    staged.rename(target)
    flush_entry(target.parent)


def close_to_others(folder: Path) -> None:
    """Close the files too: people may copy them out of the folder that protects them."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(OWNER_ALONE if path.is_dir() else OWNER_ALONE & 0o666)


def open_as(folder: Path, *, like: Path) -> None:
    """Let everybody who may read one folder read the other and all of it, whatever the umask."""
    mode = like.stat().st_mode & 0o777
    for path in [folder, *folder.rglob("*")]:
        path.chmod(mode if path.is_dir() else mode & 0o666)


def flush(folder: Path) -> None:
    """Flush the folder, and everything in it, to the disk."""
    for path in [folder, *folder.rglob("*")]:
        flush_entry(path)


def flush_entry(path: Path) -> None:
    """Flush the content of a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock(handle: int) -> bool:
    """False if another process has the lock. The system frees the lock of a killed process."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InPlaceError(
            f"{folder} already exists and is not empty. Give a new folder, or empty it first."
        )


@contextmanager
def _only_writer(beside: Path, *, of: Path, for_owner_alone: bool) -> Iterator[None]:
    """The lock is on the folder itself, so that no other file is left behind."""
    handle = _opened(beside, mode=OWNER_ALONE if for_owner_alone else 0o777)
    try:
        if not lock(handle) or not _is_at(handle, beside):
            raise InPlaceError(
                f"Another process is writing {of}. Wait until it is done, or give another folder."
            )
        if for_owner_alone:
            os.fchmod(handle, OWNER_ALONE)  # a run that was killed may have left it open
        yield
    finally:
        os.close(handle)


def _opened(beside: Path, *, mode: int) -> int:
    try:
        beside.mkdir(mode=mode, parents=True, exist_ok=True)
        return os.open(beside, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        raise InPlaceError(
            f"{beside.parent} cannot be written to: {error.strerror}. Give a folder elsewhere."
        ) from None


def _is_at(handle: int, path: Path) -> bool:
    """False if the process that had the lock has since put it in place or removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _empty(folder: Path) -> None:
    """Remove what a killed run left there."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
