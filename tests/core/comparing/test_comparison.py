from fractions import Fraction
from functools import cache
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, fisher_exact, hypergeom

from tests import oracle
from tests.known_target import binomial_test, doubled_mid_p
from upheld.core.comparing.comparison import (
    DIFFERENT,
    LEVEL,
    STRICT_LEVEL,
    Answer,
    Reach,
    TooFew,
    compare,
    compare_with_published,
    compare_with_rates,
)
from upheld.core.comparing.distributions import Stratum, binomial, hypergeometric


def with_rate(counted, out_of, rate):
    """With a rate that is known exactly."""
    return compare_with_rates(counted, out_of, (rate, rate, rate))


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


def test_none_of_six_beside_45_percent_could_only_have_been_higher_and_none_of_seven_is_lower():
    found = compare(0, [among(6, 450_000, 1_000_000)])
    assert (found.answer, found.reach) == (Answer.NO_DIFFERENCE_SHOWN, Reach.HIGHER)
    assert answer(0, among(7, 450_000, 1_000_000)) == "lower"


def test_six_of_twenty_is_higher_than_6_percent():
    assert answer(6, among(20, 6_000, 100_000)) == "higher"


@pytest.mark.parametrize(("percent", "both"), [(45, 7), (13, 27)])
def test_with_fewer_cases_only_one_direction_is_within_reach_and_that_is_told(percent, both):
    group = (percent * 10_000, 1_000_000)
    reach = {n: compare(0, [among(n, *group)]).reach for n in range(1, 40)}
    assert {n: found for n, found in reach.items() if n < 5} == dict.fromkeys(range(1, 5), "none")
    assert {found for n, found in reach.items() if 5 <= n < both} == {"higher"}
    assert {found for n, found in reach.items() if n >= both} == {"both"}


def test_eighteen_cases_beside_83_percent_could_be_lower_and_never_higher():
    found = compare(18, [among(18, 830_000, 1_000_000)])
    assert (found.answer, found.reach) == (Answer.NO_DIFFERENCE_SHOWN, Reach.LOWER)
    assert answer(10, among(18, 830_000, 1_000_000)) == "lower"


def test_four_cases_never_show_a_difference_nor_a_range():
    found = [compare(x, [among(4, 5, 1_000)]) for x in range(5)]
    assert {(each.answer, each.too_few, each.chance) for each in found} == {
        (Answer.TOO_FEW, TooFew.OWN, None)
    }
    assert min(each.tail for each in found) < STRICT_LEVEL


@given(group=groups(), level=st.sampled_from([LEVEL, STRICT_LEVEL]))
def test_a_count_outside_the_range_of_chance_is_different_and_no_other_is(group, level):
    _x, n, marked, whole = group
    chances = oracle.chances(n, marked, whole)
    least, most = oracle.range_of_chance(chances, level)
    for x in chances:
        found = compare(x, [among(n, marked, whole)], level=level)
        if n >= 5:
            is_outside = not least <= x <= most
            assert is_outside == (found.answer in (Answer.HIGHER, Answer.LOWER))
        if found.chance:
            assert (found.chance.least, found.chance.most) == (least, most)


@given(group=groups(), level=st.sampled_from([LEVEL, STRICT_LEVEL]))
def test_within_reach_is_what_the_most_extreme_counts_would_be_called(group, level):
    _x, n, marked, whole = group
    chances = oracle.chances(n, marked, whole)
    called = {
        compare(x, [among(n, marked, whole)], level=level).answer
        for x in (min(chances), max(chances))
    }
    found = compare(min(chances), [among(n, marked, whole)], level=level).reach
    within = called & {Answer.HIGHER, Answer.LOWER}
    assert found == ("both" if len(within) == 2 else "none" if not within else within.pop())


def test_too_few_names_only_what_is_too_few():
    """40 cases beside 3 others: they are not too few, the others are. Five at a half are."""
    others, own = compare(40, [among(40, 42, 43)]), compare(2, [among(5, 5_000, 10_000)])
    assert (others.answer, others.too_few, others.others) == (Answer.TOO_FEW, TooFew.OTHERS, 3)
    assert (own.answer, own.too_few) == (Answer.TOO_FEW, TooFew.OWN)


