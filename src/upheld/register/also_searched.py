"""What else a text was searched as, spelled as in the list of synonyms, to show to the user."""

import tomllib
from functools import cache

from upheld.register.words import SYNONYMS, Words, asked, telling, words_of


def also_searched(text: str) -> list[str]:
    """The other spellings of every synonym in the text, in the order of the list.

    >>> also_searched("blue badge refused")
    ['disabled parking badge', 'disabled parking permit']
    """
    found: dict[str, None] = {}
    for part in asked(text):
        for stems, spelling in _groups().get(part.phrases, ()):
            if part.words and telling(stems) != part.words:
                found[spelling] = None
    return list(found)


@cache
def _groups() -> dict[tuple[Words, ...], list[tuple[Words, str]]]:
    """The phrases of a group, as a search has them, to each phrase with its spelling."""
    groups: dict[tuple[Words, ...], list[tuple[Words, str]]] = {}
    for group in tomllib.loads(SYNONYMS.read_text("utf-8"))["groups"]:
        spelled: dict[Words, str] = {}
        for spelling in group:
            spelled.setdefault(words_of(spelling), spelling)
        groups[tuple(spelled)] = list(spelled.items())
    return groups
