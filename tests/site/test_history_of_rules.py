"""The history of a measure has each of its rules with its years, and each name that it had."""

from dataclasses import replace

from tests.profiles import CLOSED, LGSCO, UPHELD_RATE
from tests.publish.tables.examples import some_edition
from upheld.core.measures import Cells
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.queries.measures import measure_of
from upheld.site.pages.methodology import _changed, _first_year, rules_of

BEFORE = replace(UPHELD_RATE, until=Year(2021))
SINCE = replace(
    UPHELD_RATE,
    since=Year(2022),
    out_of=Cells(what=What.DECIDED, outcomes=(CLOSED, *UPHELD_RATE.out_of.outcomes)),
)
TWICE = replace(LGSCO, measures=(BEFORE, SINCE, *LGSCO.measures[1:]))


def test_each_rule_is_given_with_its_years_and_the_outcomes_that_it_counts():
    told = [(each["years"], each["out_of_outcomes"]) for each in rules_of(TWICE, "upheld")]
    titles = [LGSCO.outcomes[key].title for key in (CLOSED, *UPHELD_RATE.out_of.outcomes)]
    closed, one, other = titles
    assert told == [
        ("To 2021-22", f"{one} or {other}"),
        ("From 2022-23", f"{closed}, {one} or {other}"),
    ]


def test_a_measure_of_one_rule_has_no_list_of_rules():
    assert rules_of(LGSCO, "upheld") == []


def test_a_measure_began_with_its_first_rule():
    begun = replace(BEFORE, since=Year(2019))
    twice = replace(LGSCO, measures=(begun, SINCE, *LGSCO.measures[1:]))
    assert (_first_year(twice, "upheld"), _first_year(TWICE, "upheld")) == (Year(2019), None)


def test_another_name_is_an_event_and_the_same_is_none():
    row = measure_of(some_edition(), "upheld")
    assert [*_changed(row, replace(row, title="Found right"))] == [
        ("new name", f"Before that, it was called: {row.title}.")
    ]
    assert [*_changed(row, row)] == []
