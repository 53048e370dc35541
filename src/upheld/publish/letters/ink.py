"""Whether text in a PDF can be seen: not invisible, tiny, or as light as the paper."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from upheld.core.contrast import contrast_to_white

SMALLEST = 5  # points; our smallest text has 7.4
LEAST_CONTRAST = 3.0  # to white paper; that of our text is at least 5.0


def unseen(text: Any) -> str:
    """Why the text, a PDFium object, cannot be seen; '' if it can."""
    if pdfium.FPDFTextObj_GetTextRenderMode(text) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return "is not printed"
    if (size := _size(text)) < SMALLEST:
        return f"is printed in {size:.1f} points"
    red, green, blue, alpha = colour_of(text)
    if alpha < 1 or contrast_to_white(red, green, blue) < LEAST_CONTRAST:
        return "is as light as the paper"
    return ""


def _size(text: Any) -> float:
    """In points as printed: the width or the height, whichever is less."""
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    pdfium.FPDFPageObj_GetMatrix(text, matrix)
    across, upwards = abs(complex(matrix.a, matrix.b)), abs(complex(matrix.c, matrix.d))
    return size.value * min(across, upwards)


def colour_of(thing: Any) -> tuple[float, float, float, float]:
    """The red, green, blue and opacity of a text or filled shape, each from 0 to 1."""
    parts = [ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()]
    pdfium.FPDFPageObj_GetFillColor(thing, *parts)
    red, green, blue, alpha = (part.value / 255 for part in parts)
    return red, green, blue, alpha
