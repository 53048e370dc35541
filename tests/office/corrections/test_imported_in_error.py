"""An import does not bring back what was entered in error, and an extract can be read again."""

from datetime import date

import pytest

from tests.office.cases import an_upheld_case
from tests.office.corrections.correcting import in_error
from tests.office.corrections.test_entered_in_error import made, officer, second
from tests.office.moving.extracts import contents_of, extract_of, take, taken_out
from upheld.office.models import Case, Compliance
from upheld.office.moving.around import import_report

pytestmark = pytest.mark.usefixtures("database")
__all__ = ("officer", "second")


def test_what_was_entered_in_error_stays_so_after_an_import(officer, second, tmp_path):
    theirs = {
        "received": (
            ("reference", "authority", "received_on", "category"),
            [("23 000 001", "leeds", "2024-01-08", "Housing")],
        ),
        "decided": (
            ("reference", "authority", "decided_on", "outcome", "category"),
            [("23 000 001", "leeds", "2024-03-04", "upheld", "Other")],
        ),
    }
    case = an_upheld_case()
    in_error(case, by=officer, second=second)
    done = take(extract_of(theirs))
    assert (done.is_nothing, dict(done.in_error)) == (True, {"received": 1, "decided": 1})
    report = list(import_report(done, tmp_path))
    assert "Entered in error here, and left so: received 1, decided 1." in report
    assert Case.everything.get().in_error


def test_outcomes_after_one_in_error_move_up_so_that_the_extract_can_be_read(
    officer, second, tmp_path
):
    case = an_upheld_case()
    outcomes = ("complete late", "complete but not satisfied", "complete and satisfied")
    told = [
        made(Compliance(case=case, sequence=n, recorded_on=date(2024, 5, n), outcome=outcome))
        for n, outcome in enumerate(outcomes, start=1)
    ]
    in_error(told[1], by=officer, second=second)
    extract = taken_out(tmp_path / "out")
    rows = contents_of(extract)["compliance"][1]
    assert [(row["sequence"], row["outcome"]) for row in rows] == [
        (1, "complete late"),
        (2, "complete and satisfied"),
    ]
    assert take(extract).is_nothing
