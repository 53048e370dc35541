"""No link of the site leads nowhere, and every body that ever had figures has a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.sampling import trials
from tests.site.addresses import ALSO, MISTAKES, OTHERS, PAGES, kind_of
from tests.site.asking import OFFICE, Asker
from tests.site.crawl import Crawled, crawl
from tests.site.planted import ABOLISHED
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import Office
from upheld.site.app import application

OF_EACH_KIND = trials(2, whole=4)
NOT_HERE = {*MISTAKES, "/guides/{hash}/{name}"}  # nothing is corrected, and no guide is a file


@pytest.fixture(scope="module")
def reader(planted: Path, office: Office) -> Iterator[TestClient]:
    with TestClient(application(planted, office), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def crawled(planted: Path) -> Crawled:
    starts = [at for kind, at in {**PAGES, **OTHERS, **ALSO}.items() if kind not in NOT_HERE]
    with Asker(planted) as asker:

        def get(address: str) -> tuple[int, str, str]:
            answer = asker.ask(address)
            is_page = answer.kind.endswith("ml")  # HTML, XML, Atom
            leads_to = answer.headers.get("location", "")
            return answer.status, leads_to, answer.body.decode() if is_page else ""

        site = OFFICE.site.rstrip("/")
        return crawl(get, site=site, starts=starts, kind_of=kind_of, of_each=OF_EACH_KIND)


@pytest.mark.sampled
def test_no_link_of_any_kind_of_page_is_dead(crawled):
    assert crawled.broken() == {}


def test_every_kind_of_page_was_read(crawled):
    asked = {kind_of(address).rstrip("?") for address in crawled.status}
    assert {*PAGES, *OTHERS} - asked == {"/corrections/{edition}", "/guides/{hash}/{name}"}


def test_every_body_that_ever_had_figures_has_a_page_of_its_newest_year(reader, planted):
    newest = {}
    for folder in sorted((planted / "editions").glob("*.v1")):
        with open_edition(folder) as edition:
            for row in edition.rows(
                "SELECT DISTINCT authority FROM figure WHERE year = ?", (str(edition.year),)
            ):
                newest[row["authority"]] = str(edition.year)
    assert (newest[ABOLISHED], newest["leeds"]) == ("2021-22", "2022-23")
    shown = {slug: reader.get(f"/councils/{slug}.json").json().get("year") for slug in newest}
    assert shown == newest
    listed = reader.get("/councils.json").json()
    assert {each["slug"] for each in listed["authorities"] + listed["ended"]} == set(newest)


def test_an_abolished_council_is_said_to_be_abolished_on_the_day_after_its_last(reader):
    page = " ".join(reader.get("/councils/northampton").text.split())
    assert (
        "Northampton Borough Council was abolished on 1 April 2021 and replaced by"
        ' <a href="/councils/west-northamptonshire">West Northamptonshire Council</a>.'
    ) in page
    assert "2021-22 is the last year with figures about it." in page


def test_a_council_that_is_still_to_end_is_not_said_to_be_abolished(reader):
    """Surrey ends on 31 March 2027, and this edition was published before."""
    listed = reader.get("/councils.json").json()
    assert "surrey" in {each["slug"] for each in listed["authorities"]}
    assert {each["slug"] for each in listed["ended"]} == {ABOLISHED}
    assert "2027" not in reader.get("/councils").text
    assert "2027" not in reader.get("/find?q=sur").text


def test_a_council_that_never_was_has_no_page(reader):
    answer = reader.get("/councils/atlantis")
    assert answer.status_code == 404
    assert "We have no figures about a council called" in answer.text
