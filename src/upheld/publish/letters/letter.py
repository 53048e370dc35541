"""The letter as data: everything that it says, in order.

PDF and HTML are made from this and nothing else, and verify reads it back from both. Every text in
it is final: rendering adds no words and works out no numbers. The addressee is separate, because an
edition does not hold contacts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from upheld.publish.pictures.svg import Picture


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One figure: percentage, count, base by its proper name, and similar authorities together."""

    measure: str  # slug; the edition's figure for this authority and year
    title: str  # Complaints upheld
    text: str  # 33%
    count_line: str  # 1 of 3 detailed investigations
    range_line: str  # what could be chance; the interval if there is no average; '' for neither
    average_line: str  # 45% for all district councils together, or why there is none
    late_line: str  # 3 of 10 late; '' elsewhere
    sentences: tuple[str, ...]  # the figure in words
    picture: Picture | None
    kind: str = "headline"


@dataclass(frozen=True, kw_only=True)
class Table:
    title: str  # the caption
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the first cell of each row is its heading
    notes: tuple[str, ...] = ()
    has_total: bool = False  # the last row is the total of the rows above
    kind: str = "table"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list that is not too long, with how many more there are and where."""

    items: tuple[str, ...]
    more: str = ""
    kind: str = "listing"


@dataclass(frozen=True, kw_only=True)
class Links:
    items: tuple[tuple[str, str], ...]  # text, address
    kind: str = "links"


Block = Paragraph | Headline | Table | Listing | Links


@dataclass(frozen=True, kw_only=True)
class Section:
    heading: str  # '' for the opening
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    slug: str  # slug of the authority that the letter is about
    authority: str
    title: str  # Annual review letter 2019-20
    language: str  # en-GB
    dated: str  # 22 July 2020; '' on a draft
    marks: tuple[str, ...]  # draft, invented data or issued again
    office_name: str
    office_lines: tuple[str, ...]  # address, contact
    colour: str
    sections: tuple[Section, ...]
    closing: str  # Yours sincerely
    signatures: tuple[tuple[str, str], ...]  # name, title

    def as_json(self) -> str:
        """The same letter always gives the same text. The edition keeps it word for word."""
        return json.dumps(self, default=vars, ensure_ascii=False, separators=(",", ":"))

    def as_data(self) -> dict[str, Any]:
        """What ``as_json`` says, read back, for templates and for the proof of texts."""
        data: dict[str, Any] = json.loads(self.as_json())
        return data


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Who the letter is sent to: printed on the letter, but not in the edition's database."""

    lines: tuple[str, ...]  # name, title, authority
    salutation: str  # Dear ...
    copies: tuple[str, ...]  # titles and names, without email


Printed = Mapping[str, Sequence[str]]

# The texts of each part in the order in which they are printed. For letters of an earlier schema
# see its form (edition.schemas).
PRINTED: Printed = {
    "paragraph": ("text",),
    "headline": (
        *("title", "text", "count_line", "range_line", "late_line", "average_line"),
        "sentences",
    ),
    "table": ("title", "headings", "rows", "notes"),
    "listing": ("items", "more"),
    "links": ("items",),
}


def texts_of(letter: dict[str, Any], printed: Printed = PRINTED) -> Iterator[str]:
    """Every text in a letter's JSON in the order in which it is printed, for reading it back.

    The dated line, the marks and the signature are included; svg and colour are not.
    """
    yield from (letter["office_name"], *letter["office_lines"])
    yield from letter["marks"]
    yield from (letter["dated"], letter["title"], letter["authority"])
    for section in letter["sections"]:
        yield section["heading"]
        for block in section["blocks"]:
            for name in printed[block["kind"]]:
                yield from _flat(block[name])
    yield letter["closing"]
    for name, title in letter["signatures"]:
        yield from (name, title)


def _flat(texts: Any) -> Iterator[str]:
    """One text, or the texts in a list, in rows of a table or in pairs."""
    if isinstance(texts, str):
        yield texts
    else:
        for text in texts:
            yield from _flat(text)


PARTS = {
    "paragraph": Paragraph,
    "headline": Headline,
    "table": Table,
    "listing": Listing,
    "links": Links,
}


def letter_of(content: Mapping[str, Any]) -> Letter:
    """The letter whose ``as_data`` is the content, which is left unchanged."""
    content = deepcopy(dict(content))
    for section in content["sections"]:
        for block in section["blocks"]:
            if block.get("picture"):
                block["picture"] = Picture(**block["picture"])
        section["blocks"] = tuple(PARTS[block["kind"]](**block) for block in section["blocks"])
    return Letter(**{**content, "sections": tuple(Section(**s) for s in content["sections"])})