@pytest.mark.parametrize("marked", [0, 500])
def test_a_group_in_which_all_cases_came_out_alike_has_not_too_few(marked):
    found = compare(min(marked, 20), [among(20, marked, 500)])
    assert (found.answer, found.too_few, found.chance) == (Answer.NO_DIFFERENCE_SHOWN, None, None)


def test_nobody_differs_in_a_group_of_one():
    assert {answer(x, among(9, x, 9)) for x in range(10)} == {"too-few"}


@pytest.mark.parametrize(("group_out_of", "level"), [(200, LEVEL), (5_000, STRICT_LEVEL)])
def test_a_tail_that_is_exactly_its_level_is_a_difference(group_out_of, level):
    """The group's one upheld case is among the authority's 5 as often as 5 in all its cases."""
    found = compare(1, [among(5, 1, group_out_of)], level=level)
    assert (found.tail, found.reached, found.answer) == (level, level, Answer.HIGHER)


def test_a_tail_just_above_one_in_forty_is_none():
    found = compare(1, [among(5, 1, 199)])
    assert (found.tail, found.answer) == (Fraction(5, 199), Answer.TOO_FEW)
    assert with_rate(5, 5, Fraction(1, 2)).tail == Fraction(1, 32)
    assert with_rate(5, 5, Fraction(1, 2)).answer == Answer.TOO_FEW


def test_the_level_that_is_told_is_the_smaller_one_that_the_tail_reaches():
    assert compare(20, [among(20, 4_500, 10_000)]).reached == STRICT_LEVEL
    assert compare(14, [among(20, 4_500, 10_000)]).reached == LEVEL


def test_pooled_years_have_one_level_for_the_answer_and_the_range():
    found = compare(14, [among(20, 4_500, 10_000)], level=STRICT_LEVEL)
    assert (found.answer, found.level) == (Answer.NO_DIFFERENCE_SHOWN, STRICT_LEVEL)
    assert found.chance.most >= 14


def test_the_expected_count_is_the_groups_share_of_the_authoritys_cases():
    assert compare(1, [among(3, 4_500, 10_000)]).expected == Fraction(27, 20)


def test_cases_that_cannot_be_among_the_groups_are_refused():
    with pytest.raises(ValueError, match="5 of 5 cannot be among the group's cases"):
        compare(5, [among(5, 4, 100)])
    with pytest.raises(ValueError, match="8 cases cannot be drawn from 5, of which 2 count"):
        compare(1, [among(8, 2, 5)])


@given(group=groups())
def test_the_plain_comparison_agrees_with_counting_hands(group):
    x, n, marked, whole = group
    found = compare(x, [among(n, marked, whole)])
    assert found.answer == oracle.answer(x, n, oracle.chances(n, marked, whole), others=whole - n)


@settings(max_examples=200)
@given(
    services=st.lists(groups(most=8), min_size=1, max_size=4),
)
def test_the_comparison_by_services_agrees_with_adding_up_every_way(services):
    x, n = (sum(each[place] for each in services) for place in (0, 1))
    found = compare(x, [among(each[1], each[2], each[3]) for each in services])
    by_chance = oracle.chances_by_service([each[1:] for each in services])
    assert found.answer == oracle.answer(
        x, n, by_chance, others=sum(each[3] - each[1] for each in services if each[1])
    )
    assert found.expected == sum(k * chance for k, chance in by_chance.items())


@settings(max_examples=1_000)
@given(group=groups(most=300))
def test_tails_are_those_of_scipy(group):
    x, n, marked, whole = group
    exact = hypergeometric(among(n, marked, whole))
    below, above = hypergeom.cdf(x, whole, marked, n), hypergeom.sf(x - 1, whole, marked, n)
    assert isclose(exact.at_most(x), below, rel_tol=1e-7, abs_tol=1e-12)
    assert isclose(exact.at_least(x), above, rel_tol=1e-7, abs_tol=1e-12)
    assert exact.mean == Fraction(n * marked, whole)


