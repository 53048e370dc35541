"""The pages of a restricted case, and what others see of it: no barrier at either width."""

from tests.office.serving_here import browser_of
from tests.office.test_pages_axe import barriers, office, site  # noqa: F401  # fixtures
from tests.site.browser import invalid_html
from upheld.office.clock import now
from upheld.office.decisions.restricting import ask_to_lift, restrict
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State


def test_the_pages_of_a_restricted_case_have_no_barriers(office, site, browser):  # noqa: F811
    case, director = office.decisions[State.PUBLISHED].case, office.people[Role.DIRECTOR]
    by = office.people[Role.PUBLISHING_MANAGER]
    made = restrict(case, reason="In the press.", named=[], by=by, at=now())
    ask_to_lift(made, reason="It is over.", by=director)
    pages = {
        by: ["restriction", "restriction/readers", ""],
        director: ["restriction/lift"],
        office.people[Role.AUDITOR]: [""],
    }
    lists = {by: ["/restricted/to-lift"], director: ["/restricted"]}
    lists[office.people[Role.COMPLIANCE_OFFICER]] = ["/work/overdue", "/evidence", "/cases"]
    found, bodies = [], {}
    for person in pages | lists:
        context = browser_of(browser, site, person)
        page = context.new_page()
        of_case = [f"/cases/{case.pk}/{each}".rstrip("/") for each in pages.get(person, ())]
        for to in (*of_case, *lists.get(person, ())):
            found += barriers(page, to)
            bodies[f"{person}: {to}"] = page.request.get(to).body()
        context.close()
    assert found == []
    assert invalid_html(bodies) == []
