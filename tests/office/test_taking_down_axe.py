"""The page of a decision that one person has hidden: no barrier, and it says what is so."""

from tests.office.serving_here import browser_of
from tests.office.test_pages_axe import barriers, office, site  # noqa: F401  # fixtures
from tests.site.browser import invalid_html
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State


def test_the_page_of_a_hidden_decision_has_no_barriers(office, site, browser):  # noqa: F811
    context = browser_of(browser, site, office.people[Role.DIRECTOR])
    page = context.new_page()
    pages = {
        f"/publication/{office.decisions[state].pk}": state
        for state in (State.HIDDEN, State.PUBLISHED)
    }
    found = [each for to in pages for each in barriers(page, to)]
    bodies = {to: page.request.get(to).body() for to in pages}
    assert found == []
    assert invalid_html(bodies) == []
    hidden, shown = (body.decode() for body in bodies.values())
    assert "On the public site" in hidden
    assert "Still public until the next register" in hidden  # this office knows no folder
    assert "On the public site" not in shown
    context.close()
