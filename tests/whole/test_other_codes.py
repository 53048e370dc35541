"""Every GSS code that the directory lists works everywhere, not only the one that is printed.

Sheffield and Barnsley have had new ones since 2025, and files of all ages have one or the other.
"""

import json
from datetime import date

import pytest

from tests.directory import default_directory, only
from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.tables import extract
from upheld.core.years import Year
from upheld.edition.proof.verifying import verify_database
from upheld.edition.queries.authorities import codes_of, find_authority
from upheld.intake.directory.neighbours import read_neighbours
from upheld.intake.reading_extract import read_extract
from upheld.publish.maps.boundaries import open_boundaries, write_boundaries
from upheld.publish.maps.of_edition import areas_of, boundary_shapes
from upheld.site.council_names import Names

DIRECTORY = default_directory()
BOTH = DIRECTORY.codes  # the printed ones and the others
OTHERS = {code: slug for code, slug in BOTH.items() if DIRECTORY.by_slug(slug).gss_code != code}
NEW = {"E08000038": "barnsley", "E08000039": "sheffield"}
OLD = {"E08000016": "barnsley", "E08000019": "sheffield"}
DAY, DECIDED_ON = date(2020, 3, 31), date(2019, 6, 3)
DECIDED = """
reference | authority | decided_on | outcome    | category
1         | sheffield | 2019-06-01 | upheld     | Housing
2         | barnsley  | 2019-06-01 | not upheld | Housing
"""


@pytest.fixture(scope="module")
def edition():
    slugs = sorted({*OTHERS.values(), "leeds"})
    return edition_of(extract(decided=DECIDED), directory=only(*slugs))


def test_the_directory_knows_the_new_codes_and_the_old_ones():
    assert {code: BOTH[code] for code in NEW | OLD | OTHERS} == NEW | OLD | OTHERS
    assert set(OTHERS.values()) >= {"barnsley", "gateshead", "northumberland", "sheffield"}


def test_an_extract_may_have_any_code(tmp_path):
    for name, day in (("received", "received_on"), ("decided", "decided_on")):
        outcome = ",outcome" if name == "decided" else ""
        rows = [
            f"19 000 {number:03},{code},2019-06-03,Housing{',upheld' if outcome else ''}"
            for number, code in enumerate(sorted(BOTH))
            if DIRECTORY.by_slug(BOTH[code]).exists_on(DECIDED_ON)
        ]
        text = "\n".join([f"reference,authority,{day},category{outcome}", *rows])
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")

    found = read_extract(tmp_path, directory=DIRECTORY, profile=LGSCO).tables["decided"].to_pylist()

    assert [row["authority"] for row in found].count("sheffield") == 2
    assert {row["authority"] for row in found} >= set(OTHERS.values())


def test_a_file_of_neighbours_may_have_any_code(tmp_path):
    text = "authority,neighbour\nE08000039,E08000016\nE08000038,E08000019\n"
    (tmp_path / "neighbours.csv").write_text(text, "utf-8")

    found = read_neighbours(tmp_path / "neighbours.csv", directory=DIRECTORY, on=DAY)

    assert found.of == {"sheffield": ("barnsley",), "barnsley": ("sheffield",)}


def test_an_edition_is_asked_by_any_code(edition):
    assert {code: find_authority(edition, code.lower()) for code in NEW | OLD} == NEW | OLD
    assert {**codes_of(edition.database)}.items() >= OTHERS.items()
    assert verify_database(edition) == []


def test_the_site_is_searched_by_any_code_and_so_are_its_postcodes(edition):
    """The page of a postcode looks up the codes that the file gave it as names."""
    names = Names(edition.database)

    assert {code: names.bearing(code) for code in OTHERS} == {
        code: [slug] for code, slug in OTHERS.items()
    }


@pytest.mark.parametrize("codes", [NEW, OLD])
def test_boundaries_may_have_any_code(edition, codes, tmp_path):
    features = [
        {
            "type": "Feature",
            "properties": {"LAD25CD": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x, 0], [x + 1, 0], [x, 1], [x, 0]]]},
        }
        for x, code in enumerate(codes)
    ]
    (tmp_path / "map.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features})
    )
    write_boundaries(tmp_path / "map.geojson", into=tmp_path)
    map_of = {"year": str(Year(2019)), "layer": "lower"}
    areas = areas_of(edition, measure="upheld", address="/{slug}", **map_of)

    shapes = boundary_shapes(edition, open_boundaries(tmp_path), areas, **map_of)

    assert set(shapes.areas) == set(codes.values())


def test_an_edition_from_before_knows_its_own_codes(edition):
    edition.database.execute("ALTER TABLE other_code RENAME TO not_there")
    try:
        found = codes_of(edition.database)
    finally:
        edition.database.execute("ALTER TABLE not_there RENAME TO other_code")

    assert [code for code, slug in found.items() if slug == "sheffield"] == ["E08000019"]
