"""A corrected edition in Chromium: what changed, the edition before it, and who looks like what.

The site that all other pages are visited on has corrected nothing.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browser import invalid_html
from tests.site.corrected import CORRECTED, corrected_once
from tests.site.running import served
from tests.site.visits import Visit, Visitor
from tests.whole.small import YEAR

EARLIER = f"{YEAR}.v1"
PAGES = (
    "/",
    "/corrections",
    f"/corrections/{CORRECTED}",
    "/councils/camden",
    f"/editions/{EARLIER}/councils/camden",
    f"/data/editions/{EARLIER}",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(corrected_once(tmp_path_factory)) as found:
        yield found


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    made = Visitor(browser, address)
    yield made
    made.close()


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


def test_somebody_finds_what_changed_and_what_stood_there_before(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/corrections")
    page.locator(f'main a[href="/corrections/{CORRECTED}"]').first.click()
    expect(page.locator("h1")).to_contain_text(str(YEAR))
    expect(page.locator("main")).to_contain_text("London Borough of Camden")
    page.goto(f"{address}/editions/{EARLIER}/councils/camden")
    newer = page.locator('main a[href^="/councils/camden"]', has_text=str(YEAR)).first
    newer.click()
    expect(page.locator("h1")).to_contain_text("Camden")
    page.close()
