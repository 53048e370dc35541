"""Where a finished PDF prints each text, and what is drawn over it: boxes, page by page.

Read with PDFium, which shows PDFs in browsers and is independent of the compiler that made them. A
box holds the ink of one run of text: a line, or a part of it in one font and colour. Boxes are in
points from the lower left corner of the page.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from upheld.publish.letters.ink import colour_of

EVERYWHERE = (float("-inf"), float("-inf"), float("inf"), float("inf"))


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def within(self, other: "Box") -> "Box":
        """What both cover. Its width or height is negative if they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True)
class Printed:
    """A run of text: where it is, the part of the page where it can show, and when it is drawn."""

    box: Box
    shown: Box
    order: int
    thing: Any  # a PDFium object


@dataclass(frozen=True)
class Drawing:
    """What hides the text below it: a filled shape, a thick line, a picture."""

    box: Box
    order: int


@dataclass
class PlacedPage:
    page: pypdfium2.PdfPage
    box: Box  # of the paper
    texts: list[Printed] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)

    @cached_property
    def _words(self) -> pypdfium2.PdfTextPage:
        """Takes as long as all the boxes, so it is read only when a text is asked for."""
        return self.page.get_textpage()

    def words_of(self, printed: Printed) -> str:
        size = pdfium.FPDFTextObj_GetText(printed.thing, self._words, None, 0)
        text = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(printed.thing, self._words, text, size)
        return bytes(text).decode("utf-16-le").rstrip("\0").strip()


def placed_pages(pdf: bytes) -> Iterator[PlacedPage]:
    """Use each page before asking for the next. Raises PdfiumError if the file is not a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield _placed(page)
    finally:
        document.close()


def _placed(page: pypdfium2.PdfPage) -> PlacedPage:
    found = PlacedPage(page, Box(*page.get_cropbox()))
    for order, (thing, kind, box) in enumerate(_things(page)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts.append(Printed(box, _shown(thing), order, thing))
        elif _hides(thing, kind, box):
            found.drawings.append(Drawing(box, order))
    return found


def _things(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, int, Box]]:
    """Everything drawn, with its kind and box, in the order of drawing."""
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _parts(pdfium.FPDFPage_GetObject(page, place), None)


def _parts(thing: Any, within: pypdfium2.PdfMatrix | None) -> Iterator[tuple[Any, int, Box]]:
    """The thing itself, or the contents of a form, which have coordinates of their own."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        box = _box_of(thing)
        yield thing, kind, Box(*within.on_rect(*box)) if within else box
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    inner = pypdfium2.PdfMatrix.from_raw(matrix)
    inner = inner.multiply(within) if within else inner
    for place in range(pdfium.FPDFFormObj_CountObjects(thing)):
        yield from _parts(pdfium.FPDFFormObj_GetObject(thing, place), inner)


def _box_of(thing: Any) -> Box:
    sides = [ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return Box(*[side.value for side in sides])


def _shown(thing: Any) -> Box:
    """The part of the page that a drawing is clipped to."""
    shown = Box(*EVERYWHERE)
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    for path in range(pdfium.FPDFClipPath_CountPaths(clip)):
        points = list(_points(clip, path))
        if points:
            across, up = zip(*points, strict=True)
            shown = shown.within(Box(min(across), min(up), max(across), max(up)))
    return shown


def _points(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    across, up = ctypes.c_float(), ctypes.c_float()
    for place in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, place)
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        yield across.value, up.value


def _hides(thing: Any, kind: int, box: Box) -> bool:
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return True  # a picture, or a shading
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if fill.value:
        *_, opaque = colour_of(thing)
        return opaque > 0
    # The ink of a frame is only its edge; a line is all ink.
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
    return bool(stroke.value) and min(box.width, box.height) <= 2 * width.value
