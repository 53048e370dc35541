"""Reference and authority changed while nothing is public: the ledger stays whole, and readable."""

import pytest

from tests.office.cases import a_case, a_decision, an_upheld_case, words
from tests.office.corrections.correcting import TODAY, correct, fresh, in_error
from tests.office.corrections.test_entered_in_error import (
    officer,
    rows_out,
    second,
    set_columns,
    set_state,
    troubles,
)
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from upheld.office.corrections.asked_for import confirm
from upheld.office.ledger.audit import audit
from upheld.office.ledger.entries_of import entries_of
from upheld.office.models import Case, Entry
from upheld.office.rules.putting_right import Act
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")
__all__ = ("officer", "second")


def rename(case, *, by, **after):
    return correct(case, by=by, act=Act.RENAME, **after)


@on_both
def test_the_audit_is_whole_and_the_history_is_all_there_under_the_new_name(database):  # noqa: ARG001
    officer = a_person(Role.CASEWORKER)
    case = an_upheld_case()
    before = entries_of(case).count()
    rename(case, by=officer, reference="23 000 010", authority_id="kent")
    assert audit().faults == ()
    now = Case.objects.get()
    assert now.key == "23 000 010, kent"
    # The correction and the case; then all that belongs to it under its new key.
    assert entries_of(now).count() == before + 2 + 3
    set_columns(now.decisions.get(), issue="delay")
    assert audit().faults == ()
    last = Entry.objects.last()
    assert last.record == "23 000 010, kent, 1"
    assert entries_of(now).first().number == last.number


def test_the_old_reference_is_free_and_its_history_is_not_mixed_with_another(officer):
    case = an_upheld_case()
    rename(case, by=officer, reference="23 000 010")
    other = an_upheld_case()
    of_case, of_other = ({each.number for each in entries_of(fresh(c))} for c in (case, other))
    assert of_case & of_other == set()
    assert len(of_other) == 3
    assert len(of_case) == 3 + 2 + 3


def test_what_was_renamed_twice_has_all_of_its_history(officer):
    case = an_upheld_case()
    rename(case, by=officer, reference="23 000 010")
    rename(case, by=officer, authority_id="kent")
    assert entries_of(fresh(case)).count() == 3 + (2 + 3) + (2 + 4)
    page = words(signed_in(officer).get(f"/cases/{case.pk}/history"))
    assert "change a reference or an authority" in page
    assert "Reference" in page


def test_what_was_entered_in_error_is_renamed_with_its_case(officer, second):
    case = an_upheld_case()
    in_error(case.recommendations.get(), by=officer, second=second)
    rename(case, by=officer, reference="23 000 010")
    assert audit().faults == ()


def test_everything_goes_out_under_the_new_name(officer):
    case = an_upheld_case()
    before = rows_out()
    rename(case, by=officer, reference="23 000 010", authority_id="kent")
    assert rows_out() == before
    assert [each.key for each in fresh(case).recommendations.all()] == ["23 000 010, kent, 1"]


def test_nothing_public_is_renamed(officer):
    case = an_upheld_case()
    set_state(case.decisions.get(), State.PUBLISHED)
    told = troubles(rename, case, by=officer, reference="23 000 010")
    assert "is public under this reference and authority. Take it down first" in told
    set_state(case.decisions.get(), State.TAKEN_DOWN, withheld_reason="other")
    assert rename(case, by=officer, reference="23 000 010").standing == "done"


def test_what_will_be_public_needs_a_second_person(officer, second):
    case = a_case()
    decision = a_decision(case)
    set_state(decision, State.TO_BE_PUBLISHED)
    correction = rename(case, by=officer, reference="23 000 010")
    assert fresh(case).reference == "23 000 001"
    confirm(correction, by=second, on=TODAY)
    assert fresh(case).reference == "23 000 010"


def test_a_name_that_another_case_has_is_refused_and_one_entered_in_error_has_it_still(
    officer, second
):
    case, other = a_case(), a_case("23 000 002")
    told = troubles(rename, case, by=officer, reference="23 000 002")
    assert told == "There is already a case 23 000 002 about Leeds City Council."
    in_error(other, by=officer, second=second)
    told = troubles(rename, case, by=officer, reference="23 000 002")
    assert (
        told
        == "There is already a case 23 000 002 about Leeds City Council, which was entered in error."
    )
