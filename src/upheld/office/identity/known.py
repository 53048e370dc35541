"""The lists that the scan uses: words that are not names, and words that are.

They only keep the number of findings down. A word with a capital letter that is in none of them is
taken for a name, so a name need not be listed to be found.
"""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

WORDS = Path(__file__).parent / "words"


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
        return frozenset(word for word in words if len(word) > 2)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        whole = {name for name in self.places if " " in name} | terms()
        names = sorted(map(re.escape, whole), reverse=True)
        return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(names) or '(?!)'})\b")

    def whole(self, text: str) -> list[tuple[int, int]]:
        """Where a term or an authority's name of several words appears in full."""
        return [match.span() for match in self._whole.finditer(text)]

    @staticmethod
    def is_official(word: str) -> bool:
        """Council, Act, Officer: with a capital, but not a name."""
        return word in listed("official")

    @staticmethod
    def is_acronym(word: str) -> bool:
        return word.casefold() in listed("acronyms")

    @staticmethod
    def is_name(word: str) -> bool:
        return word in listed("given") or word in listed("family")

    @classmethod
    def is_ordinary(cls, word: str) -> bool:
        """An ordinary word that is not also known as a name."""
        return cls.may_be_ordinary(word) and not cls.is_name(word)

    @staticmethod
    def may_be_ordinary(word: str) -> bool:
        return word in listed("ordinary") or word in listed("official")
