"""A corrected edition keeps its published averages unless one moves too far."""

import pytest

from tests.editions import edition_of
from tests.profiles import UPHELD_RATE
from tests.tables import extract
from upheld.core.figures.figure import Average
from upheld.core.years import Year
from upheld.edition.content.pinning import pinned

DECIDED = """
reference | authority | decided_on | outcome    | category
1         | leeds     | 2019-06-01 | upheld     | Housing
2         | bradford  | 2019-06-01 | not upheld | Housing
"""


def average(counted, out_of, text):
    return Average(
        peer_group="metropolitan",
        measure=UPHELD_RATE,
        counted=counted,
        out_of=out_of,
        text=text,
        basis="pooled",
        source="",
        members=36,
    )


@pytest.mark.parametrize(
    ("counted", "out_of", "text", "kept"),
    [
        (1, 2, "50%", ("50%", "pooled")),  # the same counts: nothing to pin
        (50, 99, "51%", ("50%", "pinned")),  # half a point further
        (2, 4, "50%", ("50%", "pinned")),  # other counts with the same quotient
        (153, 300, "51%", ("50%", "pinned")),  # one point, exactly; more than that in floats
        (60, 100, "60%", ("60%", "pooled")),  # ten points further
    ],
)
def test_an_average_is_pinned_up_to_the_threshold(counted, out_of, text, kept):
    before = edition_of(extract(decided=DECIDED)).database
    key = ("metropolitan", "upheld")
    averages = {key: average(counted, out_of, text)}
    found = pinned(averages, before, Year(2019), threshold_points=1)[key]
    assert (found.text, found.basis) == kept
    if found.basis == "pinned":
        assert (found.counted, found.out_of, found.source) == (1, 2, "as published in 2019-20.v1")
