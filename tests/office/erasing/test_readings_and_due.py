"""Reading a case leaves a trace that auditors see, and cases past their years are listed."""

from datetime import date

import pytest

from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from tests.office.small_office import small_office
from upheld.office.clock import today
from upheld.office.configuration import own_office
from upheld.office.erasing.due import past_their_years
from upheld.office.models import Case, Entry, Reading
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.rules.times import Times

pytestmark = pytest.mark.usefixtures("database")


@on_both
def test_reading_a_case_leaves_one_trace_a_day_whatever_page_shows_it():
    office = small_office()
    decision = office.decisions[State.PUBLISHED]
    reader = office.people[Role.AUDITOR]
    client = signed_in(reader)
    entries = Entry.objects.count()
    case, evidence = decision.case_id, office.parts["evidence"]
    for address in (f"/cases/{case}", f"/cases/{case}/history", f"/publication/{decision.pk}"):
        assert client.get(address).status_code == 200
    assert client.head(f"/cases/{office.decisions[State.DRAFT].case_id}").status_code == 200
    assert client.get(f"/evidence/{evidence}/file").status_code == 200
    assert list(Reading.objects.values_list("case", "person", "on", "what")) == [
        (case, reader.pk, today(), "the case"),
        (case, reader.pk, today(), "a file of evidence"),
    ]
    assert Entry.objects.count() == entries
    page = client.get(f"/cases/{case}/readings").content.decode()
    assert "A file of evidence" in page
    assert (
        signed_in(a_person(Role.CASEWORKER, email="c@office.example"))
        .get(f"/cases/{case}/readings")
        .status_code
        == 403
    )


def test_a_page_that_was_refused_leaves_no_trace():
    office = small_office()
    case = office.decisions[State.PUBLISHED].case_id
    assert signed_in(office.nobody).get(f"/cases/{case}").status_code == 403
    assert not Reading.objects.exists()


def test_cases_past_the_years_of_the_office_are_listed_until_they_are_erased():
    office = small_office()
    times = Times.of(own_office())
    decided = office.decisions[State.DECIDED].decided_on
    last = decided.replace(year=decided.year + times.keep_years)
    all_decided = Case.objects.filter(decisions__decided_on=decided)
    assert set(past_their_years(on=last, times=times)) == set(all_decided)
    before = date.fromordinal(last.toordinal() - 1)
    assert list(past_their_years(on=before, times=times)) == []
    client = signed_in(office.people[Role.DIRECTOR])
    assert client.get("/erasures/due").status_code == 200
