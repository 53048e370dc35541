"""Writes core/printed_ranges: the characters that a letter can print and that can be read back.

Run `python -m upheld.publish.letters.font_coverage` when a font changes. It takes some minutes. A
test sets every character in that file in a letter and reads it back.
"""

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import typst

from upheld.core import printed_ranges
from upheld.core.plain import plain
from upheld.publish.letters.pdf_text import text_of_pdf
from upheld.publish.letters.typesetting import FONTS, fonts

SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER LETTER", "FEMININE", "MASCULINE", "MICRO")
OTHER_SCRIPTS = range(0x0530, 0x1C80)  # with symbols and digits of their own
RIGHT_TO_LEFT = ("R", "AL", "AN")
LAST = 0x1FFFF
# Drawn over what is before, behind or above them, or misread at the start or end of a text.
OVER_OTHERS = "\u02de\u1fed\u2035\u2036\u2037\u215f\u27f5\u27f6\u27f7\u2e0e"
LOST_LETTER = "\ufffd"
ASCII = "".join(map(chr, range(0x21, 0x7F)))
# Marks of names that have no letter of their own with each (n̄, Ọ́): grave, acute, circumflex, tilde,
# macron, diaeresis, hook, caron; below: dot, cedilla, ogonek, line. And what they are set with.
MARKS = "\u0300\u0301\u0302\u0303\u0304\u0308\u0309\u030c\u0323\u0327\u0328\u0331"
LATIN = (*range(0x41, 0x25C), *range(0x1E00, 0x1F00))
ABOVE = 230  # the class of marks above a letter; marks below have lower classes
BELOW = 0x0323  # the first of our marks that goes below
BETWEEN = "|"
AT_ONCE = 2_000  # texts in one document
TEMPLATE = """
#set document(title: "Characters")
#set text(font: json(bytes(sys.inputs.fonts)))
#text(fallback: false, sys.inputs.text)
#strong(sys.inputs.text) // DejaVu Sans Mono has fewer symbols in bold: the rest are not bold
"""
HEAD = '''"""What letters print as it was written: ranges of code points, and for a mark the letters
that it goes with. Written by `python -m upheld.publish.letters.font_coverage`.
"""
'''


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder))
        printed = ASCII + "".join(press.those_read_back(list(_candidates())))
        letters = [c for c in printed if c.isalpha() and ord(c) in LATIN]
        marked = {mark: "".join(press.letters_with(mark, letters)) for mark in MARKS}
    blocks = "".join(f'    "\\u{ord(m):04x}": """\n{_block(ls)}""",\n' for m, ls in marked.items())
    text = f'{HEAD}\nPRINTED = """\n{_block(printed)}"""\n\nMARKED = {{\n{blocks}}}\n'
    Path(printed_ranges.__file__).write_text(text, "utf-8")


class Press:
    """Sets texts, plain and bold, and halves those that fail until only the culprits are left."""

    def __init__(self, folder: Path) -> None:
        template = folder / "characters.typ"
        template.write_text(TEMPLATE, "utf-8")
        self._compiler = typst.Compiler(template, root=folder, font_paths=fonts())

    def those_read_back(self, texts: list[str]) -> Iterator[str]:
        for at in range(0, len(texts), AT_ONCE):
            yield from self._halved(texts[at : at + AT_ONCE])

    def letters_with(self, mark: str, letters: Iterable[str]) -> Iterator[str]:
        """Those that print with the mark, if they have no such mark and no character is both."""
        pairs = [letter + mark for letter in letters if not _is_taken(letter, mark)]
        apart = [pair for pair in pairs if unicodedata.is_normalized("NFC", pair)]
        return (pair[0] for pair in self.those_read_back(apart))

    def _halved(self, texts: list[str]) -> Iterator[str]:
        said = self._said(texts)
        if said is not None and len(said) == 2 * len(texts):
            read = zip(texts, said[: len(texts)], said[len(texts) :], strict=True)
            yield from (text for text, *both in read if [text] * 2 == [plain(r) for r in both])
        elif len(texts) > 1:
            middle = len(texts) // 2
            yield from self._halved(texts[:middle])
            yield from self._halved(texts[middle:])

    def _said(self, texts: list[str]) -> list[str] | None:
        inputs = {"fonts": json.dumps(FONTS), "text": BETWEEN.join((*texts, ""))}
        try:
            pdf = self._compiler.compile(sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
        except typst.TypstError:
            return None
        assert isinstance(pdf, bytes)
        with pikepdf.open(BytesIO(pdf)) as document:
            return text_of_pdf(document).said.split(BETWEEN)[:-1]


def _candidates() -> Iterator[str]:
    return (c for c in map(chr, range(0x7F, LAST + 1)) if _is_candidate(c))


def _is_candidate(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "CZM" or unicodedata.bidirectional(character) in RIGHT_TO_LEFT:
        return False
    if character in OVER_OTHERS or character == LOST_LETTER or ord(character) in OTHER_SCRIPTS:
        return False
    if plain(character) != character:
        return False
    return category[0] != "L" or unicodedata.name(character, "").startswith(SCRIPTS)


def _is_taken(letter: str, mark: str) -> bool:
    """Whether there is a mark in that place, above or below: two would run into each other."""
    marks = unicodedata.normalize("NFD", letter)[1:]
    return any((unicodedata.combining(m) < ABOVE) == (ord(mark) >= BELOW) for m in marks)


def _block(characters: Iterable[str]) -> str:
    """The ranges in lines that fit."""
    lines = [""]
    for each in _ranges(characters):
        if len(lines[-1]) + len(each) > 90:
            lines.append("")
        lines[-1] = f"{lines[-1]} {each}".strip()
    return "".join(f"    {line}\n" for line in lines)


def _ranges(characters: Iterable[str]) -> Iterator[str]:
    ends: list[list[int]] = []
    for point in sorted(map(ord, characters)):
        if ends and ends[-1][1] == point - 1:
            ends[-1][1] = point
        else:
            ends.append([point, point])
    return (f"{low:X}" if low == high else f"{low:X}-{high:X}" for low, high in ends)


if __name__ == "__main__":
    main()
