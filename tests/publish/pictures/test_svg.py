"""What holds for every picture."""

import re
from xml.etree import ElementTree

import pytest

from tests.profiles import LGSCO
from tests.publish.pictures.parsing import COLOUR, SVG, elements
from upheld.core.years import Year
from upheld.publish.pictures.bar import RangeDrawn, share_picture
from upheld.publish.pictures.funnel import funnel
from upheld.publish.pictures.group import Member
from upheld.publish.pictures.plot import NARROW, WIDE, WRITING
from upheld.publish.pictures.printed_share import Value
from upheld.publish.pictures.series import YearShown
from upheld.publish.pictures.svg import INK, OUTLINE, PAPER
from upheld.publish.pictures.trend import trend

TITLE = 'Health & "Safety" <b>'
NAME = "Avon & <script>alert(1)</script> Bude"


def bar() -> str:
    return share_picture(
        title=TITLE,
        text="33%",
        counted=1,
        out_of=3,
        peer_text="45%",
        peer_counted=45,
        peer_out_of=100,
        peer_name=NAME,
        colour=COLOUR,
        chance=RangeDrawn(low=0.06, high=0.79, words="<b>"),
    ).svg


def funnel_svg(width: int = WIDE) -> str:
    members = [
        Member(slug="avon", name=NAME, counted=1, out_of=3),
        Member(slug="bude", name="Bude", counted=2, out_of=9),
    ]
    return funnel(
        title=TITLE,
        members=members,
        picked=["avon"],
        group_name=NAME,
        base_name="investigations & more",
        colour=COLOUR,
        width=width,
    ).svg


def trend_svg(width: int = WIDE) -> str:
    share = Value(text="33%", counted=1, out_of=3)
    years = [
        YearShown(
            year=Year(start),
            published=share,
            average=share,
            revised=share,
        )
        for start in range(2018, 2024)
    ]
    return trend(
        title=TITLE,
        profile=LGSCO,
        measure="upheld",
        years=years,
        authority_name=NAME,
        group_name=NAME,
        colour=COLOUR,
        width=width,
    ).svg


PICTURES = pytest.mark.parametrize(
    "svg", [bar(), funnel_svg(), trend_svg()], ids=["bar", "funnel", "trend"]
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@PICTURES
def test_names_with_marks_of_xml_are_written_as_text(svg):
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == TITLE
    assert "script" not in {each.tag.removeprefix(SVG) for each in root.iter()}
    assert "<script" not in svg


@PICTURES
def test_picture_is_named_by_its_title_and_described(svg):
    root = ElementTree.fromstring(svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert description.text.startswith(TITLE)


@PICTURES
def test_a_strict_content_security_policy_takes_nothing_away(svg):
    root = ElementTree.fromstring(svg)
    assert [each.tag for each in root.iter() if each.tag in (f"{SVG}style", f"{SVG}script")] == []
    names = {name for each in root.iter() for name in each.attrib}
    assert [name for name in names if name in ("style", "class", "href") or name[:2] == "on"] == []


@PICTURES
def test_only_greys_and_the_colour_of_the_office_are_used(svg):
    colours = set(re.findall(r"#[0-9a-f]{6}", svg)) - {COLOUR}
    spread = {max(_parts(each)) - min(_parts(each)) for each in colours}
    assert max(spread) <= 16  # a trace of blue, as paper has; no hue to be told apart by


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


@PICTURES
def test_all_writing_is_ink_on_paper(svg):
    assert {(each.get("fill"), each.get("stroke")) for each in elements(svg, "text")} <= {
        (INK, PAPER)
    }


@pytest.mark.parametrize("colour", [INK, OUTLINE, COLOUR])
def test_what_carries_meaning_stands_out_from_the_paper(colour):
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("make", [funnel_svg, trend_svg])
@pytest.mark.parametrize(("width", "shown"), [(NARROW, 320), (WIDE, 900)])
def test_writing_is_legible_on_a_phone_and_on_a_desk(make, width, shown):
    size = ElementTree.fromstring(make(width)).get("viewBox").split()[2]
    assert 12 <= WRITING * shown / float(size) <= 20


@pytest.mark.parametrize("make", [funnel_svg, trend_svg])
def test_the_same_figures_make_the_same_picture(make):
    assert make() == make()
