"""A corrected edition: what changed, and what is said wherever the version before it is shown.

In Chromium too, for the site that all other pages are visited on has corrected nothing.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from tests.site.browser import click_to_another_page, invalid_html
from tests.site.corrected import CORRECTED, corrected_once
from tests.site.running import served_here
from tests.site.visits import Visit, Visitor
from tests.whole.small import YEAR
from upheld.ombudsman.folder import read_office
from upheld.site.app import application

EARLIER = f"{YEAR}.v1"
PAGES = (
    "/",
    "/corrections",
    f"/corrections/{CORRECTED}",
    "/councils/camden",
    f"/editions/{EARLIER}/councils/camden",
    f"/data/editions/{EARLIER}",
    f"/editions/{EARLIER}/life",
    f"/editions/{EARLIER}/letters/camden",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_here(corrected_once(tmp_path_factory)) as found:
        yield found


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    made = Visitor(browser, address)
    yield made
    made.close()


@pytest.mark.sampled
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_corrected_edition_has_no_barrier_and_fits(visitor: Visitor, path: str) -> None:
    visit: Visit = visitor.visit(path)
    assert visit.status == 200
    assert {width: list(map(str, found)) for width, found in visit.barriers.items() if found} == {}
    assert visit.fits == {"320 px": True, "400%": True, "letters twice as large": True}
    assert visit.said == []
    assert visit.text_without_script == visit.text
    assert visit.hidden_links == []


def test_their_html_is_valid(visitor: Visitor) -> None:
    assert invalid_html({path: visitor.visit(path).body for path in PAGES}) == []


OF_THE_EARLIER = [path for path in PAGES if EARLIER in path]


@pytest.mark.parametrize("path", OF_THE_EARLIER)
def test_a_page_of_the_earlier_version_says_what_replaced_it_and_leads_there(
    address: str, path: str
) -> None:
    page, data = httpx.get(address + path), httpx.get(f"{address}{path}.json")
    assert "These figures have been replaced." in page.text
    assert f'href="/corrections/{CORRECTED}"' in page.text
    there = path.replace(EARLIER, CORRECTED)
    assert f'href="{there}"' in page.text
    assert httpx.get(address + there).status_code == 200
    assert page.headers["x-robots-tag"] == "noindex"
    assert data.json()["about"]["replaced_by"] == CORRECTED


@pytest.mark.parametrize("path", [path for path in PAGES if EARLIER not in path])
def test_a_page_of_the_figures_that_stand_says_nothing_of_the_kind(address: str, path: str) -> None:
    page = httpx.get(address + path)
    assert "These figures have been replaced." not in page.text
    assert "x-robots-tag" not in page.headers


def test_the_history_of_each_version_leads_to_the_correction(address: str) -> None:
    correction = f"/corrections/{CORRECTED}"
    before, after = (
        httpx.get(f"{address}/editions/{name}/life.json").json() for name in (EARLIER, CORRECTED)
    )
    assert (before["corrects"], before["corrected_by"]) == ("", correction)
    assert (after["corrects"], after["corrected_by"]) == (correction, "")
    assert [each["kind"] for each in before["steps"]] == ["published", "letters sent"]
    for name in (EARLIER, CORRECTED):
        assert f"/editions/{name}/life" in httpx.get(address + correction).text


def test_a_version_before_which_readers_saw_none_corrects_nothing(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    """An edition that was built again before its hour is version 2, and the first that is public."""
    made = corrected_once(tmp_path_factory) / "editions" / CORRECTED
    shutil.copytree(made, tmp_path / "editions" / CORRECTED)
    site = TestClient(application(tmp_path, read_office()))
    for path in ("/", "/councils/camden", "/corrections"):
        assert f"/corrections/{CORRECTED}" not in site.get(path).text
        assert "corrected 2022-23 figures" not in site.get(path).text
        assert "figures have been corrected" not in site.get(path).text


def test_somebody_finds_what_changed_and_what_stood_there_before(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/corrections")
    click_to_another_page(page.locator(f'main a[href="/corrections/{CORRECTED}"]').first)
    expect(page.locator("h1")).to_contain_text(str(YEAR))
    expect(page.locator("main")).to_contain_text("London Borough of Camden")
    page.goto(f"{address}/editions/{EARLIER}/councils/camden")
    before = page.locator(".figure").first.inner_text()
    click_to_another_page(page.get_by_role("link", name="This page with version 2"))
    expect(page.locator("h1")).to_contain_text("Camden")
    assert page.locator(".figure").first.inner_text() != before
    page.close()
