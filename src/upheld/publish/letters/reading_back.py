"""What a finished PDF or HTML letter says to its reader, in the order in which it is said.

Text of a PDF is read from the page's own objects with the marks that tag it, so that what is said
(tagged), what stands at the edge of the page (artifacts) and what a screen reader would never find
(neither) are told apart.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pypdfium2
import pypdfium2.raw as pdfium

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
LINE = 500  # characters for which room is kept; asking for the length first takes twice as long
HYPHENS_AT_LINE_ENDS = str.maketrans({"\x02": "-", "\ufffe": "-"})  # as the PDF reader gives them


def folded(text: str) -> str:
    """Text as it is compared: where lines break, and how characters are composed, is left out."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(HYPHENS_AT_LINE_ENDS)))


@dataclass
class PdfText:
    said: str = ""  # tagged text of all pages
    edges: list[str] = field(default_factory=list)  # of each page: header, footer
    untagged: list[str] = field(default_factory=list)


def text_of_pdf(pdf: bytes) -> PdfText:
    """Raises PdfiumError where the bytes are no PDF."""
    text = PdfText()
    said: list[str] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            edges: list[str] = []
            for marks, words in _text_objects(page):
                if "Artifact" in marks:
                    edges.append(words)
                elif marks:
                    said.append(words)
                elif words.strip():
                    text.untagged.append(words)
            text.edges.append("".join(edges))
    finally:
        document.close()
    text.said = "".join(said)
    return text


def _text_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[frozenset[str], str]]:
    read = page.get_textpage()
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        yield from _texts_in(pdfium.FPDFPage_GetObject(page.raw, place), read, frozenset())


def _texts_in(
    item: ctypes.c_void_p, read: pypdfium2.PdfTextPage, outer: frozenset[str]
) -> Iterator[tuple[frozenset[str], str]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        yield outer | _marks_of(item), _words_of(item, read)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM:
        marks = outer | _marks_of(item)
        for place in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _texts_in(pdfium.FPDFFormObj_GetObject(item, place), read, marks)


def _marks_of(item: ctypes.c_void_p) -> frozenset[str]:
    """The marks that make text part of the structure, or of the edge of the page."""
    found = set()
    for place in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, place)
        name, identifier = _name_of(mark), ctypes.c_int(-1)
        is_tag = pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", identifier)
        if is_tag or name == "Artifact":
            found.add(name)
    return frozenset(found)


def _name_of(mark: ctypes.c_void_p) -> str:
    length = ctypes.c_ulong()
    letters = ctypes.create_string_buffer(64)
    pdfium.FPDFPageObjMark_GetName(
        mark, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), len(letters), length
    )
    return letters.raw[: max(length.value - 2, 0)].decode("utf-16-le")


def _words_of(item: ctypes.c_void_p, read: pypdfium2.PdfTextPage) -> str:
    letters = (ctypes.c_ushort * LINE)()
    size = pdfium.FPDFTextObj_GetText(item, read.raw, letters, ctypes.sizeof(letters))
    if size > ctypes.sizeof(letters):
        letters = (ctypes.c_ushort * size)()
        pdfium.FPDFTextObj_GetText(item, read.raw, letters, ctypes.sizeof(letters))
    return bytes(letters)[: max(size - 2, 0)].decode("utf-16-le")


@dataclass
class HtmlText:
    said: str = ""
    title: str = ""
    language: str = ""
    alts: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tables: int = 0
    captions: int = 0
    headless_cells: int = 0  # header cells that do not say what they head
    foreign: list[str] = field(default_factory=list)  # what would run, or ask another server


VOID = frozenset(("meta", "br", "img", "link", "hr", "input"))
RUNS_OR_FETCHES = frozenset(
    ("script", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "svg")
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = HtmlText()
        self._open: list[str] = []
        self._said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.text.title += data
        elif "style" in self._open:
            if "url(" in data or "@import" in data:
                self.text.foreign.append("an address in the style")
        else:
            self._said.append(data)

    def close(self) -> None:
        super().close()
        self.text.said = "".join(self._said)


def text_of_html(html: str) -> HtmlText:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text
