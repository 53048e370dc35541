"""The lists that the scan uses, and what a word is by them.

A word with a capital that is in none of them is taken for a name, so that a name need not be listed
to be found. A word that is in the lists of names and in those of ordinary words is neither by
itself: what stands around it decides (see telling).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, cached_property, lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
PREFIXES = ("un", "re", "pre", "non", "mis", "over", "under", "sub", "co", "anti", "multi", "inter")
REMEMBERED = 20_000  # words
SHORTEST_STEM = 5  # letters: with fewer, too many names are made of words
SUFFIXES = ("ship", "ships", "ness", "less", "wise", "able", "ing", "ly", "isation")
# Of Stoke-on-Trent and Pont-y-Glyn: what joins the parts says nothing.
BETWEEN_NAMES = frozenset(
    ["an", "on", "le", "la", "the", "by", "in", "upon", "under", "y", "de", "cum"]
)
_HYPHENS = re.compile("[‐‑-]")


class Sort(Enum):
    NAME = auto()  # Hannah
    BOTH = auto()  # Grant
    PLACE = auto()  # Leicester
    OFFICIAL = auto()  # Council, Tuesday, Arabic, Veolia: with a capital, and nobody
    ORDINARY = auto()  # insurance
    UNKNOWN = auto()


@cache
def listed(name: str) -> frozenset[str]:
    """In lower case. A line that starts with # is a comment."""
    lines = (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def terms() -> frozenset[str]:
    lines = (WORDS / "terms.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True, kw_only=True)
class Known:
    """``places`` are the full names of authorities, as printed."""

    places: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def place_words(self) -> frozenset[str]:
        words = {word for name in self.places for word in re.findall(r"[\w’'-]+", name.casefold())}
        return frozenset(word for word in words if len(word) > 2) | listed("regions")

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        whole = {name for name in self.places if " " in name} | terms()
        names = sorted(map(re.escape, whole), reverse=True)
        return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(names) or '(?!)'})\b")

    def whole(self, text: str) -> list[tuple[int, int]]:
        """Where a term or an authority's name of several words appears in full."""
        return [match.span() for match in self._whole.finditer(text)]

    @cached_property
    def sort(self) -> Callable[[str], Sort]:
        """What a word in small letters is. Most words of a statement come again and again."""
        return lru_cache(maxsize=REMEMBERED)(self._sort)

    def _sort(self, word: str) -> Sort:
        """Double-barrelled words are what their parts are."""
        parts = _HYPHENS.split(word)
        if len(parts) > 1 and word not in listed("official"):
            return self._sort_of_parts([part for part in parts if part])
        return self._sort_of_one(word)

    def _sort_of_one(self, word: str) -> Sort:
        if word in listed("name_words"):
            return Sort.BOTH
        if word.endswith("n't"):
            return Sort.ORDINARY
        if word in listed("official") or word in listed("brands"):
            return Sort.OFFICIAL
        if word in listed("given") or word in listed("family"):
            return Sort.NAME
        if word in listed("regions"):
            return Sort.PLACE
        if word in listed("english") or word in listed("ordinary"):
            return Sort.ORDINARY
        if word in self.place_words:
            return Sort.PLACE
        return Sort.ORDINARY if _is_made_of_an_ordinary_word(word) else Sort.UNKNOWN

    def _sort_of_parts(self, parts: list[str]) -> Sort:
        """Rose-tinted and Lee-side are ordinary, Ellie-Mae and Smith-Wood are names."""
        sorts = {self._sort_of_one(part) for part in parts if part not in BETWEEN_NAMES}
        if not sorts.isdisjoint((Sort.ORDINARY, Sort.OFFICIAL)):
            return Sort.ORDINARY
        if Sort.PLACE in sorts:
            return Sort.PLACE
        return next(
            (each for each in (Sort.NAME, Sort.UNKNOWN, Sort.BOTH) if each in sorts), Sort.PLACE
        )

    def is_place(self, word: str) -> bool:
        return word in self.place_words

    @staticmethod
    def is_official(word: str) -> bool:
        return word in listed("official") or word in listed("brands")

    @staticmethod
    def is_acronym(word: str) -> bool:
        return word in listed("acronyms")

    @staticmethod
    def is_name(word: str) -> bool:
        return any(word in listed(names) for names in ("given", "family", "name_words"))


def _is_made_of_an_ordinary_word(word: str) -> bool:
    """Overpayments, unadopted: the list has "payment" and "adopted"."""
    singular = word[:-1] if word.endswith("s") and len(word) > SHORTEST_STEM else word
    stems = [singular, *(singular[len(each) :] for each in PREFIXES if singular.startswith(each))]
    stems += [word[: -len(each)] for each in SUFFIXES if word.endswith(each)]
    return any(len(stem) >= SHORTEST_STEM and stem in listed("english") for stem in stems)
