"""Whether a text of a PDF is printed to be seen: not invisible, tiny, or as light as the paper."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from upheld.core.contrast import contrast_to_white

SMALLEST = 5  # points; the smallest text of ours has 7.4
LEAST_CONTRAST = 3.0  # to white paper; text of ours has 5 and more


def unseen(text: Any) -> str:
    """Why the text, an object of PDFium's, does not show; '' where it does."""
    if pdfium.FPDFTextObj_GetTextRenderMode(text) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return "is not printed"
    if (size := _size(text)) < SMALLEST:
        return f"is printed in {size:.1f} points"
    red, green, blue, alpha = colour_of(text)
    if alpha < 1 or contrast_to_white(red, green, blue) < LEAST_CONTRAST:
        return "is as light as the paper"
    return ""


def _size(text: Any) -> float:
    """In points as it is printed, across or upwards, whichever is less."""
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    pdfium.FPDFPageObj_GetMatrix(text, matrix)
    across, upwards = abs(complex(matrix.a, matrix.b)), abs(complex(matrix.c, matrix.d))
    return size.value * min(across, upwards)


def colour_of(thing: Any) -> tuple[float, float, float, float]:
    """Of a text or a filled shape: red, green, blue and how opaque it is, each from 0 to 1."""
    parts = [ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()]
    pdfium.FPDFPageObj_GetFillColor(thing, *parts)
    red, green, blue, alpha = (part.value / 255 for part in parts)
    return red, green, blue, alpha
