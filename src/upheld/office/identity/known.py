"""Words that name nobody, and words that are names: the lists that the scan knows.

The lists only keep findings few. A word with a capital letter that is in none of them is taken for
a name, so that a name need not be known to be found.
"""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

WORDS = Path(__file__).parent / "words"


@cache
def listed(name: str) -> frozenset[str]:
    """In small letters. A line that begins with # is a remark."""
    lines = (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def terms() -> frozenset[str]:
    lines = (WORDS / "terms.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True, kw_only=True)
class Known:
    """``places`` are names of authorities as they are printed, whole."""

    places: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def place_words(self) -> frozenset[str]:
        words = {word for name in self.places for word in re.findall(r"[\w’'-]+", name.casefold())}
        return frozenset(word for word in words if len(word) > 2)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        whole = {name for name in self.places if " " in name} | terms()
        names = sorted(map(re.escape, whole), reverse=True)
        return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(names) or '(?!)'})\b")

    def whole(self, text: str) -> list[tuple[int, int]]:
        """Where a term, or the name of an authority, of several words stands whole."""
        return [match.span() for match in self._whole.finditer(text)]

    @staticmethod
    def is_official(word: str) -> bool:
        """Council, Act, Officer: with a capital, and no name."""
        return word in listed("official")

    @staticmethod
    def is_acronym(word: str) -> bool:
        return word.casefold() in listed("acronyms")

    @staticmethod
    def is_name(word: str) -> bool:
        return word in listed("given") or word in listed("family")

    @classmethod
    def is_ordinary(cls, word: str) -> bool:
        """A word as any, which is not known as a name besides."""
        return cls.may_be_ordinary(word) and not cls.is_name(word)

    @staticmethod
    def may_be_ordinary(word: str) -> bool:
        return word in listed("ordinary") or word in listed("official")
