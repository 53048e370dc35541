"""Which register the site reads, and how it learns of another; postcodes beside it."""

import shutil
import sqlite3
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from tests.site.cases import words_of
from upheld.intake.directory.postcode_files import PostcodeRow
from upheld.ombudsman.folder import read_office
from upheld.register.postcodes import write_postcodes
from upheld.site.app import application
from upheld.site.looking import Looking
from upheld.site.published import listing_of, open_published

pytest_plugins = ["tests.site.registers"]
NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.fixture
def folder(country_with_cases, tmp_path):
    shutil.copytree(country_with_cases / "published", tmp_path / "published")
    return tmp_path / "published"


def opened(folder, at=NOW):
    return open_published(folder, listing_of(folder, at=at))


def copy_register(folder, name):
    shutil.copytree(folder / "registers" / "2024-07-31.v1", folder / "registers" / name)


def test_the_latest_day_wins_and_then_the_highest_version(folder):
    for name in ("2024-07-31.v9", "2024-07-31.v10", "2024-07-30.v11", "2024-07-31.v2.old"):
        copy_register(folder, name)
    assert opened(folder).register.folder.name == "2024-07-31.v10"


def test_a_register_of_a_day_to_come_is_not_there_before_it(folder):
    copy_register(folder, "2026-11-27.v1")
    assert opened(folder).register.folder.name == "2024-07-31.v1"
    its_day = datetime(2026, 11, 27, tzinfo=UTC)
    assert opened(folder, at=its_day).register.folder.name == "2026-11-27.v1"


def test_another_register_gives_another_identity(folder):
    before = opened(folder).identity
    copy_register(folder, "2024-08-07.v1")
    assert opened(folder).identity != before


def test_without_a_register_the_site_says_that_there_is_none(folder):
    shutil.rmtree(folder / "registers")
    client = TestClient(application(folder, read_office()))
    for path in ("/decisions", "/improvements", "/reports"):
        assert "have been published yet" in words_of(client.get(path).text)
        assert client.get(f"{path}.atom").status_code == 404
    assert client.get("/decisions/22-000-000/leeds").status_code == 404
    assert client.get("/councils/leeds").status_code == 200


def postcodes_in(folder, *rows):
    made = [
        PostcodeRow(postcode=postcode, lower=lower, upper=upper, source="test", line=1)
        for postcode, lower, upper in rows
    ]
    write_postcodes(made, into=folder, source=folder / "test.csv", progress=lambda *_: None)


def test_a_postcode_finds_both_tiers_and_where_there_is_one_its_page(folder):
    """Adur is a district; here it lies in Kent, the one county of the small country."""
    postcodes_in(folder, ("BN431AA", "E07000223", "E10000016"), ("LS11AA", "E08000035", ""))
    client = TestClient(application(folder, read_office()), follow_redirects=False)
    both = client.get("/find?q=bn43+1aa")
    assert both.status_code == 200
    links = [both.text.index(f'href="/councils/{slug}"') for slug in ("adur", "kent")]
    assert links == sorted(links)
    one = client.get("/find?q=LS1 1AA")
    assert (one.status_code, one.headers["location"]) == (303, "/councils/leeds")
    none = words_of(client.get("/find?q=ZZ1 1ZZ").text)
    assert "We do not have this postcode" in none


def test_without_postcodes_the_answer_says_so(reader):
    assert "Postcodes cannot be looked up here." in words_of(reader.get("/find?q=LS1 1AA").text)


def test_other_postcodes_are_seen_though_the_file_has_the_same_name(folder):
    postcodes_in(folder, ("LS11AA", "E08000035", ""))
    before = listing_of(folder, at=NOW)
    path = folder / "postcodes.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO postcode VALUES ('LS12AA', 'E08000035', '')")
    assert listing_of(folder, at=NOW) != before


def test_a_register_made_anew_under_its_name_is_seen_without_a_restart(folder):
    """Else a decision that was taken down would be served until the next day's register."""
    seconds = iter(range(0, 100, 2))
    looking = Looking(folder, clock=lambda: NOW, seconds=lambda: next(seconds))
    before = looking.now()
    register = folder / "registers" / "2024-07-31.v1"
    shutil.copytree(register, folder / "anew")
    shutil.rmtree(register)
    (folder / "anew").rename(register)
    assert looking.now() is not before
