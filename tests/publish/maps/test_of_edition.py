"""The map of an edition: the councils of the layer and year, as their figures were published."""

import pytest

from tests.edition.content.test_content import DECIDED
from tests.editions import edition_of
from tests.publish.maps.drawn import links_of
from tests.tables import extract
from upheld.publish.maps.boundaries import open_boundaries
from upheld.publish.maps.of_edition import boundary_map, hexagon_map

MAP = {
    "year": "2019-20",
    "measure": "upheld",
    "title": "Complaints upheld, 2019-20",
    "address": "/councils/{slug}/{year}",
}


@pytest.fixture(scope="module")
def edition():
    return edition_of(extract(decided=DECIDED))


@pytest.mark.parametrize(
    ("layer", "many", "other"), [("lower", 317, "kent"), ("upper", 151, "adur")]
)
def test_a_layer_has_its_councils_by_hexagon_and_by_boundary(edition, country, layer, many, other):
    hexagons = hexagon_map(edition, layer=layer, **MAP)
    real = boundary_map(edition, open_boundaries(country), layer=layer, **MAP)
    links = links_of(hexagons.svg)
    assert len(links) == many
    assert {(each.href, each.words) for each in links_of(real.svg)} == {
        (each.href, each.words) for each in links
    }
    assert hexagons.left_out == real.left_out == ()
    hrefs = {each.href for each in links}
    assert "/councils/leeds/2019-20" in hrefs
    assert f"/councils/{other}/2019-20" not in hrefs


def test_an_area_says_what_its_figure_says(edition):
    (row,) = edition.rows(
        "SELECT * FROM figure WHERE authority = 'leeds' AND year = '2019-20' AND measure = 'upheld'"
    )
    links = links_of(hexagon_map(edition, layer="lower", **MAP).svg)
    (leeds,) = [each for each in links if each.href == "/councils/leeds/2019-20"]
    assert leeds.words == f"{row['name']}: {row['sentence']}"
    assert leeds.name.startswith(f"{row['name']}: {row['text']}, ")
    assert leeds.state == row["comparison"]
