"""Where councils are on the maps."""

from upheld.core.hexagons.swaps import Cell
from upheld.edition.reading import Edition


def cells_of(edition: Edition, *, year: str, layer: str) -> dict[str, Cell]:
    """Slug to its hexagon."""
    rows = edition.database.execute(
        "SELECT authority, place_x, place_y FROM hexagon WHERE year = ? AND layer = ?",
        (year, layer),
    )
    return {slug: (x, y) for slug, x, y in rows}
