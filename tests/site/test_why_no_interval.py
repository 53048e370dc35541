"""Where a comparison has no interval, it gives the reason for which there is none."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.profiles import HOUSING, LGSCO
from upheld.site.compared_facts import why_no_interval

UPHELD, COMPLIANCE = LGSCO.by_slug["upheld"], LGSCO.by_slug["compliance"]
UNCOMPARED = replace(UPHELD, is_compared=False)


@pytest.mark.parametrize(
    ("measure", "counted", "out_of", "reason"),
    [
        (UPHELD, None, None, "not available"),
        (UPHELD, 0, 0, "no cases"),
        (UNCOMPARED, 3, 9, "not compared"),
        (HOUSING.main, 3, 9, "not compared"),
        (COMPLIANCE, 3, 9, "not a sample"),
    ],
)
def test_each_reason_is_the_true_one(measure, counted, out_of, reason):
    row = SimpleNamespace(interval=None, counted=counted, out_of=out_of)
    assert why_no_interval(row, measure) == reason


def test_where_there_is_an_interval_there_is_no_reason():
    assert why_no_interval(SimpleNamespace(interval=object()), UPHELD) == ""
