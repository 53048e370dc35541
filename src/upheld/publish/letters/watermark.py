"""A letter marked with the name of the person who has an early copy: seen on every page, and kept
in the file's description.

The mark is drawn under the letter and tagged as an artifact, as headers and footers are. So the
letter's own text, tags and numbers are what they were, and it is as accessible as it was.
"""

import json
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from upheld.core.mistakes import Mistake
from upheld.publish.letters.typesetting import fonts

TEMPLATE = Path(__file__).with_name("watermark.typ")
STANDARDS: Any = ["a-3b"]  # its fonts are embedded, as the letter's are
NAME = pikepdf.Name("/EarlyCopy")
DRAW = b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q /EarlyCopy Do Q EMC\n"
MARKS = ("BDC", "BMC", "EMC", "DP", "MP")  # the operators that tag content
Size = tuple[float, float]


class WatermarkError(Mistake):
    """Why a copy cannot be marked, in words for the office."""


def watermarked(pdf: bytes, holder: str, line: str) -> bytes:
    """``holder``: across each page; ``line``: at its head, and in the file's description.

    Raises WatermarkError for words that our fonts cannot print.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        forms: dict[Size, pikepdf.Object] = {}
        for page in document.pages:
            size = _size_of(page)
            if size not in forms:
                forms[size] = _form(document, size, holder, line)
            page.add_resource(forms[size], pikepdf.Name.XObject, NAME)
            page.contents_add(DRAW, prepend=True)
        with document.open_metadata(set_pikepdf_as_editor=False) as told:
            told["dc:description"] = line
        document.docinfo["/Subject"] = line
        made = BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()


def _size_of(page: pikepdf.Page) -> Size:
    left, low, right, high = map(float, page.MediaBox)
    return right - left, high - low


def _form(document: pikepdf.Pdf, size: Size, holder: str, line: str) -> pikepdf.Object:
    """The mark as a form of this document, without tags of its own."""
    with pikepdf.open(BytesIO(_compiled(size, holder, line))) as drawn:
        page = drawn.pages[0]
        kept = _untagged(pikepdf.parse_content_stream(page))
        page.Contents = drawn.make_stream(kept)
        return document.copy_foreign(page.as_form_xobject())


def _untagged(instructions: Iterable[Any]) -> bytes:
    return pikepdf.unparse_content_stream(
        [each for each in instructions if str(each.operator) not in MARKS]
    )


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts())


def _compiled(size: Size, holder: str, line: str) -> bytes:
    width, height = size
    mark = {"width": width, "height": height, "holder": holder, "line": line}
    try:
        pdf = _compiler().compile(
            sys_inputs={"mark": json.dumps(mark)}, pdf_standards=STANDARDS, timestamp=0
        )
    except typst.TypstError as error:
        raise WatermarkError(
            f"{line!r} cannot be printed on a copy: {error.message}. Write the name, post and"
            " organisation in letters that our fonts have."
        ) from None
    assert isinstance(pdf, bytes)
    return pdf
