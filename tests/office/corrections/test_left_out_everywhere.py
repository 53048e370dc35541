"""No page, list, count, reminder or extract has what was entered in error, but those to find it."""

import re
from datetime import date

import pytest

from tests.office.addresses import address, parts_of, registered
from tests.office.cases import an_upheld_case
from tests.office.corrections.test_entered_in_error import an_outcome, made, some_evidence
from tests.office.models.test_in_error import put_in_error
from tests.office.signed_in import a_person, signed_in
from tests.office.small_office import small_office
from upheld.office.clock import now, today
from upheld.office.configuration import own_office
from upheld.office.decisions.calendar import past_their_day, run_calendar
from upheld.office.follow_up.awaiting import AWAITING
from upheld.office.follow_up.reminders import reminders
from upheld.office.models import Case, Compliance, Decision, Report
from upheld.office.models.contract import EDITED, rows_held
from upheld.office.rules.roles import Role
from upheld.office.rules.times import Times

pytestmark = pytest.mark.usefixtures("database")
# Where what was entered in error is found, and undone.
FINDABLE = {
    "case",
    "case_history",
    "case_corrections",
    "case_restriction",
    "corrections",
    "correction",
    "correction_turn_down",
    "decision",
    "evidence_file",
    "ledger",
    "ledger_entry",
}
FINDABLE |= {f"{kind}_entered_in_error" for kind in ("case", "recommendation", "outcome")}
FINDABLE |= {"evidence_entered_in_error", "compliance_entered_in_error"}
FINDABLE |= {"year_queries", "year_query", "edit_query"}  # what an authority said of it
FINDABLE |= {"erasures", "erasure", "new_erasure"}  # personal data in it can be erased all the same


def everything_shown(parts) -> dict[str, str]:
    """By the name of each page: what it says to somebody with every role."""
    client = signed_in(a_person(*Role, email="all@office.example"))
    shown = {}
    for page in registered():
        if "GET" in page.methods and {name for _, name in parts_of(page)} <= set(parts):
            answer = client.get(address(page, parts))
            if answer.status_code == 200 and not answer.streaming:
                shown[page.name] = answer.content.decode(errors="replace")
    return shown


def extract_rows() -> dict[str, int]:
    times = Times.of(own_office())
    found = {e.spec.name: len(list(rows_held(e, times=times, as_at=today()))) for e in EDITED}
    return {name: many for name, many in found.items() if many}


def test_when_every_case_was_entered_in_error_no_page_knows_of_any():
    office = small_office()
    for case in Case.objects.all():
        put_in_error(case)
    told = [
        name
        for name, text in everything_shown(office.parts).items()
        if name not in FINDABLE and re.search(r"23 000 \d{3}", text)
    ]
    assert told == []
    assert extract_rows() == {"contacts": 1, "letters": 1}
    assert reminders(today=today()) == []
    times = Times.of(own_office())
    assert past_their_day(on=today(), times=times) == 0
    done = run_calendar(on=today(), at=now(), times=times)
    assert (done.published, done.let_go, done.held_back) == (0, 0, [])
    person = office.people[Role.CASEWORKER]
    of_no_case = ("/corrections", "/erasures", "/people", "/restricted", "/years")
    awaited = [each for each in AWAITING if not each.address.startswith(of_no_case)]
    assert {each.many: many for each in awaited if (many := each.count(person))} == {}


def test_what_the_pages_know_of_a_case_is_what_they_do_not_know_of_one_in_error():
    """So the test above can fail: these pages do have what is not in error."""
    shown = everything_shown(small_office().parts)
    of_cases = {name for name, text in shown.items() if re.search(r"23 000 \d{3}", text)}
    assert {"cases", "cases_csv", "publication", "reports", "reports_csv"} <= of_cases


@pytest.mark.parametrize("kind", ["recommendation", "evidence", "outcome", "compliance"])
def test_each_record_by_itself_is_on_no_page_of_its_case(kind):
    case = an_upheld_case()
    recommendation = case.recommendations.get()
    parts = {
        "case": case.pk,
        "recommendation": recommendation.pk,
        "evidence": some_evidence(case).pk,
        "outcome": an_outcome(recommendation, "complete late", note="Qqoutcome").pk,
        "compliance": made(
            Compliance(case=case, recorded_on=date(2019, 6, 1), outcome="complete late")
        ).pk,
        "decision": Decision.objects.get().pk,
        "work": "due",
        "authority": "leeds",
    }
    record = {
        "recommendation": recommendation,
        "evidence": case.evidence.get(),
        "outcome": recommendation.outcomes.get(),
        "compliance": case.compliance.get(),
    }[kind]
    rows = extract_rows()
    put_in_error(record)
    word = {
        "recommendation": "Train its officers",
        "evidence": "a.pdf",
        "outcome": "Qqoutcome",
        "compliance": "1 June 2019",
    }[kind]
    after = everything_shown(parts)
    told = {name for name, text in after.items() if word in text}
    assert told <= FINDABLE - {"case"}
    table = {"recommendation": "recommendations", "compliance": "compliance"}.get(kind)
    assert extract_rows() == {name: many for name, many in rows.items() if name != table}


def test_a_report_goes_with_its_case():
    office = small_office()
    case = Case.objects.get(pk=office.parts["case"])
    assert Report.objects.count() == 1
    put_in_error(case)
    assert Report.objects.count() == 0
