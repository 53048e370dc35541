"""Swaps on the map of hexagons: neighbours next to each other, and every region in one piece.

Two councils swap cells, or one moves to a free cell, whenever that is worth more than it costs:
neighbours come closer, or a region holds together better. It ends when no swap is worth anything.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

Cell = tuple[int, int]  # column, row

APART = 0.6  # the cost of each further step between neighbours, in squared cells
TORN = 14.0  # the cost of each step between two pieces of a region
ROUGH = 0.15  # the cost of each side on which a cell touches another region, or nothing
MOST_PASSES = 30
LEAST_GAIN = 1e-6

# The steps to the six cells around one, in an even row and in an odd row.
STEPS = (
    ((1, 0), (-1, 0), (0, -1), (-1, -1), (0, 1), (-1, 1)),
    ((1, 0), (-1, 0), (1, -1), (0, -1), (1, 1), (0, 1)),
)


@lru_cache(maxsize=4_096)
def around(cell: Cell) -> tuple[Cell, ...]:
    column, row = cell
    return tuple([(column + right, row + down) for right, down in STEPS[row % 2]])


def steps_between(one: Cell, other: Cell) -> int:
    """How many steps, from cell to cell, it is from one to the other.

    >>> steps_between((0, 0), (0, 1)), steps_between((0, 0), (3, 0)), steps_between((0, 0), (0, 2))
    (1, 3, 2)
    """
    slant = (one[0] - one[1] // 2) - (other[0] - other[1] // 2)
    down = one[1] - other[1]
    return (abs(slant) + abs(down) + abs(slant + down)) // 2


def pieces(cells: set[Cell]) -> list[set[Cell]]:
    """The cells in connected groups, largest first."""
    left, found = set(cells), []
    while left:
        start = min(left)
        left.discard(start)
        piece, edge = {start}, [start]
        while edge:
            more = [cell for cell in around(edge.pop()) if cell in left]
            left.difference_update(more)
            piece.update(more)
            edge += more
        found.append(piece)
    return sorted(found, key=len, reverse=True)


def torn(cells: set[Cell]) -> int:
    """How many steps it is in all from the other pieces to the rest; 0 if there is one piece.

    We count steps and not pieces, so that bringing two pieces closer is already worth something.
    """
    largest, *others = pieces(cells) or [set()]
    together, steps = set(largest), 0
    for piece in others:
        steps += min(steps_between(one, other) for one in piece for other in together) - 1
        together |= piece
    return steps


class _Board:
    """Which council is in which cell, and what a swap would change. Swaps change it in place."""

    def __init__(
        self,
        cells: Sequence[Cell],
        cost: Callable[[int, Cell], float],
        pairs: Sequence[tuple[int, int]],
        regions: Sequence[str],
    ) -> None:
        self.cells = list(cells)
        self.who = {cell: number for number, cell in enumerate(cells)}
        self.cost = cost
        self.regions = regions
        self.beside: list[list[int]] = [[] for _ in cells]
        for one, other in pairs:
            self.beside[one].append(other)
            self.beside[other].append(one)
        self.members: dict[str, list[int]] = {}
        for number, region in enumerate(regions):
            self.members.setdefault(region, []).append(number)
        self.torn = {region: self._torn(region) for region in self.members}
        self.standing: dict[int, float] = {}  # what each costs where it is

    def gain(self, one: int, cell: Cell) -> float:
        """What it would be worth if ``one`` went to the cell, and any council there to its own."""
        other = self.who.get(cell)
        moved = [one] if other is None else [one, other]
        before = sum([self._as_it_stands(number) for number in moved])
        own = self.cells[one]
        self._change(one, cell)
        gain = before - sum([self._local(number) for number in moved])
        regions = {self.regions[number] for number in moved}
        # If a swap cannot be worth anything, we need not look at the regions.
        if gain + TORN * sum(self.torn[region] for region in regions) > LEAST_GAIN:
            gain += TORN * sum(self.torn[region] - self._torn(region) for region in regions)
        self._change(one, own)
        return gain

    def worth_a_look(self, one: int) -> set[Cell]:
        """All within two steps; if its region is in pieces, also every cell next to the region."""
        cell, region = self.cells[one], self.regions[one]
        found = _near(cell)
        if self.torn[region]:
            for number in self.members[region]:
                found.update(around(self.cells[number]))
        return found - {cell}

    def swap(self, one: int, cell: Cell) -> set[int]:
        """Do it, and return those whose own swaps may now be worth something different."""
        own, other = self.cells[one], self.who.get(cell)
        self._change(one, cell)
        moved = {one} if other is None else {one, other}
        for region in {self.regions[number] for number in moved}:
            self.torn[region] = self._torn(region)
        near = {self.who.get(each) for place in (own, cell) for each in _near(place)}
        beside = {each for number in moved for each in self.beside[number]}
        changed = {number for number in near | moved | beside if number is not None}
        for number in changed:
            self.standing.pop(number, None)
        return changed

    def _change(self, one: int, cell: Cell) -> None:
        own, other = self.cells[one], self.who.pop(cell, None)
        del self.who[own]
        self.cells[one], self.who[cell] = cell, one
        if other is not None:
            self.cells[other], self.who[own] = own, other

    def _as_it_stands(self, number: int) -> float:
        """Worked out once, because it is needed for each of a dozen cells that one could go to."""
        if number not in self.standing:
            self.standing[number] = self._local(number)
        return self.standing[number]

    def _local(self, number: int) -> float:
        """All the costs that swapping it can change. Two that swap stay as far apart."""
        cells = self.cells
        cell = cells[number]
        steps = sum([steps_between(cell, cells[other]) for other in self.beside[number]])
        rough = self._rough_sides(number, cell)
        return self.cost(number, cell) + APART * steps + 2 * ROUGH * rough

    def _rough_sides(self, number: int, cell: Cell) -> int:
        region, who, regions = self.regions[number], self.who, self.regions
        return sum([each not in who or regions[who[each]] != region for each in around(cell)])

    def _torn(self, region: str) -> int:
        return torn({self.cells[number] for number in self.members[region]}) if region else 0


def swapped(
    cells: Sequence[Cell],
    *,
    cost: Callable[[int, Cell], float],
    pairs: Sequence[tuple[int, int]],
    regions: Sequence[str],
) -> list[Cell]:
    """The cells after every swap that is worth it. ``cost``: for one council in one cell."""
    board = _Board(cells, cost, pairs, regions)
    looking = set(range(len(cells)))
    for _ in range(MOST_PASSES):
        changed: set[int] = set()
        for one in sorted(looking):
            gain, cell = max((board.gain(one, cell), cell) for cell in board.worth_a_look(one))
            if gain > LEAST_GAIN:
                changed |= board.swap(one, cell)
        looking = changed
        if not looking:
            break
    return board.cells


def _near(cell: Cell) -> set[Cell]:
    """The cells within two steps."""
    return {each for first in around(cell) for each in around(first)} - {cell}
