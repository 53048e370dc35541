"""Whether an HTML letter holds only what our letters have always held, and looks as ours do.

That its text is the letter's is proved elsewhere. Here every element and attribute must be one that
we write, and the style must be ours exactly: a style could add or hide words, an attribute could
make a screen reader say others, and a comment could hold words for people who look.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from upheld.edition.schemas import styles_before
from upheld.publish.letters.reading_back import HtmlText
from upheld.publish.letters.text_differences import links_of

TEMPLATE = Path(__file__).with_name("letter.html")
COLOUR = "COLOUR"
ELEMENTS = {
    "html": ("lang",),
    "head": (),
    "meta": ("charset", "name", "content"),
    "title": (),
    "style": (),
    "body": (),
    "div": ("class", "role", "tabindex", "aria-label"),
    "header": (),
    "main": (),
    "section": ("class",),
    "h1": (),
    "h2": (),
    "h3": (),
    "p": ("class",),
    "br": (),
    "strong": (),
    "img": ("src", "alt", "width", "height"),
    "table": (),
    "caption": (),
    "thead": (),
    "tbody": (),
    "tr": ("class",),
    "th": ("scope", "class"),
    "td": ("class",),
    "ul": (),
    "li": (),
    "a": ("href",),
}
FIXED = {
    "role": ("region",),
    "tabindex": ("0",),
    "scope": ("col", "row"),
    "charset": ("utf-8",),
    "width": ("600",),
    "height": ("40",),
}
VIEWPORT = "width=device-width, initial-scale=1"


def troubles_of_html(text: HtmlText, content: dict[str, Any]) -> list[str]:
    troubles = dict.fromkeys((*_elements_not_ours(text, content), *text.beside))
    return [
        *(f"holds what our letters never have: {item}" for item in troubles),
        *_style(text, content),
    ]


def _elements_not_ours(text: HtmlText, content: dict[str, Any]) -> Iterator[str]:
    given = _Given(
        links=links_of(content),
        pictures=_pictures(content),
        titles={block["title"] for block in _blocks(content, "table")},
        author=content["office_name"],
    )
    for tag, attributes in text.elements:
        if tag not in ELEMENTS:
            yield f"the element {tag}"
            continue
        values = {name: value or "" for name, value in attributes}
        if len(values) < len(attributes):
            yield f"the same attribute twice in {tag}"
        for name, value in values.items():
            if name not in ELEMENTS[tag] or not _is_ours(tag, name, values, given):
                yield f"{name}={value[:60]!r} in {tag}"
    yield from (f"the element {tag}" for tag in sorted(text.ended - ELEMENTS.keys()))


@dataclass(frozen=True, kw_only=True)
class _Given:
    """What attributes may say in this letter."""

    links: set[str]
    pictures: set[str]
    titles: set[str]  # for its tables
    author: str


def _is_ours(tag: str, name: str, values: dict[str, str], given: _Given) -> bool:
    value = values[name]
    if name in FIXED:
        return value in FIXED[name]
    if name == "aria-label":
        return value in given.titles
    if name == "href":
        return value in given.links
    if name == "src":
        return value in given.pictures
    if tag == "meta" and name in ("name", "content"):
        told = {"viewport": VIEWPORT, "author": given.author}
        return told.get(values.get("name", "")) == values.get("content", "")
    return True  # lang and alt are compared with the letter elsewhere, classes with the style


def _style(text: HtmlText, content: dict[str, Any]) -> Iterator[str]:
    styles = sum(tag == "style" for tag, _ in text.elements)
    if styles != 1 or _neutral(text.style, content) not in _styles():
        yield "has a style that is not ours, which could say or hide a word"
    named = set(re.findall(r"\.([a-z]+)", text.style))
    used = {
        word
        for _, attributes in text.elements
        for name, value in attributes
        if name == "class"
        for word in (value or "").split()
    }
    yield from (f"has the class {name}, which is not ours" for name in sorted(used - named))


@cache
def _styles() -> frozenset[str]:
    """The style of today's template, and those of earlier schemas, which kept letters have."""
    ours = re.search("<style>(.*?)</style>", TEMPLATE.read_text("utf-8"), re.DOTALL)
    assert ours
    today = ours[1].replace("{{ letter.colour }}", COLOUR)
    return frozenset(style.strip() for style in (today, *styles_before()))


def _neutral(style: str, content: dict[str, Any]) -> str:
    return style.replace(content["colour"], COLOUR, 1).strip()


def _pictures(content: dict[str, Any]) -> set[str]:
    return {
        "data:image/svg+xml;base64," + b64encode(svg.encode()).decode("ascii")
        for svg in _drawings(content)
    }


def _drawings(content: dict[str, Any]) -> Iterator[str]:
    for block in _blocks(content, "headline"):
        if block["picture"]:
            yield block["picture"]["svg"]


def _blocks(content: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    for section in content["sections"]:
        yield from (block for block in section["blocks"] if block["kind"] == kind)
