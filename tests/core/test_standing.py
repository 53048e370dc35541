"""Which entry of a case stands is said twice, once for the engines and once for rows in memory.

Counting asks it of 100 million cases, as expressions; the register, of the few that it reads. Each
is held to the other here.
"""

from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sampling import trials
from upheld.core import counting, publication

FIRST = date(2019, 4, 1)
CASES = st.tuples(st.sampled_from(["adur", "arun"]), st.sampled_from(["1", "2"]))
DAYS = st.integers(0, 9).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def entries(draw):
    """Of each case up to four, of up to three findings made on one day, in any order."""
    rows = []
    for authority, reference in draw(st.sets(CASES)):
        for sequence in draw(st.sets(st.integers(1, 4), min_size=1)):
            day = draw(DAYS)
            for finding in range(draw(st.integers(1, 3))):
                rows.append((authority, reference, sequence, day, finding + 1))
    return draw(st.permutations(rows))


SCHEMA = pa.schema(
    [
        ("authority", pa.string()),
        ("reference", pa.string()),
        ("sequence", pa.int32()),
        ("decided_on", pa.date32()),
        ("finding", pa.int32()),
    ]
)


def table(rows):
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * len(SCHEMA)
    return pa.table(columns, schema=SCHEMA)


def counted(rows, as_at):
    found = counting.standing(ibis.memtable(table(rows)), recorded="decided_on", as_at=as_at)
    return sorted(tuple(row.values()) for row in found.to_pyarrow().to_pylist())


def shown(rows, as_at):
    found = publication.standing(table(rows).to_pylist(), dated="decided_on", by=as_at)
    return sorted(tuple(row.values()) for findings in found.values() for row in findings)


@pytest.mark.sampled
@given(entries(), DAYS)
@settings(max_examples=trials(20, whole=60))
def test_what_is_counted_and_what_is_shown_is_the_same_entry(rows, as_at):
    assert counted(rows, as_at) == shown(rows, as_at)


@pytest.mark.parametrize("standing", [counted, shown])
def test_the_highest_sequence_recorded_by_the_day_stands_and_not_the_latest_date(standing):
    again = [("adur", "1", 1, date(2019, 4, 5), 1), ("adur", "1", 2, date(2019, 4, 3), 1)]
    assert standing(again, date(2019, 4, 9)) == [again[1]]
    assert standing(again, date(2019, 4, 3)) == [again[1]]
    assert standing(again, date(2019, 4, 2)) == []
    later = [("adur", "1", 1, date(2019, 4, 1), 1), ("adur", "1", 2, date(2019, 4, 8), 1)]
    assert standing(later, date(2019, 4, 7)) == [later[0]]


@pytest.mark.parametrize("standing", [counted, shown])
def test_findings_of_the_last_decision_stand_together_and_those_of_earlier_ones_do_not(standing):
    first = [("adur", "1", 1, date(2019, 4, 1), finding) for finding in (1, 2, 3)]
    second = [("adur", "1", 2, date(2019, 4, 8), finding) for finding in (1, 2)]
    assert standing([*first, *second], date(2019, 4, 9)) == second
    assert standing([*second, *first], date(2019, 4, 7)) == first
