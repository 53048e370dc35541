"""The pages of people, roles, accounts and the ledger in a real browser: no barrier, at any width.

Also what only a browser does: a security key, and a policy that lets nothing of a page run.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.office.addresses import address, registered
from tests.office.databases import an_office
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import PASSWORD, a_person
from tests.office.small_office import SmallOffice, small_office
from tests.office.test_sign_in import code
from tests.sampling import sample
from tests.site.browser import axe_findings, click_to_another_page, fits, invalid_html
from upheld.office.people.entering import enter_person
from upheld.office.people.links import choose_password, welcome_path
from upheld.office.rules.policy import may
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

OURS = (
    "people",
    "ledger",
    "start_page",
    "my_account",
    "welcome",
    "correcting",
    "correction_lists",
    "further_findings",
    "year_access",
    "query_pages",
    "year_queries",
    "years",
    "year_taking",
    "year_hour_forms",
    "year_hours",
)
SIZES = ({"width": 1280, "height": 900}, {"width": 320, "height": 800})
WAYS_IN = ("/account/login/", "/account/inactive/", "/welcome/none/none", "/nowhere")
OF_ACCOUNTS = (
    "/account/logout/",
    "/account/password/",
    "/account/reauthenticate/",
    "/account/factors/",
    "/account/factors/again/",
    "/account/factors/keys/",
)


@pytest.fixture(scope="module")
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOffice]:
    with an_office(template, tmp_path_factory.mktemp("axe")):
        yield small_office()


@pytest.fixture(scope="module")
def site(office: SmallOffice) -> Iterator[str]:  # noqa: ARG001  # its database
    with served() as address:
        yield address


def addresses_of(office: SmallOffice) -> dict[Role, list[str]]:
    """Each of our pages once, with a role that may see it."""
    found: dict[Role, list[str]] = {}
    for page in registered():
        if page.view.__module__.rpartition(".")[2] in OURS and "GET" in page.methods:
            role = next(each for each in Role if page.needs is None or may([each], page.needs))
            found.setdefault(role, []).append(address(page, office.parts))
    return found


def barriers(page: Page, to: str) -> list[str]:
    """At both sizes, with the address and the width before each; in a sample axe looks at one."""
    found = []
    page.goto(to)
    looked_at = sample(SIZES, 1, seed=len(to))
    for size in SIZES:
        page.set_viewport_size(size)
        if size in looked_at:
            found += [f"{to} at {size['width']}: {each}" for each in axe_findings(page)]
        if not fits(page):
            found.append(f"{to} at {size['width']}: wider than the screen")
    return found


@pytest.mark.sampled
def test_our_pages_have_no_barriers_and_valid_html(office, site, browser):
    found, bodies = [], {}
    for role, addresses in addresses_of(office).items():
        context = browser_of(browser, site, office.people[role])
        page = context.new_page()
        for to in addresses:
            found += barriers(page, to)
            bodies[to] = page.request.get(to).body()
        context.close()
    assert len(bodies) >= 9
    assert found == []
    assert invalid_html(bodies) == []


def test_the_page_to_look_over_before_deciding_has_no_barriers(office, site, browser):
    """With a draft: a decision that was made leads to its publication instead."""
    context = browser_of(browser, site, office.people[Role.CASEWORKER])
    page, draft = context.new_page(), office.decisions[State.DRAFT]
    to = f"/decisions/{draft.pk}/look-over"
    assert barriers(page, to) == []
    assert page.get_by_role("heading", level=1).inner_text().endswith("Look over before deciding")
    assert invalid_html({to: page.request.get(to).body()}) == []
    context.close()


@pytest.mark.sampled
@pytest.mark.parametrize("ways", [WAYS_IN, OF_ACCOUNTS], ids=["the ways in", "accounts"])
def test_pages_of_accounts_have_no_barriers(office, site, browser, ways):
    person = office.people[Role.AUDITOR]
    if ways is OF_ACCOUNTS:
        choose_password(person, PASSWORD)
    context = browser_of(browser, site, person if ways is OF_ACCOUNTS else None)
    page = context.new_page()
    assert [each for to in ways for each in barriers(page, to)] == []
    context.close()


def test_a_form_with_mistakes_has_no_barriers_and_its_summary_leads_to_the_fields(
    office, site, browser
):
    context = browser_of(browser, site, office.people[Role.ADMINISTRATOR])
    page = context.new_page()
    page.goto("/people/new")
    click_to_another_page(page.get_by_role("button", name="Save"))
    assert page.title() == "Error: Add a person – The office"
    assert [str(each) for each in axe_findings(page)] == []
    page.get_by_role("alert").get_by_role("link").nth(1).click()
    assert page.evaluate("() => document.activeElement.id") == "id_email"
    context.close()


def test_a_new_person_comes_in_with_the_keyboard_alone(office, site, browser):  # noqa: ARG001
    person = enter_person("new@office.example", name="New", roles=[Role.AUDITOR], by="test")
    context = browser_of(browser, site, None)
    page, keys = context.new_page(), []
    page.goto(welcome_path(person))
    fill(page, "New password", PASSWORD)
    fill(page, "The same password again", PASSWORD, then="Enter")
    fill(page, "Email", "new@office.example")
    fill(page, "Password", PASSWORD, then="Enter")
    page.wait_for_url("**/account/factors/app/")
    keys += axe_findings(page)
    fill(page, "Authenticator code", code(page.locator(".secret").inner_text()), then="Enter")
    page.wait_for_url("**/account/factors/codes/")
    keys += axe_findings(page)
    press_to(page, "Continue to the start page")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/")
    press_to(page, "Sign out")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**")
    assert [str(each) for each in keys] == []
    context.close()


def fill(page: Page, label: str, words: str, *, then: str = "") -> None:
    """With the keyboard: as many steps forward as it takes to come to the field."""
    press_to(page, label)
    page.keyboard.type(words)
    if then:
        with page.expect_navigation():
            page.keyboard.press(then)


NAME = """() => {
  const at = document.activeElement;
  return (at.labels && at.labels.length ? at.labels[0].innerText : at.innerText || "").trim();
}"""


def press_to(page: Page, name: str, *, at_most: int = 30) -> None:
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    raise AssertionError(f"{name!r} is not reached with {at_most} steps on {page.url}.")


def test_a_security_key_is_a_second_factor(office, site, browser):  # noqa: ARG001
    """allauth's script runs from our own address, with nothing of the page allowed to run."""
    person = a_person(Role.AUDITOR, email="key@office.example")
    choose_password(person, PASSWORD)
    person.authenticator_set.all().delete()
    context = browser_of(browser, site, None)
    page, refused = context.new_page(), []
    page.on("console", lambda line: refused.append(line.text))
    a_key(context, page)
    sign_in(page, "key@office.example")
    page.wait_for_url("**/account/factors/app/")
    click_to_another_page(page.get_by_role("link", name="Use a security key instead"))
    assert axe_findings(page) == []
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url("**/account/factors/codes/")
    click_to_another_page(page.get_by_role("button", name="Sign out"))
    sign_in(page, "key@office.example")
    page.wait_for_url("**/account/factors/code/")
    assert axe_findings(page) == []
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(f"{site}/")
    assert page.get_by_role("button", name="Sign out").is_visible()
    page.goto("/account/factors/keys/")
    assert re.search("Added on", page.content())
    assert axe_findings(page) == []
    click_to_another_page(page.get_by_role("link", name=re.compile("^Remove")))
    assert axe_findings(page) == []
    assert refused == []
    context.close()


def a_key(context, page: Page) -> None:
    """A key that Chromium itself makes up, and that its owner always touches."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    click_to_another_page(page.get_by_role("button", name="Sign in"))
