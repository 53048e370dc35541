"""In Chromium, by its own clock: drafts are kept every minute, and a session's end is warned of."""

import pytest

from tests.office.cases import a_case
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person
from tests.site.browser import axe_findings, fits
from upheld.office.models import Case, Draft
from upheld.office.rules.roles import Role

WORDS = "They lost the records."


@pytest.fixture
def address(database):  # noqa: ARG001
    with served() as found:
        yield found


HIDDEN_AS_IT_IS_SENT = """() => {
  Object.defineProperty(document, "hidden", { get: () => true });
  document.querySelector("form[data-keeps-drafts]").addEventListener(
    "submit", () => document.dispatchEvent(new Event("visibilitychange")));
}"""


def test_what_is_being_saved_is_not_sent_once_more_as_a_draft(browser, address):
    """It came back as words that had not been saved, and people wrote the note again."""
    case = a_case()
    with browser_of(browser, address, a_person(Role.CASEWORKER)) as opened:
        page = opened.new_page()
        page.goto(f"/cases/{case.pk}/notes/new")
        drafts: list[str] = []
        page.on("request", lambda sent: drafts.append(sent.url) if "/drafts" in sent.url else None)
        page.get_by_role("textbox").first.fill(WORDS)
        page.evaluate(HIDDEN_AS_IT_IS_SENT)
        page.get_by_role("button", name="Save").click()
        page.wait_for_url(lambda url: "/notes/new" not in url)
    assert (case.notes.count(), drafts) == (1, [])


def test_what_is_written_is_kept_and_the_end_of_the_session_is_warned_of(browser, address):
    case = a_case()
    with browser_of(browser, address, a_person(Role.CASEWORKER)) as opened:
        page = opened.new_page()
        page.clock.install()
        page.goto(f"/cases/{case.pk}/edit")
        field, warning = page.get_by_label("Subcategory"), page.locator("#session-warning")
        field.fill(WORDS)
        assert not Draft.objects.exists()
        with page.expect_response("**/drafts"):
            page.clock.fast_forward("01:01")
        page.get_by_text("Draft kept at").wait_for()
        assert Draft.objects.count() == 1

        field.focus()
        page.clock.fast_forward("24:30")
        assert not warning.is_visible()
        page.clock.fast_forward("00:45")
        warning.wait_for()
        assert warning.get_by_text("Your session ends in 5 minutes.").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Stay signed in"
        assert axe_findings(page) == []
        page.set_viewport_size({"width": 320, "height": 800})
        assert fits(page)

        with page.expect_response("**/session"):
            page.keyboard.press("Enter")
        warning.wait_for(state="hidden")
        assert page.evaluate("document.activeElement.name") == "subcategory"
        page.clock.fast_forward("30:05")
        warning.wait_for()
        assert "Your session has ended." in warning.inner_text()

        opened.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/account/login/**")
        assert Case.objects.get().subcategory == ""
        assert Draft.objects.get().address == f"/cases/{case.pk}/edit"


def test_without_a_script_the_page_says_when_the_session_ends(browser, address):
    with browser_of(browser, address, a_person(Role.CASEWORKER)) as opened:
        page = opened.new_page()
        page.route("**/session.js", lambda route: route.abort())
        page.goto("/cases")
        assert page.get_by_text("You will be signed out at").is_visible()
        assert not page.locator("#session-warning").is_visible()
