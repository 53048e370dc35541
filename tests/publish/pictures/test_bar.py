"""The bar beside a figure."""

from xml.etree import ElementTree

import pytest

from upheld.publish.pictures.bar import LEFT, LENGTH, SLIVER, share_picture

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


def test_whisker_reaches_from_the_low_to_the_high_limit():
    shown = picture("33%", 1, 3, low=0.25, high=0.75)
    across = f"M{LEFT + LENGTH / 4:g} 23H{LEFT + 3 * LENGTH / 4:g}M"
    lines = [
        each.get("stroke")
        for each in ElementTree.fromstring(shown.svg).findall(f"{SVG}path")
        if each.get("d").startswith(across)
    ]
    assert lines == ["#ffffff", "#1f2328"]  # a light edge first, so that it is seen on the fill
    assert shown.alt == (
        "Complaints upheld. A bar filled to 33%. An interval from 25% to 75%."
        " A line marks 45% for all district councils together."
    )


def test_interval_that_reaches_the_end_stays_in_the_picture():
    shown = picture("0%", 0, 3, low=0.0, high=1.0)
    assert f"M{LEFT + 2} 23H{LEFT + LENGTH - 2}M" in shown.svg


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
