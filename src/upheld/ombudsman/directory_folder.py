"""The folder ``directory`` in an ombudsman's folder: the authorities that it looks after.

Its authorities are added to the packaged ones, and complete them; or they are all there are, if
office.toml says directory = "own".
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from upheld.core.profile import Profile
from upheld.intake.directory.directory import PACKAGED, Directory, read_directory
from upheld.intake.directory.rows import TABLES
from upheld.ombudsman.folder_files import problems_of_names
from upheld.ombudsman.office_settings import OWN

DIRECTORY = "directory"
FILES = tuple(f"{table}.csv" for table in TABLES)
NEIGHBOURS = "neighbours.csv"  # for the site alone: no input of an edition


def files_in(folder: Path | None) -> dict[str, Path]:
    """Name in the ombudsman's folder to path, for each file of its directory."""
    paths = ((folder / DIRECTORY / name) for name in FILES) if folder else ()
    return {f"{DIRECTORY}/{path.name}": path for path in paths if path.is_file()}


def neighbours_in(folder: Path | None) -> Path | None:
    path = folder / DIRECTORY / NEIGHBOURS if folder else None
    return path if path and path.is_file() else None


def problems_of_directory(folder: Path, holds: str) -> list[str]:
    """What is wrong with the names of its files."""
    own = folder / DIRECTORY
    if not own.is_dir():
        if holds == OWN:
            return [f'directory: "{OWN}" needs a folder called {DIRECTORY}, with {FILES[0]}.']
        return []
    known = (*FILES, NEIGHBOURS)
    problems = problems_of_names(own, known)
    if not any((own / name).is_file() for name in known) and not problems:
        problems = [f"There is none of its files in it. Add {', '.join(known)}, or delete it."]
    return problems


def directory_of(files: Iterable[Path], *, holds: str, profile: Profile) -> Directory:
    """Raises DirectoryError with every problem of every file."""
    return _read(tuple((path, path.read_bytes()) for path in files), holds, profile)


@lru_cache(maxsize=64)
def _read(files: tuple[tuple[Path, bytes], ...], holds: str, profile: Profile) -> Directory:
    """Once for the same bytes: the office asks for it with every page."""
    own = dict.fromkeys(path.parent for path, _ in files)
    return read_directory(*(() if holds == OWN else (PACKAGED,)), *own, groups=profile.groups)
