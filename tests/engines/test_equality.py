"""DuckDB, PostgreSQL and Spark count random extracts alike, to the last integer.

Each engine is held against plain loops, and so against the others.
"""

from datetime import date

import pytest

from tests.engines import by_hand
from tests.engines.random_extracts import EXTRACTS, as_tables, random_rows
from tests.profiles import LGSCO
from upheld.core import counting

ROWS = random_rows(seed=2020)
MIDDLE, END = date(2019, 9, 30), date(2021, 12, 31)

COUNTED = {
    "received_counts": ("received", by_hand.received_cells, ("count",)),
    "decided_counts": ("decided", by_hand.decided_cells, ("count", "remedied")),
    "compliance_counts": ("compliance", by_hand.compliance_cells, ("count",)),
    "complaints_decided": ("decided", by_hand.complaints_cells, ("complaints", "decisions")),
}


@pytest.fixture
def laid(lay):
    return {name: lay(name, table) for name, table in as_tables(ROWS).items()}


def cells(expression, integers):
    """Names to integers; integers must come as integers, whatever the engine's width of them."""
    found = expression.to_pyarrow().to_pylist()
    names = [name for name in ("authority", "year", "category", "outcome") if name in found[0]]
    assert all(type(row[name]) is int for row in found for name in (*integers, "year"))
    counted = {tuple(r[name] for name in names): tuple(r[i] for i in integers) for r in found}
    assert len(counted) == len(found)
    return counted


@pytest.mark.parametrize("as_at", [MIDDLE, END], ids=str)
def test_each_engine_counts_as_plain_loops_do(laid, as_at):
    given = {"decided_counts": {"with_fault": LGSCO.with_fault}}
    for name, (table, loops, integers) in COUNTED.items():
        expression = getattr(counting, name)(laid[table], as_at=as_at, **given.get(name, {}))
        assert cells(expression, integers) == loops(ROWS[table], as_at), name


def test_each_engine_finds_what_was_decided_again_since_as_plain_loops_do(laid):
    found = counting.unlisted_counts(
        laid["decided"],
        as_at=MIDDLE,
        with_fault=LGSCO.with_fault,
        listed=LGSCO.listed,
        are_withheld=False,
    )
    expected = by_hand.superseded_cells(ROWS["decided"], MIDDLE)
    assert len(expected) > 100
    assert cells(found, ("count", "remedied")) == expected


def test_the_first_day_is_the_earliest(laid):
    (row,) = counting.first_day(laid["decided"], dated="decided_on").to_pyarrow().to_pylist()
    assert row == {"first_day": min(row["decided_on"] for row in ROWS["decided"])}


def test_the_random_extracts_hold_what_engines_may_differ_about():
    decided = ROWS["decided"]
    assert len({row["authority"][:3] for row in decided}) >= 0.9 * EXTRACTS >= 200
    assert {row["remedied_by_authority"] for row in decided} == {True, False, None}
    cases = [(row["authority"], row["reference"]) for row in decided]
    assert len(cases) - len(set(cases)) > 100  # decided again
    ties = [(*case, row["decided_on"]) for case, row in zip(cases, decided, strict=True)]
    assert len(ties) - len(set(ties)) > 10  # again on the same day
    turns = {(row["decided_on"].month, row["decided_on"].day) for row in decided}
    assert {(3, 31), (4, 1)} <= turns
