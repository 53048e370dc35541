"""The site gives out files of an edition, never what a link in it leads to."""

import shutil
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from tests.whole.small import YEAR
from upheld.site.app import application
from upheld.site.published import listing_of, open_published

SECRET = b"a secret of the machine"


@pytest.fixture
def folder(planted, tmp_path):
    shutil.copytree(planted, tmp_path / "published")
    return tmp_path / "published"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/councils/leeds/{YEAR}/letter", "letters/leeds.html"),
        (f"/data/{YEAR}.v1/tables/figures.csv", "tables/figures.csv"),
        (f"/data/{YEAR}.v1/tables/figures.csv", "tables"),
    ],
)
def test_a_link_in_the_place_of_a_file_is_not_followed(folder, tmp_path, address, name):
    edition = folder / "editions" / f"{YEAR}.v1"
    client = TestClient(application(folder))
    if "letter" in address:
        address = f"/letters/{YEAR}.v1/leeds.html"
    shutil.move(edition / name, tmp_path / "away")
    target = tmp_path / "away"
    if target.is_file():
        target.write_bytes(SECRET)
    else:
        (target / "figures.csv").write_bytes(SECRET)
    (edition / name).symlink_to(target)
    answer = client.get(address)
    assert answer.status_code == 404
    assert SECRET not in answer.content


@pytest.mark.parametrize("name", ["edition.json", "edition.sqlite"])
def test_an_edition_whose_database_or_manifest_is_a_link_is_not_shown(folder, tmp_path, name):
    edition = folder / "editions" / f"{YEAR}.v1"
    shutil.move(edition / name, tmp_path / name)
    (edition / name).symlink_to(tmp_path / name)
    now = datetime(2030, 1, 1, tzinfo=UTC)
    assert edition.name not in open_published(folder, listing_of(folder, at=now)).editions


@pytest.mark.parametrize("name", ["register.json", "register.sqlite", "search"])
def test_a_register_with_a_link_in_it_is_not_shown(folder, tmp_path, name):
    (register,) = (folder / "registers").glob("*.v1")
    shutil.move(register / name, tmp_path / name)
    (register / name).symlink_to(tmp_path / name)
    now = datetime(2030, 1, 1, tzinfo=UTC)
    assert open_published(folder, listing_of(folder, at=now)).register is None


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("register.sqlite", "register.sqlite"),
        ("register.sqlite", "decisions.csv"),
        ("decisions.parquet", "decisions.parquet"),
    ],
)
def test_a_link_that_comes_while_the_site_runs_is_not_followed(folder, tmp_path, name, address):
    (register,) = (folder / "registers").glob("*.v1")
    address = f"/data/registers/{register.name}/{address}"
    assert TestClient(application(folder)).get(address).status_code == 200
    client = TestClient(application(folder))  # it has kept no answer yet
    assert client.get("/data").status_code == 200
    shutil.move(register / name, tmp_path / name)
    (register / name).symlink_to(tmp_path / name)
    assert client.get(address).status_code == 404
