"""Names of people: every word with a capital that has no other reason for it.

Our own style (Mr B, Miss X, Mr and Mrs K) does not name anyone. A title with more than one letter
after it does, in lower case too. A word that is an ordinary word as well is a name in the middle of
a sentence, unless it belongs to a term ("a Restart Grant"); where a sentence begins, only if what
stands around it tells so (see telling).
"""

from collections.abc import Iterator

from upheld.office.identity.capitals import (
    is_called_a_product,
    is_initials,
    is_written_as_a_brand,
    is_written_as_an_acronym,
)
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort, listed
from upheld.office.identity.names_of_towns import is_meant_as_a_town, may_be_christened
from upheld.office.identity.notes import is_noted
from upheld.office.identity.reading_text import Word, set_of
from upheld.office.identity.small_letters import TITLES_IN_SMALL, is_name_in_small
from upheld.office.identity.telling import (
    ALL_MONTHS,
    ARTICLES,
    BEFORE_MONTHS,
    MONTHS,
    Around,
    does_what_people_do,
    has_role,
    is_called,
    is_person,
    may_be_person,
)
from upheld.office.identity.whole_names import whole_names

# The first two are verbs and streets as well; the others are offices of law and government.
TITLES_OF_OFFICE = set_of(
    """
    lord lady judge sister father major captain master councillor nurse inspector professor
    sergeant st
    """
)
OF_PEOPLE = set_of("his her my our your")  # "our Dot"
RELATIVES = set_of("son daughter brother sister cousin niece nephew friend dog cat horse pony")
BEFORE_FAMILY_NAMES = set_of("van von der de du bin ibn al el della di dos")  # van Dyke
# "Band C", "plan B": these have a letter after them.
LABELLED = set_of(
    """
    band section plan class grade annex appendix stage option block site form figure part room child
    group type category vitamin schedule rule hepatitis zone route point bullet paragraph clause
    """
)
LONGEST_HEADING = 8  # words
# "The Assistant Director, Inclusion": what people look after.
ABSTRACT = ("ion", "ment", "ing", "ty", "ance", "ence", "ship", "care", "s", "ics", "th", "al")


def names_in(
    text: str, words: list[Word], harmless: set[int], known: Known
) -> Iterator[tuple[Kind, int, int]]:
    """``harmless``: the positions in the text of terms and of names that are public."""
    headings = _in_headings(text, words)
    named = [
        word.start not in harmless
        and _names_somebody(Around(words, place, known), in_heading=place in headings)
        for place, word in enumerate(words)
    ]
    _add_those_named_elsewhere(words, named, known)
    yield from whole_names(words, named, known)


def _names_somebody(around: Around, *, in_heading: bool) -> bool:
    word, before, known = around.word, around.before, around.known
    if word.is_letter:
        return _is_one_of_two_initials(around)
    if before and before.is_title and word.is_next and _is_titled(before, word, known):
        return True
    if word.is_title:
        return False
    if not word.is_capital:
        return is_name_in_small(around)
    if before and word.is_next and before.key in BEFORE_FAMILY_NAMES and not before.is_capital:
        return not known.is_official(word.key)
    if word.key in ALL_MONTHS:
        return word.key in MONTHS and _is_called_as_a_month(around)
    if is_written_as_an_acronym(around):
        return is_initials(around)
    if is_written_as_a_brand(word):
        return False
    return _BY_SORT[known.sort(word.key)](around, in_heading)


def _is_name(around: Around, in_heading: bool) -> bool:  # noqa: ARG001
    """A name that is a place as well is a place after "in" and before "Council"."""
    if around.known.sort(around.word.key) == Sort.UNKNOWN and is_called_a_product(around):
        return False
    return not is_meant_as_a_town(around)


def _is_official(around: Around, in_heading: bool) -> bool:  # noqa: ARG001
    return False


def _is_place(around: Around, in_heading: bool) -> bool:  # noqa: ARG001
    """Chelsea told us; her daughter India."""
    if not may_be_christened(around) or is_meant_as_a_town(around):
        return False
    begins = around.word.begins
    return _is_of_a_family(around) or (begins and (is_person(around) or is_noted(around)))


def _is_ordinary(around: Around, in_heading: bool) -> bool:
    """A name that no list has: "the care worker, Promise, told us"."""
    is_abstract = around.word.key.endswith(ABSTRACT)
    is_role = not listed("roles").isdisjoint(around.word.key.split("-"))
    if in_heading or is_abstract or is_role:
        return False
    has_initial = _has_initial(around) and "." not in around.word.before
    has_sign = has_initial or has_role(around) or is_called(around) or _is_of_a_family(around)
    return has_sign or _is_alone_at_work(around)


def _is_of_a_family(around: Around) -> bool:
    """Her son Marvellous; his dog Biscuit."""
    before, whose = around.before, around.at(-2)
    return bool(
        before
        and whose
        and around.word.is_next
        and before.key in RELATIVES
        and (whose.key in OF_PEOPLE or whose.is_possessive)
        and not (around.next and around.next.is_capital)
    )


