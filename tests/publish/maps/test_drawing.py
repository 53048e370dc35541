"""The map tells every council by name, in words and by pattern, and no rate by colour."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from tests.directory import default_directory
from tests.profiles import LGSCO, WATERWAYS
from tests.publish.maps.drawn import SVG, links_of, patterns_of
from upheld.core.comparing.comparison import Answer
from upheld.core.hexagons.layout import Place, cells_of
from upheld.core.years import Year
from upheld.publish.maps.drawing import Area, map_drawing
from upheld.publish.maps.key import STATES, state_of
from upheld.publish.maps.shapes import hexagon_shapes

BODY = ("council", "councils")
ANSWERS = [str(answer) for answer in Answer]


def area(slug, *, comparison="too-few", region="South East", name=None):
    return Area(
        slug=slug,
        name=name or f"{slug.capitalize()} Council",
        href=f"/councils/{slug}/2019-20",
        text="33%",
        sentence="We upheld 1 of 3 & said so.",
        comparison=comparison,
        region=region,
    )


def drawn(*areas):
    cells = {each.slug: (number % 20, number // 20) for number, each in enumerate(areas)}
    regions = {each.slug: each.region for each in areas}
    return map_drawing(
        areas, hexagon_shapes(cells, regions), title="Complaints upheld, 2019-20", body=BODY
    )


def test_each_area_is_a_link_with_its_name_its_figure_and_its_sentence():
    (link,) = links_of(drawn(area("adur")).svg)
    assert link.href == "/councils/adur/2019-20"
    assert link.name == "Adur Council: 33%, too few cases to say"
    assert link.words == "Adur Council: We upheld 1 of 3 & said so."


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_has_a_class_and_a_pattern_that_is_drawn(answer):
    drawing = drawn(area("adur", comparison=answer))
    (link,) = links_of(drawing.svg)
    assert link.state == state_of(answer).name
    assert link.fill.removeprefix("url(#").removesuffix(")") in patterns_of(drawing.svg)
    assert [(entry.state, entry.count) for entry in drawing.key] == [(link.state, 1)]


def test_no_two_states_are_told_apart_by_colour_alone():
    """In black and white the marks remain, and of two without marks one would have no name."""
    plain = [re.sub('"#[0-9a-f]{6}"', "", "".join(state.marks)) for state in STATES]
    without = {state.name for state, marks in zip(STATES, plain, strict=True) if not marks}
    assert without == {"no-difference-shown", "has-figure"}  # never on one map
    marked = [marks for marks in plain if marks]
    assert len(set(marked)) == len(marked)


def test_no_colour_is_red_or_green():
    for colour in {c for s in STATES for c in re.findall("#[0-9a-f]{6}", s.ground + str(s.marks))}:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 120 and red > 2 * green), colour
        assert not (green > red and green > blue + 10), colour


def test_a_measure_that_is_never_compared_is_coloured_by_having_a_figure_only():
    states = ["not-compared", "not-compared", "no-cases", "not-available"]
    drawing = drawn(*(area(f"a{n}", comparison=each) for n, each in enumerate(states)))
    assert [(entry.words, entry.count) for entry in drawing.key] == [
        ("A figure, which is not compared", 2),
        ("No cases", 1),
        ("Not available", 1),
    ]


def test_nothing_that_a_strict_policy_drops_and_nothing_that_hides_the_links():
    svg = drawn(area("adur"), area("kent")).svg
    assert " style=" not in svg
    assert "<style" not in svg
    assert "<script" not in svg
    root = ElementTree.fromstring(svg)
    assert "role" not in root.attrib  # that of an image would hide what is in it
    assert root.find(f"{SVG}title").text


def test_a_name_cannot_become_markup():
    svg = drawn(area("adur", name='<script>alert("1")</script>')).svg
    assert "<script" not in svg
    assert links_of(svg)[0].words.startswith('<script>alert("1")</script>: ')


def test_areas_are_met_region_by_region_and_by_name():
    areas = [area("worthing"), area("adur"), area("barnet", region="London")]
    names = [link.href.split("/")[2] for link in links_of(drawn(*areas).svg)]
    assert names == ["barnet", "adur", "worthing"]


def test_an_area_without_a_place_is_told_and_not_lost():
    shapes = hexagon_shapes({"adur": (0, 0)}, {"adur": "South East"})
    drawing = map_drawing([area("adur"), area("kent")], shapes, title="A map", body=BODY)
    assert drawing.left_out == ("Kent Council",)
    assert len(links_of(drawing.svg)) == 1


def test_an_empty_map_is_a_map():
    assert links_of(drawn().svg) == []


def test_an_outline_runs_between_regions_and_along_the_sea_but_not_within():
    own = hexagon_shapes({"a": (0, 0), "b": (1, 0)}, {"a": "One", "b": "One"}).lines
    other = hexagon_shapes({"a": (0, 0), "b": (1, 0)}, {"a": "One", "b": "Two"}).lines
    assert own.count("M") == 10
    assert other.count("M") == 11


def test_a_free_cell_amid_councils_has_no_outline():
    ring = {
        f"r{n}": cell for n, cell in enumerate([(1, 0), (2, 0), (0, 1), (2, 1), (1, 2), (2, 2)])
    }
    whole = hexagon_shapes(ring | {"middle": (1, 1)}, dict.fromkeys([*ring, "middle"], "One"))
    assert hexagon_shapes(ring, dict.fromkeys(ring, "One")).lines == whole.lines


def country():
    year = Year(2019)
    bodies = [
        body
        for body in default_directory().authorities
        if body.group in LGSCO.on_layer("lower") and body.exists_in(year.first_day, year.last_day)
    ]
    areas = [area(b.slug, name=b.name, region=b.region, comparison="too-few") for b in bodies]
    cells = cells_of(
        Place(slug=b.slug, latitude=b.latitude, longitude=b.longitude, region=b.region)
        for b in bodies
    )
    return areas, hexagon_shapes(cells, {b.slug: b.region for b in bodies})


def test_the_whole_country_is_small_has_every_district_and_every_regions_name():
    areas, shapes = country()
    drawing = map_drawing(areas, shapes, title="Complaints upheld", body=BODY)
    assert len(links_of(drawing.svg)) == 317
    assert len(gzip.compress(drawing.svg.encode())) < 40_000
    labels = {text.text for text in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")}
    assert labels == {each.region for each in areas}
    assert map_drawing(areas[::-1], shapes, title="Complaints upheld", body=BODY) == drawing


def test_the_key_calls_bodies_what_the_profile_calls_them():
    shapes = hexagon_shapes({"adur": (0, 0)}, {"adur": ""})
    areas = [area("adur", comparison="no-group", region="", name="Long Reach")]
    drawing = map_drawing(areas, shapes, title="Breaches found", body=WATERWAYS.body)
    assert [each.words for each in drawing.key] == [
        "No group of similar undertakers, or the undertaker had ended"
    ]
    assert "council" not in drawing.svg.replace('href="/councils/adur/2019-20"', "")
