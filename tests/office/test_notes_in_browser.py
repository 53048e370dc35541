"""Notes, the link and what is only for us, in Chromium: by keyboard, without a barrier."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office.cases import a_case, a_decision
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person
from tests.office.test_everyday_in_browser import barriers_of, fill_in, form, press
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Enquiry, Note, Report
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.web import cases


@pytest.fixture
def address(database, monkeypatch):  # noqa: ARG001
    office = replace(cases.own_office(), case_link="https://cases.example/{reference}")
    monkeypatch.setattr(cases, "own_office", lambda: office)
    with served() as found:
        yield found


def a_full_case() -> Case:
    case = a_case(complainant="C-000123")
    a_decision(case, state=State.DRAFT, fault="delay", fault_from=date(2023, 1, 2))
    report = Report(case=case, published_on=date(2024, 6, 1), title="Homes")
    report.respond_by, report.extended_to = date(2024, 9, 1), date(2024, 10, 1)
    report.further_report_on = date(2024, 12, 1)
    with writing("test", "enter") as write:
        write.make(report)
        write.make(Enquiry(case=case, sent_on=date(2024, 1, 9), due_on=date(2024, 2, 6)))
    return case


def test_a_caseworker_writes_a_note_and_enters_an_enquiry_by_keyboard(browser, address):
    case = a_full_case()
    person = a_person(Role.CASEWORKER)
    with browser_of(browser, address, person) as opened:
        page = opened.new_page()
        page.goto(f"/cases/{case.pk}/notes/new")
        form(page)
        fill_in(page, text="Rang the link officer: no paragraph this year. " + "x" * 90)
        press(page, "^Save$")
        page.goto(f"/cases/{case.pk}/enquiries/new")
        form(page)
        fill_in(page, sent_on="4/3/2024", due_on="1/4/2024", received_on="2/4/2024")
        press(page, "^Save$")
        assert page.get_by_role("link", name="23 000 001 in the case system").is_visible()
        assert page.get_by_role("cell", name="2 April 2024, late").is_visible()
        assert barriers_of(page) == []
    note = Note.objects.get()
    assert (note.written_by, note.text[:21]) == (person, "Rang the link officer")


def test_no_page_of_these_has_a_barrier_with_mistakes_or_without(browser, address):
    case = a_full_case()
    decision, enquiry = case.decisions.get(), Enquiry.objects.get()
    found = {}
    person = a_person(Role.CASEWORKER, Role.PUBLISHING_MANAGER)
    with browser_of(browser, address, person) as opened:
        page = opened.new_page()
        for to, wrong in (
            (f"/cases/{case.pk}/notes/new", {"text": " "}),
            (f"/cases/{case.pk}/enquiries/new", {"sent_on": "x", "due_on": "x"}),
            (f"/enquiries/{enquiry.pk}/edit", {"received_on": "1/1/2024"}),
            (f"/decisions/{decision.pk}/edit", {"fault_to": "1/1/2023", "earlier_case": "x"}),
            (f"/decisions/{decision.pk}", None),
            (f"/cases/{case.pk}/report", {"respond_by": "1/1/2024"}),
            ("/authorities/leeds", None),
            ("/authorities/leeds/contacts/new", {}),
        ):
            page.goto(to)
            if barriers := barriers_of(page):
                found[to] = barriers
            if wrong is not None:
                form(page)
                fill_in(page, **wrong)
                press(page, "^Save$")
                assert page.get_by_role("heading", name="There is a problem").is_visible(), to
                if barriers := barriers_of(page):
                    found[f"{to}, with mistakes"] = barriers
    assert found == {}
