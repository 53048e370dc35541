"""The table ``hexagon``: where each council stands on the map, year by year.

Two layers, since a county and its districts share their land: ``lower`` has the districts,
``upper`` the counties, and both have the councils that do the work of both. A year starts from the
cells of the year before, where the edition holds it. A council without a known place is on no map.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

from upheld.core.hexagon_swaps import Cell
from upheld.core.hexagons import Place, cells_of
from upheld.core.years import Year
from upheld.edition.reading import Edition

LAYERS = {
    "lower": ("district", "unitary", "metropolitan", "london"),
    "upper": ("county", "unitary", "metropolitan", "london"),
}


def hexagon_rows(database: sqlite3.Connection, year: Year) -> list[tuple[Any, ...]]:
    """The rows of one year, in the order of the key, from its members of groups."""
    return [
        (str(year), layer, slug, *cell)
        for layer in sorted(LAYERS)
        for slug, cell in sorted(_cells(database, year, layer).items())
    ]


def _cells(database: sqlite3.Connection, year: Year, layer: str) -> dict[str, Cell]:
    groups = LAYERS[layer]
    found = database.execute(
        "SELECT authority, latitude, longitude, coalesce(region, '') FROM membership"
        " JOIN authority ON slug = authority WHERE year = ? AND latitude IS NOT NULL"
        f" AND longitude IS NOT NULL AND membership.peer_group IN ({', '.join('?' * len(groups))})"
        " ORDER BY authority",
        (str(year), *groups),
    )
    places = [
        Place(slug=slug, latitude=latitude, longitude=longitude, region=region)
        for slug, latitude, longitude, region in found
    ]
    before = database.execute(
        "SELECT authority, place_x, place_y FROM hexagon WHERE year = ? AND layer = ?",
        (str(Year(year.start - 1)), layer),
    )
    return cells_of(places, {slug: (x, y) for slug, x, y in before})


def hexagons_again(edition: Edition) -> Iterator[str]:
    """What is on the map and should not be, is missing, or stands in another place."""
    rows = edition.rows("SELECT * FROM hexagon")
    stored = {tuple(row.values()) for row in rows}
    years = {row["year"] for row in edition.rows("SELECT DISTINCT year FROM membership")}
    follows = {
        row for year in sorted(years) for row in hexagon_rows(edition.database, Year.parse(year))
    }
    for row in sorted(stored ^ follows):
        there = "is not on the map" if row in follows else "should not be on the map"
        yield f"hexagon {' '.join(map(str, row))}: {there}"
