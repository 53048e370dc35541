"""The database is asked once whether a record keeps the checks of its table, and then which it breaks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CheckConstraint, Model
from django.test.utils import CaptureQueriesContext

from tests.office.databases import on_both
from tests.office.publishing import draft
from tests.office.signed_in import a_person
from upheld.office.models import Authority, Case, Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")
KEPT = {"state": State.DECIDED, "decided_on": date(2024, 3, 4), "outcome": "upheld"}


def decision(**columns) -> Decision:
    case = Case(pk=1, reference="23 000 001", authority=Authority.objects.first())
    return Decision(case=case, sequence=1, category="Housing", **columns)


def refused(validate, record: Model, **excluded) -> list[str]:
    with pytest.raises(ValidationError) as told:
        validate(record, **excluded)
    return told.value.messages


@on_both
def test_a_record_that_keeps_them_all_is_asked_about_once():
    checks = [c for c in Decision._meta.constraints if isinstance(c, CheckConstraint)]
    assert len(checks) > 1
    with CaptureQueriesContext(connection) as asked:
        decision(**KEPT).validate_constraints()
    about_checks = [each for each in asked.captured_queries if "COALESCE" in each["sql"].upper()]
    assert len(about_checks) == 1


@on_both
@pytest.mark.parametrize(
    "broken",
    [
        {"outcome": ""},
        {"decided_on": None},
        {"withheld_reason": "consent", "state": State.PUBLISHED},
        {"state": State.HIDDEN},  # for no reason and from no moment: two are broken
        {"proposed_action": "withhold"},
    ],
    ids=str,
)
def test_what_a_record_breaks_is_told_as_django_tells_it(broken):
    record = decision(**(KEPT | broken))
    told = refused(Decision.validate_constraints, record)
    assert told == refused(Model.validate_constraints, record)
    assert len(told) == (2 if broken == {"state": State.HIDDEN} else 1)


def test_what_is_left_out_hides_no_other():
    """A column that could not be read is not asked about: the checks of the others still are."""
    record = decision(**(KEPT | {"outcome": "", "proposed_action": "withhold"}))
    told = refused(Decision.validate_constraints, record, exclude={"outcome"})
    assert told == ["Constraint “decision_proposed_by_somebody” is violated."]


@on_both
def test_a_second_of_what_may_be_there_once_is_told():
    made = draft(by=a_person(Role.CASEWORKER))
    twin = Decision(case=made.case, sequence=made.sequence, category="Housing")
    told = refused(Decision.validate_constraints, twin)
    assert told == refused(Model.validate_constraints, twin)
    assert len(told) == 1