@settings(max_examples=500)
@given(group=groups())
def test_a_tail_is_fishers_one_sided_test_of_the_authority_beside_the_others(group):
    x, n, marked, whole = group
    table = [[x, n - x], [marked - x, whole - n - (marked - x)]]
    exact = hypergeometric(among(n, marked, whole))
    for ours, side in ((exact.at_least(x), "greater"), (exact.at_most(x), "less")):
        assert isclose(ours, fisher_exact(table, alternative=side).pvalue, rel_tol=1e-7)


@settings(max_examples=500)
@given(n=st.integers(1, 80), percent=st.integers(1, 99), data=st.data())
def test_tests_of_a_known_rate_are_those_of_scipy(n, percent, data):
    x, rate = data.draw(st.integers(0, n)), Fraction(percent, 100)
    assert isclose(binomial_test(x, n, rate), binomtest(x, n, percent / 100).pvalue, rel_tol=1e-6)
    chance, half = binomial(n, rate), binom.pmf(x, n, percent / 100) / 2
    below, above = binom.cdf(x, n, percent / 100), binom.sf(x - 1, n, percent / 100)
    assert isclose(chance.at_most(x), below, rel_tol=1e-7, abs_tol=1e-15)
    assert isclose(chance.at_least(x), above, rel_tol=1e-7, abs_tol=1e-15)
    assert isclose(doubled_mid_p(x, n, rate), 2 * (min(below, above) - half), rel_tol=1e-6)


def test_counts_as_likely_to_seven_digits_are_as_likely():
    """As in R and scipy: 1 and 2 of 3 at a rate of one half and a hair."""
    assert binomial_test(1, 3, Fraction(50_000_001, 100_000_000)) == 1


@pytest.mark.parametrize("counted", [-1, 4])
@pytest.mark.parametrize("test", [binomial_test, doubled_mid_p])
def test_what_is_no_share_is_not_tested(test, counted):
    with pytest.raises(ValueError, match=f"{counted} of 3 is no share"):
        test(counted, 3, Fraction(1, 2))


@given(group=groups(), data=st.data())
def test_the_order_of_services_does_not_matter(group, data):
    more = data.draw(groups(most=10))
    strata = [among(*group[1:]), among(*more[1:])]
    x = group[0] + more[0]
    assert compare(x, strata) == compare(x, strata[::-1])


@given(group=groups())
def test_a_service_nobody_complained_about_changes_nothing(group):
    x, *stratum = group
    assert compare(x, [among(*stratum), among(0, 30, 90)]) == compare(x, [among(*stratum)])


@given(one=st.integers(1, 15), other=st.integers(1, 15), data=st.data())
def test_services_upheld_alike_in_a_huge_group_are_as_one(one, other, data):
    x = data.draw(st.integers(0, one + other))
    huge = (450_000_000, 1_000_000_000)
    apart = compare(x, [among(one, *huge), among(other, *huge)])
    together = compare(x, [among(one + other, *huge)])
    assert apart.answer == together.answer
    assert apart.expected == together.expected
    assert isclose(apart.tail, together.tail, rel_tol=1e-5)


@given(n=st.integers(5, 60), marked=st.integers(0, 200))
def test_more_upheld_never_turns_higher_into_lower(n, marked):
    whole = 300
    order = {"lower": 0, "too-few": 1, "no-difference-shown": 1, "higher": 2}
    counts = range(max(0, n - (whole - marked)), min(n, marked) + 1)
    places = [order[answer(x, among(n, marked, whole))] for x in counts]
    assert places == sorted(places)


@settings(max_examples=500)
@given(group=groups())
def test_a_case_on_one_side_only_ever_speaks_for_that_side(group):
    """One case more that was not upheld makes no higher, one more upheld no lower."""
    x, n, marked, whole = group
    before = hypergeometric(among(n, marked, whole))
    not_upheld = hypergeometric(among(n + 1, marked, whole + 1))
    upheld = hypergeometric(among(n + 1, marked + 1, whole + 1))
    assert not_upheld.at_least(x) >= before.at_least(x)
    assert upheld.at_most(x + 1) >= before.at_most(x)


