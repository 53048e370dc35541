"""The XML of a document, read only so deep and only so long.

A packed file of a few hundred bytes can hold a hundred thousand paragraphs, each inside the one
before. What reads a tree may take time for each element and each level, so both have a limit, which
is kept while the tree is made: what goes over it is not read to its end.
"""

from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

from defusedxml.ElementTree import DefusedXMLParser

DEEPEST = 200  # elements inside each other; a table in a table in a text box has about 40
MOST_ELEMENTS = 1_000_000  # a statement of 300 pages has about 60,000


class TooMuch(Exception):
    """What goes over a limit, as the end of a sentence about the file."""


class Bounded(TreeBuilder):
    """Counts what it is given. Raises TooMuch at the first element over a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.elements = 0

    def start(self, tag: str, attributes: dict[Any, Any]) -> Element:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise TooMuch(f"has parts inside each other, more than {DEEPEST} deep")
        if self.elements > MOST_ELEMENTS:
            raise TooMuch(f"has more than {MOST_ELEMENTS:,} parts")
        return super().start(tag, attributes)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)


def tree_of(data: bytes, *, builder: Bounded) -> Element:
    """Raises TooMuch, ParseError, or what defusedxml refuses."""
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    parser.feed(data)
    return parser.close()
