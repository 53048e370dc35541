"""One count that was never told leaves nothing to add up, wherever counts are added up."""

import ast
from pathlib import Path

import upheld
from tests.profiles import LGSCO, UPHELD_RATE
from upheld.core.authorities.groups import Group, Kind
from upheld.core.comparing.grounds import YearOfFigures
from upheld.core.figures.areas import area_shares
from upheld.core.figures.averages import pooled_average, together
from upheld.core.figures.figure import Body, YearCounts, averages_of
from upheld.core.sums import all_known, pair_of, sum_of_all, sum_of_pairs
from upheld.core.vocabulary import What
from upheld.core.years import Year

YEAR = Year(2019)
SLUGS = ("adur", "arun", "corby")


def test_a_sum_is_told_where_all_of_it_is():
    assert (sum_of_all([4, 0, 1]), sum_of_all([])) == (5, 0)
    assert (sum_of_all([4, None]), sum_of_all([None])) == (None, None)
    assert sum_of_pairs([(1, 4), (1, 1)]) == (2, 5)
    assert sum_of_pairs([(1, 4), None]) is None
    assert (all_known([(0, 0)]), all_known([None])) == ([(0, 0)], None)
    assert (pair_of(0, 0), pair_of(None, 3), pair_of(3, None)) == ((0, 0), None, None)


def every_way(told):
    """The upheld of one group of three, asked for in each of the ways in which a sum is made."""
    of_each = {slug: pair_of(x, n) for slug, (x, n) in zip(SLUGS, told, strict=True)}
    cells = {}
    for slug, (x, n) in zip(SLUGS, told, strict=True):
        cells[slug, What.DECIDED, "upheld"] = x
        if n is not None:
            cells[slug, What.DECIDED, "not upheld"] = n - x
    bodies = [Body(slug=s, peer_group="district", exists=True, residents=None) for s in SLUGS]
    year = YearCounts(profile=LGSCO, year=YEAR, cells=cells, held=frozenset())
    grounds = YearOfFigures(
        year=YEAR,
        shares={(slug, "upheld"): pair for slug, pair in of_each.items() if pair},
        groups=dict.fromkeys(SLUGS, "district"),
    )
    average = averages_of(bodies, year).get(("district", "upheld"))
    group = Group(kind=Kind.CHOSEN, name="chosen", whole="the chosen", members=SLUGS)
    area = next(s.share for s in area_shares(bodies, {}, year) if s.share.measure is UPHELD_RATE)
    picked = pooled_average(UPHELD_RATE, group, of_each).share
    shares = (area, picked, together(UPHELD_RATE, of_each.values()), average)
    return {pair_of(s.counted, s.out_of) if s else None for s in shares} | {
        grounds.total("district", "upheld")
    }


def test_a_printed_average_an_area_and_a_picked_group_come_to_one_sum():
    assert every_way([(1, 4), (0, 0), (1, 1)]) == {(2, 5)}


def test_none_of_them_leaves_out_a_member_that_was_never_told():
    assert every_way([(1, 4), (0, 0), (1, None)]) == {None}


def test_no_other_loop_stops_adding_where_a_count_is_missing():
    """``if count is None: return None`` inside a loop that adds up is written in core.sums alone."""
    found = [
        f"{path.name}:{loop.lineno}"
        for path in sorted(Path(upheld.__file__).parent.rglob("*.py"))
        for loop in ast.walk(ast.parse(path.read_text()))
        if isinstance(loop, ast.For) and _gives_up(loop) and _adds(loop)
    ]
    assert found == []


def _gives_up(loop):
    return any(
        isinstance(each, ast.If)
        and "is None" in ast.unparse(each.test)
        and any(isinstance(inside, ast.Return) for inside in each.body)
        for each in loop.body
    )


def _adds(loop):
    added = (ast.AugAssign, ast.BinOp)
    return any(isinstance(x, added) and isinstance(x.op, ast.Add) for x in ast.walk(loop))
