"""The day of a caseworker, a compliance officer and a publishing manager in Chromium, by keyboard
alone; and axe.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Page

from tests.office.cases import a_recommendation, an_upheld_case
from tests.office.decisions.test_publication import NAMED
from tests.office.follow_up.test_evidence import PDF
from tests.office.publishing import TEXT, do, draft
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person, signed_in
from tests.site.browser import axe_findings, click_to_another_page, fits
from tests.site.test_journeys import follow, tab_to
from upheld.core.vocabulary import PERSONAL_REMEDY
from upheld.office.follow_up.evidence import take
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Case,
    Compliance,
    Contact,
    Decision,
    Evidence,
    Letter,
    Recommendation,
)
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State
from upheld.office.web.publication_lists import LISTS


@pytest.fixture
def address(database):  # noqa: ARG001
    with served() as found:
        yield found


def fill_in(page: Page, **given: str) -> None:
    """Type into the fields in the order of the form, and choose by typing a choice's beginning."""
    for name, text in given.items():
        tab_to(page, f"^{name}$")
        is_list = page.evaluate("document.activeElement.tagName") == "SELECT"
        if not is_list:
            page.keyboard.press("Control+A")
        page.keyboard.type(text)


FOCUSED_IS_NAMED = """() => [...document.querySelectorAll('input, select, textarea')].forEach(
    each => each.setAttribute('aria-label', each.name))"""


def form(page: Page) -> None:
    """Fields are told apart by their names: what is focused says its label otherwise."""
    page.evaluate(FOCUSED_IS_NAMED)


def press(page: Page, words: str) -> None:
    """Reach a link or a button by Tab, and press it."""
    follow(page, words)


def test_a_caseworker_enters_a_complaint_drafts_its_decision_and_recommends(browser, address):
    person = a_person(Role.CASEWORKER)
    with browser_of(browser, address, person) as opened:
        page = opened.new_page()
        page.goto("/cases")
        press(page, "^Enter a complaint$")
        press(page, "^Enter$")
        assert "There is a problem" in page.inner_text("main")
        form(page)
        fill_in(
            page,
            reference="24 000 001",
            authority="Leeds City Council",
            received_on="8/1/2024",
            category="Housing",
        )
        press(page, "^Enter$")
        assert "The complaint has been entered." in page.inner_text("main")

        press(page, "^Draft a decision$")
        form(page)
        fill_in(page, outcome="Upheld", decided_on="4/3/2024")
        press(page, "^Save$")
        press(page, "^Write the statement$")
        form(page)
        fill_in(page, summary="The Council was late.", statement="It took four months.")
        press(page, "^Save as a new version$")
        assert "It took four months." in page.inner_text("main")

        press(page, "^24 000 001, Leeds City Council$")
        press(page, "^Enter a recommendation$")
        form(page)
        fill_in(
            page,
            recommendation_kind="Service",
            remedy="Training",
            due_on="3/5/2024",
            text="Train its officers by May.",
        )
        press(page, "^Save$")
        assert "reads as a deadline" in page.inner_text("main")
        form(page)
        fill_in(page, text="Train its officers.")
        press(page, "^Save$")

        press(page, "^History of this case$")
        assert "enter a recommendation" in page.inner_text("main")
    case = Case.objects.get()
    assert (case.officer, case.decisions.get().summary) == (person, "The Council was late.")
    assert Recommendation.objects.get().text == "Train its officers."


