"""The pages of signing in a real browser: read and signed by keyboard, with no barrier."""

import pytest

from tests.office.serving_here import browser_of, served
from tests.office.test_pages_axe import barriers
from tests.office.test_sign_in import code, secret_of
from tests.office.year.candidates import STATISTICIAN, YEAR, a_candidate, office_in
from tests.site.browser import invalid_html
from tests.whole.country import country_once
from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Query
from upheld.office.rules.year_steps import Ground

READ = f"/years/{YEAR}/signing"
REASON = "It changes no figure."

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def candidate(database, tmp_path, tmp_path_factory):  # noqa: ARG001  # the office must be there first
    """It corrects one that was signed, and there is an open query."""
    (tmp_path / "editions").mkdir()
    edition = country_once(tmp_path_factory).copied_to(tmp_path / "editions")
    with office_in(tmp_path) as configuration:
        made = a_candidate(configuration, edition=edition)
        made.follow_with_version_2()
        query = Query(
            review=made.review,
            number=1,
            authority=Authority.objects.get(slug="leeds"),
            received_on=now().date(),
            ground=Ground.TWICE,
            says="It is there twice.",
            entered_by=made.asked,
        )
        with writing("test", "enter a query") as write:
            write.make(query)
        yield made


def test_it_is_read_and_signed_by_keyboard_without_barriers(candidate, browser):
    person = candidate.statistician
    with served() as site:
        context = browser_of(browser, site, person)
        page = context.new_page()
        found = barriers(page, READ)
        page.get_by_role("button", name="Sign as responsible statistician").press("Enter")
        page.get_by_label("Code").fill(code(secret_of(person)))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Sign as responsible statistician").wait_for()
        to_sign = page.url
        found += barriers(page, to_sign)
        bodies = {to: page.request.get(to).body() for to in (READ, to_sign)}
        page.get_by_label("Reason for signing while queries are open").fill(REASON)
        page.get_by_role("button", name="Sign", exact=True).press("Enter")
        found += [] if "Error: " in page.title() else ["no error where nothing was ticked"]
        page.get_by_label("I have read the edition").press("Space")
        page.get_by_role("button", name="Sign", exact=True).press("Enter")
        page.get_by_text("You have signed it as responsible statistician.").wait_for()
        found += barriers(page, page.url)
        context.close()
    assert found == []
    assert invalid_html(bodies) == []
    (act,) = candidate.second_life.signatures.values()
    assert (act.role, act.reason) == (STATISTICIAN, REASON)
