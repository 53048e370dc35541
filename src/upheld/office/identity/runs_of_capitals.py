"""Words with capitals next to each other, with what joins them: "Fox and Hounds", "Busy Bees"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from upheld.office.identity.known import Known
from upheld.office.identity.reading_text import Word
from upheld.office.identity.telling import ALL_MONTHS, ARTICLES

JOINING = ("of", "and", "the", "for", "n", "of the", "for the")
LONGEST_JOINT = 2  # words
AROUND_A_JOINT = (" & ", " '", "' ", " ‘", "’ ")  # News 'n' Booze
OPENING_MARKS = ("(", "“", '"', "‘", "'", "–", "—", ", “", ', "')


@dataclass(frozen=True)
class Run:
    words: list[Word]  # all of the text
    first: int
    last: int
    known: Known

    @cached_property
    def capitals(self) -> list[Word]:
        return [word for word in self.words[self.first : self.last + 1] if word.is_capital]

    @property
    def next(self) -> Word | None:
        after = self.last + 1
        return self.words[after] if after < len(self.words) else None

    @property
    def has_article(self) -> bool:
        return self.first > 0 and self.words[self.first - 1].key in ARTICLES

    @property
    def gap(self) -> str:
        """What is between the word before and it, or its article."""
        return self.words[self.first - self.has_article].before.strip()

    @property
    def is_in_a_sentence(self) -> bool:
        word = self.words[self.first]
        return self.first > 0 and word.is_next and not word.begins

    def before(self, many: int = 1) -> list[Word]:
        """The words of the sentence before it and its article, the nearest first."""
        start = self.first - self.has_article
        if self.words[start].begins and self.gap not in OPENING_MARKS:
            return []
        near: list[Word] = []
        for word in reversed(self.words[max(0, start - many) : start]):
            near.append(word)
            if word.begins:
                break
        return near


def runs_in(words: list[Word], known: Known) -> Iterator[Run]:
    place = 0
    while place < len(words):
        last = place
        if _belongs(words[place]):
            while (follows := _follows(words, last)) > last:
                last = follows
            yield Run(words, place, last, known)
        place = last + 1


def _follows(words: list[Word], last: int) -> int:
    """The place of the next word with a capital, past what joins them; ``last`` at the end."""
    joint: list[str] = []
    for place in range(last + 1, min(last + 2 + LONGEST_JOINT, len(words))):
        word = words[place]
        if not (word.is_next or word.before in AROUND_A_JOINT):
            break
        if _belongs(word):
            return place if not joint or " ".join(joint) in JOINING else last
        joint.append(word.key)
    return last


def _belongs(word: Word) -> bool:
    """Not NHS, "Mr", "March" or "B", which our own style has next to an office or a place."""
    if not word.is_capital or word.is_title or word.text.isupper() or word.is_letter:
        return False
    return word.key not in ALL_MONTHS and not (word.begins and word.key in ARTICLES)
