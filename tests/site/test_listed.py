"""How many decisions can be read of those that were counted (wording.md 13)."""

import pytest

from tests.profiles import HOUSING, LGSCO
from upheld.site.listed import listed_words, not_satisfied_words


@pytest.mark.parametrize(
    ("counted", "listed", "words"),
    [
        (36, 29, "We upheld 36 complaints in 2019-20. 29 of the 36 decisions are published here."),
        (3, 1, "We upheld 3 complaints in 2019-20. 1 of the 3 decisions is published here."),
        (3, 0, "We upheld 3 complaints in 2019-20. None of the 3 decisions is published here."),
        (2, 0, "We upheld 2 complaints in 2019-20. Neither decision is published here."),
        (2, 2, "We upheld 2 complaints in 2019-20. Both decisions are published here."),
        (1, 0, "We upheld 1 complaint in 2019-20. The decision is not published here."),
        (1, 1, "We upheld 1 complaint in 2019-20. The decision is published here."),
        (1200, 1200, "We upheld 1,200 complaints in 2019-20. All 1,200 decisions are published here."),
        (0, 0, "We upheld no complaints in 2019-20."),
    ],
)  # fmt: skip
def test_numbers_and_nouns_agree(counted, listed, words):
    told = listed_words(
        LGSCO, year="2019-20", counted=counted, listed=listed, not_listed=counted - listed
    )
    assert told == words


@pytest.mark.parametrize(("counted", "not_listed"), [(9, 1), (None, 1), (9, None)])
def test_a_sum_that_does_not_add_up_to_the_published_figure_is_not_told(counted, not_listed):
    told = listed_words(LGSCO, year="2019-20", counted=counted, listed=7, not_listed=not_listed)
    assert told == "7 decisions to uphold a complaint in 2019-20 are published here."


def test_nothing_is_said_where_nothing_is_known():
    assert listed_words(LGSCO, year="2019-20", counted=None, listed=0, not_listed=None) == ""


@pytest.mark.parametrize(
    ("failed", "listed", "not_listed", "words"),
    [
        (0, 0, 0, ""),
        (1, 0, 1, "In 1 case {told} The decision is not published here."),
        (2, 1, 1, "In 2 cases {told} 1 of the 2 decisions is published here."),
        (5, 3, 2, "In 5 cases {told} 3 of the 5 decisions are published here."),
        (5, 3, 1, "In 3 cases {told}"),
        (None, 3, None, "In 3 cases {told}"),
        (4, 0, None, ""),
    ],
)
def test_cases_that_failed_are_told_with_how_many_can_be_read_of(failed, listed, not_listed, words):
    told = (
        "recorded in 2019-20 we were not satisfied that Avon Council had carried out our"
        " recommendations."
    )
    assert not_satisfied_words(
        council="Avon Council",
        period="in 2019-20",
        failed=failed,
        listed=listed,
        not_listed=not_listed,
    ) == words.format(told=told)


def test_findings_are_called_findings():
    told = listed_words(HOUSING, year="2024-25", counted=5, listed=3, not_listed=2)
    assert told.endswith(" 3 of the 5 findings are published here.")
