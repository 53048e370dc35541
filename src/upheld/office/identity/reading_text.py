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
TITLES = set_of(
    """
    mr mrs miss ms mx dr prof professor sir dame lord lady rev revd reverend cllr councillor
    master messrs father sister rabbi imam judge pc dc sgt sergeant inspector captain major
    colonel nurse aunt auntie uncle mme st
    """
)
# After these a full stop does not end the sentence.
SHORT_TITLES = set_of("mr mrs ms mx dr prof rev revd cllr st sgt messrs")
LONGEST_GAP = 60  # characters before a word that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`‐‑-][^\W\d_]+)*")
# After the end of a sentence, a new line with or without a number, or what opens a quotation.
_BEGINS = re.compile(
    r"(?:[.!?:;\n•*–—(\"“‘\[][”’)\]\"']{0,2}|\n\W{0,5}(?:\d{1,3}[.)]?){1,4})"
    r"[\s\"“‘'(\[•*–—-]{0,20}$"
)
# 's, and what is left out of "will", "have", "is not".
_SHORTENED = re.compile("(?:[’'ʼ`](?:s|ll|ve|d|re|m)?)$")
_PARTS = re.compile("[’'ʼ`‐‑-]")
_SPACE = re.compile(r"[ \t\u00a0]{1,5}|[ \t]{0,5}\n[ \t]{0,5}")
_STOP = re.compile(r"\.?[ \t\u00a0]{1,5}|[ \t]{0,5}\.[ \t]{0,5}|[ \t]{0,5}\n[ \t]{0,5}")


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
    key: str  # in small letters, without 's, 'll or 've
    start: int
    end: int
    begins: bool  # a sentence, a line, a quotation
    before: str  # what stands between it and the word before, at most the last of it
    is_capital: bool  # any of its parts: O'Neill, al-Hassan, d'Arcy
    is_title: bool
    is_quoted: bool
    is_next: bool  # only space separates it from the word before, or the stop after an initial

    @property
    def is_letter(self) -> bool:
        return len(self.key) == 1

    @property
    def is_possessive(self) -> bool:
        return self.text[-1:] in "sS" and len(self.text) == len(self.key) + 2


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
    is_quoted = False
    for match in _WORD.finditer(text):
        word, before = match.group(), text[max(end, match.start() - LONGEST_GAP) : match.start()]
        small = word.lower()
        is_quoted = is_quoted if before == " " else _is_quoted(before, is_quoted)
        key = small if small.isalpha() else _SHORTENED.sub("", small).replace("’", "'")
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
                is_quoted=is_quoted,
                is_next=before == " " or _is_next(words, before),
            )
        )
        end = match.end()
    return words


def _is_quoted(before: str, was_quoted: bool) -> bool:
    """A new paragraph ends a quotation, so that one mark too few does not quote all the rest."""
    if before.isspace() and "\n" not in before:
        return was_quoted
    for character in before.replace("\n\n", "”"):
        if character in "“”":
            was_quoted = character == "“"
        elif character == '"':
            was_quoted = not was_quoted
    return was_quoted


def _is_next(words: list[Word], before: str) -> bool:
    """A full stop ends a sentence, except after an initial or a title."""
    last = words[-1] if words else None
    is_short = last is not None and (
        last.is_letter or last.key in SHORT_TITLES or (last.is_title and last.is_capital)
    )
    return bool((_STOP if is_short else _SPACE).fullmatch(before))
