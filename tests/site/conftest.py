"""The small country's two editions, published, and the site."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.offices import office_with
from tests.site.running import browser, built, planted, running  # noqa: F401
from tests.whole.small import BEFORE, YEAR, build, write_directory, write_extract
from upheld.edition.office import Office, read_office
from upheld.edition.reading import open_edition
from upheld.site.app import application

PUBLIC = ("--letters-on", "2023-07-19", "--public-at", "2023-07-26T00:01")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract")
    editions = folder / "published" / "editions"
    made = folder / "made"
    for year, after in ((BEFORE, ()), (YEAR, ("--after", made / f"{BEFORE}.v1"))):
        done = build(extract, directory, made, *PUBLIC, *after, year=year)
        assert done.returncode == 0, done.stderr
        shutil.copytree(made / f"{year}.v1", editions / f"{year}.v1")
    return folder / "published"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return read_office(office_with(tmp_path_factory.mktemp("office"), ""))


@pytest.fixture(scope="session")
def site(published: Path, office: Office) -> TestClient:
    return TestClient(application(published, office), follow_redirects=False)


@pytest.fixture(scope="session")
def edition(published: Path):
    with open_edition(published / "editions" / f"{YEAR}.v1") as opened:
        yield opened
