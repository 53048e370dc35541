from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact, hypergeom

from tests import oracle
from upheld.core.comparison import (
    Answer,
    Stratum,
    binomial,
    compare,
    compare_with_published,
    compare_with_rate,
    hypergeometric,
)
from upheld.core.known_target import binomial_test


def among(out_of: int, group_counted: int, group_out_of: int) -> Stratum:
    return Stratum(out_of=out_of, group_counted=group_counted, group_out_of=group_out_of)


def answer(counted: int, *strata: Stratum) -> str:
    return str(compare(counted, strata).answer)


@st.composite
def groups(draw, most: int = 60):
    """An authority's counts and the others': (x, n), (X, N) with the authority in them."""
    n, others = draw(st.integers(1, most)), draw(st.integers(1, 4 * most))
    x, other = draw(st.integers(0, n)), draw(st.integers(0, others))
    return x, n, x + other, n + others


def test_one_of_three_is_too_few_beside_45_percent():
    assert answer(1, among(3, 4_500, 10_000)) == "too-few"


def test_none_of_six_is_too_few_beside_45_percent_and_none_of_seven_is_lower():
    assert answer(0, among(6, 450_000, 1_000_000)) == "too-few"
    assert answer(0, among(7, 450_000, 1_000_000)) == "lower"


def test_six_of_twenty_is_higher_than_6_percent():
    assert answer(6, among(20, 6_000, 100_000)) == "higher"


@pytest.mark.parametrize(("percent", "enough"), [(45, 7), (13, 27)])
def test_with_fewer_than_enough_cases_no_result_shows_that_there_is_no_difference(percent, enough):
    group = (percent * 10_000, 1_000_000)
    answers = {n: {answer(x, among(n, *group)) for x in range(n + 1)} for n in range(1, 40)}
    assert all("no-difference-shown" not in answers[n] for n in range(1, enough))
    assert all("no-difference-shown" in answers[n] for n in range(enough, 40))


def test_four_cases_never_show_a_difference():
    assert {answer(x, among(4, 5, 1_000)) for x in range(5)} == {"too-few"}


def test_a_tail_of_exactly_one_in_forty_is_a_difference():
    found = compare_with_rate(5, 5, Fraction(1, 2))
    assert (found.tail, found.answer) == (Fraction(1, 32), Answer.TOO_FEW)
    # 1 of 40 cases is the authority's own kind: P(>= 1) is 39/40 of none.
    exact = hypergeometric(among(1, 1, 40))
    assert exact.at_least(1) == Fraction(1, 40)


def test_the_level_is_the_smaller_one_that_the_tail_reaches():
    assert compare(20, [among(20, 4_500, 10_000)]).level == Fraction(1, 1000)
    assert compare(14, [among(20, 4_500, 10_000)]).level == Fraction(1, 40)
    assert compare(10, [among(20, 4_500, 10_000)]).level is None


def test_the_expected_count_is_the_groups_share_of_the_authoritys_cases():
    assert compare(1, [among(3, 4_500, 10_000)]).expected == Fraction(27, 20)


def test_a_group_without_any_upheld_case_shows_nothing():
    assert answer(0, among(20, 0, 500)) == "too-few"


def test_cases_that_cannot_be_among_the_groups_are_refused():
    with pytest.raises(ValueError, match="5 of 5 cannot be among the group's cases"):
        compare(5, [among(5, 4, 100)])
    with pytest.raises(ValueError, match="8 cases cannot be among 2 of 5"):
        compare(1, [among(8, 2, 5)])


@given(group=groups())
def test_the_plain_comparison_agrees_with_counting_hands(group):
    x, n, marked, whole = group
    found = compare(x, [among(n, marked, whole)])
    assert found.answer == oracle.answer(x, n, oracle.chances(n, marked, whole))


@settings(max_examples=200)
@given(
    services=st.lists(groups(most=8), min_size=1, max_size=4),
)
def test_the_comparison_by_services_agrees_with_adding_up_every_way(services):
    x, n = (sum(each[place] for each in services) for place in (0, 1))
    found = compare(x, [among(each[1], each[2], each[3]) for each in services])
    by_chance = oracle.chances_by_service([each[1:] for each in services])
    assert found.answer == oracle.answer(x, n, by_chance)
    assert found.expected == sum(k * chance for k, chance in by_chance.items())


@given(group=groups(most=300))
def test_tails_are_those_of_scipy(group):
    x, n, marked, whole = group
    exact = hypergeometric(among(n, marked, whole))
    theirs = hypergeom(whole, marked, n)
    assert isclose(exact.at_most(x), theirs.cdf(x), rel_tol=1e-7, abs_tol=1e-12)
    assert isclose(exact.at_least(x), theirs.sf(x - 1), rel_tol=1e-7, abs_tol=1e-12)


@settings(max_examples=50)
@given(group=groups())
def test_a_tail_is_fishers_one_sided_test_of_the_authority_beside_the_others(group):
    x, n, marked, whole = group
    table = [[x, n - x], [marked - x, whole - n - (marked - x)]]
    greater = fisher_exact(table, alternative="greater").pvalue
    assert isclose(hypergeometric(among(n, marked, whole)).at_least(x), greater, rel_tol=1e-7)


@settings(max_examples=50)
@given(n=st.integers(1, 80), percent=st.integers(1, 99), data=st.data())
def test_the_two_sided_test_of_a_known_rate_is_that_of_scipy(n, percent, data):
    x = data.draw(st.integers(0, n))
    theirs = binomtest(x, n, percent / 100).pvalue
    assert isclose(binomial_test(x, n, Fraction(percent, 100)), theirs, rel_tol=1e-6)


@given(group=groups(), data=st.data())
def test_the_order_of_services_does_not_matter(group, data):
    more = data.draw(groups(most=10))
    strata = [among(*group[1:]), among(*more[1:])]
    x = group[0] + more[0]
    assert compare(x, strata) == compare(x, strata[::-1])


@given(n=st.integers(5, 60), marked=st.integers(0, 200))
def test_more_upheld_never_turns_higher_into_lower(n, marked):
    whole = 300
    order = {"lower": 0, "too-few": 1, "no-difference-shown": 1, "higher": 2}
    counts = range(max(0, n - (whole - marked)), min(n, marked) + 1)
    places = [order[answer(x, among(n, marked, whole))] for x in counts]
    assert places == sorted(places)


@settings(max_examples=1_000, deadline=None)
@given(group=groups(most=40))
def test_a_published_average_never_finds_what_the_groups_counts_do_not(group):
    """The average holds the authority's own cases, and each tail is taken at its least."""
    x, n, marked, whole = group
    percent = (200 * marked + whole) // (2 * whole)
    published = compare_with_published(x, n, percent=percent)
    known = compare(x, [among(n, marked, whole)])
    if published.answer in (Answer.HIGHER, Answer.LOWER):
        assert published.answer == known.answer


def test_a_binomial_distribution_adds_up_to_everything():
    assert binomial(7, Fraction(45, 100)).at_most(7) == 1
