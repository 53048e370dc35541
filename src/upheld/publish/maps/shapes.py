"""Where each area of a map is and what shape it has, in the same units for all of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from upheld.core.hexagons.swaps import Cell, around, pieces


@dataclass(frozen=True, kw_only=True)
class Shape:
    path: str
    box: tuple[int, int, int, int]  # west, north, east, south


@dataclass(frozen=True, kw_only=True)
class Label:
    words: str
    x: int
    y: int
    anchor: str  # start, middle, end


@dataclass(frozen=True, kw_only=True)
class Shapes:
    """``unit`` is the number of units in one pixel when the map is about 500 pixels wide."""

    areas: Mapping[str, Shape]  # by slug
    unit: float
    lines: str = ""  # a path drawn over the areas, such as the outlines of regions
    labels: tuple[Label, ...] = ()
    inset: frozenset[str] = frozenset()  # areas that are shown enlarged next to the others


# Half a hexagon's width, the drop of its slanting sides, and from one row to the next.
HALF, QUARTER, DOWN = 10, 6, 18
SIDE = DOWN - QUARTER
HEXAGON = f"l{HALF} {QUARTER}v{SIDE}l-{HALF} {QUARTER}-{HALF}-{QUARTER}v-{SIDE}z"
FONT_SIZE = 13
LETTER_WIDTH = 0.62  # of a bold letter on average, in font sizes
BASELINE = QUARTER + SIDE // 2 + 5  # of a label, from a hexagon's top


def hexagon_shapes(cells: Mapping[str, Cell], regions: Mapping[str, str]) -> Shapes:
    """``cells`` and ``regions`` by slug. A council without a region has no outline around it."""
    if not cells:
        return Shapes(areas={}, unit=1)
    west = min(column for column, _ in cells.values())
    north = min(row for _, row in cells.values()) // 2 * 2
    placed = {slug: (column - west, row - north) for slug, (column, row) in cells.items()}
    areas = {}
    for slug, cell in placed.items():
        x, y = _top(cell)
        box = (x - HALF, y, x + HALF, y + SIDE + 2 * QUARTER)
        areas[slug] = Shape(path=f"M{x} {y}{HEXAGON}", box=box)
    by_cell = {cell: regions.get(slug, "") for slug, cell in placed.items()}
    return Shapes(areas=areas, unit=1, lines=_outlines(by_cell), labels=_labels(by_cell))


def _top(cell: Cell) -> tuple[int, int]:
    column, row = cell
    return (2 * column + row % 2 + 1) * HALF, row * DOWN


# From a hexagon's top: to the start of the side facing each neighbour, and along that side.
SIDES = {
    "east": (HALF, QUARTER, f"v{SIDE}"),
    "west": (-HALF, QUARTER, f"v{SIDE}"),
    "north-west": (0, 0, f"l-{HALF} {QUARTER}"),
    "north-east": (0, 0, f"l{HALF} {QUARTER}"),
    "south-west": (-HALF, QUARTER + SIDE, f"l{HALF} {QUARTER}"),
    "south-east": (HALF, QUARTER + SIDE, f"l-{HALF} {QUARTER}"),
}


def _outlines(regions: Mapping[Cell, str]) -> str:
    """Every side between two regions, or between a region and the sea, once.

    A free cell with councils all around it is not sea, and has no outline.
    """
    sea = _sea(regions)
    sides = []
    for cell, region in sorted(regions.items(), key=lambda item: (item[0][1], item[0][0])):
        x, y = _top(cell)
        for neighbour in around(cell):
            beyond = regions.get(neighbour)
            if beyond is None and neighbour not in sea:
                continue
            if beyond == region or (beyond is not None and neighbour < cell):
                continue
            right, down, along = SIDES[_direction(cell, neighbour)]
            sides.append(f"M{x + right} {y + down}{along}")
    return "".join(sides)


def _sea(cells: Collection[Cell]) -> set[Cell]:
    """The free cells from which you can reach the edge of the map."""
    columns = range(min(c for c, _ in cells) - 1, max(c for c, _ in cells) + 2)
    rows = range(min(r for _, r in cells) - 1, max(r for _, r in cells) + 2)
    corner = (columns[0], rows[0])
    free = {(column, row) for row in rows for column in columns} - set(cells)
    return next(piece for piece in pieces(free) if corner in piece)


def _direction(cell: Cell, neighbour: Cell) -> str:
    right, down = (there - here for here, there in zip(_top(cell), _top(neighbour), strict=True))
    if not down:
        return "east" if right > 0 else "west"
    return ("south" if down > 0 else "north") + ("-east" if right > 0 else "-west")


def _labels(regions: Mapping[Cell, str]) -> tuple[Label, ...]:
    """Next to the map, as near the region's middle as there is room, or else within the region."""
    found = []
    for region in sorted(set(regions.values()) - {""}):
        own = [cell for cell, each in regions.items() if each == region]
        middle = sum(row for _, row in own) / len(own)
        beside = [
            (abs(row - middle), label)
            for row in sorted({row for _, row in own})
            for label in _at_both_ends(region, row, regions)
        ]
        if beside:
            found.append(min(beside, key=lambda each: each[0])[1])
        else:
            column = round(sum(column for column, _ in own) / len(own))
            x, y = _top((column, round(middle)))
            found.append(Label(words=region, x=x, y=y + BASELINE, anchor="middle"))
    return tuple(found)


def _at_both_ends(region: str, row: int, regions: Mapping[Cell, str]) -> Iterator[Label]:
    """Places where the region has the last cell in the row and the label covers no other cell."""
    line = sorted(column for column, each in regions if each == row)
    wide = len(region) * LETTER_WIDTH * FONT_SIZE
    for column, anchor, away in ((line[-1], "start", 1), (line[0], "end", -1)):
        if regions[column, row] != region:
            continue
        x, y = _top((column, row))
        x += away * (HALF + 6)
        west, east = (x, x + wide) if anchor == "start" else (x - wide, x)
        tops = (_top(cell) for cell in regions if abs(cell[1] - row) <= 1)
        middle_line = (y + QUARTER, y + QUARTER + SIDE)
        if not any(
            west < left + HALF
            and left - HALF < east
            and top < middle_line[1]
            and middle_line[0] < top + SIDE + 2 * QUARTER
            for left, top in tops
        ):
            yield Label(words=region, x=x, y=y + BASELINE, anchor=anchor)
