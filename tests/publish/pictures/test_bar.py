"""The bar beside a figure."""

import re
from xml.etree import ElementTree

import pytest

from upheld.edition.queries.comparisons import RangeRow
from upheld.publish.pictures.bar import LEFT, LENGTH, SLIVER, range_drawn, share_picture
from upheld.publish.pictures.svg import place

COLOUR = "#1d4f6e"
SVG = "{http://www.w3.org/2000/svg}"


def picture(text: str, counted: int | None, out_of: int | None, **peers: object):
    told = {"peer_text": "45%", "peer_counted": 45, "peer_out_of": 100} | peers
    return share_picture(
        title="Complaints upheld",
        text=text,
        counted=counted,
        out_of=out_of,
        peer_name="district councils",
        colour=COLOUR,
        **told,
    )


def filled(picture) -> float | None:
    """How long the part of the bar in the office's colour is."""
    bars = ElementTree.fromstring(picture.svg).findall(f"{SVG}rect")
    found = [float(bar.get("width")) for bar in bars if bar.get("fill") == COLOUR]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "counted", "out_of", "length"),
    [
        ("0%", 0, 3, None),
        ("<1%", 1, 1000, SLIVER),
        ("50%", 1, 2, LENGTH / 2),
        (">99%", 999, 1000, LENGTH - SLIVER),
        ("100%", 3, 3, LENGTH),
    ],
)
def test_bar_is_as_long_as_the_share_and_never_wholly_full_or_empty_by_rounding(
    text, counted, out_of, length
):
    assert filled(picture(text, counted, out_of)) == length


def test_words_say_all_that_the_bar_shows():
    assert picture("33%", 1, 3).alt == (
        "Complaints upheld. A bar filled to 33%."
        " A line marks 45% for all district councils together."
    )


RANGE = "With 32 investigations, anything from 25% to 75% could be chance."


def bracketed(**row: object):
    told = {"out_of": 32, "chance_least": 8, "chance_most": 24, "chance_range": RANGE}
    found = RangeRow(**{"measure": "upheld", "reach": "both", **told, **row})
    return picture("33%", 1, 3, chance=range_drawn(found))


def test_a_bracket_below_the_bar_lies_half_a_case_outside_the_range_of_chance():
    low, high = (place(LEFT + LENGTH * count / 32) for count in (7.5, 24.5))
    assert f'd="M{low} 41H{high}M{low} 41v-5M{high} 41v-5"' in bracketed().svg
    assert bracketed().alt == (
        "Complaints upheld. A bar filled to 33%."
        " A line marks 45% for all district councils together."
        f" A bracket below marks this: {RANGE}"
    )


@pytest.mark.parametrize(
    ("reach", "least", "most", "end"), [("lower", 8, 32, 7.5), ("higher", 0, 24, 24.5)]
)
def test_a_bracket_is_open_where_no_difference_is_within_reach(reach, least, most, end):
    """Its line runs to the edge there, and has no end."""
    drawn = bracketed(reach=reach, chance_least=least, chance_most=most).svg
    ticks = re.findall(r"M([0-9.]+) 41v-5", drawn)
    assert ticks == [place(LEFT + LENGTH * end / 32)]


def test_no_cases_is_hatched_and_not_an_empty_share():
    shown = picture("no cases", 0, 0)
    assert shown.alt == (
        "Complaints upheld. An empty, hatched bar: no cases."
        " A line marks 45% for all district councils together."
    )
    assert shown.svg.count("<path") == 4  # hatching, and the line with its edge and point


def test_without_an_average_there_is_no_line():
    shown = picture("33%", 1, 3, peer_text=None, peer_counted=None, peer_out_of=None)
    assert shown.alt == "Complaints upheld. A bar filled to 33%."
    assert "<path" not in shown.svg


def test_an_average_known_only_as_published_stands_where_its_text_says():
    from_text = picture("33%", 1, 3, peer_counted=None, peer_out_of=None)
    assert from_text.svg == picture("33%", 1, 3).svg


def test_picture_holds_no_text_but_its_title_and_description():
    root = ElementTree.fromstring(picture("33%", 1, 3).svg)
    assert [element.tag for element in root.iter() if element.text] == [f"{SVG}title", f"{SVG}desc"]
