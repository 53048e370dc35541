"""Names of people: every word with a capital that has no other reason for it.

Our own style (Mr B, Miss X, Mr and Mrs K) does not name anyone. A title with more than one letter
after it does, in lower case too. The first word of a sentence always has a capital: it is a name if
it is not an ordinary word, or if it does what people do: "Brown told us".
"""

import re
from collections.abc import Iterator

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, listed
from upheld.office.identity.reading_text import PARTICLES, Word, set_of, words_of

# After these a month is a month: "in May", and not "told May".
BEFORE_MONTHS = set_of(
    """
    in since until till by from to between and during early mid late last next of for before after
    each every this on through or
    """
)
MONTHS = frozenset(["april", "may", "june", "august", "march"])  # that are names or words as well
# After these a place is a place: "in Lincoln".
BEFORE_PLACES = set_of("in near at around across within outside of")
AFTER_PLACES = set_of(
    """
    council councils city county borough district metropolitan unitary town and with combined
    london national north south east west
    """
)
# Given names that stand before any verb as well.
HELPING = frozenset(["will", "may", "hope", "bill", "grant", "chase", "art"])
ARTICLES = set_of("the a an our its their this that each every")
# "miss" is a verb as well, and "st" a street.
TITLES_IN_SMALL = set_of("mr mrs ms mx dr prof cllr rev revd")
TITLES_OF_OFFICE = set_of(
    """
    lord lady judge sister father major captain master councillor nurse inspector professor
    sergeant st
    """
)
LONGEST_HEADING = 8  # words


def names_in(text: str, *, known: Known) -> Iterator[tuple[Kind, int, int]]:
    words = words_of(text)
    headings = _in_headings(text, words)
    whole = {place for span in known.whole(text) for place in range(*span)}
    named = [
        word.start not in whole and _names_somebody(words, place, headings, known)
        for place, word in enumerate(words)
    ]
    for first, last in _runs(words, named):
        yield _kind(words[first : last + 1]), words[first].start, words[last].end


def _names_somebody(words: list[Word], place: int, headings: set[int], known: Known) -> bool:
    word = words[place]
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if word.is_letter:
        return _is_one_of_two_initials(words, place)
    if before and before.is_title and word.is_next and _is_titled(before, word, known):
        return True
    if word.is_title:
        return False
    if not word.is_capital:
        return _is_name_in_small(word, before, after, known)
    if word.text.isupper() and known.is_acronym(word.key):
        return False
    if _does_what_people_do(word, after) and not known.is_official(word.key):
        return not known.is_ordinary(word.key) or not (word.begins or _is_defined(before))
    if word.key in MONTHS:
        return not _is_month(word, before, after)
    if _is_part_of_known(word.key, known):
        return False
    if word.key in known.place_words and not known.may_be_ordinary(word.key):
        return not _is_place(before, after)
    if known.is_name(word.key):
        begins = word.begins and not (before and (before.is_letter or before.is_title))
        return not (known.may_be_ordinary(word.key) and begins and _stands_alone(after))
    has_its_capital = word.begins or place in headings or word.text.isupper() or _is_defined(before)
    return not (
        known.may_be_ordinary(word.key)
        and (has_its_capital or _is_in_a_term(word, before, after, known))
    )


def _is_titled(title: Word, word: Word, known: Known) -> bool:
    """Mr Smith, mr smith, Mr de Souza, Mr JS; not Lord Chancellor, nor "miss work"."""
    if word.key in ("and", "or") or word.is_title:
        return False
    if title.key in TITLES_OF_OFFICE and known.may_be_ordinary(word.key):
        return known.is_name(word.key) and word.is_capital
    if word.is_capital:
        return True
    return title.key in TITLES_IN_SMALL or (
        title.is_capital and not known.may_be_ordinary(word.key)
    )


def _is_name_in_small(word: Word, before: Word | None, after: Word | None, known: Known) -> bool:
    """ "sarah khan" and "mark okri": a given name, or an unusual word after one."""
    if known.is_name(word.key) and not known.may_be_ordinary(word.key):
        return True
    if word.key in listed("given") and after is not None and after.is_next:
        return word.key not in HELPING and _is_strange(after, known)
    if before is None or not word.is_next or before.key not in listed("given"):
        return False
    return before.key not in HELPING and _is_strange(word, known)


