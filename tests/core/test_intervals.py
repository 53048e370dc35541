from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from upheld.core.intervals import Interval, clopper_pearson, proportion_text

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=1_000)
@given(share=shares, confidence=st.sampled_from(["0.8", "0.95", "0.998"]))
def test_the_interval_is_that_of_statsmodels(share, confidence):
    interval = clopper_pearson(*share, Fraction(confidence))
    low, high = proportion_confint(*share, alpha=1 - float(confidence), method="beta")
    counted, out_of = share
    assert interval.low == (0.0 if counted == 0 else pytest.approx(low, abs=1e-9))
    assert interval.high == (1.0 if counted == out_of else pytest.approx(high, abs=1e-9))


@given(share=shares)
def test_the_share_lies_within_its_interval_and_the_interval_within_0_and_1(share):
    counted, out_of = share
    interval = clopper_pearson(*share)
    assert 0 <= interval.low <= counted / out_of <= interval.high <= 1


@given(share=shares)
def test_clopper_and_pearson_never_lie_inside_their_guarantee(share):
    """Each limit leaves at most 2.5% of results as far out beyond it."""
    counted, out_of = share
    interval = clopper_pearson(*share)
    if counted:
        assert binom.sf(counted - 1, out_of, interval.low) <= 0.025 + 1e-9
    if counted < out_of:
        assert binom.cdf(counted, out_of, interval.high) <= 0.025 + 1e-9


def test_one_of_three_is_printed_as_1_to_91_percent():
    assert clopper_pearson(1, 3).text == "1% to 91%"


def test_the_limits_of_one_case_are_the_decimals_that_they_are_and_not_nearly():
    one, none = clopper_pearson(1, 1), clopper_pearson(0, 1)
    assert (one.low, one.high, none.low, none.high) == (0.025, 1.0, 0.0, 0.975)


def test_one_of_one_says_that_the_rate_is_not_very_low():
    assert clopper_pearson(1, 1).text == "3% to 100%"
    assert clopper_pearson(0, 1).text == "0% to 98%"


def test_all_of_a_great_many_reach_1_exactly():
    assert clopper_pearson(10_000, 10_000).high == 1.0
    assert clopper_pearson(0, 10_000).low == 0.0


def test_a_limit_is_0_or_100_percent_only_where_it_is_exactly_that():
    assert clopper_pearson(0, 3).text == "0% to 71%"
    assert clopper_pearson(3, 3).text == "29% to 100%"
    assert Interval(low=0.001, high=0.9999).text == "<1% to >99%"


def test_halves_of_a_percent_are_rounded_up():
    assert proportion_text(0.125) == "13%"


@pytest.mark.parametrize(("counted", "out_of"), [(0, 0), (4, 3), (-1, 3)])
def test_what_is_no_share_has_no_interval(counted, out_of):
    with pytest.raises(ValueError, match=f"{counted} of {out_of} is not a share"):
        clopper_pearson(counted, out_of)
