"""The letter as data: everything that is said, in the order in which it is said.

PDF and HTML are made from this and from nothing else, and verify reads it back from both. Every
text in it is final: rendering adds no word and works out no number. The addressee is apart,
because an edition holds no contact.
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
    """One figure: percentage, count, base by its right name, and similar authorities together."""

    measure: str  # slug; the figure of this authority and year in the edition
    title: str  # Complaints upheld
    text: str  # 33%
    count_line: str  # 1 of 3 detailed investigations
    range_line: str  # what could be chance; without an average the interval; '' for neither
    average_line: str  # 45% for all district councils together; or why there is none
    late_line: str  # 3 of 10 late; '' elsewhere
    sentences: tuple[str, ...]  # the figure in words
    picture: Picture | None
    kind: str = "headline"


@dataclass(frozen=True, kw_only=True)
class Table:
    title: str  # the caption
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the first cell of a row heads it
    notes: tuple[str, ...] = ()
    has_total: bool = False  # the last row is the total of those above
    kind: str = "table"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list that is not too long, and how many more there are and where."""

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
    slug: str  # of the authority that the letter is about
    authority: str
    title: str  # Annual review letter 2019-20
    language: str  # en-GB
    dated: str  # 22 July 2020; '' on a draft
    marks: tuple[str, ...]  # Draft; the notice that the data are invented; issued again
    office_name: str
    office_lines: tuple[str, ...]  # address, contact
    colour: str
    sections: tuple[Section, ...]
    closing: str  # Yours sincerely
    signatures: tuple[tuple[str, str], ...]  # name, title

    def as_json(self) -> str:
        """The same letter always gives the same text; kept word for word in the edition."""
        return json.dumps(self, default=vars, ensure_ascii=False, separators=(",", ":"))

    def as_data(self) -> dict[str, Any]:
        """What ``as_json`` says, read back: what a template and the texts' proof are given."""
        data: dict[str, Any] = json.loads(self.as_json())
        return data


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Whom the letter is sent to: printed on the letter, kept out of the edition's database."""

    lines: tuple[str, ...]  # name, title, authority
    salutation: str  # Dear ...
    copies: tuple[str, ...]  # titles and names, without email


Printed = Mapping[str, Sequence[str]]

# The texts of each part in the order in which they are printed. Letters of an earlier schema have
# theirs in its form (edition.forms).
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
    """Every text of a letter's JSON in the order in which it is printed, for reading it back.

    The dated line, the marks and the signature are among them; svg and colour are not.
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
    """A text, or those of a list, of a table's rows, of pairs."""
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
    """The letter of which ``as_data`` gives the content, which is left as it is."""
    content = deepcopy(dict(content))
    for section in content["sections"]:
        for block in section["blocks"]:
            if block.get("picture"):
                block["picture"] = Picture(**block["picture"])
        section["blocks"] = tuple(PARTS[block["kind"]](**block) for block in section["blocks"])
    return Letter(**{**content, "sections": tuple(Section(**s) for s in content["sections"])})
