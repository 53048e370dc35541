"""No link of the site leads nowhere, and every body that ever had figures has a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import compile_path
from starlette.testclient import TestClient

from tests.once import made_once
from tests.site.addresses import ALSO, MISTAKES, OTHERS, PAGES
from tests.site.crawl import Crawled, crawl
from tests.site.planted import plant
from tests.site.running import build_both, publish_both
from tests.whole.small import Tables
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import Office
from upheld.site import routes
from upheld.site.app import application

OF_EACH_KIND = 4
ABOLISHED = "northampton"
NOT_HERE = {*MISTAKES, "/guides/{hash}/{name}"}  # nothing is corrected, and no guide is a file
PATTERNS = [(path, compile_path(path)[0]) for path in (*routes.PAGES, *routes.OTHERS)]
FORM = re.compile(r"\.(json|csv)$")


def kind_of(address: str) -> str:
    """The route that answers, whether it was asked a question, and in which form."""
    path, question, _ = address.partition("?")
    for way in (path, FORM.sub("", path)):
        for kind, pattern in PATTERNS:
            if pattern.match(way):
                return kind + question + path[len(way) :]
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions and the register, of which one council has no figures in the later year."""
    country = made_once(
        tmp_path_factory,
        "country-without-late-decisions",
        lambda folder: build_both(folder, change=without_late_decisions),
    )
    return made_once(
        tmp_path_factory,
        "published-without-late-decisions",
        lambda folder: publish_both(country, folder),
    )


def without_late_decisions(tables: Tables) -> None:
    """Nothing is decided or recorded about the abolished council after its last full year."""
    plant(tables)
    for name in ("received", "decided", "recommendations", "compliance"):
        tables[name] = [
            row
            for row in tables[name]
            if row["authority"] != ABOLISHED
            or (name != "compliance" and not row["reference"].startswith("22 "))
        ]


@pytest.fixture(scope="module")
def reader(whole: Path, office: Office) -> Iterator[TestClient]:
    with TestClient(application(whole, office), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def crawled(reader: TestClient, office: Office) -> Crawled:
    def get(address: str) -> tuple[int, str, str]:
        answer = reader.get(address)
        is_page = "ml" in answer.headers.get("content-type", "")  # HTML, XML, Atom
        return (
            answer.status_code,
            answer.headers.get("location", ""),
            answer.text if is_page else "",
        )

    starts = [at for kind, at in {**PAGES, **OTHERS, **ALSO}.items() if kind not in NOT_HERE]
    site = office.site.rstrip("/")
    return crawl(get, site=site, starts=starts, kind_of=kind_of, of_each=OF_EACH_KIND)


def test_no_link_of_any_kind_of_page_is_dead(crawled):
    assert crawled.broken() == {}


def test_every_kind_of_page_was_read(crawled):
    asked = {kind_of(address).rstrip("?") for address in crawled.status}
    assert {*PAGES, *OTHERS} - asked == {"/corrections/{edition}", "/guides/{hash}/{name}"}


def test_every_body_that_ever_had_figures_has_a_page_of_its_newest_year(reader, whole):
    newest = {}
    for folder in sorted((whole / "editions").glob("*.v1")):
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


def test_a_council_that_never_was_has_no_page(reader):
    answer = reader.get("/councils/atlantis")
    assert answer.status_code == 404
    assert "There are no figures about a council called" in answer.text