def _is_alone_at_work(around: Around) -> bool:
    """That Marvellous told her: in the middle of a sentence, and no part of a term."""
    is_in_the_middle = not (around.word.begins or _is_after_an_initial(around))
    is_plain = not (_is_defined(around.before) or _is_in_a_term(around))
    return is_in_the_middle and is_plain and does_what_people_do(around)


def _is_either(around: Around, in_heading: bool) -> bool:
    word, before = around.word, around.before
    if _is_in_a_term(around) and not around.known.is_name(word.key):
        return False
    if _has_initial(around):
        return True
    if word.begins or _is_after_an_initial(around):
        return is_person(around) or is_noted(around)
    if _is_defined(before):
        return False
    if _is_in_a_term(around) or around.known.is_official(word.key):
        return does_what_people_do(around) or has_role(around)
    return not in_heading or is_person(around) or not word.text.isupper()


_BY_SORT = {
    Sort.NAME: _is_name,
    Sort.UNKNOWN: _is_name,
    Sort.BOTH: _is_either,
    Sort.ORDINARY: _is_ordinary,
    Sort.OFFICIAL: _is_official,
    Sort.PLACE: _is_place,
}


def _is_titled(title: Word, word: Word, known: Known) -> bool:
    """Mr Smith, mr smith, Mr de Souza, Mr JS; not Lord Chancellor, nor "miss work"."""
    if word.key in ("and", "or") or word.is_title or word.is_letter:
        return False
    sort = known.sort(word.key)
    if title.key in TITLES_OF_OFFICE and sort not in (Sort.NAME, Sort.UNKNOWN):
        return sort == Sort.BOTH and word.is_capital
    if word.is_capital:
        return True
    is_word = sort in (Sort.BOTH, Sort.ORDINARY, Sort.OFFICIAL)
    return title.key in TITLES_IN_SMALL or (title.is_capital and not is_word)


def _is_one_of_two_initials(around: Around) -> bool:
    """Mr J K: our style has one letter."""
    word, before, title = around.word, around.before, around.at(-2)
    if not (before and title and word.text.isupper()):
        return False
    return before.is_letter and before.text.isupper() and title.is_title and word.is_next


def _is_called_as_a_month(around: Around) -> bool:
    """He told April; May phoned. Not: in May, 3 June, May 2021, May the Council."""
    word, before, after = around.word, around.before, around.after
    has_number = any(character.isdigit() for character in word.before)
    is_followed = around.gap_after().lstrip(" \t.,’'")[:1].isdigit()
    if has_number or is_followed:
        return False
    if word.begins or _is_after_an_initial(around):
        return is_person(around) or is_noted(around)
    if before and before.key in ("is", "was") and (it := around.at(-2)) and it.key == "it":
        return False
    follows = before is not None and (before.key in BEFORE_MONTHS or before.key in ALL_MONTHS)
    if _is_in_a_term(around):
        return False
    listed_with = around.at(-2) if before and before.key in ("and", "or", "nor", "to") else after
    return not (follows or (listed_with is not None and listed_with.key in ALL_MONTHS))


def _is_in_a_term(around: Around) -> bool:
    """Restart Grant, Unreasonable Behaviour, Bill of Costs: next to another word with a capital."""
    word, before, following = around.word, around.before, around.next
    if following and following.key in ("of", "and") and (other := around.at(2)):
        if following.key == "of" and other.is_next:
            return True
        following = other if other.is_next else None
    beside = [following, before if word.is_next else None]
    if before and before.key in ("and", "of", "for") and word.is_next:
        beside.append(around.at(-2))
    return any(
        other is not None
        and other.is_capital
        and not (other.is_title or other.is_letter)
        and not (other.begins and other.key in listed("joining"))
        and not (other is before and before.key in listed("roles"))
        and around.known.sort(other.key) in (Sort.ORDINARY, Sort.OFFICIAL)
        and other.key not in ARTICLES
        for other in beside
    )


def _is_defined(before: Word | None) -> bool:
    """ "the Home", "the Provider": a word to which a statement gives its own meaning."""
    return before is not None and before.key in ARTICLES - OF_PEOPLE - {"that"}


def _has_initial(around: Around) -> bool:
    """E. Field, K Van: and not "Miss T. Field", nor "A field"."""
    letter, label = around.before, around.at(-2)
    if not (letter and around.word.is_next and letter.is_letter and letter.is_capital):
        return False
    if label and label.is_title:
        return False
    if "." in around.word.before:
        return True
    is_labelled = label and letter.is_next and (label.is_capital or label.key in LABELLED)
    return not (is_labelled or letter.key in ("a", "i"))


def _is_after_an_initial(around: Around) -> bool:
    """ "Miss T. Sale or disposal": after our own style a new sentence begins."""
    before, title = around.before, around.at(-2)
    return bool(
        before and before.is_letter and "." in around.word.before and title and title.is_title
    )


def _add_those_named_elsewhere(words: list[Word], named: list[bool], known: Known) -> None:
    """A word that is a name once in a text may be one wherever it does what a name does."""
    people = {word.key for word, is_named in zip(words, named, strict=True) if is_named}
    for place, word in enumerate(words):
        if not named[place] and word.is_capital and word.key in people and word.begins:
            named[place] = may_be_person(Around(words, place, known))


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
