"""Counts to text: the only way to a percentage, tried at its corners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle import printed_percentage
from tests.profiles import LGSCO, UPHELD_PER_100000, UPHELD_RATE
from upheld.core.shares import percent_text, rate_text, share_of, whole_percent


@pytest.mark.parametrize(
    ("counted", "out_of", "text"),
    [
        (33, 40, "83%"),  # 82.5: half up, not half to even
        (2, 16, "13%"),  # 12.5
        (23, 40, "58%"),  # 57.5, which a float holds as 57.49999999999999
        (1, 3, "33%"),
        (0, 0, "no cases"),
        (199, 200, ">99%"),
        (1, 201, "<1%"),
        (200, 200, "100%"),
        (0, 201, "0%"),
        (1, 200, "1%"),  # 0.5 rounds up to 1, which is a whole percentage of its own
        (7776456, 7564336677, "<1%"),
    ],
)
def test_printed_percentage(counted, out_of, text):
    assert percent_text(counted, out_of) == text


@given(out_of=st.integers(0, 10_000), data=st.data())
def test_percentage_agrees_with_exact_fractions(out_of, data):
    counted = data.draw(st.integers(0, out_of))
    assert percent_text(counted, out_of) == printed_percentage(counted, out_of)


@given(out_of=st.integers(1, 10_000), data=st.data())
def test_a_printed_percentage_is_within_half_a_point_of_the_truth(out_of, data):
    counted = data.draw(st.integers(0, out_of))
    assert abs(whole_percent(counted, out_of) * out_of - 100 * counted) * 2 <= out_of


@given(out_of=st.integers(1, 100_000), data=st.data())
def test_only_all_is_100_percent_and_only_none_is_0(out_of, data):
    counted = data.draw(st.integers(0, out_of))
    text = percent_text(counted, out_of)
    assert (text == "100%") == (counted == out_of)
    assert (text == "0%") == (counted == 0)


@pytest.mark.parametrize(
    ("counted", "residents", "text"),
    [
        (41, 1_503_300, "2.7"),
        (16, 320_600, "5"),  # 4.99: the ".0" is dropped
        (31, 561_000, "5.5"),
        (1, 5_000_000, "<0.1"),
        (0, 60_000, "0"),
    ],
)
def test_rate_per_100000(counted, residents, text):
    assert rate_text(counted, residents, per=100_000) == text


def test_a_base_of_one_has_a_singular_name():
    assert share_of(UPHELD_RATE, counted=1, out_of=1).out_of_name == "detailed investigation"
    assert share_of(UPHELD_RATE, counted=0, out_of=0).out_of_name == "detailed investigations"
    assert share_of(UPHELD_RATE, counted=1, out_of=3).out_of_name == "detailed investigations"


def test_what_we_were_not_told_is_not_available_and_never_0():
    share = share_of(UPHELD_RATE, counted=None, out_of=3)
    assert (share.text, share.counted, share.out_of) == ("not available", None, None)


def test_no_rate_is_given_under_50000_residents():
    assert share_of(UPHELD_PER_100000, counted=2, out_of=49_999).text == "not given"
    assert share_of(UPHELD_PER_100000, counted=2, out_of=50_000).text == "4"


@pytest.mark.parametrize(("counted", "out_of"), [(4, 3), (-1, 3), (0, -1)])
def test_parts_that_disagree_are_refused(counted, out_of):
    with pytest.raises(ValueError, match="upheld"):
        share_of(UPHELD_RATE, counted=counted, out_of=out_of)


def test_every_measure_names_its_base_its_words_and_its_source():
    for measure in LGSCO.measures:
        assert all(
            (*measure.out_of_name, *measure.counted_name, measure.definition, measure.source)
        )
