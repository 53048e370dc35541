"""Letters as PDFs: accessible (PDF/UA-1), lasting (PDF/A-3a), the same bytes for the same letter.

Text goes into the template as data, never as source, so that no name can become markup. What a
letter says is decided elsewhere; here only that it fits on four pages, closer set if it must be.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
import pypdfium2
import ttf_opensans
import typst

from upheld.core.mistakes import Mistake
from upheld.publish.letters.as_set import addressee_as_set, letter_as_set
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.not_set import (
    NO_SUCH_SIGN,
    template_fails,
    too_many_pages,
    unprintable_in,
)

MOST_PAGES = 4
STANDARDS: Any = ["ua-1", "a-3a"]
# In the order of letter.typ: Open Sans for nearly all, Noto Sans for the letters of names that it
# lacks (Ṅkem), and DejaVu Sans Mono, which comes with the compiler, for signs (→ ✓ ☐).
FONTS = ("Open Sans", "Noto Sans", "DejaVu Sans Mono")
FONT_FOLDERS = [
    Path(ttf_opensans.__file__).parent / "ttf",
    Path(fontpkg_noto_sans.__file__).parent / "files",
]


class LetterError(Mistake):
    """A letter that cannot be made, in words for the office."""


class TemplateError(LetterError):
    """What is wrong with the office's letter.typ, and where in it."""


def fonts() -> typst.Fonts:
    """None of the machine's own, so that a letter is the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=FONT_FOLDERS
    )


class LetterPress:
    """Keeps one compiler with its fonts, which costs more to start than a letter to make."""

    def __init__(self, template: Path) -> None:
        self.template = template
        self._compiler = typst.Compiler(template, root=template.parent, font_paths=fonts())

    def render(self, letter: Letter, addressee: Addressee, *, timestamp: datetime) -> bytes:
        """The letter as PDF; ``timestamp`` is the letter's own date, so that bytes repeat.

        Raises LetterError where it takes more than four pages, TemplateError where the template
        asks for what a letter does not have.
        """
        for compact in ("no", "yes"):
            pdf = self._compiled(letter, addressee, compact=compact, timestamp=timestamp)
            pages = _pages_of(pdf)
            if pages <= MOST_PAGES:
                return pdf
        raise LetterError(too_many_pages(letter, pages, most=MOST_PAGES, template=self.template))

    def _compiled(
        self, letter: Letter, addressee: Addressee, *, compact: str, timestamp: datetime
    ) -> bytes:
        data = {
            "letter": letter_as_set(letter),
            "addressee": addressee_as_set(addressee),
            "compact": compact,
        }
        try:
            pdf = self._compiler.compile(
                sys_inputs=data, pdf_standards=STANDARDS, timestamp=int(timestamp.timestamp())
            )
        except typst.TypstError as error:
            if NO_SUCH_SIGN in error.message and (signs := unprintable_in(letter, addressee)):
                raise LetterError(signs) from None
            raise TemplateError(template_fails(letter, error, template=self.template)) from None
        assert isinstance(pdf, bytes)
        return pdf


def _pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
