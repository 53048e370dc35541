"""What a letter can print: every text that may be in one is checked when it is read.

The characters of its fonts are in printed_ranges; a test sets each of them in a letter and reads
it back. Texts come here in their plain form (core.plain).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from upheld.core.plain import plain
from upheld.core.printed_ranges import MARKED, PRINTED

BEFORE_SHOWN = 12  # how many characters in front of it a message shows


def _class(ranges: str) -> str:
    """Ranges of code points as the inside of a character class.

    >>> _class("41-5A 2713 5D")
    'A-Z✓\\\\]'
    """
    return "".join(
        "-".join(re.escape(chr(int(point, 16))) for point in each.split("-"))
        for each in ranges.split()
    )


# For a first look at many texts at once. Marks are checked with their letters, one by one.
DOUBTFUL = rf"[^ \n\t{_class(PRINTED)}]"
WITH_MARK = "|".join(f"[{_class(letters)}]{mark}" for mark, letters in MARKED.items())
FINE = re.compile(rf"(?:{WITH_MARK}|[ \n\t{_class(PRINTED)}])*+")
UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\uf8ff\ufffe\uffff"
    r"\U000f0000-\U0010ffff]"
)


@dataclass(frozen=True, kw_only=True)
class Unprintable:
    """A character that the fonts lack, or a mark that they cannot set over the one before it."""

    sign: str
    at: int  # how many characters are before it


def unprintable(text: str) -> Iterator[Unprintable]:
    """
    >>> [(found.sign, found.at) for found in unprintable("Ṅkem ✓ 東京")]
    [('東', 7), ('京', 8)]
    """
    at = 0
    while (at := _end_of_what_is_fine(text, at)) < len(text):
        yield Unprintable(sign=text[at], at=at)
        at += 1


def why_unprintable(text: str) -> tuple[str, str] | None:
    """What is wrong, to follow the text, and what to write. None if all of it can be printed.

    >>> why_unprintable("Review 東京")[1]
    'Write it in Latin letters.'
    """
    return _why(text, list(unprintable(text)), "our letters cannot print")


def why_unshown(text: str) -> tuple[str, str] | None:
    """The same for texts that are only on pages. They can print any script, in the reader's own
    fonts, but not control characters, characters of one font, or marks that reverse a text.

    >>> why_unshown("اردو"), why_unshown("A\\ue000")[0]
    (None, "has a character that no page can show: U+E000, which is character 2, after 'A'")
    """
    found = [Unprintable(sign=sign[0], at=sign.start()) for sign in UNSHOWN.finditer(text)]
    return _why(text, found, "no page can show")


def _why(text: str, found: list[Unprintable], nobody: str) -> tuple[str, str] | None:
    if not found:
        return None
    first = found[0]
    before = text[max(0, first.at - BEFORE_SHOWN) : first.at]
    after = f", after {before!r}" if before.strip() else ""
    more = f" ({len(found) - 1:,} more in this text)" if len(found) > 1 else ""
    return (
        f"has a character that {nobody}: {named(first.sign)}, which is character"
        f" {first.at + 1:,}{after}{more}",
        _instead(first.sign),
    )


def named(sign: str) -> str:
    """
    >>> named("😀"), named("\\ue000")
    ("'😀' (grinning face, U+1F600)", 'U+E000')
    """
    point = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "").lower()
    if not name:
        return point
    return f"{sign!r} ({name}, {point})" if sign.isprintable() else f"{name} ({point})"


def _instead(sign: str) -> str:
    written_out = plain(unicodedata.normalize("NFKC", sign))
    category = unicodedata.category(sign)
    if written_out.strip() and written_out != sign and not any(unprintable(written_out)):
        return f"Write {written_out!r}."
    if category.startswith("M"):
        return "Write what is before it without this mark."
    if category.startswith(("L", "N")):
        return "Write it in Latin letters."
    if category.startswith("C"):
        return "Only one font or program has it. Delete it, or write a word for it."
    return "Delete it, or write a word for it."


def _end_of_what_is_fine(text: str, at: int) -> int:
    found = FINE.match(text, at)
    return found.end() if found else at
