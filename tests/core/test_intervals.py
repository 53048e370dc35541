import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from tests import oracle
from upheld.core.intervals import Interval, clopper_pearson, jeffreys, proportion_text, wilson

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("ours", "theirs"), [(wilson, "wilson"), (clopper_pearson, "beta"), (jeffreys, "jeffreys")]
)
@settings(max_examples=1_000)
@given(share=shares, confidence=st.sampled_from([0.8, 0.95, 0.998]))
def test_the_interval_is_that_of_statsmodels(ours, theirs, share, confidence):
    interval = ours(*share, confidence)
    low, high = proportion_confint(*share, alpha=1 - confidence, method=theirs)
    counted, out_of = share
    # At none and at all our limit is 0 or 1 exactly; statsmodels' Jeffreys interval stops short.
    assert interval.low == (0.0 if counted == 0 else pytest.approx(low, abs=1e-9))
    assert interval.high == (1.0 if counted == out_of else pytest.approx(high, abs=1e-9))


@given(share=shares)
def test_wilson_agrees_with_halving_by_hand(share):
    interval = wilson(*share)
    low, high = oracle.wilson_limits(*share)
    assert interval.low == pytest.approx(low, abs=1e-9)
    assert interval.high == pytest.approx(high, abs=1e-9)


@given(share=shares)
def test_the_share_lies_within_its_interval_and_the_interval_within_0_and_1(share):
    counted, out_of = share
    for interval in (wilson(*share), clopper_pearson(*share), jeffreys(*share)):
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


def test_one_of_three_is_printed_as_6_to_79_percent():
    assert wilson(1, 3).text == "6% to 79%"


def test_one_of_one_says_that_the_rate_is_not_very_low():
    assert (wilson(1, 1).text, clopper_pearson(1, 1).text) == ("21% to 100%", "3% to 100%")
    assert (wilson(0, 1).text, clopper_pearson(0, 1).text) == ("0% to 79%", "0% to 98%")


def test_all_of_a_great_many_reach_1_exactly():
    for interval in (wilson, clopper_pearson, jeffreys):
        assert interval(10_000, 10_000).high == 1.0
        assert interval(0, 10_000).low == 0.0


def test_a_limit_is_0_or_100_percent_only_where_it_is_exactly_that():
    assert wilson(0, 3).text == "0% to 56%"
    assert wilson(3, 3).text == "44% to 100%"
    assert Interval(low=0.001, high=0.9999).text == "<1% to >99%"


def test_halves_of_a_percent_are_rounded_up():
    assert proportion_text(0.125) == "13%"


@pytest.mark.parametrize(("counted", "out_of"), [(0, 0), (4, 3), (-1, 3)])
@pytest.mark.parametrize("interval", [wilson, clopper_pearson, jeffreys])
def test_what_is_no_share_has_no_interval(interval, counted, out_of):
    with pytest.raises(ValueError, match=f"{counted} of {out_of} is no share"):
        interval(counted, out_of)
