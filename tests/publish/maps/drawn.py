"""A drawn map read back: its links, their classes, names and words."""

from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Link:
    href: str
    name: str
    words: str
    state: str
    fill: str


def links_of(svg: str) -> list[Link]:
    found = []
    for link in ElementTree.fromstring(svg).iter(f"{SVG}a"):
        shape, title = link.find(f"{SVG}path"), link.find(f"{SVG}title")
        state = link.attrib["class"].split()[1].removeprefix("map-")
        words = title.text or ""
        found.append(
            Link(link.attrib["href"], link.attrib["aria-label"], words, state, shape.attrib["fill"])
        )
    return found


def patterns_of(svg: str) -> dict[str, str]:
    return {
        pattern.attrib["id"]: ElementTree.tostring(pattern, encoding="unicode")
        for pattern in ElementTree.fromstring(svg).iter(f"{SVG}pattern")
    }
