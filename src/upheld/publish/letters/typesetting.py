"""Letters as PDFs: accessible (PDF/UA-1), archivable (PDF/A-3a), the same letter in the same bytes.

Text goes into the template as data, never as source, so that no name can become markup. What a
letter says is decided elsewhere. This decides only the number of pages: three if possible, four at
most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import fontpkg_noto_sans
import ttf_opensans
import typst

from upheld.core.mistakes import Mistake
from upheld.publish.letters.as_set import addressee_as_set, letter_as_set
from upheld.publish.letters.last_page import last_page
from upheld.publish.letters.letter import Addressee, Letter, texts_of
from upheld.publish.letters.not_set import (
    NO_SUCH_SIGN,
    template_fails,
    too_many_pages,
    unprintable_in,
)

MOST_PAGES = 4
STANDARDS: Any = ["ua-1", "a-3a"]
# In the order of letter.typ: Open Sans for nearly everything, Noto Sans for letters in names that
# it lacks (Ṅkem), and DejaVu Sans Mono, which comes with the compiler, for symbols (→ ✓ ☐).
FONTS = ("Open Sans", "Noto Sans", "DejaVu Sans Mono")
FONT_FOLDERS = [
    Path(ttf_opensans.__file__).parent / "ttf",
    Path(fontpkg_noto_sans.__file__).parent / "files",
]


PAGES_AIMED_AT = 3
NEARLY_EMPTY = 0.6  # of the last page's height, white in one piece


@dataclass(frozen=True)
class Setting:
    """One way to set a letter, and where letters set this way end: 2.4 is on the third page.

    Fitted by least squares to letters from every year of the demonstration. It decides only what to
    try first: 7 letters in 100 are set a second time.
    """

    inputs: Mapping[str, str]
    pages_of_none: float  # the length of a letter without text: letterhead, headings, pictures
    pages_of_a_thousand: float  # characters

    def end(self, characters: int) -> float:
        return self.pages_of_none + self.pages_of_a_thousand * characters / 1_000

    def spare(self, characters: int) -> float:
        """How far, in pages, the expected end is from a bad one; below 0 if it is bad."""
        end = self.end(characters)
        if end > PAGES_AIMED_AT:
            return PAGES_AIMED_AT - end
        return min(end % 1 - (1 - NEARLY_EMPTY), PAGES_AIMED_AT - end)


USUAL = Setting({"compact": "no", "roomy": "no"}, 0.955, 0.317)
CLOSER = Setting({"compact": "yes", "roomy": "no"}, 0.726, 0.290)
WIDER = Setting({"compact": "no", "roomy": "yes"}, 0.892, 0.423)


class Look(NamedTuple):
    """The better of two ways to set a letter compares as less: fewer pages, a fuller last one."""

    pages: int
    is_nearly_empty: bool

    @property
    def is_good(self) -> bool:
        return self.pages <= PAGES_AIMED_AT and not self.is_nearly_empty


class LetterError(Mistake):
    """Why a letter cannot be made, in words for the office."""


class TemplateError(LetterError):
    """What is wrong with the office's letter.typ, and where in it."""


def fonts() -> typst.Fonts:
    """Never the machine's own fonts, so that a letter is the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=FONT_FOLDERS
    )


class LetterPress:
    """Keeps one compiler with its fonts, which takes longer to start than to make a letter."""

    def __init__(self, template: Path) -> None:
        self.template = template
        self._compiler = typst.Compiler(template, root=template.parent, font_paths=fonts())

    def render(self, letter: Letter, addressee: Addressee, *, timestamp: datetime) -> bytes:
        """The letter as PDF; ``timestamp`` is the letter's own date, so that bytes repeat.

        Raises LetterError if it needs more than MOST_PAGES, and TemplateError if the template asks
        for something that a letter does not have.
        """
        tried: list[tuple[Look, bytes]] = []
        for setting in settings_of(letter):
            pdf = self._compiled(letter, addressee, setting=setting, timestamp=timestamp)
            tried.append((look_of(pdf), pdf))
            if tried[-1][0].is_good:
                break
        look, pdf = min(tried, key=itemgetter(0))
        if look.pages <= MOST_PAGES:
            return pdf
        raise LetterError(
            too_many_pages(letter, look.pages, most=MOST_PAGES, template=self.template)
        )

    def _compiled(
        self, letter: Letter, addressee: Addressee, *, setting: Setting, timestamp: datetime
    ) -> bytes:
        data = {
            "letter": letter_as_set(letter),
            "addressee": addressee_as_set(addressee),
            **setting.inputs,
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


def settings_of(letter: Letter) -> list[Setting]:
    """The ways to set it, the one most likely to look good first."""
    characters = sum(len(text) for text in texts_of(letter.as_data()))
    return sorted((USUAL, CLOSER, WIDER), key=lambda setting: -setting.spare(characters))


def look_of(pdf: bytes) -> Look:
    last = last_page(pdf)
    is_nearly_empty = last.number > 1 and last.white > NEARLY_EMPTY
    return Look(pages=last.number, is_nearly_empty=is_nearly_empty)
