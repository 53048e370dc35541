"""To which step a year has come: read from its record, the frozen cases and the edition's acts."""

from dataclasses import replace

import pytest

from tests.office.signed_in import a_person, signed_in
from upheld.core.years import Year
from upheld.office.configuration import read_configuration
from upheld.office.rules.roles import Role
from upheld.office.rules.year_steps import Step
from upheld.office.year.steps import NotYetError, refuse_unless_ready, year_now

pytestmark = pytest.mark.usefixtures("database")
YEAR = Year.parse("2023-24")


@pytest.fixture
def configuration(tmp_path):
    return replace(read_configuration(), evidence=tmp_path / "evidence", published=None)


def test_a_year_without_a_record_begins_with_freezing_the_cases(configuration):
    stands = year_now(YEAR, configuration)
    assert (stands.next_step, stands.missing(Step.FROZEN)) == (Step.FROZEN, [])
    assert stands.missing(Step.BUILT) == ["First: cases frozen."]
    assert [stands.taken(each) for each in Step] == [None] * 6
    with pytest.raises(NotYetError) as refusal:
        refuse_unless_ready(stands, Step.SENT)
    assert str(refusal.value) == "2023-24, letters sent: First: cases frozen."


def test_the_page_of_a_year_has_its_steps_and_who_may_take_them():
    auditor = signed_in(a_person(Role.AUDITOR))
    page = " ".join(auditor.get("/years/2023-24").content.decode().split())
    assert '1. Cases frozen <strong class="govuk-tag">Next</strong>' in page
    assert '2. Candidate built <strong class="govuk-tag govuk-tag--grey">Not yet</strong>' in page
    assert "Who may do this: responsible statistician." in page
    assert "First: cases frozen." in page
    assert "The worker is not running" in page
    for none in ("2023-2024", "2023", "1900", "2999-00", "none-such"):
        assert auditor.get(f"/years/{none}").status_code == 404
