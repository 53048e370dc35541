"""What a finished PDF letter says, in reading order, taken from its page descriptions.

Text is read with the marks that tag it. So we can distinguish what is said (tagged), what is in
headers and footers (artifacts) and what a screen reader would never find (neither). Every character
counts: readers made for searching leave out a digit that they take for the shadow of its neighbour,
and read "2021-22" next to "82%" as "8%".
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import combining

import pikepdf

from upheld.publish.letters.reading_back import folded

Font = dict[int, str]  # code of a glyph to its text
MAPPED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
# Squeezed, raised, shaded, an inline picture: our letters have none of these.
DOUBTED = "Tz Ts sh BI"
FOREIGN_OPERATORS = (*DOUBTED.split(), "INLINE IMAGE")  # how pikepdf reads a BI
READ = f"BDC BMC EMC Tf Tj TJ ' \" Do {DOUBTED}"  # operators that print text or say how to read it
MISREAD, FOREIGN = "misread", "foreign"  # no mark in a file has these names
CODE = "H"  # two bytes: Identity-H, the encoding of every font in a letter
UNKNOWN = "\ufffd"


@dataclass
class PdfText:
    said: str = ""  # tagged text of all pages
    edges: list[str] = field(default_factory=list)  # of each page: its header and footer
    untagged: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)  # read out differently from how it is printed
    foreign: list[str] = field(default_factory=list)  # what our letters never draw, in words


def text_of_pdf(document: pikepdf.Pdf) -> PdfText:
    text = PdfText()
    said: list[str] = []
    for number, page in enumerate(document.pages, start=1):
        edges: list[str] = []
        for mark, words in _spoken(page, page.get("/Resources", {}), ""):
            if mark == MISREAD:
                text.misread.append(words)
            elif mark == FOREIGN:
                text.foreign.append(f"page {number}: draws what our letters never have ({words})")
            elif mark == "Artifact":
                edges.append(words)
            elif mark:
                said.append(words)
            elif words.strip():
                text.untagged.append(words)
        text.edges.append("".join(edges))
    text.said = "".join(said)
    return text


def _spoken(stream: Any, resources: Any, around: str) -> Iterator[tuple[str, str]]:
    """The mark and text of every run; ``around`` is the mark that a form is drawn within."""
    marks: list[tuple[str, str | None]] = []  # the mark, and what is read out in place of its text
    fonts: dict[str, Font] = {}
    font: Font = {}
    printed = ""  # inside a mark that is read out instead
    for instruction in pikepdf.parse_content_stream(stream, READ):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            marks.append(_mark(operands))
            if marks[-1][1]:
                printed = ""
                yield _innermost(marks, around), str(marks[-1][1])
        elif name == "EMC" and marks:
            _, said = marks.pop()
            if said and not _is_what_it_prints(folded(said), folded(printed)):
                yield MISREAD, f"{said!r}, printed {printed!r}"
        elif name == "Tf":
            called = str(operands[0])
            if called not in fonts:
                fonts[called] = _unicode_of(resources.Font[called])
            font = fonts[called]
        elif name in ("Tj", "TJ", "'", '"'):
            if any(said for _, said in marks):
                printed += _decoded(operands[-1], font)
            else:
                yield _innermost(marks, around), _decoded(operands[-1], font)
        elif name == "Do":
            drawn = resources.XObject[str(operands[0])]
            if str(drawn.get("/Subtype", "")) == "/Form":
                inner = drawn.get("/Resources", resources)
                yield from _spoken(drawn, inner, _innermost(marks, around))
        elif name in FOREIGN_OPERATORS:
            yield FOREIGN, name


def _is_what_it_prints(said: str, printed: str) -> bool:
    """A letter with its marks (Ọ́) may be set in pieces: its own piece, which has it with or
    without its marks, and pieces for the marks, which have the letter that they were first set
    with.
    """
    if said == printed:
        return True
    letters, pieces = _letters(said), _letters(printed)
    if len(letters) != 1 or not letters[0][0].isalpha() or not pieces:
        return False
    marks, own, others = letters[0][1:], pieces[0], pieces[1:]
    are_its_marks = all(len(piece) > 1 and set(piece[1:]) <= set(marks) for piece in others)
    return own[0] == letters[0][0] and are_its_marks and bool(marks) == bool(others)


def _letters(text: str) -> list[str]:
    """Each letter with the marks that follow it."""
    letters: list[str] = []
    for each in unicodedata.normalize("NFD", text):
        if letters and combining(each):
            letters[-1] += each
        else:
            letters.append(each)
    return letters


def _mark(operands: Any) -> tuple[str, str | None]:
    """The mark, if it puts text in the structure or the page edge, and its ActualText."""
    kind = str(operands[0]).lstrip("/")
    given = operands[1] if len(operands) > 1 else None
    properties: Any = given if isinstance(given, pikepdf.Dictionary) else {}
    spoken = str(properties["/ActualText"]) if "/ActualText" in properties else None
    return kind if kind == "Artifact" or "/MCID" in properties else "", spoken


def _innermost(marks: list[tuple[str, str | None]], around: str) -> str:
    return next((mark for mark, _ in reversed(marks) if mark), around)


def _decoded(shown: Any, font: Font) -> str:
    """Strings come alone, or between the distances of an array."""
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join([bytes(part) for part in parts if isinstance(part, pikepdf.String)])
    whole, cut_off = divmod(len(codes), struct.calcsize(CODE))
    read = [font.get(code, UNKNOWN) for code in struct.unpack_from(f">{whole}{CODE}", codes)]
    return "".join(read) + UNKNOWN * bool(cut_off)


def _unicode_of(font: pikepdf.Object) -> Font:
    return _mapping(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}


@lru_cache(maxsize=64)
def _mapping(cmap: bytes) -> Font:
    """Code to text, from the table that a PDF carries for copying and for screen readers."""
    found: Font = {}
    for kind, body in MAPPED.findall(cmap):
        values = [bytes.fromhex(text.decode()) for text in HEX.findall(body)]
        if kind == b"char":
            pairs = zip(*[iter(values)] * 2, strict=True)
            found |= {int.from_bytes(code): text.decode("utf-16-be") for code, text in pairs}
        else:
            for first, last, text in zip(*[iter(values)] * 3, strict=True):
                for step in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                    found[int.from_bytes(first) + step] = (
                        (int.from_bytes(text) + step).to_bytes(len(text)).decode("utf-16-be")
                    )
    return found
