"""The pages of a decision with several findings in a real browser: no barrier, at any width."""

from datetime import date

from tests.office.ombudsmen.own_extracts import OMBUDSMEN
from tests.office.ombudsmen.several_findings import take_in
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person
from tests.office.test_pages_axe import barriers
from tests.site.browser import invalid_html
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Decision, FurtherFinding
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State


def test_pages_of_findings_have_no_barriers(office_in, browser):
    office_in(OMBUDSMEN / "housing")
    take_in()
    decided = FurtherFinding.objects.filter(decision__sequence=1).last()
    drafted = _a_draft()
    case = decided.case_id
    pages = (
        f"/cases/{case}",
        f"/cases/{case}/corrections",
        f"/decisions/{drafted.decision_id}",
        f"/decisions/{drafted.decision_id}/findings/new",
        f"/decisions/{drafted.decision_id}/look-over",
        f"/findings/{drafted.pk}/edit",
        f"/findings/{drafted.pk}/remove",
        f"/findings/{decided.pk}/correct",
        f"/publication/{_under_review(case).pk}",
    )
    with served() as site:
        context = browser_of(browser, site, a_person(Role.CASEWORKER))
        page = context.new_page()
        assert [each for to in pages for each in barriers(page, to)] == []
        bodies = {to: page.request.get(to).body() for to in pages}
        context.close()
    assert b"New outcome of finding 2" in bodies[pages[-1]]
    assert invalid_html(bodies) == []


def _a_draft() -> FurtherFinding:
    named = {"reference": "202400008", "authority_id": "alder-homes", "category": "Charges"}
    with writing("command", "enter") as write:
        case = Case(**named, received_on=date(2024, 3, 4))
        write.make(case)
        decision = Decision(case=case, category="Charges", outcome="Service failure")
        write.make(decision)
        told = {"outcome": "Maladministration", "category": "Charges"}
        finding = FurtherFinding(decision=decision, number=2, **told)
        write.make(finding)
    return finding


def _under_review(case: int) -> Decision:
    decision = Decision.objects.get(case=case, sequence=2)
    decision.state, decision.withheld_reason = State.UNDER_REVIEW, ""
    with writing("command", "review") as write:
        write.change(decision)
    return decision
