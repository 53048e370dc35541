"""Boundaries of an office's file: borders stay shared, codes fit the directory, mistakes are told."""

import json
import re
import zlib

import pytest

from tests.directory import default_directory
from tests.profiles import LGSCO
from upheld.core.years import Year
from upheld.ombudsman.profile_file import LAYERS
from upheld.publish.maps.boundaries import BUDGET, open_boundaries, write_boundaries
from upheld.publish.maps.boundary_file import BoundaryError, read_boundaries
from upheld.publish.maps.simplifying import simplified

# Two squares with a ragged border between them.
BORDER = [(1, 0), (1.01, 0.3), (0.98, 0.6), (1, 1)]
WEST = [(0, 0), *BORDER, (0, 1), (0, 0)]
EAST = [(2, 0), (2, 1), *BORDER[::-1], (2, 0)]


def feature(code, *rings, kind="Polygon"):
    coordinates = list(rings) if kind == "Polygon" else [[ring] for ring in rings]
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"LAD23CD": code}, "geometry": geometry}


def written(folder, *features, name="map.geojson"):
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("start", [2019, 2021, 2023])
def test_the_areas_of_a_year_are_the_councils_of_the_directory(country, layer, start):
    year = Year(start)
    rows = open_boundaries(country).database.execute(
        "SELECT gss_code FROM area WHERE layer = ? AND first_year <= ? AND last_year >= ?"
        " AND gss_code LIKE 'E%'",
        (layer, start, start),
    )
    assert {code for (code,) in rows} == {
        body.gss_code
        for body in default_directory().authorities
        if body.group in LGSCO.on_layer(layer) and body.exists_in(year.first_day, year.last_day)
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_a_whole_country_is_within_the_budget(country, layer):
    rows = open_boundaries(country).database.execute(
        "SELECT path FROM area WHERE layer = ? AND first_year <= 2019 AND last_year >= 2019"
        " AND gss_code LIKE 'E%'",
        (layer,),
    )
    assert 10_000 < len(zlib.compress("".join(path for (path,) in rows).encode())) <= BUDGET


def test_the_same_file_gives_the_same_bytes(boundary_file, country, tmp_path):
    write_boundaries(boundary_file, into=tmp_path)
    names = [path.name for path in tmp_path.iterdir()]
    assert names == ["boundaries.sqlite"]
    assert (tmp_path / names[0]).read_bytes() == (country / names[0]).read_bytes()


def test_an_area_is_found_in_its_years_only(country):
    boundaries = open_boundaries(country)
    found = [boundaries.shape_of("E10000002", layer="upper", year=Year(y)) for y in (2019, 2020)]
    assert [bool(shape) for shape in found] == [True, False]  # Buckinghamshire ended in March 2020


def test_neighbours_go_on_sharing_their_border():
    west = [(0, 0), (100, 0), (103, 20), (99, 45), (101, 70), (100, 100), (0, 100)]
    east = [(100, 0), (200, 0), (200, 100), (100, 100), (101, 70), (99, 45), (103, 20)]
    found = simplified({"west": [west], "east": [east]}, least=90)
    assert len(found["west"][0]) < len(west)
    shared_points = set(found["west"][0]) & set(found["east"][0])
    assert {p for p in found["west"][0] if p[0] >= 99} == shared_points
    assert {p for p in found["east"][0] if p[0] <= 103} == shared_points


def test_small_islands_go_and_the_last_land_of_an_area_stays():
    islet = [(500, 500), (502, 500), (502, 502), (500, 502)]
    land = [(0, 0), (100, 0), (100, 100), (0, 100)]
    found = simplified({"both": [land, islet], "alone": [islet]}, least=50)
    assert [len(found["both"]), len(found["alone"])] == [1, 1]
    assert len(found["alone"][0]) >= 3


def test_geojson_is_read_with_its_codes_in_any_property(tmp_path):
    path = written(tmp_path, feature("E07000001", WEST), feature("E07000002", EAST))
    first, second = read_boundaries(path)
    assert (first.gss_code, second.gss_code, first.layer) == ("E07000001", "E07000002", "lower")
    west, east = set(first.rings[0]), set(second.rings[0])
    assert len(west & east) == 4


def test_a_second_file_adds_its_layer_and_leaves_the_other(tmp_path):
    districts = written(tmp_path, feature("E07000001", WEST))
    counties = written(tmp_path, feature("E10000001", WEST, EAST, kind="MultiPolygon"), name="c")
    write_boundaries(districts, into=tmp_path)
    write_boundaries(counties, into=tmp_path)
    boundaries = open_boundaries(tmp_path)
    assert boundaries.shape_of("E07000001", layer="lower", year=Year(2019))
    county = boundaries.shape_of("E10000001", layer="upper", year=Year(2019))
    assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z){2}", county.path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "it is not JSON"),
        ("[]", "it holds a list"),
        ('{"type": "Point"}', "its type is 'Point'. Give a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "no area in it has a GSS code"),
        ('{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon"}}]}', "read"),
        ('{"type": "Topology", "objects": {"a": {}, "b": {}}}', "its objects are a, b. Name"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path, content, told):
    path = tmp_path / "map.json"
    path.write_text(content)
    with pytest.raises(BoundaryError, match=re.escape(told)) as error:
        read_boundaries(path)
    assert str(error.value).startswith(f"{path}: ")


def test_metres_are_told_from_degrees(tmp_path):
    ring = [(x * 100_000, y * 100_000) for x, y in WEST]
    with pytest.raises(BoundaryError, match=r"E07000001: .* \(EPSG:4326\)"):
        read_boundaries(written(tmp_path, feature("E07000001", ring)))


def test_a_missing_file_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(BoundaryError, match="cannot be read"):
        read_boundaries(tmp_path / "none.json")
    with pytest.raises(BoundaryError, match="is not a folder"):
        write_boundaries(tmp_path / "none.json", into=tmp_path / "nowhere")
