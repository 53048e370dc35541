"""A boundary file from an office, GeoJSON or TopoJSON, read into rings of whole numbers.

Degrees become units on a flat map: one unit is a thousandth of a degree of latitude everywhere, so
that two files fit together. Errors say in words what cannot be read.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.core.hexagons.layout import EAST_AT_53_DEGREES
from upheld.core.mistakes import Mistake
from upheld.publish.maps.simplifying import Point, Ring

UNITS = 1000  # in a degree of latitude: 111 metres each
GSS_CODE = re.compile(r"[EWSN]\d{8}")
LAYER_OBJECTS = {"ltla": "lower", "utla": "upper"}
LARGEST_FILE = 200_000_000


class BoundaryError(Mistake):
    """What is wrong with a boundary file, in words for the user."""


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """An area in the file. Years are the years in which business years start."""

    gss_code: str
    layer: str
    first_year: int | None  # None: before the file begins
    last_year: int | None  # None: it still exists
    rings: tuple[Ring, ...]


def read_boundaries(path: Path) -> list[Boundary]:
    """Every area in the file, in the order of layer, code and first year."""
    content = _content(path)
    if content.get("type") == "Topology":
        found = list(_topology(path, content))
    elif content.get("type") == "FeatureCollection":
        found = list(_features(path, content))
    else:
        raise BoundaryError(
            f"{path}: its type is {content.get('type')!r}. Give a GeoJSON FeatureCollection or a"
            " TopoJSON Topology."
        )
    if not found:
        raise BoundaryError(
            f"{path}: no area in it has a GSS code such as E07000134. Give a file whose areas have"
            " their codes in any property."
        )
    return sorted(found, key=lambda each: (each.layer, each.gss_code, each.first_year or 0))


def _content(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BoundaryError(
                f"{path}: {path.stat().st_size:,} bytes, over the limit of {LARGEST_FILE:,}."
                " Give ultra generalised boundaries: the map does not show more detail."
            )
        content = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BoundaryError(f"{path}: it cannot be read: {error}. Check its name.") from None
    except ValueError as error:
        raise BoundaryError(f"{path}: it is not JSON: {error}. Give GeoJSON or TopoJSON.") from None
    if not isinstance(content, dict):
        raise BoundaryError(
            f"{path}: it holds a {type(content).__name__}, not a map. Give GeoJSON or TopoJSON."
        )
    return content


def _topology(path: Path, content: dict[str, Any]) -> Iterator[Boundary]:
    objects = content.get("objects") or {}
    layers = {name: layer for name, layer in LAYER_OBJECTS.items() if name in objects}
    if not layers and len(objects) != 1:
        raise BoundaryError(
            f"{path}: its objects are {', '.join(sorted(objects)) or 'none'}. Name the lower"
            " layer ltla and the upper one utla, or give a file with one object."
        )
    try:
        arcs = _arcs(content)
        for name in layers or objects:
            found = objects[name].get("geometries") or [objects[name]]
            lines = [
                (shape.get("properties") or {}, _rings_of_arcs(shape, arcs)) for shape in found
            ]
            yield from _areas(path, lines, layers.get(name))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise _broken(path, error) from None


def _features(path: Path, content: dict[str, Any]) -> Iterator[Boundary]:
    try:
        lines = []
        for feature in content["features"]:
            geometry = feature.get("geometry") or {"type": "Polygon", "coordinates": []}
            polygons = geometry["coordinates"]
            if geometry["type"] == "Polygon":
                polygons = [polygons]
            elif geometry["type"] != "MultiPolygon":
                continue
            rings = [[(x, y) for x, y, *_ in ring] for polygon in polygons for ring in polygon]
            lines.append((feature.get("properties") or {}, rings))
        yield from _areas(path, lines, None)
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise _broken(path, error) from None


def _broken(path: Path, error: Exception) -> BoundaryError:
    return BoundaryError(
        f"{path}: an area in it cannot be read ({type(error).__name__}: {error}). Save it again as"
        " GeoJSON in degrees of longitude and latitude."
    )


Degrees = list[tuple[float, float]]


def _areas(
    path: Path, lines: Iterable[tuple[dict[str, Any], list[Degrees]]], layer: str | None
) -> Iterator[Boundary]:
    coded = [(code, told, rings) for told, rings in lines if (code := _code(told))]
    if layer is None:
        layer = "upper" if any(code.startswith("E10") for code, _, _ in coded) else "lower"
    for code, told, rings in coded:
        flat = [ring for each in rings if len(ring := _flat(path, code, each)) >= 3]
        if flat:
            yield Boundary(
                gss_code=code,
                layer=layer,
                first_year=told.get("start"),
                last_year=told.get("end"),
                rings=tuple(flat),
            )


def _code(properties: dict[str, Any]) -> str:
    codes = (value for value in properties.values() if isinstance(value, str))
    return next((code for code in codes if GSS_CODE.fullmatch(code)), "")


def _flat(path: Path, code: str, ring: Degrees) -> list[Point]:
    points: list[Point] = []
    for longitude, latitude in ring:
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise BoundaryError(
                f"{path}, {code}: {longitude}, {latitude} is not a longitude and latitude."
                " Save the file in the coordinates of WGS 84 (EPSG:4326)."
            )
        point = (round(longitude * EAST_AT_53_DEGREES * UNITS), round(-latitude * UNITS))
        if not points or points[-1] != point:
            points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _arcs(content: dict[str, Any]) -> list[Degrees]:
    transform = content.get("transform")
    if not transform:
        return [[(x, y) for x, y, *_ in arc] for arc in content["arcs"]]
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    found = []
    for arc in content["arcs"]:
        x = y = 0
        points = []
        for right, up, *_ in arc:
            x, y = x + right, y + up
            points.append((x * wide + west, y * high + south))
        found.append(points)
    return found


def _rings_of_arcs(shape: dict[str, Any], arcs: list[Degrees]) -> list[Degrees]:
    polygons = shape.get("arcs") or []
    if shape["type"] == "Polygon":
        polygons = [polygons]
    elif shape["type"] != "MultiPolygon":
        return []
    rings = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points: Degrees = []
        for number in ring:  # ~number: the same arc, backwards
            points += (arcs[number] if number >= 0 else arcs[~number][::-1])[bool(points) :]
        rings.append(points)
    return rings