def test_a_published_average_is_taken_where_it_speaks_least_for_a_difference():
    """45% is anything from 44.5% to 45.5%."""
    few, many = (compare_with_published(x, 40, average="45%") for x in (8, 30))
    assert few.tail == binomial(40, Fraction(89, 200)).at_most(8)
    assert many.tail == binomial(40, Fraction(91, 200)).at_least(30)
    assert few.expected == many.expected == 18


def test_a_published_average_of_none_or_all_is_half_a_point_wide():
    assert compare_with_published(3, 20, average="0%").answer == Answer.HIGHER
    assert compare_with_published(1, 20, average="0%").reach == Reach.HIGHER
    assert compare_with_published(0, 20, average="0%").tail == 1
    assert compare_with_published(17, 20, average="100%").answer == Answer.LOWER
    assert compare_with_published(20, 20, average="100%").tail == 1


@pytest.mark.parametrize(
    "beside",
    [
        lambda x, n: with_rate(x, n, Fraction(45, 100)),
        lambda x, n: compare_with_published(x, n, average="45%"),
    ],
)
def test_seven_cases_show_something_beside_a_known_rate_of_45_percent(beside):
    assert {beside(x, 6).reach for x in range(6)} == {Reach.HIGHER}
    assert [str(beside(x, 7).answer) for x in (0, 3, 6, 7)] == [
        "lower",
        "no-difference-shown",
        "no-difference-shown",
        "higher",
    ]


def test_the_count_expected_at_a_known_rate_is_the_rates_share():
    assert with_rate(1, 20, Fraction(45, 100)).expected == 9


def test_a_published_average_never_finds_what_a_small_groups_counts_do_not():
    """Every group of up to 26 cases, and every authority and result in it."""
    for whole in range(5, 27):
        for marked in range(whole + 1):
            for n in range(5, whole + 1):
                hold_to_counts(n, marked, whole)


@settings(max_examples=300, deadline=None)
@given(n=st.integers(5, 60), percent=st.integers(1, 99), whole=st.integers(1_000, 50_000))
def test_a_published_average_never_finds_what_a_large_groups_counts_do_not(n, percent, whole):
    """The hardest groups: those whose percentage only just rounds to the published one."""
    lowest = -(-(2 * percent - 1) * whole // 200)
    highest = -(-(2 * percent + 1) * whole // 200) - 1
    for marked in (lowest, highest):
        hold_to_counts(n, marked, whole)


def hold_to_counts(n: int, marked: int, whole: int) -> None:
    """What the group's published percentage finds, its counts find too, at that level at least."""
    percent = (200 * marked + whole) // (2 * whole)
    by_counts = hypergeometric(among(n, marked, whole))
    for x, level in found_beside_published(n, percent).items():
        if max(0, n - (whole - marked)) <= x <= min(n, marked):
            assert min(by_counts.at_most(x), by_counts.at_least(x)) <= level, (x, n, marked, whole)


@cache
def found_beside_published(n: int, percent: int) -> dict[int, Fraction]:
    """Which results stand out beside the percentage, and at which level."""
    compared = [compare_with_published(x, n, average=f"{percent}%") for x in range(n + 1)]
    return {each.counted: each.reached for each in compared if each.answer in DIFFERENT}


def test_a_binomial_distribution_adds_up_to_everything():
    assert binomial(7, Fraction(45, 100)).at_most(7) == 1


def test_more_than_99_percent_is_read_as_what_it_stands_for():
    """From 99.5% to all: 396 of 400 could then be chance, beside exactly 99% or 100% could not."""
    found = compare_with_published(399, 400, average=">99%")
    assert found.expected == Fraction(399, 400) * 400
    assert found.tail == binomial(400, Fraction(199, 200)).at_most(399)
    assert compare_with_published(1, 400, average="<1%").tail == min(
        1 - binomial(400, Fraction(1, 200)).at_most(0), binomial(400, Fraction(0)).at_most(1)
    )
