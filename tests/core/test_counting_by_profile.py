"""Decisions counted by the profiles of other ombudsmen: several outcomes may have fault."""

from collections import Counter
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import LGSCO
from upheld.core.counting import decided_counts, unlisted_counts
from upheld.core.publication import hides_its_report, is_listed, public_state
from upheld.core.superseded import entries_again
from upheld.ombudsman.folder import read_office

WALES = read_office(Path(__file__).parent.parent / "ombudsmen" / "wales").profile
DAY, AS_AT = date(2024, 6, 3), date(2025, 3, 31)
SCHEMA = pa.schema(
    [
        ("reference", pa.string()),
        ("authority", pa.string()),
        ("decided_on", pa.date32()),
        ("outcome", pa.string()),
        ("category", pa.string()),
        ("remedied_by_authority", pa.bool_()),
        ("withheld_reason", pa.string()),
        ("sequence", pa.int32()),
    ]
)
DECISIONS = st.lists(
    st.tuples(
        st.sampled_from(list(WALES.outcomes)),
        st.sampled_from([True, False, None]),
        st.sampled_from(["consent", "", None]),
    ),
    max_size=30,
)


def table(decisions, **given):
    rows = [
        {"reference": str(place), "authority": "powys", "decided_on": DAY, "sequence": 1}
        | {"category": "Housing", "outcome": outcome, "remedied_by_authority": remedied}
        | {"withheld_reason": withheld}
        for place, (outcome, remedied, withheld) in enumerate(decisions)
    ]
    return ibis.memtable(pa.Table.from_pylist([row | given for row in rows], schema=SCHEMA))


def cells(expression):
    rows = expression.to_pyarrow().to_pylist()
    return {row["outcome"]: (row["count"], row["remedied"]) for row in rows}


def by_hand(decisions):
    """Early resolutions, reports upheld and public interest reports had fault; no other had."""
    count, remedied = Counter(), Counter()
    for outcome, was_remedied, _ in decisions:
        count[outcome] += 1
        has_fault = "resolution" in outcome or "reports upheld" in outcome or "interest" in outcome
        remedied[outcome] += has_fault and was_remedied is True
    return {outcome: (count[outcome], remedied[outcome]) for outcome in count}


@settings(max_examples=25)
@given(DECISIONS)
def test_every_outcome_with_fault_may_have_been_remedied(decisions):
    found = decided_counts(table(decisions), as_at=AS_AT, with_fault=WALES.with_fault)
    assert cells(found) == by_hand(decisions)


@settings(max_examples=25)
@given(DECISIONS)
def test_what_is_not_listed_is_what_is_withheld_of_the_outcomes_that_are(decisions):
    found = unlisted_counts(
        table(decisions),
        as_at=AS_AT,
        with_fault=WALES.with_fault,
        listed=WALES.listed,
        are_withheld=True,
    )
    withheld = [each for each in decisions if each[2] and WALES.outcomes[each[0]].is_listed]
    assert cells(found) == by_hand(withheld)


def test_a_profile_may_have_no_outcome_with_fault():
    decisions = [(outcome, True, "") for outcome in WALES.outcomes]
    found = decided_counts(table(decisions), as_at=AS_AT, with_fault=())
    assert set(cells(found).values()) == {(1, 0)}


def test_what_was_decided_again_says_of_any_outcome_with_fault_that_it_was_remedied():
    first = table([(outcome, True, "") for outcome in WALES.outcomes])
    second = table(
        [(outcome, False, "") for outcome in WALES.outcomes],
        sequence=2,
        decided_on=date(2024, 9, 2),
    )
    found = entries_again(
        first.union(second),
        recorded="decided_on",
        as_at=AS_AT,
        figures_on={},
        with_fault=WALES.with_fault,
    )
    rows = found.to_pyarrow().to_pylist()
    remedied = {row["was_remedied"] for row in rows if row["was_remedied"]}
    assert remedied == set(WALES.with_fault)
    assert {row["was_outcomes"] for row in rows} == set(WALES.outcomes)
    assert len(rows) == len(WALES.outcomes)


def test_a_decision_is_listed_if_its_outcome_is():
    decision = {"decided_on": DAY, "withheld_reason": None}
    listed = {
        outcome
        for outcome in WALES.outcomes
        if is_listed(
            decision | {"outcome": outcome},
            on=AS_AT,
            delay=AS_AT - DAY,
            keep_years=10,
            listed=WALES.listed,
        )
    }
    assert listed == {key for key, each in WALES.outcomes.items() if each.is_listed}


def test_a_report_is_hidden_for_every_reason_but_the_one_that_is_early():
    assert not hides_its_report(None, early="too soon")
    hidden = {
        reason: hides_its_report({"withheld_reason": reason}, early="too soon")
        for reason in ("", None, "too soon", "premature")
    }
    assert hidden == {"": False, None: False, "too soon": False, "premature": True}


def test_an_improvement_says_what_its_status_shows():
    def said(status):
        done = {"status": status, "completed_on": DAY, "recorded_on": DAY}
        return public_state(done, (), on=AS_AT, profile=LGSCO)

    assert {status: said(status) for status in (None, *LGSCO.compliance)} == {
        None: "",
        "complete and satisfied": "done on time",
        "complete late": "late",
        "complete but not satisfied": "not done",
        "not complete and not satisfied": "not done",
        "ceased": "",
    }
