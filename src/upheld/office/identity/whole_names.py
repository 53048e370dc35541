"""Words that name somebody, put together: "Dr Maria de Souza" is one finding and not three."""

from collections.abc import Iterator

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort
from upheld.office.identity.reading_text import PARTICLES, Word
from upheld.office.identity.small_letters import TITLES_IN_SMALL
from upheld.office.identity.telling import MONTHS


def whole_names(
    words: list[Word], named: list[bool], known: Known
) -> Iterator[tuple[Kind, int, int]]:
    """``named`` says of each word whether it is of a name."""
    for first, last in _runs(words, named, known):
        yield _kind(words[first : last + 1]), words[first].start, words[last].end


def _runs(words: list[Word], named: list[bool], known: Known) -> Iterator[tuple[int, int]]:
    """Names next to each other are one, with particles, initials and the title before them."""
    place = 0
    while place < len(words):
        if not named[place]:
            place += 1
            continue
        first = last = place
        while first and words[first].is_next and _leads(words[first - 1], known):
            first -= 1
        while (follows := _follows(words, named, last, known)) > last:
            last = follows
        yield first, last
        place = last + 1


def _leads(word: Word, known: Known) -> bool:
    if word.is_capital:
        return word.is_title or word.is_letter or word.key in MONTHS or known.is_name(word.key)
    return word.key in PARTICLES or word.key in TITLES_IN_SMALL


def _follows(words: list[Word], named: list[bool], last: int, known: Known) -> int:
    """The place of the next word of the name, past a particle; ``last`` where it ends."""
    following = last + 1
    while following < len(words) and words[following].is_next:
        word = words[following]
        if named[following] or (word.is_capital and _may_follow(word, known)):
            return following
        if word.key not in PARTICLES:
            break
        following += 1
    return last


def _may_follow(word: Word, known: Known) -> bool:
    return known.is_name(word.key) or known.sort(word.key) in (Sort.PLACE, Sort.UNKNOWN)


def _kind(words: list[Word]) -> Kind:
    own = [word for word in words if not word.is_title]
    are_initials = all(word.text.isupper() and len(word.key) <= 3 for word in own)
    return Kind.INITIALS if are_initials else Kind.NAME
