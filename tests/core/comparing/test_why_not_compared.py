"""One order of reasons, whoever asks: an edition, a group that a reader picks, a sentence."""

from itertools import product

import pytest

from tests.profiles import COMPLIANCE, LGSCO, UPHELD_PER_100000, UPHELD_RATE
from upheld.core.authorities.groups import Group, Kind
from upheld.core.comparing.comparison import Answer, why_alone, why_not_compared
from upheld.core.comparing.grounds import Grounds, YearOfFigures
from upheld.core.comparing.in_every_way import comparisons_of
from upheld.core.comparing.in_group import compare_in_group
from upheld.core.figures.figure import Body, Figure, YearCounts
from upheld.core.shares import share_of
from upheld.core.years import Year

YEAR = Year(2023)
MEASURES = (UPHELD_RATE, COMPLIANCE, UPHELD_PER_100000)
COUNTS = (None, (0, 0), (8, 100_000))


def reason(measure, pair, *, exists=True, members=9):
    counted, out_of = pair or (None, None)
    share = share_of(measure, counted=counted, out_of=out_of)
    return why_not_compared(share, exists=exists, members=members)


def test_the_reasons_in_their_order():
    # Each line takes away the reason of the line before.
    assert reason(COMPLIANCE, None, exists=False, members=0) == Answer.NOT_AVAILABLE
    assert reason(COMPLIANCE, (0, 0), exists=False, members=0) == Answer.NO_CASES
    assert reason(COMPLIANCE, (1, 2), exists=False, members=0) == Answer.NOT_COMPARED
    assert reason(UPHELD_RATE, (1, 2), exists=False, members=0) == Answer.ENDED
    assert reason(UPHELD_RATE, (1, 2), members=0) == Answer.NO_GROUP
    assert reason(UPHELD_RATE, (1, 2), members=1) == Answer.NO_GROUP
    assert reason(UPHELD_RATE, (1, 2), members=2) is None


def test_of_a_measure_that_is_never_compared_it_is_still_known_why_nobody_stands_beside():
    assert why_alone(exists=False, members=9) == Answer.ENDED
    assert why_alone(exists=True, members=1) == Answer.NO_GROUP
    assert why_alone(exists=True, members=2) is None


def in_an_edition(measure, pair, members):
    """The answer of an edition about the first of a group, all of whom count the same."""
    slugs = [f"body-{at}" for at in range(members)]
    counted, out_of = pair or (None, None)
    body = Body(slug="body-0", peer_group="district", exists=True, residents=None)
    share = share_of(measure, counted=counted, out_of=out_of)
    year = YearOfFigures(
        year=YEAR,
        shares={(slug, measure.slug): pair for slug in slugs} if pair else {},
        groups=dict.fromkeys(slugs, "district"),
    )
    counts = YearCounts(profile=LGSCO, year=YEAR, cells={}, held=frozenset())
    figure = Figure(body=body, share=share, average=None)
    return comparisons_of(figure, Grounds(counts=counts, years=[year]))[0]


def in_a_picked_group(measure, pair, members):
    slugs = tuple(f"body-{at}" for at in range(members))
    alone = "" if members > 1 else "Among the chosen there was only one."
    group = Group(
        kind=Kind.CHOSEN,
        name="chosen",
        whole="the chosen",
        members=slugs if members > 1 else (),
        reason=alone,
    )
    return compare_in_group("body-0", dict.fromkeys(slugs, pair), group=group, measure=measure)


@pytest.mark.parametrize(("measure", "pair", "members"), [*product(MEASURES, COUNTS, (1, 3))])
def test_an_edition_and_a_picked_group_say_the_same(measure, pair, members):
    found = in_a_picked_group(measure, pair, members)
    assert found.answer == in_an_edition(measure, pair, members)
    assert bool(found.reason) == (found.compared is None)
