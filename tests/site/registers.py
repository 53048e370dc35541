"""A site of the small country with a register."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from starlette.testclient import TestClient

from tests.once import made_once
from tests.site.cases import shaped
from tests.whole.small import YEAR, build, upheld, write_directory, write_extract
from upheld.ombudsman.folder import read_office
from upheld.site.app import application

AS_AT = "2024-07-31"


@pytest.fixture(scope="session")
def country_with_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """extract, directory, and published: one edition and a register; changed by no test."""
    return made_once(tmp_path_factory, "country-with-cases", _make)


def _make(folder: Path) -> None:
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=shaped)
    done = build(extract, directory, folder / "editions")
    assert done.returncode == 0, done.stderr
    name = f"{YEAR}.v1"  # without its private folder
    copytree(folder / "editions" / name, folder / "published" / "editions" / name)
    words = ("--into", folder / "published", "--as-at", AS_AT, "--directory", directory)
    done = upheld("register", extract, *words)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def reader(country_with_cases: Path) -> Iterator[TestClient]:
    """Asks pages of the site."""
    with TestClient(
        application(country_with_cases / "published", read_office()), follow_redirects=False
    ) as client:
        yield client
