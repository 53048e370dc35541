"""Whether the site has anything to show, for whoever watches it, and nothing that is not public."""

import json
import shutil

import pytest
from starlette.testclient import TestClient

from tests.offices import given_office
from tests.site.addresses import PAGES
from tests.site.running import REGISTER_AS_AT
from tests.whole.small import BEFORE, YEAR
from upheld.ombudsman.folder import read_office
from upheld.site.app import application
from upheld.site.pages.health import NO_FOLDER, NOTHING


def health_of(folder, office=None):
    return TestClient(application(folder, office)).get("/health")


def test_it_names_the_newest_edition_of_each_year_and_the_register(planted):
    answer = health_of(planted)
    shown = {"editions": [f"{BEFORE}.v1", f"{YEAR}.v1"], "register": f"{REGISTER_AS_AT}.v1"}
    assert (answer.status_code, answer.json()) == (200, shown)


def test_without_a_register_it_says_so(published):
    assert health_of(published).json()["register"] is None


def test_no_cache_keeps_it(published):
    assert health_of(published).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("make", "why"), [(True, NOTHING), (False, NO_FOLDER)])
def test_where_nothing_is_shown_it_says_why(make, why, tmp_path):
    folder = tmp_path / "published"
    if make:
        folder.mkdir()
    answer = health_of(folder, read_office())
    assert (answer.status_code, answer.text) == (503, why)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("public_at", ["2999-01-01T00:00:00+00:00", "never"])
def test_an_edition_before_its_hour_or_that_cannot_be_read_is_not_named(
    public_at, published, tmp_path
):
    name = f"{YEAR}.v1"
    shutil.copytree(published / "editions" / name, tmp_path / "editions" / name)
    manifest = tmp_path / "editions" / name / "edition.json"
    told = json.loads(manifest.read_text("utf-8")) | {"public_at": public_at}
    manifest.write_text(json.dumps(told), "utf-8")
    answer = health_of(tmp_path, given_office())
    assert (answer.status_code, answer.text) == (503, NOTHING)


def test_it_changes_with_the_folder(published, tmp_path, monkeypatch):
    monkeypatch.setattr("upheld.site.looking.LOOK_AGAIN_AFTER", 0)
    client = TestClient(application(tmp_path, given_office()))
    assert client.get("/health").status_code == 503
    shutil.copytree(published / "editions", tmp_path / "editions")
    assert client.get("/health").status_code == 200
    shutil.rmtree(tmp_path / "editions")
    assert client.get("/health").status_code == 503


def test_no_page_names_it(site):
    assert [path for path in PAGES.values() if "/health" in site.get(path).text] == []
