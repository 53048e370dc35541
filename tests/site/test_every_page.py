"""Claims about every kind of page, each visited in Chromium: routes themselves say which there are."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from tests.site.addresses import ALSO, LETTER, MISTAKES, OTHERS, PAGES
from tests.site.browser import invalid_html
from tests.site.visits import Visit, Visitor, origin
from upheld.site import routes

HEAVIEST_PAGE, HEAVIEST_MAP, HEAVIEST_STYLE = 30_000, 60_000, 20_000  # bytes, compressed
OF_THE_SITE = {**PAGES, **ALSO}
EVERY = {**OF_THE_SITE, LETTER: OTHERS[LETTER]}
of_every_page = pytest.mark.parametrize("kind", EVERY)
of_every_own_page = pytest.mark.parametrize("kind", OF_THE_SITE)


@pytest.fixture(scope="module")
def visitor(browser, running) -> Iterator[Visitor]:
    made = Visitor(browser, running)
    yield made
    made.close()


@pytest.fixture
def visit(visitor, kind) -> Visit:
    return visitor.visit(EVERY[kind])


def test_every_route_has_an_example_here():
    assert set(PAGES) == set(routes.PAGES)
    assert set(OTHERS) == set(routes.OTHERS)


@of_every_page
def test_page_answers_as_it_should(visit, kind):
    assert visit.status == MISTAKES.get(kind, 200)


@pytest.mark.sampled
@of_every_page
def test_axe_finds_no_barrier(visit):
    assert {width: list(map(str, found)) for width, found in visit.barriers.items() if found} == {}


@of_every_page
def test_nobody_scrolls_sideways(visit):
    assert visit.fits == {"320 px": True, "400%": True, "letters twice as large": True}


@of_every_page
def test_page_asks_nobody_else_and_leaves_nothing_behind(visit, running):
    assert {origin(address) for address in visit.asked if not address.startswith("data:")} == {
        running
    }
    assert visit.cookies == []


@of_every_page
def test_browser_has_nothing_to_complain_of(visit, kind):
    expected = [f"status of {MISTAKES[kind]}"] if kind in MISTAKES else []
    assert [text for text in visit.said if not any(each in text for each in expected)] == []


TOOLS_OF_THE_MAP = re.compile(r"Larger map\s*Smaller map\s*")  # which a script alone could work


@of_every_page
def test_page_says_the_same_without_script(visit):
    assert visit.text_without_script == TOOLS_OF_THE_MAP.sub("", visit.text)
    assert len(visit.text) > 40


@of_every_page
def test_headings_are_in_order_below_one(visit):
    levels = [level for level, _ in visit.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    leaps = [
        visit.headings[place : place + 2]
        for place in range(len(levels) - 1)
        if levels[place + 1] > levels[place] + 1
    ]
    assert leaps == []
    assert all(text for _, text in visit.headings)


@of_every_own_page
def test_title_says_what_the_page_is_and_whose(visit):
    assert visit.title.endswith(" – The Demonstration Ombudsman")
    assert words_of(visit.headings[0][1]) <= words_of(visit.title)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def test_no_two_pages_have_one_title(visitor):
    titles = Counter(visitor.visit(address).title for address in PAGES.values())
    assert [title for title, times in titles.items() if times > 1] == []


@of_every_page
def test_page_is_seen_when_colours_are_forced(visit):
    assert visit.colours > 2  # letters have edges, so a blank page alone has so few
    assert visit.hidden_links == []


@of_every_own_page
def test_page_is_light(visit, kind):
    assert visit.weight <= (HEAVIEST_MAP if kind.startswith("/map") else HEAVIEST_PAGE)


def test_style_is_light(running):
    start = httpx.get(running).text
    styles = re.findall(r'rel="stylesheet" href="([^"]+)"', start)
    sheets = [httpx.get(running + address).content for address in styles]
    assert len(sheets) == 2
    assert len(gzip.compress(b"".join(sheets), 9)) <= HEAVIEST_STYLE


@pytest.mark.parametrize("kind", [kind for kind in OF_THE_SITE if "/councils/{slug}" in kind])
def test_council_is_printed_on_two_pages(visitor, kind):
    assert 1 <= visitor.printed_pages(EVERY[kind]) <= 2


def test_html_is_valid(visitor):
    assert invalid_html({kind: visitor.visit(at).body for kind, at in EVERY.items()}) == []