def _is_strange(word: Word, known: Known) -> bool:
    is_formed = word.key.endswith(("ed", "ing", "ly", "s", "tion", "able", "ful", "ment", "ive"))
    is_known = known.may_be_ordinary(word.key) or word.key in listed("doing")
    return not (word.is_capital or word.is_letter or is_formed or is_known)


def _is_one_of_two_initials(words: list[Word], place: int) -> bool:
    """Mr J K: our style has one letter."""
    if place < 2 or not words[place].text.isupper():
        return False
    before, title = words[place - 1], words[place - 2]
    return before.is_letter and before.text.isupper() and title.is_title and words[place].is_next


def _does_what_people_do(word: Word, after: Word | None) -> bool:
    return bool(
        after and after.is_next and after.key in listed("doing") and not word.text.isupper()
    )


def _is_month(word: Word, before: Word | None, after: Word | None) -> bool:
    has_number = bool(re.search(r"\d", word.before))
    follows = before is not None and before.key in (*BEFORE_MONTHS, *MONTHS)
    is_followed = after is not None and bool(re.match(r"[\s,’']*\d", after.before))
    is_verb = word.begins and word.key in ("may", "march") and _stands_alone(after)
    return has_number or follows or is_followed or is_verb


def _is_place(before: Word | None, after: Word | None) -> bool:
    is_named = after is not None and after.is_next and after.key in AFTER_PLACES
    return is_named or (before is not None and before.key in (*BEFORE_PLACES, *AFTER_PLACES))


def _is_part_of_known(key: str, known: Known) -> bool:
    """ "Local-authority" is made of two words that are not names."""
    parts = re.split("[‐‑-]", key)
    return all(known.is_official(part) for part in parts)


def _stands_alone(after: Word | None) -> bool:
    return after is not None and not after.is_capital and after.is_next


def _is_in_a_term(word: Word, before: Word | None, after: Word | None, known: Known) -> bool:
    """Unreasonable Behaviour: next to another ordinary word with a capital."""
    return any(
        other is not None and other.is_capital and is_next and known.is_ordinary(other.key)
        for other, is_next in ((before, word.is_next), (after, after is not None and after.is_next))
    )


def _is_defined(before: Word | None) -> bool:
    """ "the Home", "the Provider": a word to which a statement gives its own meaning."""
    return before is not None and before.key in ARTICLES


def _in_headings(text: str, words: list[Word]) -> set[int]:
    """The words in short lines that do not end with punctuation."""
    found: set[int] = set()
    start = place = 0
    for line in text.splitlines(keepends=True):
        start += len(line)
        first = place
        while place < len(words) and words[place].start < start:
            place += 1
        ends = line.rstrip().endswith((".", "!", "?", ",", ";"))
        if not ends and place - first <= LONGEST_HEADING:
            found.update(range(first, place))
    return found


def _runs(words: list[Word], named: list[bool]) -> Iterator[tuple[int, int]]:
    """Names next to each other are one, with particles, initials and the title before them."""
    place = 0
    while place < len(words):
        if not named[place]:
            place += 1
            continue
        first = last = place
        while first and words[first].is_next and _leads(words[first - 1]):
            first -= 1
        while (follows := _follows(words, named, last)) > last:
            last = follows
        yield first, last
        place = last + 1


def _leads(word: Word) -> bool:
    if word.is_capital:
        return word.is_title or word.is_letter or word.key in MONTHS or Known.is_name(word.key)
    return word.key in PARTICLES or word.key in TITLES_IN_SMALL


def _follows(words: list[Word], named: list[bool], last: int) -> int:
    """The place of the next word of the name, past a particle; ``last`` where it ends."""
    following = last + 1
    while following < len(words) and words[following].is_next:
        word = words[following]
        if named[following] or (word.is_capital and Known.is_name(word.key)):
            return following
        if word.key not in PARTICLES:
            break
        following += 1
    return last


def _kind(words: list[Word]) -> Kind:
    own = [word for word in words if not word.is_title]
    are_initials = all(word.text.isupper() and len(word.key) <= 3 for word in own)
    return Kind.INITIALS if are_initials else Kind.NAME
