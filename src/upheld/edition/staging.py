"""Putting an edition or a register in place: whole or not at all, whatever happens meanwhile.

Everything is written to hidden folders next to the others, and put in place by ``disk.in_place``.
An edition's private folder is renamed first, then the edition: that rename is the commit. A build
that was killed may have set a candidate aside and left a private folder without its edition:
the next to build, add an act or publish puts the one back and removes the other. Hidden
folders are removed by the next build. Only the owner can read a private folder and the files in it.
"""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from upheld.disk.in_place import OWNER_ALONE, close_to_others, flush, flush_entry, lock
from upheld.edition.manifest import ASIDE, MANIFEST, EditionError

STAGING = ".building-"
PRIVATE = ".private"
UNFINISHED = ".unfinished"  # in a private folder until its edition is in place next to it
LEFT = (f"{STAGING}*", f"{ASIDE}*", f"*{PRIVATE}/{UNFINISHED}")  # by a build that was killed
LOCK = ".upheld-lock"
MARKERS_LOCK = ".upheld-acts-lock"


@dataclass(frozen=True, kw_only=True)
class Staging:
    """Where an edition is being written."""

    public: Path
    private: Path


def versions_of(folder: Path, name: str, *, manifest: str = MANIFEST) -> list[int]:
    """The complete versions for a year or a day, lowest first."""
    found = (
        re.fullmatch(re.escape(name) + r"\.v(\d+)", path.parent.name)
        for path in folder.glob(f"{name}.v*/{manifest}")
    )
    return sorted(int(match[1]) for match in found if match)


@contextmanager
def only_builder(folder: Path) -> Iterator[None]:
    """One build at a time in a folder. The operating system frees the lock of a killed build."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("w")
    except OSError as error:
        raise EditionError(
            f"{folder} cannot be written to: {error.strerror}. Give a folder to write into."
        ) from None
    with file:
        if not lock(file.fileno()):
            raise EditionError(
                f"Another build is writing to {folder}. Wait until it has finished, then try again."
            )
        sweep(folder)
        yield


@contextmanager
def only_marker(editions: Path) -> Iterator[None]:
    """While it is held, no act is added, no candidate is replaced, and none is set aside. It is
    held for a moment only.
    """
    try:
        file = (editions / MARKERS_LOCK).open("w")
    except OSError as error:
        raise EditionError(
            f"{editions} cannot be written to: {error.strerror}. An act is written next to its"
            " edition, so correct the permissions of that folder first."
        ) from None
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _remove_unfinished(editions)
        _put_back(editions)
        yield


def restore(edition: Path) -> None:
    """Put it back, if a build that was to replace it was killed. One at work is waited for."""
    if not edition.exists() and edition.with_name(ASIDE + edition.name).exists():
        with only_marker(edition.parent):
            pass


def sweep(folder: Path) -> None:
    """Remove what a killed build left: it never became part of an edition."""
    if any(path for pattern in LEFT for path in folder.glob(pattern)):
        with only_marker(folder):
            _remove_staged(folder)


def _remove_staged(folder: Path) -> None:
    for left in folder.glob(f"{STAGING}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _remove_unfinished(folder: Path) -> None:
    """Private folders whose edition did not come."""
    for marker in folder.glob(f"*{PRIVATE}/{UNFINISHED}"):
        private = marker.parent
        if private.with_name(private.name.removesuffix(PRIVATE)).exists():
            marker.unlink()
        else:  # under a hidden name first: whatever is left of it is not taken for a whole one
            hidden = folder / f"{STAGING}{private.name}"
            shutil.rmtree(hidden, ignore_errors=True)
            shutil.rmtree(private.rename(hidden))


def _put_back(folder: Path) -> None:
    """What was set aside for a new edition goes, if that is in place; if not, it goes back.

    The private folder first, as when it was put in place.
    """
    for aside in sorted(folder.glob(f"{ASIDE}*"), reverse=True):
        name = aside.name.removeprefix(ASIDE)
        if (folder / name.removesuffix(PRIVATE)).exists():
            shutil.rmtree(aside)
        else:
            aside.rename(folder / name)


@contextmanager
def staging(editions: Path) -> Iterator[Staging]:
    """Two empty hidden folders, removed at the end unless ``put_in_place`` has moved them."""
    with (
        staged_folder(editions, "edition") as public,
        staged_folder(editions, "private", mode=OWNER_ALONE) as private,
    ):
        yield Staging(public=public, private=private)


@contextmanager
def staged_folder(beside: Path, name: str, *, mode: int = 0o777) -> Iterator[Path]:
    """One empty hidden folder, removed at the end unless ``put_folder_in_place`` has moved it."""
    folder = beside / f"{STAGING}{name}"
    folder.mkdir(mode=mode)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(staged: Staging, edition: Path) -> None:
    """Put the staged edition in place: flushed to disk first, then the two renames."""
    private = edition.with_name(edition.name + PRIVATE)
    (staged.private / UNFINISHED).touch()
    close_to_others(staged.private)
    for folder in (staged.private, staged.public):
        flush(folder)
    _set_aside(edition, private)
    staged.private.rename(private)
    staged.public.rename(edition)
    flush_entry(edition.parent)
    (private / UNFINISHED).unlink()
    _put_back(edition.parent)


def _set_aside(*folders: Path) -> None:
    """The edition that is replaced: a candidate."""
    for folder in folders:
        if folder.exists():
            folder.rename(folder.with_name(ASIDE + folder.name))


def refuse_left_over(edition: Path) -> None:
    """A private folder whose edition is gone is someone's only copy, so never overwrite it."""
    private = edition.with_name(edition.name + PRIVATE)
    if private.exists() and not edition.exists():
        raise EditionError(
            f"{private} exists, but {edition.name} does not. Put the edition back next to it, or"
            " move it elsewhere, then build again."
        )
