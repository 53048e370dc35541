"""Letters as PDFs: accessible (PDF/UA-1), lasting (PDF/A-3a), the same bytes for the same letter.

Text goes into the template as data, never as source, so that no name can become markup. What a
letter says is decided elsewhere; here only that it fits on four pages, closer set if it must be.
"""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import ttf_opensans
import typst

from upheld.publish.letters.columns import flush_right
from upheld.publish.letters.letter import Addressee, Letter

MOST_PAGES = 4
STANDARDS: Any = ["ua-1", "a-3a"]
FONTS = Path(ttf_opensans.__file__).parent / "ttf"


class LetterError(Exception):
    """A letter that cannot be made, in words for the office."""


class TemplateError(LetterError):
    """What is wrong with the office's letter.typ, and where in it."""


class LetterPress:
    """Keeps one compiler with its fonts, which costs more to start than a letter to make."""

    def __init__(self, template: Path) -> None:
        self.template = template
        self._compiler = typst.Compiler(
            template,
            root=template.parent,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
            ),
        )

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
        raise LetterError(
            f"The letter about {letter.authority} ({letter.slug}) takes {pages} pages, also when"
            f" set closer; {MOST_PAGES} is the most. Shorten its own paragraph, the message of the"
            f" year or the sentences in wording.toml, or set {self.template.name} closer."
        )

    def _compiled(
        self, letter: Letter, addressee: Addressee, *, compact: str, timestamp: datetime
    ) -> bytes:
        data = {
            "letter": _as_data(letter),
            "addressee": json.dumps(asdict(addressee), ensure_ascii=False),
            "compact": compact,
        }
        try:
            pdf = self._compiler.compile(
                sys_inputs=data, pdf_standards=STANDARDS, timestamp=int(timestamp.timestamp())
            )
        except typst.TypstError as error:
            raise TemplateError(self._trouble(letter, error)) from None
        assert isinstance(pdf, bytes)
        return pdf

    def _trouble(self, letter: Letter, error: typst.TypstError) -> str:
        """The compiler's own words, the place, and for a missing key what there is instead."""
        lines = [line.strip() for line in str(error.diagnostic).splitlines()]
        place = next((line.lstrip("┌─ ") for line in lines if line.startswith("┌─")), "")
        hints = "".join(f" {hint.rstrip('.')}." for hint in error.hints or [])
        keys = ""
        if "does not contain key" in error.message:
            keys = (
                f" A letter has {', '.join(asdict(letter))};"
                f" an addressee has {', '.join(Addressee.__dataclass_fields__)}."
            )
        where = f" ({place})" if place else ""
        return (
            f"{self.template} cannot set the letter about {letter.authority}: {error.message}"
            f"{where}.{hints}{keys} Correct the template, or start again from the default one."
        )


def _as_data(letter: Letter) -> str:
    """The letter as JSON, and for each table which of its columns are set flush right."""
    content = json.loads(letter.as_json())
    for section in content["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "table":
                block["flush_right"] = flush_right(block["rows"]) or [False] * len(
                    block["headings"]
                )
    return json.dumps(content, ensure_ascii=False)


def _pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
