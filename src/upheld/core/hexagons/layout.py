"""Turns councils into hexagons: one cell of equal size for each, near its place and neighbours.

We start from a point in the middle of each council, and push the points apart until no two are
closer than two cells, while neighbours hold on to one another. Each then gets the cell that costs
least, and swaps bring neighbours and regions together. A layout that follows an earlier one starts
from its cells, so that one year's map looks like the last. Nothing else may decide where a council
is on the map of hexagons.

A cell is a column and a row, both whole numbers. Rows go from north to south, and those with an odd
number are half a cell further east.

Parts of SciPy are imported where they are used: they take a second to import, and code that only
reads a stored layout does not need them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from upheld.core.hexagons.swaps import Cell, swapped, torn

Points = NDArray[np.float64]  # east and south; the middles of two neighbouring cells are 1 apart
Pairs = NDArray[np.intp]

EAST_AT_53_DEGREES = 0.6018  # how many degrees of latitude are as long as one of longitude
ROW_HEIGHT = 3**0.5 / 2
STEPS = 200
PUSH, PULL, LAST_PULL = 0.45, 0.5, 0.15
ROOM = 2  # rows and columns of free cells around the points
MOST_ROUNDS = 6  # more than one only while a region is in pieces
KEPT = 0.75  # the cost of leaving an earlier cell, in squared cells


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the map knows about a council."""

    slug: str
    latitude: float
    longitude: float
    region: str  # '' for none


def cells_of(places: Iterable[Place], earlier: Mapping[str, Cell] | None = None) -> dict[str, Cell]:
    """Slug to cell. ``earlier``: the cells from the year before, for councils that had one."""
    places = sorted(places, key=lambda place: place.slug)
    kept = {p.slug: earlier[p.slug] for p in places if p.slug in earlier} if earlier else {}
    if len(kept) == len(places):
        return kept
    lying = points_of(places)
    regions = [place.region for place in places]
    staying = [kept.get(place.slug) for place in places]
    pairs = neighbours(lying)
    start = _following(places, lying, kept) if kept else _at_scale(lying, pairs)
    chosen: list[Cell] = []
    for _ in range(MOST_ROUNDS):
        chosen = _one_round(start, pairs, regions, staying)
        apart = torn_regions(chosen, regions)
        if not apart:
            break
        start, staying = middles_of(chosen), [None] * len(places)
        pairs = _held_together(start, pairs, apart)
    if not kept:
        chosen = _from_nought(chosen)
    return {place.slug: cell for place, cell in zip(places, chosen, strict=True)}


def _one_round(
    start: Points, pairs: Pairs, regions: Sequence[str], staying: Sequence[Cell | None]
) -> list[Cell]:
    points = _spread(start, pairs)
    return swapped(
        _assigned(points, _cells_around(points), staying),
        cost=lambda one, cell: _cost(points[one], cell, staying[one]),
        pairs=[(int(one), int(other)) for one, other in pairs],
        regions=regions,
    )


def torn_regions(cells: Sequence[Cell], regions: Sequence[str]) -> list[list[int]]:
    """For each region that is not in one piece, the numbers of its members."""
    members: dict[str, list[int]] = {}
    for number, region in enumerate(regions):
        if region:
            members.setdefault(region, []).append(number)
    return [each for _, each in sorted(members.items()) if torn({cells[one] for one in each})]


def _held_together(points: Points, pairs: Pairs, apart: Iterable[list[int]]) -> Pairs:
    """The pairs, with the shortest lines that join all of a region that is in pieces.

    Kent and Sussex have London's boroughs to their north, and could drift apart without a line.
    """
    from scipy.sparse.csgraph import minimum_spanning_tree
    from scipy.spatial.distance import cdist

    found = {(int(one), int(other)) for one, other in pairs}
    for members in apart:
        lines = minimum_spanning_tree(cdist(points[members], points[members])).nonzero()
        for one, other in zip(*lines, strict=True):
            found.add((min(members[one], members[other]), max(members[one], members[other])))
    return np.array(sorted(found), dtype=np.intp)


def points_of(places: Sequence[Place]) -> Points:
    """East and south in degrees of latitude, so that a mile is the same length in both."""
    return np.array([(p.longitude * EAST_AT_53_DEGREES, -p.latitude) for p in places])


def neighbours(points: Points) -> Pairs:
    """Pairs with no other point between them: the circle on the line between them is empty.

    Gabriel's graph. It joins all points, needs no boundary, and has about four pairs per point.
    """
    found = []
    squares = ((points[:, None] - points[None]) ** 2).sum(-1)
    everybody = np.arange(len(points))
    for one in everybody:
        ways_round = squares[one][None, :] + squares  # from one to another, by a third
        ways_round[:, one] = np.inf
        ways_round[everybody, everybody] = np.inf
        is_free = (ways_round >= squares[one][:, None]).all(axis=1)
        found += [(one, other) for other in np.flatnonzero(is_free) if other > one]
    return np.array(found, dtype=np.intp).reshape(-1, 2)


