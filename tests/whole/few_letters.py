"""The small country with two letters: to prove it takes half as long, and its files are as many kinds."""

import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.country import Country, country_once
from tests.whole.small import AUTHORITIES, BEFORE, YEAR, Tables, build, write_extract


def few_letters_once(factory: pytest.TempPathFactory) -> Path:
    """The folder of both its editions. The year before is the country's own."""

    def make(folder: Path) -> None:
        _make(country_once(factory), folder)

    return made_once(factory, "few-letters", make)


def _make(country: Country, folder: Path) -> None:
    extract = write_extract(folder / "extract", change=written_to("kent", "leeds"))
    shutil.copytree(country.before, folder / f"{BEFORE}.v1")
    done = build(extract, country.directory, folder, "--after", folder / f"{BEFORE}.v1")
    assert done.returncode == 0, done.stderr


def written_to(*slugs: str, of: Collection[str] = AUTHORITIES) -> Callable[[Tables], None]:
    """A change of an extract: only these get a letter, and those that the extract speaks of."""

    def change(tables: Tables) -> None:
        said = {row["authority"] for row in tables["letters"]} | set(slugs)
        tables["letters"] += [{"authority": slug, "send": "no"} for slug in of if slug not in said]

    return change


def copied(made: Path, folder: Path) -> Path:
    """The later edition and its private folder, to be changed; returns the edition."""
    for name in (f"{YEAR}.v1", f"{YEAR}.v1.private"):
        shutil.copytree(made / name, folder / name)
    return folder / f"{YEAR}.v1"
