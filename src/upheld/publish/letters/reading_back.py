"""What a finished HTML letter says to its reader, and how we compare the texts of any file."""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def folded(text: str) -> str:
    """Text as it is compared, ignoring line breaks and how characters are composed."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


Attributes = list[tuple[str, str | None]]


@dataclass
class HtmlText:
    said: str = ""
    title: str = ""
    style: str = ""
    language: str = ""
    alts: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tables: int = 0
    captions: int = 0
    headless_cells: int = 0  # header cells that do not say what they head
    foreign: list[str] = field(default_factory=list)  # what would run, fetch or hide, in words
    elements: list[tuple[str, Attributes]] = field(default_factory=list)  # in order of beginning
    ended: set[str] = field(default_factory=set)
    beside: list[str] = field(default_factory=list)  # comments, declarations and instructions


VOID = frozenset(("meta", "br", "img", "link", "hr", "input"))
RUNS_OR_FETCHES = frozenset(
    ("script", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "svg")
)
DOCTYPE = "doctype html"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = HtmlText()
        self._open: list[str] = []
        self._said: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.text.elements.append((tag, attrs))
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        self._look_at(tag, values)
        for name, value in values.items():
            if name.startswith("on") or (name == "src" and not value.startswith("data:")):
                self.text.foreign.append(f"{name} of {tag}")
        if tag == "a" and not values.get("href", "").startswith(("https:", "http:", "mailto:")):
            self.text.foreign.append(f"the link to {values.get('href', '')!r}")
        if "hidden" in values or "display:none" in values.get("style", "").replace(" ", ""):
            self.text.foreign.append(f"hidden text in {tag}")

    def _look_at(self, tag: str, values: dict[str, str]) -> None:
        if tag == "html":
            self.text.language = values.get("lang", "")
        elif tag == "img":
            self.text.alts.append(values.get("alt", ""))
        elif tag == "table":
            self.text.tables += 1
        elif tag == "caption":
            self.text.captions += 1
        elif tag == "th":
            self.text.headless_cells += values.get("scope") not in ("col", "row")
        elif tag in RUNS_OR_FETCHES:
            self.text.foreign.append(tag)
        elif re.fullmatch("h[1-6]", tag):
            self.text.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        self.text.ended.add(tag)
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.text.title += data
        elif "style" in self._open:
            self.text.style += data
            if "url(" in data or "@import" in data:
                self.text.foreign.append("an address in the style")
        else:
            self._said.append(data)

    def handle_comment(self, data: str) -> None:
        self.text.beside.append(f"the comment {data[:60]!r}")

    def handle_decl(self, decl: str) -> None:
        if decl.casefold() != DOCTYPE:
            self.unknown_decl(decl)

    def unknown_decl(self, data: str) -> None:
        self.text.beside.append(f"the declaration {data[:60]!r}")

    def handle_pi(self, data: str) -> None:
        self.text.beside.append(f"the instruction {data[:60]!r}")

    def close(self) -> None:
        super().close()
        self.text.said = "".join(self._said)


def text_of_html(html: str) -> HtmlText:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text
