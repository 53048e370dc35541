"""What was recorded for recommendations goes out as it stands, and the case only with all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.office.cases import a_case, a_decision, a_recommendation
from tests.office.moving.extracts import TODAY, extract_of, read_folder, take, taken_out
from tests.office.signed_in import a_person
from tests.profiles import CEASED, COMPLIANCE_OUTCOMES, LATE, LGSCO, NOT_COMPLETE, SATISFIED
from upheld.core.publication import DONE_ON_TIME, NOT_DONE, NOTHING_DECIDED, public_state
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.follow_up.outcomes import ToRecord, record_outcomes
from upheld.office.models import Case, Compliance, Outcome, Person, Recommendation
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

DONE_ON, RECORDED_ON = date(2024, 3, 18), date(2024, 3, 20)
DECIDED = ("reference", "authority", "decided_on", "outcome", "category")
AGREED = ("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on", "text")
RECORDED = ("reference", "authority", "recorded_on", "outcome")
CASE = ("23 000 009", "Leeds City Council")


def with_two() -> Case:
    a_decision(case := a_case(), remedied_by_authority=False)
    a_recommendation(case, 1, due_on=date(2024, 4, 1))
    a_recommendation(case, 2, due_on=date(2024, 9, 2))
    return case


def director() -> Person:
    return Person.objects.first() or a_person(Role.DIRECTOR, Role.COMPLIANCE_OFFICER)


def record_one(case: Case, number: int, outcome: str = SATISFIED) -> Compliance | None:
    decided = ToRecord(
        recommendation=case.recommendations.get(number=number),
        outcome=outcome,
        completed_on=DONE_ON if outcome in LGSCO.done else None,
    )
    return record_outcomes(case, [decided], on=RECORDED_ON, by=director())


def test_one_that_is_done_goes_out_while_another_is_open(tmp_path):
    case = with_two()
    record_one(case, 1)
    out = taken_out(tmp_path / "out")
    rows = out.tables["recommendations"].to_pylist()
    assert [(row["status"], row["completed_on"]) for row in rows] == [
        (SATISFIED, DONE_ON),
        (None, None),
    ]
    assert out.tables["compliance"].num_rows == 0
    states = [public_state(row, [], on=TODAY, profile=LGSCO) for row in rows]
    assert states == [DONE_ON_TIME, NOTHING_DECIDED]  # what the register says of each


def test_one_that_was_not_done_is_said_so_before_its_case_has_an_outcome(tmp_path):
    case = with_two()
    record_one(case, 1, NOT_COMPLETE)
    rows = taken_out(tmp_path / "out").tables["recommendations"].to_pylist()
    assert [row["recorded_on"] for row in rows] == [RECORDED_ON, None]
    states = [public_state(row, [], on=TODAY, profile=LGSCO) for row in rows]
    assert states == [NOT_DONE, NOTHING_DECIDED]
    before = RECORDED_ON - timedelta(days=1)
    assert public_state(rows[0], [], on=before, profile=LGSCO) == NOTHING_DECIDED


def test_the_case_goes_out_once_all_have_an_outcome(tmp_path):
    case = with_two()
    record_one(case, 1)
    record_one(case, 2, LATE)
    (row,) = taken_out(tmp_path / "out").tables["compliance"].to_pylist()
    assert (row["outcome"], row["recorded_on"], row["sequence"]) == (LATE, RECORDED_ON, 1)


def test_what_went_out_comes_in_again_and_changes_nothing(tmp_path):
    case = with_two()
    record_one(case, 1)
    taken_out(tmp_path / "out")
    assert take(read_folder(tmp_path / "out")).is_nothing


def imported_case(**tables) -> Case:
    """With two recommendations without outcomes of their own, and one for the case."""
    dates = ("2024-03-04", "2024-05-03")
    words = ("service improvement", "training or guidance", *dates, "Train its officers.")
    found = {
        "decided": (DECIDED, [(*CASE, "2024-03-04", "upheld", "Housing")]),
        "recommendations": (AGREED, [(*CASE, number, *words) for number in (1, 2)]),
        "compliance": (RECORDED, [(*CASE, "2024-06-03", LATE)]),
    }
    take(extract_of(found | tables))
    return Case.objects.get()


def test_a_case_that_came_with_its_own_outcome_keeps_it(tmp_path):
    imported_case()
    assert open_recommendations().count() == Outcome.objects.count() == 0
    (row,) = taken_out(tmp_path / "out").tables["compliance"].to_pylist()
    assert (row["outcome"], row["recorded_on"]) == (LATE, date(2024, 6, 3))


def test_an_import_with_outcomes_for_recommendations_alone_makes_none_for_the_case():
    """Another office may decide of a case by another rule, so we do not guess."""
    row = (*CASE, 1, "personal remedy", "apology", "2024-03-04", "2024-05-03", "Say sorry.")
    agreed = ((*AGREED, "status", "completed_on"), [(*row, LATE, "2024-05-09")])
    imported_case(recommendations=agreed, compliance=(RECORDED, []))
    assert Recommendation.objects.get().status == LATE
    assert Compliance.objects.count() == 0
    assert open_recommendations().count() == 0


# ---- What always holds -----------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(st.sampled_from((1, 2, 3)), st.sampled_from(COMPLIANCE_OUTCOMES)), max_size=6
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, number=st.integers(0, 999_999))
def test_whatever_is_recorded_intake_takes_it_and_the_case_has_an_outcome_exactly_if_all_have(
    database,  # noqa: ARG001
    tmp_path_factory,
    steps,
    number,
):
    reference = f"23 {number // 1000:03} {number % 1000:03}"
    assume(not Case.objects.filter(reference=reference).exists())
    a_decision(case := a_case(reference))
    for each, due in ((1, date(2024, 3, 11)), (2, date(2024, 4, 1)), (3, date(2024, 9, 2))):
        a_recommendation(case, each, due_on=due)
    for each, outcome in steps:
        record_one(case, each, outcome)
    out = taken_out(tmp_path_factory.mktemp("out") / "out")  # raises if intake refuses it
    last = dict(steps)
    found = [row for row in out.tables["compliance"].to_pylist() if row["reference"] == reference]
    assert bool(found) == (set(last) == {1, 2, 3})
    if found:
        counted = set(last.values()) - {CEASED} or {CEASED}
        assert found[-1]["outcome"] in counted | {SATISFIED}
