"""A folder's real files: its own, and nothing that a link in it leads to.

The target of a link can be changed, or can be any file on the machine, so we never follow one.
"""

import hashlib
from pathlib import Path

from upheld.core.mistakes import Mistake


class LinkError(Mistake):
    """A link, or something outside the folder, where one of our files should be."""


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def links_in(folder: Path) -> list[str]:
    """The paths in a folder that are links, to a file or to a folder."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink()
    ]


def file_in(folder: Path, name: str) -> Path:
    """Where a file in a folder is. Raises LinkError if there is a link on the way to it."""
    path = folder / name
    for part in (path, *path.parents):
        if part == folder:
            return path
        if part.is_symlink():
            raise LinkError(f"{part} is a link, and we do not follow links. Restore the file.")
    raise LinkError(f"{name} is not a file in {folder}: it leads out of it. Restore the folder.")
