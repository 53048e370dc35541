"""Areas with fewer points, whose neighbours still share their border.

Rings are cut where borders meet. Each stretch between two such points is simplified once, in one
direction, for all the areas that share it. Points are removed by Visvalingam's rule: always the one
whose triangle with its two neighbours is the smallest.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Point = tuple[int, int]
Ring = Sequence[Point]  # closed; the first point is not repeated
Area = Sequence[Ring]  # outer rings and holes alike


def simplified(areas: Mapping[str, Area], *, least: float) -> dict[str, list[Ring]]:
    """The areas without points whose triangle is smaller than ``least``, or islands that small.

    The largest ring of an area is always kept: unchanged if nothing would be left of it.
    """
    rings = [ring for area in areas.values() for ring in area]
    meeting = _meeting_points(rings)
    known: dict[tuple[Point, ...], list[Point]] = {}
    found: dict[str, list[Ring]] = {}
    for name, area in areas.items():
        by_size = sorted(area, key=lambda ring: (-_size(ring), ring[0]))
        kept: list[Ring] = []
        for ring in by_size:
            smaller = _ring(ring, meeting, known, least)
            if len(smaller) >= 3 and (not kept or _size(smaller) >= least):
                kept.append(smaller)
            elif not kept:
                kept.append(list(ring))
        found[name] = kept
    return found


def _meeting_points(rings: Iterable[Ring]) -> set[Point]:
    """Points with more than one way on: three borders meet there, or two join."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for place, point in enumerate(ring):
            beside.setdefault(point, set()).update((ring[place - 1], ring[(place + 1) % len(ring)]))
    return {point for point, others in beside.items() if len(others) > 2}


def _ring(
    ring: Ring, meeting: set[Point], known: dict[tuple[Point, ...], list[Point]], least: float
) -> list[Point]:
    cuts = [place for place, point in enumerate(ring) if point in meeting]
    if (
        not cuts
    ):  # an island, or an area inside another: cut at its least point and the furthest from it
        first = min(range(len(ring)), key=lambda place: ring[place])
        far = max(range(len(ring)), key=lambda place: (_square(ring[first], ring[place]), place))
        cuts = sorted({first, far})
    points: list[Point] = []
    for number, start in enumerate(cuts):
        end = cuts[(number + 1) % len(cuts)]
        stretch = [*ring[start : end + 1]] if start < end else [*ring[start:], *ring[: end + 1]]
        points += _stretch(stretch, known, least)[:-1]
    return points


def _stretch(
    points: list[Point], known: dict[tuple[Point, ...], list[Point]], least: float
) -> list[Point]:
    """The same points for either neighbour, in the direction in which it goes."""
    is_turned = points[::-1] < points
    key = tuple(points[::-1] if is_turned else points)
    if key not in known:
        known[key] = visvalingam(key, least=least)
    return known[key][::-1] if is_turned else known[key]


def visvalingam(points: Sequence[Point], *, least: float) -> list[Point]:
    """The line without the points that matter least. Its two ends stay.

    >>> visvalingam([(0, 0), (5, 1), (10, 0), (10, 9)], least=10)
    [(0, 0), (10, 0), (10, 9)]
    """
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    sizes = [0.0] * len(points)
    heap = []
    for place in range(1, len(points) - 1):
        sizes[place] = _triangle(points[place - 1], points[place], points[place + 1])
        heap.append((sizes[place], place))
    heapify(heap)
    gone = [False] * len(points)
    while heap:
        size, place = heappop(heap)
        if gone[place] or size != sizes[place]:
            continue
        if size >= least:
            break
        gone[place] = True
        one, other = before[place], after[place]
        after[one], before[other] = other, one
        for each in (one, other):
            if 0 < each < len(points) - 1:
                corner = _triangle(points[before[each]], points[each], points[after[each]])
                # Never smaller than one removed before, or a whole arc would go point by point.
                sizes[each] = max(corner, size)
                heappush(heap, (sizes[each], each))
    return [point for place, point in enumerate(points) if not gone[place]]


def _triangle(one: Point, two: Point, three: Point) -> float:
    return (
        abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2
    )


def _square(one: Point, other: Point) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _size(ring: Ring) -> float:
    twice = sum(
        ring[place - 1][0] * point[1] - point[0] * ring[place - 1][1]
        for place, point in enumerate(ring)
    )
    return abs(twice) / 2
