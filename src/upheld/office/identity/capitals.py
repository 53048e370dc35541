"""Words written in capitals: acronyms and brands, which name nobody, and names in capitals."""

import re

from upheld.office.identity.known import Known, Sort
from upheld.office.identity.reading_text import Word, set_of
from upheld.office.identity.telling import (
    ARTICLES,
    Around,
    does_what_people_do,
    has_role,
    is_listed_with_a_name,
)

NAMES = (Sort.NAME, Sort.UNKNOWN)
SHORT = 3  # letters: so short, hardly a name
LONGEST_ACRONYM = 5  # letters
BEFORE_CAPITALS = set_of("mc mac de di da la le du van von fitz o d m ap st al el vander")
_INNER_CAPITAL = re.compile(r"^([A-Za-z]{1,12}?[a-z]|[a-z])[A-Z](?:[a-z]|[A-Z]{1,5}$)")
PRODUCTS = set_of("software system app platform portal database programme program package tool")


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


def is_initials(around: Around) -> bool:
    """Two or three capitals of nothing known: alone, or where they do what people do."""
    word = around.word
    if around.known.is_acronym(word.key) or len(word.key) > SHORT:
        return False
    is_said = does_what_people_do(around) or has_role(around) or is_listed_with_a_name(around)
    return is_said or (len(word.key) == 2 and _stands_alone(around))


def _stands_alone(around: Around) -> bool:
    """Initialled KW; JB/KM; not "the IO", "(IO)" or RX 7720415."""
    word, before = around.word, around.before
    is_defined = before is not None and word.is_next and before.key in ARTICLES
    is_opened = word.before.endswith(("(", "-", "&")) or word.before.strip()[-1:].isdigit()
    is_followed = around.gap_after().strip()[:1].isdigit() or around.gap_after()[:1] in ".-&"
    is_word = around.known.sort(word.key) != Sort.UNKNOWN
    return not (is_defined or is_opened or is_followed or is_word)


def is_called_a_product(around: Around) -> bool:
    """The parking software, Chipside; the Jigsaw system."""
    before, following = around.before, around.next
    if before and before.key in PRODUCTS and around.word.before.strip() in (",", "("):
        return True
    return bool(following and following.key in PRODUCTS and before and before.key in ARTICLES)


def is_written_as_a_brand(word: Word) -> bool:
    """EpiPen, iPad and ContrOCC, but not McKenna, DiCaprio or O'Neill."""
    inner = _INNER_CAPITAL.search(word.text)
    return inner is not None and inner.group(1).lower() not in BEFORE_CAPITALS
