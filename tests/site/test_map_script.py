"""What a script adds to the map, in the browser: a card, zoom, and another map without a reload."""

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import axe_findings, fits
from upheld.site.rendering import LOOK

MAP = "/map/2022-23/upheld"
MOST_BYTES = 15_000  # compressed, of all scripts together


@pytest.fixture
def page(browser: Browser, running: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(running + MAP)
    opened.evaluate("window.isTheSame = true")
    yield opened
    assert faults == []
    context.close()


def card(page: Page):
    return page.locator("#map-card")


def test_all_scripts_together_weigh_little():
    scripts = [path.read_bytes() for path in LOOK.glob("*.js")]
    assert 0 < sum(len(gzip.compress(script, 9)) for script in scripts) <= MOST_BYTES


def test_a_card_tells_what_an_area_shows_and_goes_with_the_pointer(page):
    leeds = page.locator('.map-area[href^="/councils/leeds/"]')
    leeds.hover()
    expect(card(page)).to_contain_text("Leeds City Council")
    expect(card(page)).to_contain_text("detailed investigations")
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()


def test_the_keyboard_has_the_card_and_escape_puts_it_away(page):
    leeds = page.locator('.map-area[href^="/councils/leeds/"]')
    leeds.focus()
    expect(card(page)).to_contain_text("Leeds City Council")
    assert leeds.get_attribute("aria-describedby") == "map-card"
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith(
        "/councils/leeds/"
    )


def test_the_card_stays_in_the_window(page):
    page.set_viewport_size({"width": 320, "height": 600})
    for area in page.locator(".map-area").all():
        area.focus()
        box = card(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= 0


def test_the_map_grows_within_its_frame_and_the_page_does_not(page):
    wide = page.locator("svg.map").bounding_box()["width"]
    larger, smaller = (page.get_by_role("button", name=f"{n} map") for n in ("Larger", "Smaller"))
    assert smaller.get_attribute("aria-disabled") == "true"
    while larger.get_attribute("aria-disabled") == "false":
        larger.click()
    assert page.locator("svg.map").bounding_box()["width"] > 4 * wide
    assert fits(page)
    while smaller.get_attribute("aria-disabled") == "false":
        smaller.click()
    assert page.locator("svg.map").bounding_box()["width"] == wide


def test_another_measure_comes_without_a_reload_and_back_goes_back(page, running):
    link = page.get_by_role("link", name="Compliance with recommendations", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Compliance with recommendations")
    assert page.evaluate("window.isTheSame")
    assert page.url.startswith(f"{running}/map/2022-23/compliance?")
    assert page.title().startswith("Map: Compliance")
    expect(page.get_by_role("status")).to_contain_text("Compliance with recommendations")
    assert page.evaluate("document.activeElement.innerText") == "Compliance with recommendations"
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "page"

    page.go_back()
    expect(page.locator("h1")).not_to_contain_text("Compliance")
    assert page.evaluate("window.isTheSame")
    page.locator('.map-area[href^="/councils/leeds/"]').hover()
    expect(card(page)).to_contain_text("Leeds City Council")


def test_a_page_that_does_not_come_is_asked_for_as_without_a_script(page, running):
    page.route("**/map/2022-23/compliance*", lambda route: route.abort(), times=1)
    page.get_by_role("link", name="Compliance with recommendations", exact=True).click()
    page.wait_for_url(f"{running}/map/2022-23/compliance?*")
    assert page.evaluate("window.isTheSame") is None


def test_a_link_in_a_table_head_sorts_without_a_reload(page):
    page.get_by_role("link", name="Region", exact=True).click()
    expect(page.locator('th[aria-sort="ascending"]')).to_have_text("Region")
    assert page.evaluate("window.isTheSame")


def test_axe_finds_nothing_with_the_card_and_a_larger_map(page):
    page.get_by_role("button", name="Larger map").click()
    page.locator('.map-area[href^="/councils/leeds/"]').focus()
    assert [str(finding) for finding in axe_findings(page)] == []