def test_a_compliance_officer_grants_time_takes_evidence_and_records(browser, address, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(PDF)
    person = a_person(Role.COMPLIANCE_OFFICER)
    an_upheld_case(officer=person)
    with browser_of(browser, address, person) as opened:
        page = opened.new_page()
        page.goto("/work")
        press(page, "of yours: Overdue$")
        press(page, "^23 000 001, 1$")
        press(page, "^Grant more time")
        form(page)
        fill_in(page, until="31/5/2024", granted_on="29/4/2024", reason="The trainer was ill.")
        press(page, "^Grant more time$")
        assert "extended to 31 May 2024" in page.inner_text("main")

        press(page, "^Add evidence$")
        form(page)
        tab_to(page, "^files$")
        page.set_input_files("#id_files", letter)  # the window in which files are chosen is no page
        fill_in(page, received_on="6/5/2024")
        press(page, "^Add$")
        assert "letter.pdf" in page.inner_text("main")

        press(page, "^Record the outcome$")
        form(page)
        fill_in(
            page,
            result_evidence_1="Shows that it",
            status_1="Complete late",
            completed_on_1="7/5/2024",
            recorded_on="10/5/2024",
        )
        press(page, "^Continue$")
        assert "within the extra time granted (until 31 May 2024)" in page.inner_text("main")
        assert "so the case is recorded as “complete late”" in page.inner_text("main")
        press(page, "^Record$")
        assert "The outcome has been recorded." in page.inner_text("main")
    assert Compliance.objects.get().outcome == "complete late"
    assert Evidence.objects.get().checked_on is not None


def test_files_that_cannot_be_added_and_the_second_step_have_no_barrier(browser, address, tmp_path):
    names = ("letter.pdf", "run.exe")
    for name in names:
        (tmp_path / name).write_bytes(PDF)
    case = an_upheld_case()
    a_recommendation(case, 2, recommendation_kind=PERSONAL_REMEDY, text="Say sorry.")
    with browser_of(browser, address, a_person(Role.COMPLIANCE_OFFICER)) as opened:
        page = opened.new_page()
        page.goto(f"/cases/{case.pk}/evidence/new")
        page.set_input_files("#id_files", [tmp_path / name for name in names])
        click_to_another_page(page.get_by_role("button", name="Add"))
        told = page.inner_text("main")
        assert "Added: letter.pdf." in told
        assert "'run.exe' is not a type of file that we accept" in told
        assert barriers_of(page) == []

        page.goto(f"/cases/{case.pk}/compliance/new")
        page.select_option("#id_result_evidence_1", label="Shows that part of it was done")
        page.select_option("#id_status_1", label="Ceased")
        page.fill("#id_note_1", "There is no such team any more.")
        click_to_another_page(page.get_by_role("button", name="Continue"))
        assert "because recommendation 2 has none" in page.inner_text("main")
        assert barriers_of(page) == []


def two_decisions() -> list[Decision]:
    """One in which the scan finds a name, and one that a caseworker proposes to withhold."""
    caseworker = a_person(Role.CASEWORKER, email="caseworker@office.example")
    named, held = (
        do(Action.DECIDE, draft(by=caseworker, reference=reference, text=text), by=caseworker)
        for reference, text in (("23 000 001", NAMED), ("23 000 002", TEXT))
    )
    do(Action.WITHHOLD, held, by=caseworker, reason="She has not agreed.")
    return [named, held]


def test_a_publishing_manager_clears_a_statement_and_confirms_what_another_proposed(
    browser, address
):
    named, held = two_decisions()
    with browser_of(browser, address, a_person(Role.PUBLISHING_MANAGER)) as opened:
        page = opened.new_page()
        page.goto("/publication")
        press(page, "^23 000 001$")
        press(page, "^Clear for publication$")
        assert "Finding 1 of the scan" in page.inner_text("main")
        tab_to(page, "^why_")
        page.keyboard.type("The leader of the council.")
        press(page, "^Clear$")
        press(page, "^Clear for publication$")
        assert "The statement has been cleared for publication." in page.inner_text("main")

        press(page, "^Publication$")
        press(page, "^Awaiting a second person$")
        press(page, "^23 000 002$")
        assert "She has not agreed." in page.inner_text("main")
        press(page, "^Confirm: withhold$")
        assert "Confirmed: the decision is withheld." in page.inner_text("main")
    states = [Decision.objects.get(pk=each.pk).state for each in (named, held)]
    assert states == [State.TO_BE_PUBLISHED, State.WITHHELD]


# ---- Barriers --------------------------------------------------------------------------------


def addresses(case: Case) -> dict[Role, list[str]]:
    """Every kind of page, empty or with a mistake too, and by whom it is seen at its fullest."""
    one, decision = case.recommendations.first(), case.decisions.get()
    contact = Contact.objects.get()
    return {
        Role.CASEWORKER: [
            "/cases",
            "/cases?reference=23&authority=Atlantis&decided_from=x",
            f"/cases/{case.pk}",
            "/cases/new",
            f"/cases/{case.pk}/edit",
            f"/cases/{case.pk}/history",
            f"/cases/{case.pk}/decisions/new",
            f"/decisions/{decision.pk}",
            f"/decisions/{decision.pk}/edit",
            f"/decisions/{decision.pk}/statement",
            f"/cases/{case.pk}/recommendations/new",
            f"/recommendations/{one.pk}/edit",
            f"/contacts/{contact.pk}/edit",
        ],
        Role.COMPLIANCE_OFFICER: [
            "/work",
            "/work/overdue",
            "/work/due",
            "/reminders",
            "/evidence",
            f"/recommendations/{one.pk}",
            f"/recommendations/{one.pk}/extend",
            f"/cases/{case.pk}/evidence/new",
            f"/cases/{case.pk}/compliance/new",
            f"/evidence/{case.evidence.get().pk}/look",
            f"/cases/{case.pk}/open-from-failure",
        ],
        Role.PUBLISHING_MANAGER: [f"/cases/{case.pk}/report", "/reports"],
        Role.STATISTICIAN: [
            "/authorities",
            "/authorities?name=nobody",
            "/authorities/leeds",
            "/authorities/leeds/contacts/new",
            "/authorities/leeds/letter",
            "/contacts",
            "/letters",
        ],
        Role.DIRECTOR: ["/authorities/leeds/letter/approve"],
    }


def barriers_of(page: Page) -> list[str]:
    """Barriers on a wide screen, room on a narrow one: each costs a second a page."""
    found = [*map(str, axe_findings(page))]
    page.set_viewport_size({"width": 320, "height": 900})
    if not fits(page):
        found.append("is wider than a narrow screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_no_page_has_a_barrier_and_each_fits(browser, address):
    case = an_upheld_case()
    a_recommendation(case, 2, recommendation_kind=PERSONAL_REMEDY, text="Say sorry.")
    sent = [("letter.pdf", PDF)]
    by = a_person(Role.CASEWORKER, email="taker@office.example")
    take(case, [case.recommendations.first()], sent, received_on=date(2024, 5, 6), by=by)
    with writing("test", "enter") as write:
        write.make(
            Contact(
                authority=case.authority,
                role="link officer",
                name="A link officer",
                email="link@council.example",
            )
        )
        write.make(Letter(authority=case.authority, send=True, paragraph="You answered late."))
    found = {}
    for role, pages in addresses(case).items():
        with browser_of(browser, address, a_person(role)) as opened:
            page = opened.new_page()
            for to in pages:
                answer = page.goto(to)
                assert answer.status == 200, to
                if barriers := barriers_of(page):
                    found[to] = barriers
    assert found == {}


def test_no_page_of_publication_has_a_barrier_whatever_stands_on_it(browser, address):
    """Each list, a statement with findings, what another proposed, and what was refused."""
    named, held = two_decisions()
    found = {}
    everything = a_person(Role.PUBLISHING_MANAGER, Role.CASEWORKER, Role.DIRECTOR)
    with browser_of(browser, address, everything) as opened:
        page = opened.new_page()
        shown = [f"/publication?list={name}" for name in LISTS]
        for to in (*shown, f"/publication/{named.pk}", f"/publication/{held.pk}", "refused"):
            if to == "refused":
                page.goto(f"/publication/{named.pk}")
                click_to_another_page(page.get_by_role("button", name="Propose to withhold"))
                assert "Nothing has been done" in page.inner_text("main")
            else:
                assert page.goto(to).status == 200
            if barriers := barriers_of(page):
                found[to] = barriers
    assert found == {}


def test_a_page_with_mistakes_or_theirs_beside_yours_has_no_barrier(browser, address):
    case = an_upheld_case()
    person = a_person(Role.CASEWORKER)
    with browser_of(browser, address, person) as opened:
        page = opened.new_page()
        page.goto("/cases/new")
        click_to_another_page(page.get_by_role("button", name="Enter", exact=True))
        assert axe_findings(page) == []
        page.goto(f"/cases/{case.pk}/edit")
        other = signed_in(a_person(Role.CASEWORKER, email="other@office.example"))
        read = other.get(f"/cases/{case.pk}/edit").content.decode()
        version = re.search(r'name="version" value="(\d+)"', read)[1]
        other.post(
            f"/cases/{case.pk}/edit",
            {
                "version": version,
                "received_on": "8/1/2024",
                "category": "Housing",
                "subcategory": "Repairs",
            },
        )
        page.get_by_label("Subcategory").fill("Allocations")
        click_to_another_page(page.get_by_role("button", name="Save"))
        assert "Their version and yours" in page.inner_text("main")
        assert axe_findings(page) == []
