"""An invented country in TopoJSON: every council of the directory as a square with ragged sides.

The codes, the layers and the years are those that a real file has, the land is nobody's. Councils
of a layer stand beside each other in a grid, whose sides are arcs that neighbours share.
"""

import json
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from tests.directory import default_directory
from tests.profiles import LGSCO
from upheld.intake.directory.authority import Authority
from upheld.ombudsman.profile_file import LAYERS

OBJECTS = {"lower": "ltla", "upper": "utla"}
SIDE = 40  # points to the side of a square: so ragged that a whole country must be simplified
COLUMNS = 20
STEP = 25  # quantised units from point to point
TRANSFORM = {"scale": [0.0001, 0.0001], "translate": [-5.0, 50.0]}
Arc = list[tuple[int, int]]


def write_country(path: Path) -> Path:
    chance = random.Random(1974)
    arcs: list[Arc] = []
    objects = {
        OBJECTS[layer]: {
            "type": "GeometryCollection",
            "geometries": _geometries(_councils(layer), arcs, chance),
        }
        for layer in sorted(LAYERS)
    }
    topology = {"type": "Topology", "transform": TRANSFORM, "objects": objects, "arcs": arcs}
    path.write_text(json.dumps(topology), "utf-8")
    return path


def _councils(layer: str) -> list[Authority]:
    return [each for each in default_directory().authorities if each.group in LGSCO.on_layer(layer)]


def _geometries(
    councils: Sequence[Authority], arcs: list[Arc], chance: random.Random
) -> list[dict[str, object]]:
    across: dict[tuple[int, int], int] = {}  # the arc that leads right, or up, from that corner
    upward: dict[tuple[int, int], int] = {}
    for row in range(len(councils) // COLUMNS + 2):
        for column in range(COLUMNS + 1):
            across[column, row], upward[column, row] = len(arcs), len(arcs) + 1
            arcs += [_arc(column, row, along, chance) for along in (0, 1)]
    return [
        {
            "type": "Polygon",
            "properties": _properties(council),
            "arcs": [[across[x, y], upward[x + 1, y], ~across[x, y + 1], ~upward[x, y]]],
        }
        for number, council in enumerate(councils)
        for y, x in [divmod(number, COLUMNS)]
    ]


def _arc(column: int, row: int, along: int, chance: random.Random) -> Arc:
    """From a corner of the grid to the next, as steps: rightwards if along is 0, else upwards."""
    aside = [0, *(chance.randint(-STEP, STEP) for _ in range(SIDE - 1)), 0]
    steps = [(STEP, after - before) for before, after in pairwise(aside)]
    start = (column * SIDE * STEP, row * SIDE * STEP)
    return [start, *(step[::-1] if along else step for step in steps)]


def _properties(council: Authority) -> dict[str, object]:
    """`start` and `end` are years by their first, told only where an area began or ended."""
    told: dict[str, object] = {"areacd": council.gss_code, "areanm": council.short_name}
    if council.first_day and council.first_day.year >= 2019:
        told["start"] = council.first_day.year
    if council.last_day:
        told["end"] = council.last_day.year - 1
    return told
