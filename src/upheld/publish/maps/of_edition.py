"""The map for one year, measure and layer of an edition, as published."""

from upheld.core.years import Year
from upheld.edition.queries.authorities import codes_of
from upheld.edition.queries.figures import on_map
from upheld.edition.queries.places import cells_of
from upheld.edition.reading import Edition
from upheld.publish.maps.boundaries import Boundaries
from upheld.publish.maps.drawing import Area, MapDrawing, map_drawing
from upheld.publish.maps.shapes import Shape, Shapes, hexagon_shapes

BOUNDARY_UNIT = 8  # units of a boundary for each pixel of the map


def areas_of(edition: Edition, *, year: str, measure: str, layer: str, address: str) -> list[Area]:
    """``address`` is the address of an authority's year, with {slug} and {year} in it."""
    groups = edition.profile.on_layer(layer)
    rows = on_map(edition, year=year, measure=measure, groups=groups)
    return [Area(href=address.format(slug=row.slug, year=year), **row.facts()) for row in rows]


def hexagon_map(
    edition: Edition, *, year: str, measure: str, layer: str, title: str, address: str
) -> MapDrawing:
    areas = areas_of(edition, year=year, measure=measure, layer=layer, address=address)
    shapes = hexagon_shapes(
        cells_of(edition, year=year, layer=layer), {area.slug: area.region for area in areas}
    )
    return map_drawing(areas, shapes, title=title, body=edition.profile.body)


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
    """Like ``hexagon_map``, with real boundaries. One region may be enlarged at the side."""
    areas = areas_of(edition, year=year, measure=measure, layer=layer, address=address)
    shapes = boundary_shapes(edition, boundaries, areas, year=year, layer=layer)
    return map_drawing(areas, shapes, title=title, body=edition.profile.body)


def boundary_shapes(
    edition: Edition, boundaries: Boundaries, areas: list[Area], *, year: str, layer: str
) -> Shapes:
    wanted = {area.slug for area in areas}
    found: dict[str, Shape] = {}
    for code, slug in codes_of(edition.database).items():  # a file may have any of its codes
        if slug in wanted and slug not in found:
            shape = boundaries.shape_of(code, layer=layer, year=Year.parse(year))
            if shape:
                found[slug] = shape
    enlarged = edition.profile.enlarged
    inset = frozenset(area.slug for area in areas if area.region and area.region == enlarged)
    return Shapes(areas=found, unit=BOUNDARY_UNIT, inset=inset & found.keys())
