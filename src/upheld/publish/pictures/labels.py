"""Where the name of a point goes: as near to it as possible without hiding another point."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import dist

from upheld.publish.pictures.plot import LETTER, LINE, Plot, written
from upheld.publish.pictures.svg import PAPER, element

AWAY = 13  # from the middle of a point to its name
STEP = 12  # between the places tried
HIDING_A_POINT, COVERING_A_NAME, LEAVING_THE_FIELD = 400, 5_000, 50_000  # in units of distance


@dataclass(frozen=True, kw_only=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def wider(self) -> "Box":
        """With room for the form of a point next to it."""
        return Box(
            left=self.left - 5, top=self.top - 5, right=self.right + 5, bottom=self.bottom + 5
        )

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        return (min(max(x, self.left), self.right), min(max(y, self.top), self.bottom))


Place = tuple[float, float]


def boxes_of(
    names: Sequence[Sequence[str]], at: Sequence[Place], plot: Plot, *, points: Collection[Place]
) -> list[Box]:
    """A box for each name, given its lines, in order.

    The name whose best place is nearest is placed first, so that a name that has to move away does
    not take the place next to another's point.
    """
    alone = [_best(lines, own, plot, points, ())[0] for lines, own in zip(names, at, strict=True)]
    found: dict[int, Box] = {}
    for number in sorted(range(len(names)), key=alone.__getitem__):
        _, found[number] = _best(names[number], at[number], plot, points, tuple(found.values()))
    return [found[number] for number in range(len(names))]


def _best(
    lines: Sequence[str], own: Place, plot: Plot, points: Collection[Place], taken: Collection[Box]
) -> tuple[float, Box]:
    """The place that costs least, and its cost; the first if several are equal."""
    costs = ((_cost(box, own, plot, points, taken), box) for box in _boxes(lines, *own, plot))
    return min(costs, key=lambda each: each[0])


def _cost(
    box: Box, own: Place, plot: Plot, points: Collection[Place], taken: Collection[Box]
) -> float:
    inside = box.left >= plot.left + 4 and box.right <= plot.right
    inside = inside and box.top >= plot.top and box.bottom <= plot.bottom - 2
    wide = box.wider()
    return (
        max(dist(box.nearest(*own), own), AWAY)
        + HIDING_A_POINT * sum(wide.covers(*point) for point in points)
        + COVERING_A_NAME * sum(box.meets(other) or _led(box, own, other) for other in taken)
        + LEAVING_THE_FIELD * (not inside)
    )


def _led(box: Box, own: Place, other: Box) -> bool:
    """Whether the line from a point to its name goes through another name."""
    x, y = box.nearest(*own)
    along = [number / 20 for number in range(21)]
    return any(
        other.covers(own[0] + (x - own[0]) * part, own[1] + (y - own[1]) * part) for part in along
    )


def _boxes(lines: Sequence[str], x: float, y: float, plot: Plot) -> Iterator[Box]:
    """Right and left of the point first, then all over the field."""
    width, height = LETTER * max(map(len, lines)), float(LINE * len(lines))
    lefts = [x + AWAY, x - AWAY - width, *_steps(plot.left + 4, plot.right - width)]
    tops = [y - height / 2, *_steps(plot.top, plot.bottom - height)]
    for left in lefts:
        for top in tops:
            yield Box(left=left, top=top, right=left + width, bottom=top + height)


def _steps(first: float, last: float) -> list[float]:
    return [first + STEP * number for number in range(int((last - first) // STEP) + 1)]


def leader(box: Box, x: float, y: float, colour: str) -> list[str]:
    """A thin line from a point to its name; none if the name is next to it."""
    end = box.nearest(x, y)
    if dist(end, (x, y)) <= AWAY + 3:
        return []
    return [
        element("line", x1=x, y1=y, x2=end[0], y2=end[1], stroke=PAPER, stroke_width=4),
        element("line", x1=x, y1=y, x2=end[0], y2=end[1], stroke=colour, stroke_width=1.2),
    ]


def name_in(box: Box, lines: Sequence[str], x: float) -> list[str]:
    """The lines of a name, each starting, ending or centred at the side of its point."""
    if box.left > x:
        anchor, start = "start", box.left
    elif box.right < x:
        anchor, start = "end", box.right
    else:
        anchor, start = "middle", (box.left + box.right) / 2
    return [
        written(line, start, box.top + LINE * (number + 1) - 4, anchor=anchor, bold=True)
        for number, line in enumerate(lines)
    ]
