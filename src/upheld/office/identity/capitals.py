"""Words written in capitals: acronyms and brands, which name nobody, and names in capitals."""

import re

from upheld.office.identity.known import Known, Sort
from upheld.office.identity.reading_text import Word, set_of
from upheld.office.identity.telling import Around

NAMES = (Sort.NAME, Sort.UNKNOWN)
SHORT = 3  # letters: so short, hardly a name
LONGEST_ACRONYM = 5  # letters
BEFORE_CAPITALS = set_of("mc mac de di da la le du van von fitz o d m ap st al el vander")
_INNER_CAPITAL = re.compile(r"^([A-Za-z]{1,12}?[a-z]|[a-z])[A-Z][a-z]")


def is_written_as_an_acronym(around: Around) -> bool:
    """NHS and DoLS; up to five capitals that are in no list, and not part of a name in capitals."""
    word, known = around.word, around.known
    capitals = sum(character.isupper() for character in word.text)
    if capitals < 2:
        return False
    if known.is_acronym(word.key):
        return True
    if not word.text.isupper():
        return capitals > len(word.key) / 2
    if len(word.key) > LONGEST_ACRONYM:
        return False
    is_short = len(word.key) <= SHORT or not set("aeiouy") & set(word.key)
    if not is_short and known.sort(word.key) != Sort.UNKNOWN:
        return False
    return not _is_in_a_name_in_capitals(around)


def _is_in_a_name_in_capitals(around: Around) -> bool:
    """NOUR OKRI; OKRI, Hannah."""
    known, after = around.known, around.after
    if after and after.before.strip() == "," and not after.text.isupper():
        return after.is_capital and known.sort(after.key) in NAMES
    beside = [around.next, around.before if around.word.is_next else None]
    return any(other is not None and _is_name_in_capitals(other, known) for other in beside)


def _is_name_in_capitals(word: Word, known: Known) -> bool:
    return word.text.isupper() and len(word.key) > SHORT and known.sort(word.key) in NAMES


def is_written_as_a_brand(word: Word) -> bool:
    """EpiPen and iPad, but not McKenna, DiCaprio or O'Neill."""
    inner = _INNER_CAPITAL.search(word.text)
    return inner is not None and inner.group(1).lower() not in BEFORE_CAPITALS
