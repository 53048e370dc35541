"""The hour of figures that are not public yet, on the home page and in the feed; and a site that
gives other files than the edition is noticed.
"""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from tests.site.running import served_here
from tests.whole.small import YEAR, upheld
from upheld.disk.announced import ANNOUNCED, announce
from upheld.publish.annual.compared_with_site import SiteError, compare_with_site
from upheld.site.app import application
from upheld.site.looking import LOOK_AGAIN_AFTER

HOUR = datetime.fromisoformat("2025-07-30T00:01:00+01:00")
NOW = datetime(2025, 6, 25, 9, 0, tzinfo=UTC)
SENTENCE = "The 2024-25 figures will be published at 00:01 on Wednesday 30 July 2025."


class Site:
    """A site with a clock of its own, which looks at its folder at each request."""

    def __init__(self, folder, monkeypatch):
        self.now, self.seconds = NOW, 0.0
        monkeypatch.setattr("upheld.site.app.monotonic", lambda: self.seconds)
        self.client = TestClient(application(folder, clock=lambda: self.now))

    def get(self, path):
        self.seconds += LOOK_AGAIN_AFTER
        return self.client.get(path)


@pytest.fixture
def folder(planted, tmp_path):
    return shutil.copytree(planted, tmp_path / "published")


def test_the_hour_is_on_the_home_page_and_in_the_feed_and_nothing_else_is(folder, monkeypatch):
    site = Site(folder, monkeypatch)
    assert site.get("/index.json").json()["announced"] == []
    announce(folder, "2024-25", hour=HOUR, at=NOW)
    page, feed = site.get("/").text, site.get("/feeds/editions.atom").text
    assert page.count("2024-25") == 1
    assert (SENTENCE in page, SENTENCE in feed) == (True, True)
    assert f"<updated>{NOW.isoformat()}</updated>" in feed
    assert [each["words"] for each in site.get("/index.json").json()["announced"]] == [SENTENCE]
    for address in ("/map/2024-25/upheld", "/groups/2024-25", "/data/2024-25.v1/SHA256SUMS"):
        assert site.get(address).status_code == 404


def test_a_site_with_nothing_published_announces_too(tmp_path, monkeypatch):
    site = Site(tmp_path, monkeypatch)
    announce(tmp_path, "2024-25", hour=HOUR, at=NOW)
    assert SENTENCE in site.get("/").text


def test_a_new_hour_is_shown_with_its_reason(folder, monkeypatch):
    site = Site(folder, monkeypatch)
    announce(folder, "2024-25", hour=HOUR, at=NOW)
    later = HOUR + timedelta(days=7)
    announce(folder, "2024-25", hour=later, at=NOW, reason="<b>A table</b> was late.")
    page = site.get("/").text
    assert "They will be published at 00:01 on Wednesday 6 August 2025." in page
    assert "The reason: &lt;b&gt;A table&lt;/b&gt; was late." in page


def test_an_hour_that_has_passed_is_no_promise(folder, monkeypatch):
    site = Site(folder, monkeypatch)
    announce(folder, "2024-25", hour=HOUR, at=NOW)
    site.now = HOUR
    page = site.get("/").text
    assert SENTENCE not in page
    assert (
        "We announced the 2024-25 figures for 00:01 on Wednesday 30 July 2025. They are not public"
        " yet." in page
    )


def test_figures_that_are_public_are_announced_no_longer(folder, monkeypatch):
    announce(folder, str(YEAR), hour=HOUR, at=NOW)
    assert Site(folder, monkeypatch).get("/index.json").json()["announced"] == []


def test_what_cannot_be_read_is_not_shown_and_the_site_goes_on(folder, monkeypatch):
    (folder / ANNOUNCED).write_text('{"version": 1, "announced": [{"upheld": "61%"}]}')
    answer = Site(folder, monkeypatch).get("/")
    assert (answer.status_code, "61%" in answer.text) == (200, False)


def test_commands_announce_the_hour_and_say_what_the_calendar_has_against_it(tmp_path):
    announcing = ("announce", "2029-30", "--into", tmp_path, "--public-at")
    done = upheld(*announcing, "2030-07-28T00:01")
    assert (done.returncode, done.stdout) == (
        0,
        "The 2029-30 figures will be published at 00:01 on Sunday 28 July 2030.\n",
    )
    assert "note: 28 July 2030 is a Sunday." in done.stderr
    refused = upheld(*announcing, "2030-07-30T00:01")
    assert refused.returncode == 1
    assert "give the reason for another hour" in refused.stderr
    removed = upheld("announce", "2029-30", "--into", tmp_path, "--remove")
    assert removed.stdout == "2029-30 is not announced.\n"


def test_every_file_of_the_edition_is_fetched_and_compared(built, planted):
    edition = built / "editions" / f"{YEAR}.v1"
    with served_here(planted) as address:
        whole = compare_with_site(edition, site=address)
        done = upheld("check-site", edition, "--site", address)
    assert whole.differs == ()
    assert whole.files == 1 + sum(1 for path in edition.rglob("*") if path.is_file()) - 1
    assert done.stdout == f"{address}: {whole.files} of {whole.files} files are the edition's.\n"


def test_a_file_that_the_site_gives_otherwise_is_named(built, folder):
    edition = built / "editions" / f"{YEAR}.v1"
    there = folder / "editions" / f"{YEAR}.v1"
    letter = next(there.glob("letters/*.html"))
    letter.write_text("Dear all", "utf-8")
    (there / "tables" / "figures.csv").unlink()
    with served_here(folder) as address:
        found = compare_with_site(edition, site=address)
        done = upheld("check-site", edition, "--site", address)
    name = f"{YEAR}.v1"
    assert [each.partition(":")[0] for each in found.differs] == [
        f"/letters/{name}/{letter.name}",
        f"/data/{name}/tables/figures.csv",
    ]
    assert found.differs[1] == f"/data/{name}/tables/figures.csv: the site answers 404"
    assert (done.returncode, f"/letters/{name}/{letter.name}: its hash is" in done.stderr) == (
        1,
        True,
    )


def test_a_site_that_does_not_answer_is_said(built):
    edition = built / "editions" / f"{YEAR}.v1"
    with pytest.raises(SiteError, match="cannot be fetched: nobody answers there"):
        compare_with_site(edition, site="http://127.0.0.1:9")
