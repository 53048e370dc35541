"""What people come for, done with the keyboard alone: Tab, Enter and typing; nothing is clicked."""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import httpx
import pytest
from playwright.sync_api import Browser, Page

MOST_TABS = 400
FOCUSED = """() => {
    const at = document.activeElement;
    return (at.getAttribute('aria-label') || at.innerText || at.name || '').trim();
}"""
# How what is focused looks, and how it looks when the focus has left it, to which it returns.
LOOKS = """() => {
    const at = document.activeElement;
    const look = () => {
        const style = getComputedStyle(at);
        const own = [style.outlineStyle, style.outlineWidth, style.boxShadow];
        const line = [style.backgroundColor, style.textDecorationLine];
        const inside = [...at.querySelectorAll('path, rect')].map(e => getComputedStyle(e).fill);
        return JSON.stringify([own, line, style.textDecorationThickness, inside]);
    };
    const focused = look();
    at.blur();
    const unfocused = look();
    at.focus();
    return [focused, unfocused, at.outerHTML];
}"""
FEED = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def page(browser: Browser, running: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto(running)
    yield opened
    context.close()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is focused says the words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if re.search(words, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"{words!r} is not reached by Tab on {page.url}")


def follow(page: Page, words: str) -> None:
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_somebody_finds_her_council_reads_why_sees_decisions_and_takes_the_data(page, running):
    tab_to(page, "^q$")
    page.keyboard.type("leeds")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{running}/councils/leeds"
    assert "Leeds City Council" in page.inner_text("h1")

    tab_to(page, "^Other ways to look at this figure")
    page.keyboard.press("Enter")
    assert page.locator("details[open] .figure__sentence").first.is_visible()

    follow(page, "all [0-9,]+ decisions")
    assert "/decisions?" in page.url
    tab_to(page, "^Decision$")  # the facet; its values come next
    follow(page, "^Upheld")
    assert "outcome=upheld" in page.url
    page.go_back()
    page.go_back()

    tab_to(page, "^This page as JSON$")
    address = page.evaluate("document.activeElement.href")
    told = json.loads(httpx.get(address).text)
    assert told["about"]["measures"]
    assert {figure["authority"] for figure in told["figures"]} == {"leeds"}


def test_somebody_compares_three_councils(page):
    follow(page, "^Compare$")
    for name in ("Leeds", "Bradford", "Camden"):
        tab_to(page, "^(add|council|name|with|q)$")
        page.keyboard.type(name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    table = page.locator("table").first.inner_text()
    assert all(name in table for name in ("Leeds", "Bradford", "Camden"))


def test_somebody_searches_decisions_and_follows_the_feed_of_the_search(page):
    follow(page, "^Decisions$")
    tab_to(page, "^q$")
    page.keyboard.type("council")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("mark").count() > 0
    tab_to(page, "(?i)feed")
    address = page.evaluate("document.activeElement.href")
    entries = ElementTree.fromstring(httpx.get(address).content).findall(f"{FEED}entry")
    shown = page.locator(".result__title").first.inner_text()
    assert any(entry.findtext(f"{FEED}title")[:8] for entry in entries)
    assert entries
    assert shown


def test_the_first_tab_stop_skips_to_the_main_content(page):
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("address", ["/", "/councils/leeds", "/map/2022-23/upheld", "/decisions"])
def test_what_is_focused_is_seen_to_be(page, running, address):
    page.goto(running + address)
    for _ in range(30):
        page.keyboard.press("Tab")
        focused, unfocused, what = page.evaluate(LOOKS)
        assert focused != unfocused, what
