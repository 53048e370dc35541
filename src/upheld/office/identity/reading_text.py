"""A text as the scan reads it: without invisible characters, and as words with their positions."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


def set_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = set_of(
    """
    de da das do dos del della di du la le van von der den ten bin ibn al el ben ap st
    """
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`‐‑-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;\n•*–—(\"“‘\[]|^\W*(?:\d+|[a-z]{1,4})[.)])[\s\"“‘'(\[•*–—-]*$")
_POSSESSIVE = re.compile("[’'ʼ`]s?$")
_PARTS = re.compile("[’'ʼ`‐‑-]")
_NOTHING_BETWEEN = re.compile(r"[.,]?[ \t\u00a0]+|[ \t]*\.[ \t]*|[ \t]*\n[ \t]*")
TITLES = set_of(
    """
    mr mrs miss ms mx dr prof professor sir dame lord lady rev revd reverend cllr councillor
    master messrs father sister rabbi imam judge pc dc sgt sergeant inspector captain major
    colonel nurse aunt auntie uncle mme st
    """
)


@dataclass(frozen=True)
class Plain:
    """``places`` gives the position of each character in the original text."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, kw_only=True)
class Word:
    text: str
    key: str  # in small letters, without 's
    start: int
    end: int
    begins: bool  # a sentence, a line, a quotation
    before: str  # what stands between it and the word before
    is_capital: bool  # any of its parts: O'Neill, al-Hassan, d'Arcy
    is_title: bool

    @property
    def is_letter(self) -> bool:
        return len(self.key) == 1

    @property
    def is_next(self) -> bool:
        """Only space separates it from the word before, or a full stop as after an initial."""
        return self.before == " " or bool(_NOTHING_BETWEEN.fullmatch(self.before))


def plain(text: str) -> Plain:
    """Without accents or invisible characters. Full-width letters become ordinary letters."""
    if text.isascii():
        return Plain(text, range(len(text)))
    kept, places = [], []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character):
            if unicodedata.category(part) not in ("Cf", "Mn"):
                kept.append(part)
                places.append(place)
    return Plain("".join(kept), places)


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        word, before = match.group(), text[end : match.start()]
        small = word.lower()
        key = _POSSESSIVE.sub("", small).replace("’", "'")
        words.append(
            Word(
                text=word,
                key=key,
                start=match.start(),
                end=match.end(),
                begins=not words or (before != " " and bool(_BEGINS.search(before))),
                before=before,
                is_capital=word != small and any(p[:1].isupper() for p in _PARTS.split(word)),
                is_title=key in TITLES,
            )
        )
        end = match.end()
    return words
