"""What is counted: spec tables, and random extracts against counting in plain loops."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.profiles import (
    CATEGORIES,
    COMPLIANCE,
    COMPLIANCE_OUTCOMES,
    LATE_COMPLIANCE,
    LGSCO,
    OUTCOMES,
    SATISFACTORY_REMEDIES,
    UPHELD_RATE,
)
from tests.sampling import trials
from tests.tables import extract
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.tallies import tallies_of

YEAR = Year(2019)


def counts_of(cases, measure, *, table="decided", year=YEAR, as_at=None):
    """Authority to (counted, out of), through the engine."""
    written = extract(**{table: cases})
    tallies = tallies_of(written, profile=LGSCO, year=year, as_at=as_at or year.last_day)
    counts = tallies.of_year(year)
    return {
        authority: (counts.of(authority, measure.counted), counts.of(authority, measure.out_of))
        for authority in sorted(counts.authorities)
    }


def test_complaints_that_were_not_investigated_are_left_out():
    cases = """
    reference | authority | decided_on | outcome                           | category
    1         | poole     | 2019-05-01 | upheld                            | Housing
    2         | poole     | 2019-05-01 | upheld                            | Housing
    3         | poole     | 2019-05-01 | not upheld                        | Other
    4         | poole     | 2019-05-01 | closed after initial enquiries    | Housing
    5         | poole     | 2019-05-01 | referred back for local resolution | Housing
    6         | poole     | 2019-05-01 | advice given                      | Housing
    7         | poole     | 2019-05-01 | invalid or incomplete             | Housing
    """
    assert counts_of(cases, UPHELD_RATE) == {"poole": (2, 3)}


def test_the_year_of_a_decision_ends_on_31_march():
    cases = """
    reference | authority | decided_on | outcome | category
    1         | poole     | 2019-03-31 | upheld  | Housing
    2         | poole     | 2019-04-01 | upheld  | Housing
    3         | poole     | 2020-03-31 | upheld  | Housing
    4         | poole     | 2020-04-01 | upheld  | Housing
    """
    assert counts_of(cases, UPHELD_RATE) == {"poole": (2, 2)}


def test_a_case_decided_again_counts_once_in_the_year_of_its_last_decision_as_at_the_day():
    cases = """
    reference | authority | decided_on | outcome    | category | sequence
    1         | poole     | 2019-06-01 | not upheld | Housing  | 1
    1         | poole     | 2019-12-01 | upheld     | Housing  | 2
    2         | poole     | 2019-06-01 | not upheld | Housing  | 1
    2         | poole     | 2020-05-01 | upheld     | Housing  | 2
    """
    assert counts_of(cases, UPHELD_RATE) == {"poole": (1, 2)}
    later = date(2020, 6, 30)
    assert counts_of(cases, UPHELD_RATE, as_at=later) == {"poole": (1, 1)}
    assert counts_of(cases, UPHELD_RATE, year=Year(2020), as_at=later) == {"poole": (1, 1)}


def test_a_complaint_about_two_authorities_counts_once_for_each():
    cases = """
    reference | authority | decided_on | outcome    | category
    1         | poole     | 2019-06-01 | upheld     | Housing
    1         | leeds     | 2019-06-01 | not upheld | Housing
    """
    assert counts_of(cases, UPHELD_RATE) == {"leeds": (0, 1), "poole": (1, 1)}
    tallies = tallies_of(extract(decided=cases), profile=LGSCO, year=YEAR, as_at=YEAR.last_day)
    assert tallies.complaints == {YEAR: (1, 2)}


def test_late_counts_as_complied_and_ceased_counts_neither_way():
    cases = """
    reference | authority | recorded_on | outcome
    1         | poole     | 2019-06-01  | complete and satisfied
    2         | poole     | 2019-06-01  | complete late
    3         | poole     | 2019-06-01  | complete but not satisfied
    4         | poole     | 2019-06-01  | not complete and not satisfied
    5         | poole     | 2019-06-01  | ceased
    """
    assert counts_of(cases, COMPLIANCE, table="compliance") == {"poole": (2, 4)}
    assert counts_of(cases, LATE_COMPLIANCE, table="compliance") == {"poole": (1, 2)}


def test_a_remedy_counts_only_where_the_complaint_was_upheld_at_last():
    cases = """
    reference | authority | decided_on | outcome    | category | sequence | remedied_by_authority
    1         | poole     | 2019-06-01 | upheld     | Housing  | 1        | yes
    2         | poole     | 2019-06-01 | upheld     | Housing  | 1        | no
    3         | poole     | 2019-06-01 | upheld     | Housing  | 1        | yes
    3         | poole     | 2019-07-01 | not upheld | Housing  | 2        | no
    """
    assert counts_of(cases, SATISFACTORY_REMEDIES) == {"poole": (1, 2)}


def test_whether_remedied_was_never_told_is_not_0():
    cases = """
    reference | authority | decided_on | outcome | category
    1         | poole     | 2019-06-01 | upheld  | Housing
    """
    assert counts_of(cases, SATISFACTORY_REMEDIES) == {"poole": (None, 1)}


def test_published_totals_count_like_cases_and_a_missing_one_is_not_0():
    totals = """
    year    | authority | what       | category | outcome                | count
    2019-20 | poole     | decided    | Housing  | upheld                 | 2
    2019-20 | poole     | decided    | Other    | upheld                 | 1
    2019-20 | poole     | decided    |          | upheld                 | 3
    2019-20 | poole     | decided    |          | not upheld             | 4
    2019-20 | poole     | remedied   |          | upheld                 | 1
    2019-20 | leeds     | decided    |          | upheld                 | 9
    2019-20 | leeds     | compliance |          | complete and satisfied | 5
    """
    assert counts_of(totals, UPHELD_RATE, table="counts") == {"leeds": (9, None), "poole": (3, 7)}
    remedies = counts_of(totals, SATISFACTORY_REMEDIES, table="counts")
    assert remedies == {"leeds": (None, 9), "poole": (1, 3)}
    assert counts_of(totals, COMPLIANCE, table="counts")["leeds"] == (None, None)


def test_years_before_are_counted_from_the_cases_too_and_kept_apart():
    cases = """
    reference | authority | decided_on | outcome    | category | sequence | remedied_by_authority
    1         | poole     | 2018-06-01 | upheld     | Housing  | 1        | yes
    2         | poole     | 2018-06-01 | not upheld | Housing  | 1        | no
    2         | poole     | 2019-05-01 | upheld     | Housing  | 2        | no
    3         | poole     | 2020-05-01 | upheld     | Housing  | 1        | no
    """
    received = """
    reference | authority | received_on | category
    1         | poole     | 2018-02-03  | Housing
    """
    tallies = tallies_of(
        extract(decided=cases, received=received),
        profile=LGSCO,
        year=YEAR,
        as_at=date(2020, 6, 30),
    )
    assert [(t.year, t.what, t.outcome, t.count) for t in tallies.earlier] == [
        (Year(2017), What.RECEIVED, "", 1),
        (Year(2018), What.DECIDED, "upheld", 1),
        (Year(2018), What.REMEDIED, "upheld", 1),
    ]
    assert {tally.year for tally in tallies.rows} == {YEAR}
    assert tallies.first_days == {
        What.RECEIVED: date(2018, 2, 3),
        What.DECIDED: date(2018, 6, 1),
    }
    assert tallies.held == {(YEAR, What.DECIDED), (YEAR, What.REMEDIED)}


days = st.dates(date(2018, 3, 25), date(2021, 4, 5))
decisions = st.builds(
    dict,
    reference=st.sampled_from("abcdefgh"),
    authority=st.sampled_from(["leeds", "poole", "kent"]),
    decided_on=days,
    outcome=st.sampled_from(OUTCOMES),
    category=st.sampled_from(CATEGORIES),
    remedied_by_authority=st.booleans(),
    sequence=st.integers(1, 3),
)
outcomes = st.builds(
    dict,
    reference=st.sampled_from("abcdefgh"),
    authority=st.sampled_from(["leeds", "poole", "kent"]),
    recorded_on=days,
    outcome=st.sampled_from(COMPLIANCE_OUTCOMES),
    sequence=st.integers(1, 3),
)


def distinct(rows):
    """Intake lets one entry stand for each reference, authority and sequence."""
    return {(r["reference"], r["authority"], r["sequence"]): r for r in rows}.values()


def as_written(rows):
    def word(value):
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value)

    return [{name: word(value) for name, value in row.items()} for row in rows]


def pairs(counts, measure):
    """Authority to (counted, out of), those with an empty base left out."""
    found = {
        name: (counts.of(name, measure.counted), counts.of(name, measure.out_of))
        for name in counts.authorities
    }
    return {name: pair for name, pair in found.items() if pair[1]}


@pytest.mark.sampled
@settings(max_examples=trials(25, whole=100))
@given(
    st.lists(decisions, max_size=40).map(distinct),
    st.lists(outcomes, max_size=40).map(distinct),
    st.sampled_from([2018, 2019, 2020]),
    days,
)
def test_counting_agrees_with_plain_loops(decided, compliance, year, as_at):
    """The engine's queries and loops that a person can follow give the same counts."""
    cases = extract(decided=as_written(decided), compliance=as_written(compliance))
    tallies = tallies_of(cases, profile=LGSCO, year=Year(year), as_at=as_at)
    counts = tallies.of_year(Year(year))
    assert pairs(counts, UPHELD_RATE) == oracle.uphold_counts(decided, year=year, as_at=as_at)
    remedied = oracle.remedy_counts(decided, year=year, as_at=as_at)
    assert pairs(counts, SATISFACTORY_REMEDIES) == remedied
    expected = oracle.compliance_counts(compliance, year=year, as_at=as_at)
    complied = {name: (complied, out_of) for name, (_, complied, out_of) in expected.items()}
    late = {name: (late, complied) for name, (late, complied, _) in expected.items() if complied}
    assert pairs(counts, COMPLIANCE) == complied
    assert pairs(counts, LATE_COMPLIANCE) == late