def _at_scale(lying: Points, pairs: Pairs) -> Points:
    """Scaled so that half of all neighbours are closer than two cells, and half further apart."""
    if not len(pairs):
        return lying
    return lying / max(float(np.median(_lengths(lying, pairs))), 1e-6)


def _following(places: Sequence[Place], lying: Points, kept: Mapping[str, Cell]) -> Points:
    """Councils that had a cell start in it, and a new one starts amid the three closest to it."""
    staying = [number for number, place in enumerate(places) if place.slug in kept]
    middles = middles_of([kept[places[number].slug] for number in staying])
    start = np.empty_like(lying)
    start[staying] = middles
    for number in sorted(set(range(len(places))) - set(staying)):
        squares = ((lying[staying] - lying[number]) ** 2).sum(-1)
        nearest = np.argsort(squares, kind="stable")[:3]
        start[number] = middles[nearest].mean(axis=0)
    return start


def _spread(points: Points, pairs: Pairs) -> Points:
    """Push apart points closer than 1, and pull together neighbours that are further apart.

    In the last third of the steps neighbours pull less, so that crowded places find some room.
    """
    from scipy.spatial import cKDTree

    many = len(points)
    if many < 2:
        return points
    # Two points in the same place would not push each other anywhere.
    points = points + np.arange(many)[:, None] * np.array([1e-6, -1.7e-6])
    holding = np.maximum(np.bincount(pairs.ravel(), minlength=many), 1)[:, None]
    for number in range(STEPS):
        crowded = cKDTree(points).query_pairs(1.0, output_type="ndarray")
        crowded = crowded[np.lexsort((crowded[:, 1], crowded[:, 0]))]
        apart = _moves(points, crowded, many)
        pull = PULL if number < STEPS * 2 // 3 else LAST_PULL
        stretched = pairs[_lengths(points, pairs) > 1]
        points = points + PUSH * apart + pull * _moves(points, stretched, many) / holding
    return points.round(6)


def _moves(points: Points, pairs: Pairs, many: int) -> Points:
    """For each point, the sum of the moves that would put its pairs at a distance of 1."""
    lines = points[pairs[:, 1]] - points[pairs[:, 0]]
    lengths = np.maximum(_lengths(points, pairs), 1e-9)
    moves = lines * ((lengths - 1) / lengths)[:, None]
    return np.stack(
        [
            np.bincount(pairs[:, 0], moves[:, axis], many)
            - np.bincount(pairs[:, 1], moves[:, axis], many)
            for axis in (0, 1)
        ],
        axis=1,
    )


def _lengths(points: Points, pairs: Pairs) -> NDArray[np.float64]:
    lines = points[pairs[:, 1]] - points[pairs[:, 0]]
    return np.sqrt(lines[:, 0] ** 2 + lines[:, 1] ** 2)


def _cells_around(points: Points) -> list[Cell]:
    west, north = np.floor(points.min(axis=0)).astype(int) - ROOM
    east, south = np.ceil(points.max(axis=0)).astype(int) + ROOM
    rows = range(int(north / ROW_HEIGHT), int(south / ROW_HEIGHT) + 1)
    return [(column, row) for row in rows for column in range(int(west), int(east) + 1)]


def middles_of(cells: Iterable[Cell]) -> Points:
    return np.array([middle_of(cell) for cell in cells])


def middle_of(cell: Cell) -> tuple[float, float]:
    """East and south, where the middles of neighbouring cells are 1 apart.

    >>> middle_of((2, 0)), middle_of((2, 1))[0]
    ((2.0, 0.0), 2.5)
    """
    column, row = cell
    return column + (row % 2) / 2, row * ROW_HEIGHT


def _assigned(points: Points, cells: Sequence[Cell], staying: Sequence[Cell | None]) -> list[Cell]:
    """The cells with the smallest sum of squared moves."""
    from scipy.optimize import linear_sum_assignment

    costs = ((points[:, None] - middles_of(cells)[None]) ** 2).sum(-1)
    place = {cell: number for number, cell in enumerate(cells)}
    for number, cell in enumerate(staying):
        if cell in place:
            costs[number, place[cell]] -= KEPT
    # In whole numbers, so that the last digit of a machine never decides between two layouts.
    _, chosen = linear_sum_assignment(np.round(costs * 1e4).astype(np.int64))
    return [cells[number] for number in chosen]


def _cost(point: NDArray[np.float64], cell: Cell, staying: Cell | None) -> float:
    east, south = middle_of(cell)
    moved = (point[0] - east) ** 2 + (point[1] - south) ** 2
    return float(moved) - (KEPT if cell == staying else 0)


def _from_nought(cells: Sequence[Cell]) -> list[Cell]:
    """The westernmost column and the northernmost row are 0 or 1; odd rows stay odd."""
    west = min(column for column, _ in cells)
    north = min(row for _, row in cells) // 2 * 2
    return [(column - west, row - north) for column, row in cells]
