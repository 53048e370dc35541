"""A group as a funnel: each authority's share by its number of cases, and the scatter of chance.

The curves come from ``core.comparing.funnel_curves``, in steps: exactly the authorities beyond the
LEVEL curve stand out, and none is on a curve.
"""

from collections.abc import Sequence

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.comparison import LEVEL, LEVELS, STRICT_LEVEL
from upheld.core.comparing.funnel_curves import Curve, curves_of
from upheld.core.english import capitalised
from upheld.publish.pictures.funnel_words import table_of, words_of
from upheld.publish.pictures.group import Group, Member, group_of
from upheld.publish.pictures.labels import boxes_of, leader, name_in
from upheld.publish.pictures.marks import Mark, diamond, ring, square, triangle
from upheld.publish.pictures.plot import LETTER, LINE, WIDE, Plot, round_steps, wrapped, written
from upheld.publish.pictures.svg import INK, OUTLINE, Drawing, element, framed, place

FORMS: tuple[Mark, ...] = (diamond, square, triangle)  # of those picked out, in order
EVERY_NUMBER_TO = 50  # beyond this, curves have one place for each unit of the width
DASHES = {STRICT_LEVEL: "2 3", LEVEL: "7 4"}
ONE_LINE = 480  # a field this wide has room for the key on one line
NAME_LETTERS = 22  # in a line of a name
AVERAGE_WIDTH = 64  # to the right of the field, for the name of the line


def funnel(
    *,
    title: str,
    members: Sequence[Member],
    picked: Sequence[str],
    group_name: str,
    base_name: str,
    colour: str,
    width: int = WIDE,
    identifier: str = "funnel",
) -> Drawing | None:
    """Draw all members with cases, and pick out up to three by form and name.

    ``group_name`` and ``base_name`` are as in sentences (district councils, detailed
    investigations). None if fewer than FEWEST_MEMBERS have cases, because there is nothing to
    compare. Raises FunnelError for a slug that is not a member, and for a fourth.
    """
    group = group_of(members, picked, group_name, base_name)
    if len(group.members) < FEWEST_MEMBERS:
        return None
    alt = words_of(title, group)
    plot, steps = _plot(group, width)
    parts = [
        *plot.grid(),
        *_axis(plot, steps, base_name),
        written(title, plot.left, plot.top - 14, bold=True),
        *_curves(plot, group),
        *_average(plot, group),
        *_points(plot, group, colour),
        *_key(plot),
    ]
    height = plot.bottom + 46 + 2 * LINE
    svg = framed(parts, title=title, alt=alt, identifier=identifier, width=width, height=height)
    return Drawing(svg=svg, alt=alt, table=table_of(group))


def _plot(group: Group, width: int) -> tuple[Plot, list[int]]:
    steps = round_steps(max(each.out_of for each in group.members), width // 80)
    plot = Plot(
        left=48,
        top=36,
        right=width - AVERAGE_WIDTH,
        bottom=36 + max(300, 0.5 * width),
        first=0,
        last=steps[-1],
    )
    return plot, steps


def _axis(plot: Plot, steps: Sequence[int], base_name: str) -> list[str]:
    parts = []
    for number in steps:
        x = plot.x(number)
        parts.append(
            element("line", x1=x, y1=plot.bottom, x2=x, y2=plot.bottom + 5, stroke=OUTLINE)
        )
        anchor = "end" if number == steps[-1] else "middle"
        x = x + 6 if number == steps[-1] else x
        parts.append(written(f"{number:,}", x, plot.bottom + 21, anchor=anchor))
    name = capitalised(base_name)
    return [*parts, written(name, plot.right, plot.bottom + 40, anchor="end")]


def _curves(plot: Plot, group: Group) -> list[str]:
    """In steps, exact at the number of cases of every member."""
    numbers = drawn_numbers(int(plot.last), int(plot.right - plot.left))
    numbers = sorted({*numbers, *(each.out_of for each in group.members)})
    return [
        element(
            "path",
            d=_steps(plot, curve, numbers),
            fill="none",
            stroke=OUTLINE,
            stroke_width=1.5,
            stroke_dasharray=DASHES[curve.level],
            data_curve=f"{'upper' if curve.is_upper else 'lower'} {curve.level}",
        )
        for curve in curves_of(group.counted, group.out_of, numbers)
    ]


def _steps(plot: Plot, curve: Curve, numbers: Sequence[int]) -> str:
    """A level piece around each number, from half-way to the one before to half-way to the next."""
    path, is_begun = "", False
    for before, number, after in zip(
        (numbers[0], *numbers), numbers, (*numbers[1:], numbers[-1]), strict=False
    ):
        if number not in curve.shares:
            is_begun = False
            continue
        y = place(plot.y(float(curve.shares[number])))
        left, right = (place(plot.x((number + each) / 2)) for each in (before, after))
        path += f"V{y}H{right}" if is_begun else f"M{left} {y}H{right}"
        is_begun = True
    return path


def drawn_numbers(largest: int, places: int) -> list[int]:
    """Whole numbers of cases: every one at first, then about one for each place across."""
    step = max(1, largest // places)
    few = min(largest, EVERY_NUMBER_TO)
    return [*range(1, few + 1), *range(few + step, largest, step), *([largest] * (largest > few))]


def _average(plot: Plot, group: Group) -> list[str]:
    share = group.counted / group.out_of
    y = plot.y(share)
    return [
        element("line", x1=plot.left, y1=y, x2=plot.right, y2=y, stroke=INK, stroke_width=2),
        written("Average", plot.right + 5, y - 2),
        written(group.average_text, plot.right + 5, y + LINE - 3, bold=True),
    ]


def _points(plot: Plot, group: Group, colour: str) -> list[str]:
    """Names first, so that they do not hide points, and the points picked out last, on top."""
    at = {each.slug: (plot.x(each.out_of), plot.y(each.share)) for each in group.members}
    others = [each for each in group.members if each not in group.picked]
    own = [at[each.slug] for each in group.picked]
    lines = [wrapped(each.name, NAME_LETTERS) for each in group.picked]
    boxes = boxes_of(lines, own, plot, points=set(at.values()))
    names = [
        part
        for box, name, place_of in zip(boxes, lines, own, strict=True)
        for part in (*leader(box, *place_of, colour), *name_in(box, name, place_of[0]))
    ]
    return [
        *names,
        *(ring(*at[each.slug], OUTLINE, size=3.5, width=1.3) for each in others),
        *(form(*at[each.slug], colour) for form, each in zip(FORMS, group.picked, strict=False)),
    ]


def _key(plot: Plot) -> list[str]:
    """Which curve is which. The words next to the picture say that curves do not classify."""
    parts = []
    x, y = 8.0, plot.bottom + 46 + LINE
    parts.append(written("By chance, beyond each curve:", x, y))
    if plot.right < ONE_LINE:
        y += LINE
    else:
        x += LETTER * 30
    for level in reversed(LEVELS):
        name = f"1 in {level.denominator:,}"
        parts.append(
            element(
                "line",
                x1=x,
                y1=y - 5,
                x2=x + 34,
                y2=y - 5,
                stroke=OUTLINE,
                stroke_width=1.5,
                stroke_dasharray=DASHES[level],
            )
        )
        parts.append(written(name, x + 40, y))
        x += 40 + LETTER * (len(name) + 3)
    return parts
