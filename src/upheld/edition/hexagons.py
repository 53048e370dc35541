"""The table ``hexagon``: where each council stands on the map, year by year.

Two layers, since a county and its districts share their land: ``lower`` has the districts,
``upper`` the counties, and both have the councils that do the work of both. A year starts from the
cells of the year before, where the edition holds it. A council without a known place is on no map.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
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


def _cells(database: sqlite3.Connection, year: Year, layer: str) -> Mapping[str, Cell]:
    before = database.execute(
        "SELECT authority, place_x, place_y FROM hexagon WHERE year = ? AND layer = ?"
        " ORDER BY authority",
        (str(Year(year.start - 1)), layer),
    )
    earlier = tuple((slug, (x, y)) for slug, x, y in before)
    return _laid_out(_places(database, year, layer), earlier)


def _places(database: sqlite3.Connection, year: Year, layer: str) -> tuple[Place, ...]:
    groups = LAYERS[layer]
    found = database.execute(
        "SELECT authority, latitude, longitude, coalesce(region, '') FROM membership"
        " JOIN authority ON slug = authority WHERE year = ? AND latitude IS NOT NULL"
        f" AND longitude IS NOT NULL AND membership.peer_group IN ({', '.join('?' * len(groups))})"
        " ORDER BY authority",
        (str(year), *groups),
    )
    return tuple(
        Place(slug=slug, latitude=latitude, longitude=longitude, region=region)
        for slug, latitude, longitude, region in found
    )


@lru_cache(maxsize=16)  # a build proves what it has just laid out, which took a second
def _laid_out(
    places: tuple[Place, ...], before: tuple[tuple[str, Cell], ...]
) -> Mapping[str, Cell]:
    return cells_of(places, dict(before))


def hexagons_again(edition: Edition) -> Iterator[str]:
    """What is on the map and should not be, is missing, or stands in another place.

    Years that were copied from an earlier edition are not laid out again: of them only who is on
    the map is asked, and that no two share a cell.
    """
    is_copy = any(name.startswith("after/") for name in edition.manifest.inputs)
    query = "SELECT year FROM membership UNION SELECT year FROM hexagon"
    years = {row["year"] for row in edition.rows(query)}
    for year in sorted(years):
        query = "SELECT * FROM hexagon WHERE year = ?"
        stored = {tuple(row.values()) for row in edition.rows(query, (year,))}
        if is_copy and year < str(edition.year):
            yield from _copied(edition, year, stored)
            continue
        follows = set(hexagon_rows(edition.database, Year.parse(year)))
        for row in sorted(stored ^ follows):
            there = "is not on the map" if row in follows else "should not be on the map"
            yield f"hexagon {' '.join(map(str, row))}: {there}"


def _copied(edition: Edition, year: str, stored: set[tuple[Any, ...]]) -> Iterator[str]:
    for layer in sorted(LAYERS):
        own = [row for row in stored if row[1] == layer]
        expected = {place.slug for place in _places(edition.database, Year.parse(year), layer)}
        for slug in sorted(expected ^ {row[2] for row in own}):
            yield f"hexagon {year} {layer}: {slug} is on the map and should not be, or is missing"
        if len({row[3:] for row in own}) < len(own):
            yield f"hexagon {year} {layer}: two councils share a cell"
    for row in sorted(row for row in stored if row[1] not in LAYERS):
        yield f"hexagon {year}: {row[1]!r} is no layer"
