"""Six findings cleared by keyboard: one page load for each person, and the focus where one was."""

import re

import pytest
from playwright.sync_api import Page

from tests.office.decisions.test_clearing_several import LEADER, SIX
from tests.office.publishing import do, draft
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person
from tests.office.test_everyday_in_browser import barriers_of
from tests.site.test_journeys import FOCUSED, MOST_TABS
from upheld.office.models import Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State


@pytest.fixture
def address(database):  # noqa: ARG001
    with served() as found:
        yield found


class Keys:
    """The keyboard, with a count of what it took."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.moves = self.loads = 0

    def press(self, key: str) -> None:
        self.moves += 1
        self.page.keyboard.press(key)

    def to(self, words: str) -> None:
        for _ in range(MOST_TABS):
            self.press("Tab")
            if re.search(words, self.page.evaluate(FOCUSED)):
                return
        raise AssertionError(f"{words!r} is not reached by Tab on {self.page.url}")

    def send(self) -> None:
        self.loads += 1
        with self.page.expect_navigation():
            self.press("Enter")


def test_six_findings_are_cleared_on_one_page_with_one_reason(browser, address):
    writer = a_person(Role.CASEWORKER, email="writer@office.example")
    decision = do(Action.DECIDE, draft(by=writer, text=SIX), by=writer)
    with browser_of(browser, address, a_person(Role.PUBLISHING_MANAGER)) as opened:
        page = opened.new_page()
        page.goto(f"/publication/{decision.pk}")
        assert barriers_of(page) == []
        keys = Keys(page)
        for _ in range(6):
            keys.to("^tick_")
            keys.press("Space")
        keys.to("^why$")
        page.keyboard.type(LEADER)
        keys.send()
        assert "4 findings are cleared. 2 findings need a second" in page.inner_text("main")
        assert page.evaluate("document.activeElement.id") == "findings"
        assert barriers_of(page) == []
        assert (keys.loads, keys.moves) == (1, 46)

    with browser_of(browser, address, a_person(Role.DIRECTOR)) as opened:
        page = opened.new_page()
        page.goto("/")
        keys = Keys(page)
        keys.to("^1 decision with findings that you can agree")
        keys.send()
        keys.to("^23 000 001$")
        keys.send()
        for _ in range(2):
            keys.to("^finding$")
            keys.press("Space")
        keys.to("^Agree to those")
        keys.send()
        assert "You have agreed, and 2 findings are cleared." in page.inner_text("main")
        keys.to("^Go to what you can do$")
        keys.press("Enter")
        keys.to("^Clear for publication$")
        keys.send()
        assert "The statement has been cleared for publication." in page.inner_text("main")
        assert barriers_of(page) == []
    assert Decision.objects.get().state == State.TO_BE_PUBLISHED
