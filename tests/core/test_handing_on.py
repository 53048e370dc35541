"""Whose a compliance outcome is, against loops that a person can follow; with names and without."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.core.test_counting import as_written, days, distinct, pairs
from tests.profiles import COMPLIANCE, COMPLIANCE_OUTCOMES, LATE_COMPLIANCE, LGSCO
from tests.sampling import trials
from tests.tables import extract
from upheld.core.handing_on import KEPT, HandedOn, handed_on
from upheld.core.years import Year
from upheld.edition.content.decided_again import decided_again
from upheld.edition.content.tallies import Tallies, tallies_of

# Somerset West and Taunton took over from one, and ended itself in another year that is drawn.
LAST_DAYS = {
    "taunton-deane": date(2019, 3, 31),
    "somerset-west-and-taunton": date(2020, 3, 31),
    "poole": date(2019, 8, 14),  # in the middle of a year
}
SUCCESSORS = {
    "taunton-deane": "somerset-west-and-taunton",
    "somerset-west-and-taunton": "somerset",
    "poole": "bournemouth-christchurch-and-poole",
}
outcomes = st.builds(
    dict,
    reference=st.sampled_from("abcd"),
    authority=st.sampled_from([*LAST_DAYS, "somerset", "kent"]),
    recorded_on=days | st.sampled_from([*LAST_DAYS.values(), date(2019, 4, 1)]),
    outcome=st.sampled_from(COMPLIANCE_OUTCOMES),
    sequence=st.integers(1, 3),
)
some_of_them = st.sets(st.sampled_from(sorted(SUCCESSORS)))


def named(bodies: set[str]) -> dict[str, str]:
    return {body: SUCCESSORS[body] for body in bodies}


@pytest.mark.sampled
@settings(max_examples=trials(30, whole=100))
@given(
    st.lists(outcomes, max_size=40).map(distinct),
    some_of_them,
    st.sampled_from([2018, 2019, 2020]),
    days,
)
def test_what_is_handed_on_is_counted_as_plain_loops_count_it(rows, bodies, year, as_at):
    handing = {"named": named(bodies), "last_days": LAST_DAYS}
    tallies = counted(rows, year, as_at, handed_on(**handing))
    expected = oracle.compliance_counts(rows, year=year, as_at=as_at, **handing)
    counts = tallies.of_year(Year(year))
    assert pairs(counts, COMPLIANCE) == {
        name: (complied, out_of) for name, (_, complied, out_of) in expected.items()
    }
    assert pairs(counts, LATE_COMPLIANCE) == {
        name: (late, complied) for name, (late, complied, _) in expected.items() if complied
    }
    moved = [
        (row["authority"], oracle.whose(row, **handing), row["outcome"])
        for row in oracle.last_entries(rows, "recorded_on", as_at)
        if oracle.year_of(row["recorded_on"]) == year
        and oracle.whose(row, **handing) != row["authority"]
    ]
    told = {(each.body, each.successor, each.outcome): each.count for each in tallies.handed}
    assert told == {key: moved.count(key) for key in moved}


@pytest.mark.sampled
@settings(max_examples=trials(15, whole=50))
@given(st.lists(outcomes, max_size=40).map(distinct), some_of_them)
def test_the_same_outcomes_are_counted_in_all_whoever_is_named(rows, bodies):
    handing = handed_on(named(bodies), LAST_DAYS)
    with_names, without = (counted(rows, 2019, date(2021, 1, 1), each) for each in (handing, KEPT))
    assert in_all(with_names) == in_all(without)
    if not bodies:
        assert with_names == without


@pytest.mark.sampled
@settings(max_examples=trials(30, whole=100))
@given(outcomes, some_of_them)
def test_one_case_has_the_owner_that_it_is_counted_with(row, bodies):
    handing = handed_on(named(bodies), LAST_DAYS)
    tallies = counted([row], oracle.year_of(row["recorded_on"]), row["recorded_on"], handing)
    (tally,) = tallies.rows
    assert tally.authority == handing.owner(row["authority"], row["recorded_on"])


def test_an_outcome_recorded_again_after_the_last_day_takes_the_place_of_the_one_before():
    """It is one case: it leaves the figures of the body, and comes into those of the successor."""
    rows = """
    reference | authority     | recorded_on | outcome                        | sequence
    1         | taunton-deane | 2019-03-31  | not complete and not satisfied | 1
    1         | taunton-deane | 2019-04-01  | complete late                  | 2
    """
    handing = handed_on(named({"taunton-deane"}), LAST_DAYS)
    tallies = tallies_of(
        extract(compliance=rows),
        profile=LGSCO,
        year=Year(2019),
        as_at=date(2020, 3, 31),
        handed_on=handing,
    )
    assert tallies.earlier == ()
    assert [(each.authority, each.outcome, each.count) for each in tallies.rows] == [
        ("somerset-west-and-taunton", "complete late", 1)
    ]
    (again,) = decided_again(
        extract(compliance=rows),
        as_at=date(2020, 3, 31),
        figures_on={Year(2018): date(2019, 3, 31)},
        with_fault=LGSCO.with_fault,
        handed_on=handing,
    )
    assert (again.authority, again.since_figures) == ("taunton-deane", True)


def counted(rows, year: int, as_at: date, handing: HandedOn) -> Tallies:
    written = extract(compliance=as_written(rows))
    return tallies_of(written, profile=LGSCO, year=Year(year), as_at=as_at, handed_on=handing)


def in_all(tallies: Tallies) -> dict[str, int]:
    found = dict.fromkeys(COMPLIANCE_OUTCOMES, 0)
    for tally in tallies.rows:
        found[tally.outcome] += tally.count
    return found
