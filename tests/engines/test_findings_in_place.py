"""Several findings in a decision, on each engine: what is wrong with them, and what replaced them."""

from datetime import date
from itertools import count

import ibis
import pytest

from tests.directory import default_directory
from tests.profiles import HOUSING, LGSCO
from tests.tables import arrow_table
from upheld.core.superseded import entries_again
from upheld.intake.checks.one_table import Checking
from upheld.intake.in_place.findings_in_place import check_findings
from upheld.intake.in_place.in_rows import Against, InPlace
from upheld.intake.table_places import Place

PLACE = Place(table="decided", kind="table", address="casework.decided")
GIVEN = frozenset(("decided_on", "withheld_reason", "sequence", "finding"))
FINDINGS = ((1, 1, "Maladministration"), (1, 2, "Service failure"), (2, 1, "Reasonable redress"))
MONTH = {1: "2024-06-03", 2: "2025-05-06"}


def decided(*rows: tuple[int, int, str], **of_the_last: str) -> ibis.Table:
    """Sequence, finding and outcome of each row of one case."""
    found = [
        {
            "reference": "1",
            "authority": "adur",
            "decided_on": MONTH[sequence],
            "outcome": outcome,
            "category": "Charges",
            "sequence": str(sequence),
            "finding": str(finding),
            "withheld_reason": "",
        }
        for sequence, finding, outcome in rows
    ]
    found[-1] |= of_the_last
    return arrow_table("decided", found)[0]


@pytest.fixture
def problems(lay, connected):
    number = count(1)

    def listed(table, profile=HOUSING) -> list[str]:
        rules = Checking(directory=default_directory(), profile=profile)
        found, against = InPlace(PLACE, given=GIVEN), Against(connected=connected, rules=rules)
        problems = check_findings(lay(f"decided_{next(number)}", table), found, against)
        return [f"{each.column} {each.trouble}" for each in problems] + found.notes

    return listed


def test_sound_findings_have_no_problem(problems):
    assert problems(decided(*FINDINGS)) == []


def test_what_is_wrong_with_findings_is_told_in_place_too(problems):
    other = decided(*FINDINGS[:2], withheld_reason="on review", decided_on="2024-06-04")
    assert problems(other) == [
        "decided_on differs among the findings of a decision, in 1 of them",
        "withheld_reason differs among the findings of a decision, in 1 of them",
    ]
    assert problems(decided(*FINDINGS[:2], finding="4")) == [
        "finding is more than the number of findings of a decision, in 1 of them"
    ]
    assert problems(decided(*FINDINGS, decided_on=MONTH[1])) == [
        "sequence would replace findings that were made on the same day, in 1 of the cases"
    ]


def test_findings_that_are_not_counted_are_told_in_place_too(problems):
    assert problems(decided(*FINDINGS, decided_on=MONTH[1]), LGSCO) == [
        f"finding is filled in, but {LGSCO.name} counts decisions and not their findings, in 3 rows",
        "decided (table casework.decided): 1 case was decided twice on one day, with different"
        " outcomes. Only the last in the sequence counts.",
    ]


def test_a_case_decided_again_is_one_with_all_findings_that_it_had(lay):
    again = entries_again(
        lay("decided", decided(*FINDINGS)),
        recorded="decided_on",
        as_at=date(2026, 3, 31),
        figures_on={2024: date(2025, 3, 31)},
        with_fault=HOUSING.with_fault,
    )
    (row,) = again.to_pyarrow().to_pylist()
    assert sorted(row.pop("was_outcomes").split("\n")) == ["Maladministration", "Service failure"]
    assert row == {
        "authority": "adur",
        "year": 2025,
        "outcomes": "Reasonable redress",
        "is_last": True,
        "was_year": 2024,
        "was_remedied": None,
        "since_figures": True,
        "count": 1,
    }
