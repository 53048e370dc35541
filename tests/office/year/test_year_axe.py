"""The page of a year in a real browser, with every kind of step on it: no barrier, at any width."""

from tests.office.serving_here import browser_of, served
from tests.office.test_pages_axe import barriers
from tests.office.year.conftest import YEAR
from tests.site.browser import invalid_html
from upheld.office.clock import now
from upheld.office.jobs.queue import ask
from upheld.office.rules.outputs import Output


def test_a_year_has_no_barriers_with_its_candidate_and_once_it_is_signed(built_office, browser):
    statistician, to = built_office.statistician, f"/years/{YEAR}"
    ask(Output.CANDIDATE, by=statistician, at=now(), year=str(YEAR))
    with served() as site:
        context = browser_of(browser, site, statistician)
        page = context.new_page()
        assert barriers(page, to) == []
        assert page.get_by_role("link", name="Check again").is_visible()
        built_office.close_and_sign()
        assert barriers(page, to) == barriers(page, f"{to}/sent") == []
        bodies = {each: page.request.get(each).body() for each in (to, f"{to}/sent")}
        context.close()
    assert invalid_html(bodies) == []
