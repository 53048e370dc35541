"""A group as a funnel."""

import re
from dataclasses import replace

import pytest

from tests.publish.pictures.parsing import COLOUR, elements, middle, writing
from upheld.core.comparing.comparison import LEVEL, Answer, compare
from upheld.core.comparing.distributions import Stratum
from upheld.core.comparing.funnel_curves import curves_of
from upheld.publish.pictures.funnel import drawn_numbers, funnel
from upheld.publish.pictures.group import FunnelError, Member
from upheld.publish.pictures.plot import NARROW, WIDE
from upheld.publish.pictures.svg import OUTLINE

COUNTS = {"Avon": (1, 3), "Bude": (12, 15), "Corby": (1, 12), "Deal": (40, 80), "Ely": (0, 0)}


def members(counts: dict[str, tuple[int, int]] = COUNTS) -> list[Member]:
    return [
        Member(slug=name.lower(), name=name, counted=counted, out_of=out_of)
        for name, (counted, out_of) in counts.items()
    ]


def drawn(shown: list[Member] | None = None, picked=("avon",), width: int = WIDE):
    return funnel(
        title="Complaints upheld",
        members=members() if shown is None else shown,
        picked=picked,
        group_name="district councils",
        base_name="detailed investigations",
        colour=COLOUR,
        width=width,
    )


def field(svg: str) -> tuple[float, float, float, float]:
    """Left, right, 0% and 100% of the field, from its grid."""
    lines = [each for each in elements(svg, "line") if each.get("y1") == each.get("y2")]
    lowest, highest = lines[0], lines[4]
    return tuple(
        float(each)
        for each in (lowest.get("x1"), lowest.get("x2"), lowest.get("y1"), highest.get("y1"))
    )


def where(svg: str, out_of: float, share: float, last: int) -> tuple[float, float]:
    left, right, none, every = field(svg)
    return left + (right - left) * out_of / last, none - (none - every) * share


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_point_is_where_its_numbers_say(width):
    svg = drawn(width=width).svg
    rings = [
        (float(each.get("cx")), float(each.get("cy")))
        for each in elements(svg, "circle", stroke=OUTLINE)
    ]
    (diamond,) = elements(svg, "polygon", fill=COLOUR)
    assert rings == [
        pytest.approx(where(svg, n, x / n, 80), abs=0.006) for x, n in ((1, 12), (12, 15), (40, 80))
    ]
    assert middle(diamond) == pytest.approx(where(svg, 3, 1 / 3, 80), abs=0.01)


def test_curves_lie_where_core_says_at_every_number_of_cases():
    svg = drawn().svg
    for curve in curves_of(53 + 1, 110, range(1, 81)):
        name = f"{'upper' if curve.is_upper else 'lower'} {curve.level}"
        (path,) = elements(svg, "path", data_curve=name)
        steps = heights_of(path)
        for number, share in curve.shares.items():
            x, y = where(svg, number, float(share), 80)
            assert steps(x) == pytest.approx(y, abs=0.006)


