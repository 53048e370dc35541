"""What a picture shows, read back from its SVG."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
COLOUR = "#1d4f6e"


def elements(svg: str, tag: str, **attributes: str) -> list[ElementTree.Element]:
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [
        each
        for each in ElementTree.fromstring(svg).iter(SVG + tag)
        if all(each.get(name) == value for name, value in wanted.items())
    ]


def places_of(path: ElementTree.Element) -> list[tuple[float, float]]:
    """The places that a path of straight lines joins."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def middle(polygon: ElementTree.Element) -> tuple[float, float]:
    """Of a form whose highest and lowest, leftmost and rightmost corners are as far from it."""
    corners = [tuple(map(float, pair.split(","))) for pair in polygon.get("points").split()]
    across, down = zip(*corners, strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def writing(svg: str) -> list[str]:
    return [each.text for each in elements(svg, "text")]
