"""Is what changed between two versions substantial: would a reader now be told something else?

It is if a comparison has another answer, a printed figure or average is another, the words of a
sentence or a letter are others once their numbers and days are set aside, or what is counted is
another. A count alone, behind the same percentage, is not. A person confirms what is found here.
"""

from collections.abc import Iterator

from upheld.core.english import joined
from upheld.edition.beside.differences import Differences, FigureChange, without_numbers


def why_substantial(found: Differences) -> tuple[str, ...]:
    """Each ground in words; () if the changes are not substantial."""
    return tuple(
        f"{words.format(f'{count:,}')}{'' if count == 1 else 's'}"
        for count, words in _counted(found)
        if count
    )


def substantial_words(found: Differences) -> str:
    """
    >>> substantial_words(Differences(figures=(), averages=(), letters=()))
    'no printed figure, average, comparison or wording'
    """
    grounds = why_substantial(found)
    return joined(list(grounds)) or "no printed figure, average, comparison or wording"


def is_sentence_reworded(change: FigureChange) -> bool:
    was, now = (each.sentence if each else "" for each in (change.before, change.after))
    return without_numbers(was) != without_numbers(now)


def _counted(found: Differences) -> Iterator[tuple[int, str]]:
    figures = found.figures
    yield sum(map(_is_reprinted, figures)), "{} printed figure"
    yield sum(map(_has_another_answer, figures)) + len(found.bases), "the answer of {} comparison"
    yield sum(each.is_reprinted for each in found.averages), "{} printed average"
    yield sum(map(is_sentence_reworded, figures)), "the words of {} sentence"
    yield sum(each.is_reworded for each in found.letters), "the words of {} letter"
    yield len(found.definitions), "{} definition"


def _is_reprinted(change: FigureChange) -> bool:
    was, now = (each and each.text for each in (change.before, change.after))
    return was != now


def _has_another_answer(change: FigureChange) -> bool:
    was, now = (each and each.comparison for each in (change.before, change.after))
    return was != now
