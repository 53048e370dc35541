"""Whether what stands for a complainant looks like the name of a real person.

We keep a pseudonym: a letter after a title, as in "Mr B", or a mark such as "C-000123". This is a
question and no proof. In the office somebody answers it; of an extract it is a note.
"""

import re
from itertools import pairwise

TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "master", "sir", "dame", "lord", "lady"),
        *("dr", "doctor", "prof", "professor", "rev", "revd", "reverend", "cllr", "councillor"),
    )
)
APART = re.compile(r"\s(?:and|or|with)\s|[&/;]", re.IGNORECASE)  # between two people
WORD = re.compile(r"[^\s,()]+")
NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST_NAME = 3  # letters, in capitals or after a title: XY and JF are initials


def looks_like_a_name(text: str) -> bool:
    """A title and a name, or two words with capitals. A title and initials are a pseudonym.

    >>> names = ("Ms Jane Fairweather", "mrs fairweather", "FAIRWEATHER, Jane", "J. Fairweather")
    >>> [looks_like_a_name(text) for text in names]
    [True, True, True, True]
    >>> pseudonyms = ("Mr B", "Miss XY", "Mr and Mrs B", "Complainant A", "Person 12", "C-000123")
    >>> [looks_like_a_name(text) for text in pseudonyms]
    [False, False, False, False, False, False]
    """
    return any(_is_named(WORD.findall(part)) for part in APART.split(text))


def _is_named(words: list[str]) -> bool:
    words = [word.rstrip(".").removesuffix("'s").removesuffix("’s") for word in words]
    titles = [place for place, word in enumerate(words) if word.casefold() in TITLES]
    if titles:
        after = words[titles[-1] + 1 :]
        return any(map(_is_name, after)) or any(map(_is_long, after[:1]))
    pairs = pairwise(words)
    return any((_is_name(one) or _is_initials(one)) and _is_name(two) for one, two in pairs)


def _is_name(word: str) -> bool:
    """Jane, O'Brien, FAIRWEATHER: but not B, XY or C-000123."""
    is_word = NAME.fullmatch(word) is not None and word[:1].isupper()
    return is_word and (_is_long(word) or not word.isupper()) and len(word) > 1


def _is_long(word: str) -> bool:
    return NAME.fullmatch(word) is not None and len(word) >= SHORTEST_NAME


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isalpha() and letters.isupper() and len(letters) < SHORTEST_NAME