def heights_of(path):
    """Where a curve in steps lies at a place across; None where it is not drawn."""
    pieces, x, y = [], 0.0, 0.0
    for command, numbers in re.findall(r"([MHV])([0-9. ]+)", path.get("d")):
        values = [float(each) for each in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "V":
            (y,) = values
        else:
            pieces.append((x, values[0], y))
            (x,) = values
    return lambda at: next((height for a, b, height in pieces if a <= at <= b), None)


def test_beyond_the_curve_are_those_that_stand_out_and_no_point_lies_on_it():
    counts = {f"Council {n}": (x, 10 + n) for n in range(40) for x in [n * 37 % (11 + n)]}
    shown = members(counts)
    group = Stratum(
        out_of=0,
        group_counted=sum(x for x, _ in counts.values()),
        group_out_of=sum(n for _, n in counts.values()),
    )
    svg = drawn(shown, picked=()).svg
    lower, upper = (
        heights_of(elements(svg, "path", data_curve=f"{side} {LEVEL}")[0])
        for side in ("lower", "upper")
    )
    for x, n in counts.values():
        across, height = where(svg, n, x / n, 50)
        answer = compare(x, [replace(group, out_of=n)]).answer
        assert (height > lower(across), height < upper(across)) == (
            answer == Answer.LOWER,
            answer == Answer.HIGHER,
        )


def test_curves_of_many_cases_have_whole_numbers_from_one_to_the_last():
    assert drawn_numbers(2_000, 600)[:51] == [*range(1, 51), 53]
    assert drawn_numbers(2_000, 600)[-2:] == [1997, 2000]
    assert drawn_numbers(10, 600) == list(range(1, 11))


@pytest.mark.parametrize("counted", [0, 5])
def test_there_are_no_curves_about_none_or_all(counted):
    shown = drawn(members({"Avon": (counted, 5), "Bude": (counted, 5)}))
    assert elements(shown.svg, "path") == []
    assert "curves" not in shown.alt


def test_average_is_pooled_and_not_a_mean_of_percentages():
    shown = drawn(members({"Avon": (1, 4), "Bude": (1, 1)}))
    assert [text for text in writing(shown.svg) if text == "40%"] == ["40%"]
    assert "A line marks 40% for all of them together." in shown.alt
    (line,) = elements(shown.svg, "line", stroke_width="2")
    assert float(line.get("y1")) == pytest.approx(where(shown.svg, 1, 0.4, 4)[1])


def test_table_holds_exactly_what_is_drawn():
    shown = drawn()
    assert shown.table.headings == ("Name", "Counted", "Detailed investigations", "Share")
    assert shown.table.rows == (
        ("Avon", "1", "3", "33%"),
        ("Bude", "12", "15", "80%"),
        ("Corby", "1", "12", "8%"),
        ("Deal", "40", "80", "50%"),
    )
    points = len(elements(shown.svg, "circle")) + len(elements(shown.svg, "polygon"))
    assert points == len(shown.table.rows)


def test_words_say_who_is_picked_out_who_is_left_out_and_what_lies_beyond_a_curve():
    assert drawn().alt == (
        "Complaints upheld. 4 district councils, one point each: number of detailed investigations"
        " across, share up. Those with the same counts share a point. A line marks 49% for all of"
        " them together. Avon: 1 of 3 (33%). Dashed curves show how far apart chance alone could"
        " place them. Those beyond the 1 in 40 curve stand out. Not drawn, because"
        " without detailed investigations: 1."
    )


@pytest.mark.parametrize("counts", [{}, {"Avon": (1, 3)}, {"Avon": (1, 3), "Ely": (0, 0)}])
def test_fewer_than_two_with_cases_make_no_funnel(counts):
    assert drawn(members(counts), picked=()) is None


def test_those_picked_out_differ_in_form_and_carry_their_names():
    svg = drawn(picked=("avon", "bude", "corby")).svg
    corners = [len(each.get("points").split()) for each in elements(svg, "polygon", fill=COLOUR)]
    assert corners == [4, 4, 3]
    assert [text for text in writing(svg) if text in COUNTS] == ["Avon", "Bude", "Corby"]


def test_whoever_is_inside_or_outside_the_curves_looks_the_same():
    """One far outside, 0 of 60 where the others have half, is drawn as all others are."""
    shown = drawn(members(COUNTS | {"Frome": (0, 60)}), picked=())
    looks = {
        tuple(sorted((name, value) for name, value in each.items() if name not in ("cx", "cy")))
        for each in elements(shown.svg, "circle")
    }
    assert len(looks) == 1


def test_a_stranger_or_a_fourth_is_refused():
    with pytest.raises(FunnelError, match=r"Not in the group of district councils.*: poole"):
        drawn(picked=("poole",))
    with pytest.raises(FunnelError, match="4 are picked out"):
        drawn(picked=("avon", "bude", "corby", "deal"))
