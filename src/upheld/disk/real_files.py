"""What a folder really holds: its own files, and nothing that a link in it leads to.

A link's target can be changed, or be any file of the machine; so none is followed.
"""

import hashlib
from pathlib import Path

from upheld.core.mistakes import Mistake


class LinkError(Mistake):
    """A link, or something outside, in the place of a file of ours."""


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
    """Where a file of a folder is. Raises LinkError where a link leads there."""
    path = folder / name
    for part in (path, *path.parents):
        if part == folder:
            return path
        if part.is_symlink():
            raise LinkError(f"{part} is a link, and links are not followed. Restore the file.")
    raise LinkError(f"{name} is not a file in {folder}.")
