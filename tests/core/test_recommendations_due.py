"""Recommendations are counted in the year in which they were due, by how each stands on the day."""

from collections import Counter
from datetime import date

import ibis
from hypothesis import given
from hypothesis import strategies as st

from upheld.core.counting import recommendation_counts
from upheld.core.vocabulary import NOT_DECIDED
from upheld.core.years import Year

AS_AT = date(2025, 3, 31)
TYPES = {
    "authority": "string",
    "agreed_on": "date",
    "due_on": "date",
    "extended_to": "date",
    "status": "string",
    "completed_on": "date",
    "recorded_on": "date",
}
days = st.dates(date(2023, 1, 1), date(2026, 1, 1))
rows = st.fixed_dictionaries(
    {
        "authority": st.sampled_from(["leeds", "kent"]),
        "agreed_on": days,
        "due_on": days,
        "extended_to": st.none() | days,
        "status": st.sampled_from([None, "kept", "failed"]),
        "completed_on": st.none() | days,
        "recorded_on": st.none() | days,
    }
)


def counted(found):
    table = ibis.memtable(found, schema=TYPES)
    result = recommendation_counts(table, as_at=AS_AT).to_pyarrow().to_pylist()
    return {(r["authority"], r["year"], r["outcome"]): r["count"] for r in result}


@given(st.lists(rows, min_size=1, max_size=12))
def test_they_are_what_a_loop_counts(found):
    expected = Counter()
    for row in found:
        if row["agreed_on"] > AS_AT:
            continue
        recorded_on = row["recorded_on"] or row["completed_on"] or AS_AT
        outcome = row["status"] if row["status"] and recorded_on <= AS_AT else NOT_DECIDED
        due = row["extended_to"] or row["due_on"]
        expected[row["authority"], Year.containing(due).start, outcome] += 1
    assert counted(found) == dict(expected)


def test_more_time_moves_one_to_the_year_in_which_it_is_due():
    row = {
        "authority": "leeds",
        "agreed_on": date(2024, 1, 5),
        "due_on": date(2024, 3, 30),
        "extended_to": date(2024, 4, 9),
        "status": None,
        "completed_on": None,
        "recorded_on": None,
    }
    assert counted([row]) == {("leeds", 2024, NOT_DECIDED): 1}
