"""The small country with two letters: to prove it takes half as long, and its files are as many kinds."""

import shutil
from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.country import Country, country_once
from tests.whole.small import AUTHORITIES, BEFORE, YEAR, Tables, build, write_extract

WRITTEN_TO = ("kent", "leeds")


def few_letters_once(factory: pytest.TempPathFactory) -> Path:
    """The folder of both its editions. The year before is the country's own."""

    def make(folder: Path) -> None:
        _make(country_once(factory), folder)

    return made_once(factory, "few-letters", make)


def _make(country: Country, folder: Path) -> None:
    extract = write_extract(folder / "extract", change=with_few_letters)
    shutil.copytree(country.before, folder / f"{BEFORE}.v1")
    done = build(extract, country.directory, folder, "--after", folder / f"{BEFORE}.v1")
    assert done.returncode == 0, done.stderr


def with_few_letters(tables: Tables) -> None:
    said = {row["authority"] for row in tables["letters"]} | set(WRITTEN_TO)
    tables["letters"] += [
        {"authority": slug, "send": "no"} for slug in AUTHORITIES if slug not in said
    ]


def copied(made: Path, folder: Path) -> Path:
    """The later edition and its private folder, to be changed; returns the edition."""
    for name in (f"{YEAR}.v1", f"{YEAR}.v1.private"):
        shutil.copytree(made / name, folder / name)
    return folder / f"{YEAR}.v1"
