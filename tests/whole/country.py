"""One small country for all tests of a run, built once; tests change copies of it only."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.small import BEFORE, YEAR, build, write_directory, write_extract


@dataclass(frozen=True, kw_only=True)
class Country:
    directory: Path
    extract: Path
    editions: Path

    @property
    def before(self) -> Path:
        return self.editions / f"{BEFORE}.v1"

    @property
    def edition(self) -> Path:
        return self.editions / f"{YEAR}.v1"

    def copied_to(self, folder: Path) -> Path:
        """The latest edition and its private folder, to be changed; returns the edition."""
        for path in (self.edition, self.edition.with_name(f"{YEAR}.v1.private")):
            shutil.copytree(path, folder / path.name)
        return folder / self.edition.name


def country_once(factory: pytest.TempPathFactory) -> Country:
    """The year before, and the year that follows it."""
    return _in(made_once(factory, "country", _make))


def _in(folder: Path) -> Country:
    return Country(
        directory=folder / "directory", extract=folder / "extract", editions=folder / "editions"
    )


def _make(folder: Path) -> None:
    found = _in(folder)
    write_directory(found.directory)
    write_extract(found.extract)
    for year, options in ((BEFORE, ()), (YEAR, ("--after", found.before))):
        done = build(found.extract, found.directory, found.editions, *options, year=year)
        assert done.returncode == 0, done.stderr
