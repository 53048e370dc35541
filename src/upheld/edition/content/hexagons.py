"""The table ``hexagon``: where each council is on the map, year by year.

There are two layers, because a county and its districts cover the same land. Which groups are on
each is in the profile: those that do the work of both are on both. A year
starts from the cells of the year before, if the edition has it. A council whose place is not known
is not on a map.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from upheld.core.hexagons.layout import Place, cells_of
from upheld.core.hexagons.swaps import Cell
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.edition.reading import Edition, marks
from upheld.ombudsman.profile_file import LAYERS


def hexagon_rows(
    database: sqlite3.Connection, profile: Profile, year: Year
) -> list[tuple[Any, ...]]:
    """The rows for one year, in the order of the key, from the members of its groups."""
    return [
        (str(year), layer, slug, *cell)
        for layer in LAYERS
        for slug, cell in sorted(_cells(database, profile, year, layer).items())
    ]


def _cells(
    database: sqlite3.Connection, profile: Profile, year: Year, layer: str
) -> dict[str, Cell]:
    groups = profile.on_layer(layer)
    found = database.execute(
        "SELECT authority, latitude, longitude, coalesce(region, '') FROM membership"
        " JOIN authority ON slug = authority WHERE year = ? AND latitude IS NOT NULL"
        f" AND longitude IS NOT NULL AND membership.peer_group IN ({marks(groups)})"
        " ORDER BY authority",
        (str(year), *groups),
    )
    places = [
        Place(slug=slug, latitude=latitude, longitude=longitude, region=region)
        for slug, latitude, longitude, region in found
    ]
    before = database.execute(
        "SELECT authority, place_x, place_y FROM hexagon WHERE year = ? AND layer = ?"
        " ORDER BY authority",
        (str(Year(year.start - 1)), layer),
    )
    return _laid_out(tuple(places), tuple(before))


@lru_cache(maxsize=32)
def _laid_out(
    places: tuple[Place, ...], before: tuple[tuple[str, int, int], ...]
) -> dict[str, Cell]:
    """Cached, because laying out the country takes half a second."""
    return cells_of(places, {slug: (x, y) for slug, x, y in before})


def hexagons_checked(edition: Edition) -> Iterator[str]:
    """Councils that should not be on the map, are missing, or share a cell.

    Places are not laid out again: it would take longer than all the other proofs for a year
    together, and a slightly different map prints the same figures.
    """
    rows = edition.rows("SELECT * FROM hexagon")
    stands = Counter((row["year"], row["layer"], row["place_x"], row["place_y"]) for row in rows)
    for (year, layer, x, y), many in sorted(stands.items()):
        if many > 1:
            yield f"hexagon {year} {layer}: {many} authorities are in column {x}, row {y}"
    stored = {(row["year"], row["layer"], row["authority"]) for row in rows}
    follows = {
        (row["year"], layer, row["authority"])
        for layer in LAYERS
        for row in edition.rows(
            "SELECT year, authority, membership.peer_group FROM membership JOIN authority"
            " ON slug = authority WHERE latitude IS NOT NULL AND longitude IS NOT NULL"
        )
        if row["peer_group"] in edition.profile.on_layer(layer)
    }
    for each in sorted(stored ^ follows):
        there = "is not on the map" if each in follows else "should not be on the map"
        yield f"hexagon {' '.join(each)}: {there}"
