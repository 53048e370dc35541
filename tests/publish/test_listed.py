"""Why fewer decisions are listed than complaints were upheld (wording.md 13)."""

import pytest

from upheld.publish.listed import listed_words

KEPT = "past the time for which we keep them"
KEPT_ONE = "past the time for which we keep decisions"
WHY = "less than six weeks old, withheld so that nobody can be identified, or"


@pytest.mark.parametrize(
    ("counted", "listed", "words"),
    [
        (36, 29, f"36 complaints were upheld in 2019-20; 29 of these decisions are listed here. The others are {WHY} {KEPT}."),
        (3, 2, f"3 complaints were upheld in 2019-20; 2 of these decisions are listed here. The other is {WHY} {KEPT_ONE}."),
        (3, 1, f"3 complaints were upheld in 2019-20; 1 of these decisions is listed here. The others are {WHY} {KEPT}."),
        (2, 0, f"2 complaints were upheld in 2019-20; none of these decisions is listed here: they are {WHY} {KEPT}."),
        (1, 0, f"1 complaint was upheld in 2019-20; its decision is not listed here: it is {WHY} {KEPT_ONE}."),
        (1, 1, "1 complaint was upheld in 2019-20; its decision is listed here."),
        (1200, 1200, "1,200 complaints were upheld in 2019-20; all are listed here."),
        (0, 0, "No complaint was upheld in 2019-20."),
    ],
)  # fmt: skip
def test_numbers_and_nouns_agree(counted, listed, words):
    told = listed_words(year="2019-20", counted=counted, listed=listed, not_listed=counted - listed)
    assert told == words


@pytest.mark.parametrize(("counted", "not_listed"), [(9, 1), (None, 1), (9, None)])
def test_a_sum_that_does_not_add_up_to_the_published_figure_is_not_told(counted, not_listed):
    told = listed_words(year="2019-20", counted=counted, listed=7, not_listed=not_listed)
    assert told == (
        f"Of the complaints upheld in 2019-20, 7 decisions are listed here. Others may be {WHY}"
        f" {KEPT}."
    )


def test_nothing_is_said_where_nothing_is_known():
    assert listed_words(year="2019-20", counted=None, listed=0, not_listed=None) == ""
