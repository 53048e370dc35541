"""Whether a text of a PDF is printed to be seen: not invisible, tiny, or as light as the paper."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from upheld.core.contrast import contrast_to_white

SMALLEST = 5  # points; the smallest text of ours has 7.4
LEAST_CONTRAST = 3.0  # to white paper; text of ours has 5 and more
DOUBTED = "Tz Ts sh BI"  # operators that squeeze, lift or draw, and that no letter of ours has


def unseen(text: Any) -> str:
    """Why the text, an object of PDFium's, does not show; '' where it does."""
    if pdfium.FPDFTextObj_GetTextRenderMode(text) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return "is not printed"
    if (size := _size(text)) < SMALLEST:
        return f"is printed in {size:.1f} points"
    red, green, blue, alpha = _colour(text)
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


def _colour(text: Any) -> tuple[float, float, float, float]:
    """Red, green, blue and how opaque it is, each from 0 to 1."""
    parts = [ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()]
    pdfium.FPDFPageObj_GetFillColor(text, *parts)
    red, green, blue, alpha = (part.value / 255 for part in parts)
    return red, green, blue, alpha
