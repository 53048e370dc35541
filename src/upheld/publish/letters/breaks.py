"""Where series break, as a letter says it: without the advice to compare if there is no group."""

from collections.abc import Collection

from upheld.edition.queries.measures import BREAK, words_of_breaks
from upheld.publish.letters.subject import Subject


def breaks_beginning(subject: Subject, *series: str) -> list[str]:
    """The words of the breaks at the start of the letter's year, each once."""
    return breaks_of_year(subject, str(subject.edition.year), series)


def breaks_of_year(
    subject: Subject, year: str, series: Collection[str], *, kinds: Collection[int] = (BREAK,)
) -> list[str]:
    has_group = subject.authority.peer_group is not None
    found = words_of_breaks(subject.edition, year, series, kinds=kinds)
    return [subject.profile.words_of_break(each, has_group=has_group) for each in found]
