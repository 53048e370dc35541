"""Boundaries as the site reads them: PUBLISHED/boundaries.sqlite, small enough for one page.

Areas are simplified, with shared borders, until all that a map would draw of a layer and year fit
the budget: those that the editions published there know, or all of the file while there is none.
Their paths are stored ready to draw. The file is put in place whole, by one rename.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.manifest import MANIFEST
from upheld.edition.queries.authorities import codes_of
from upheld.edition.reading import open_edition
from upheld.publish.maps.boundary_file import Boundary, BoundaryError, read_boundaries
from upheld.publish.maps.shapes import Shape
from upheld.publish.maps.simplifying import Ring, simplified

BOUNDARIES = "boundaries.sqlite"
BUDGET = 22_000  # bytes of all paths in a layer and year, compressed: a whole page has 60,000
COARSER = (4, 6, 9, 13, 20, 30, 45, 68, 100, 150, 225, 340, 510, 770, 1150)  # units squared

SCHEMA = """
CREATE TABLE area (
    layer TEXT NOT NULL,              -- lower, upper
    gss_code TEXT NOT NULL,
    first_year INTEGER NOT NULL,      -- business years, by their start; 0: before the file
    last_year INTEGER NOT NULL,       -- 9999: it still exists
    path TEXT NOT NULL,               -- SVG, in thousandths of a degree of latitude
    west INTEGER NOT NULL, north INTEGER NOT NULL, east INTEGER NOT NULL, south INTEGER NOT NULL,
    PRIMARY KEY (layer, gss_code, first_year)
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, kw_only=True)
class Written:
    path: Path
    areas: Mapping[str, int]  # by layer


@dataclass(frozen=True, kw_only=True)
class Boundaries:
    """Boundaries opened for reading."""

    database: sqlite3.Connection

    def shape_of(self, gss_code: str, *, layer: str, year: Year) -> Shape | None:
        row = self.database.execute(
            "SELECT path, west, north, east, south FROM area WHERE layer = ? AND gss_code = ?"
            " AND first_year <= ? AND last_year >= ?",
            (layer, gss_code, year.start, year.start),
        ).fetchone()
        return Shape(path=row[0], box=tuple(row[1:])) if row else None


def open_boundaries(published: Path) -> Boundaries | None:
    """None if the office has not given boundaries."""
    path = published / BOUNDARIES
    if not path.exists():
        return None
    uri = f"file:{path}?mode=ro&immutable=1"
    return Boundaries(database=sqlite3.connect(uri, uri=True, check_same_thread=False))


def write_boundaries(file: Path, *, into: Path) -> Written:
    """Read, simplify and write. A layer that the file does not have stays as it was."""
    if not into.is_dir():
        raise BoundaryError(f"--into: {into} is not a folder. Name the folder that the site reads.")
    codes = _codes_known(into)
    rows = [row for layer in _by_layer(read_boundaries(file)) for row in rows_of(layer, codes)]
    new = {row[0] for row in rows}
    before = open_boundaries(into)
    if before:
        kept = before.database.execute("SELECT * FROM area")
        rows += [row for row in kept if row[0] not in new]
        before.database.close()
    path, beside = into / BOUNDARIES, into / f".{BOUNDARIES}.new"
    beside.unlink(missing_ok=True)
    with sqlite3.connect(beside) as database:
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
    database.close()
    beside.replace(path)
    counts = {layer: sum(row[0] == layer for row in rows) for layer in sorted(new)}
    return Written(path=path, areas=counts)


BoundaryRow = tuple[str, str, int, int, str, int, int, int, int]


def _by_layer(boundaries: Iterable[Boundary]) -> list[list[Boundary]]:
    layers: dict[str, list[Boundary]] = {}
    for each in boundaries:
        layers.setdefault(each.layer, []).append(each)
    return list(layers.values())


def _codes_known(published: Path) -> set[str]:
    """Every code of a body in an edition that is published there."""
    codes: set[str] = set()
    for manifest in published.glob(f"editions/*/{MANIFEST}"):
        with open_edition(manifest.parent) as edition:
            codes |= codes_of(edition.database).keys()
    return codes


def rows_of(
    boundaries: Sequence[Boundary], codes: Collection[str], *, budget: int = BUDGET
) -> list[BoundaryRow]:
    """The rows of one layer, simplified until the areas with these codes fit: all if none has."""
    rings = {str(number): each.rings for number, each in enumerate(boundaries)}
    rows: list[BoundaryRow] = []
    for least in COARSER:
        found = simplified(rings, least=least)
        rows = [_row(each, found[str(number)]) for number, each in enumerate(boundaries)]
        if _heaviest([row for row in rows if row[1] in codes] or rows) <= budget:
            break
    return rows


def _row(boundary: Boundary, rings: Sequence[Ring]) -> BoundaryRow:
    points = [point for ring in rings for point in ring]
    return (
        boundary.layer,
        boundary.gss_code,
        boundary.first_year or 0,
        boundary.last_year or 9999,
        "".join(_path(ring) for ring in rings),
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def _path(ring: Ring) -> str:
    """A closed path in relative steps, because small numbers compress well."""
    x, y = ring[0]
    steps = []
    for right, down in ring[1:]:
        steps.append(f"{right - x}" + (f"{down - y}" if down < y else f" {down - y}"))
        x, y = right, down
    first = f"M{ring[0][0]} {ring[0][1]}l"
    return (
        first
        + "".join(
            step if number == 0 or step.startswith("-") else f" {step}"
            for number, step in enumerate(steps)
        )
        + "z"
    )


def _heaviest(rows: Sequence[BoundaryRow]) -> int:
    """The largest size of one year's paths, compressed."""
    years = {year for row in rows for year in row[2:4] if 0 < year < 9999} or {1}
    return max(
        len(zlib.compress("".join(row[4] for row in rows if row[2] <= year <= row[3]).encode()))
        for year in years
    )
