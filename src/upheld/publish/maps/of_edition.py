"""The map of one year, measure and layer of an edition, as it was published."""

from upheld.core.years import Year
from upheld.edition.content.hexagons import LAYERS
from upheld.edition.reading import Edition
from upheld.publish.maps.boundaries import Boundaries
from upheld.publish.maps.drawing import Area, MapDrawing, map_drawing
from upheld.publish.maps.shapes import Shape, Shapes, hexagon_shapes

INSET_REGION = "London"
BOUNDARY_UNIT = 8  # units of a boundary to one pixel of the map


def areas_of(edition: Edition, *, year: str, measure: str, layer: str, address: str) -> list[Area]:
    """``address`` is that of a council's year, with {slug} and {year} in it."""
    groups = LAYERS[layer]
    rows = edition.rows(
        "SELECT figure.authority AS slug, figure.name, text, sentence, comparison,"
        " coalesce(region, '') AS region FROM figure JOIN membership USING (year, authority)"
        " JOIN authority ON slug = figure.authority WHERE year = ? AND measure = ?"
        f" AND membership.peer_group IN ({', '.join('?' * len(groups))}) ORDER BY figure.authority",
        (year, measure, *groups),
    )
    return [Area(href=address.format(slug=row["slug"], year=year), **row) for row in rows]


def hexagon_map(
    edition: Edition, *, year: str, measure: str, layer: str, title: str, address: str
) -> MapDrawing:
    areas = areas_of(edition, year=year, measure=measure, layer=layer, address=address)
    cells = edition.rows(
        "SELECT authority, place_x, place_y FROM hexagon WHERE year = ? AND layer = ?",
        (year, layer),
    )
    shapes = hexagon_shapes(
        {row["authority"]: (row["place_x"], row["place_y"]) for row in cells},
        {area.slug: area.region for area in areas},
    )
    return map_drawing(areas, shapes, title=title)


def boundary_map(
    edition: Edition,
    boundaries: Boundaries,
    *,
    year: str,
    measure: str,
    layer: str,
    title: str,
    address: str,
) -> MapDrawing:
    """As ``hexagon_map``, in real boundaries; London's boroughs are enlarged beside the country."""
    areas = areas_of(edition, year=year, measure=measure, layer=layer, address=address)
    shapes = boundary_shapes(edition, boundaries, areas, year=year, layer=layer)
    return map_drawing(areas, shapes, title=title)


def boundary_shapes(
    edition: Edition, boundaries: Boundaries, areas: list[Area], *, year: str, layer: str
) -> Shapes:
    codes = {r["slug"]: r["gss_code"] for r in edition.rows("SELECT slug, gss_code FROM authority")}
    found: dict[str, Shape] = {}
    for area in areas:
        shape = boundaries.shape_of(codes[area.slug] or "", layer=layer, year=Year.parse(year))
        if shape:
            found[area.slug] = shape
    inset = frozenset(area.slug for area in areas if area.region == INSET_REGION)
    return Shapes(areas=found, unit=BOUNDARY_UNIT, inset=inset & found.keys())
