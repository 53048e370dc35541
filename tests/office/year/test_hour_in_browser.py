"""The page of the hour in a real browser: by keyboard alone, without barriers, at any width."""

from datetime import timedelta

import pytest
from django.test import override_settings

from tests.office.serving_here import browser_of, served
from tests.office.year.signed_year import YEAR, clock, folders, signed_year
from tests.site.browser import axe_findings, fits, invalid_html
from upheld.edition.acts import Kind
from upheld.edition.life import life_of
from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.year.at_the_hour import publish_due

pytestmark = pytest.mark.usefixtures("database")
PAGE = f"/years/{YEAR}/hour"
WIDTHS = (1280, 320)


@pytest.fixture
def year(tmp_path):
    configuration = folders(tmp_path)
    with override_settings(CONFIGURATION=configuration):
        hour = (now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
        yield signed_year(configuration, public_at=hour)


def barriers(page, to):
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(to)
        found += [f"{to} at {width}: {each}" for each in axe_findings(page)]
        if not fits(page):
            found.append(f"{to} does not fit {width}")
    return found


def press(page, role, name):
    """Reached with the keyboard, and pressed."""
    page.get_by_role(role, name=name).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_two_people_postpone_it_by_keyboard_and_no_state_has_a_barrier(year, browser):
    year.act(Kind.SENT, at=now() - timedelta(hours=1), number=381)
    found, bodies = [], {}
    with served() as address:
        one = browser_of(browser, address, year.one).new_page()
        two = browser_of(browser, address, year.two).new_page()
        found += barriers(one, PAGE)
        one.goto(f"{PAGE}/announce")
        press(one, "button", "Announce it")
        found += barriers(one, f"{PAGE}/postpone") + barriers(one, f"{PAGE}/now")
        one.goto(f"{PAGE}/postpone")
        press(one, "button", "Ask for it")
        assert one.get_by_role("alert").get_by_role("link").count() == 3
        day = life_of(year.edition).public_at + timedelta(days=7)
        for label, text in (
            ("New day", f"{day:%d/%m/%Y}"),
            ("New time", "9:30"),
            ("Reason", "A table was late."),
        ):
            one.get_by_label(label).focus()
            one.keyboard.insert_text(text)
        press(one, "button", "Ask for it")
        found += barriers(two, PAGE)
        press(two, "button", "Confirm: postpone publication")
        assert two.get_by_text("The reason: A table was late.").count() == 1
        found += barriers(two, PAGE)
        bodies[PAGE] = two.request.get(PAGE).body()
        publish_due(year.configuration, clock=clock(now() + timedelta(days=30)))
        review = year.review
        review.differs = [f"/letters/{YEAR}.v1/leeds.html: its hash is {'0' * 64}, not {'f' * 64}"]
        review.compared_at = now()
        with writing("test", "compare") as write:
            write.change(review)
        found += barriers(two, PAGE)
        bodies[f"{PAGE}?published"] = two.request.get(PAGE).body()
    assert found == []
    assert invalid_html(bodies) == []
