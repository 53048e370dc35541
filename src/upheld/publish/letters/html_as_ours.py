"""Whether an HTML letter holds only what letters of ours ever held, and looks as ours do.

That its text is the letter's is proved elsewhere. Here every element and attribute is one that we
write, and the style is one of ours to the letter: a style could say or hide a word, an attribute
could read another one out, and a comment could keep one for those who look.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from upheld.edition.forms import styles_before
from upheld.publish.letters.comparing import links_of

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


class _Reader(HTMLParser):
    def __init__(self, content: dict[str, Any]) -> None:
        super().__init__(convert_charrefs=True)
        self.troubles: list[str] = []
        self.style = ""
        self._content = content
        self._in_style = False
        self._pictures = _pictures(content)
        self._titles = {
            block["title"]
            for section in content["sections"]
            for block in section["blocks"]
            if block["kind"] == "table"
        }
        self.classes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        known = ELEMENTS.get(tag)
        if known is None:
            self.troubles.append(f"the element {tag}")
            return
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.troubles.append(f"an attribute twice in {tag}")
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if name not in known or not self._is_ours(tag, name, value, values):
                self.troubles.append(f"{name}={value[:60]!r} of {tag}")

    def _is_ours(self, tag: str, name: str, value: str, values: dict[str, str]) -> bool:
        if name == "class":
            self.classes |= set(value.split())
        if name in FIXED:
            return value in FIXED[name]
        if name == "aria-label":
            return value in self._titles
        if name == "href":
            return value in links_of(self._content)
        if name == "src":
            return value in self._pictures
        if tag == "meta" and name in ("name", "content"):
            told = {"viewport": VIEWPORT, "author": self._content["office_name"]}
            return told.get(values.get("name", "")) == values.get("content", "")
        return True  # lang and alt are compared with the letter elsewhere

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False
        if tag not in ELEMENTS:
            self.troubles.append(f"the element {tag}")

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.style += data

    def handle_comment(self, data: str) -> None:
        self.troubles.append(f"the comment {data[:60]!r}")

    def handle_decl(self, decl: str) -> None:
        if decl.casefold() != "doctype html":
            self.troubles.append(f"the declaration {decl[:60]!r}")

    def unknown_decl(self, data: str) -> None:
        self.troubles.append(f"the declaration {data[:60]!r}")

    def handle_pi(self, data: str) -> None:
        self.troubles.append(f"the instruction {data[:60]!r}")


def troubles_of_html(html: str, content: dict[str, Any]) -> list[str]:
    reader = _Reader(content)
    reader.feed(html)
    reader.close()
    troubles = [f"holds what no letter of ours has: {item}" for item in reader.troubles]
    if html.count("<style>") != 1 or _neutral(reader.style, content) not in _styles():
        troubles.append("has a style that is not ours, which could say or hide a word")
    named = set(re.findall(r"\.([a-z]+)", reader.style))
    troubles += [f"has the class {name}, which is not ours" for name in reader.classes - named]
    return troubles


@cache
def _styles() -> frozenset[str]:
    """The style of today's template, and those of earlier schemas: a kept letter has its own."""
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
    for section in content["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "headline" and block["picture"]:
                yield block["picture"]["svg"]
