"""Headings: how one becomes the name of a column, and which rows of headings we cannot read."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from upheld.core.english import joined
from upheld.intake.files.file_reading import problem
from upheld.intake.files.limits import LONGEST_HEADING, MOST_COLUMNS
from upheld.intake.problems import Problem


def folded(heading: str) -> str:
    """The column that a heading means. Case, spaces and punctuation do not matter.

    >>> folded(" Decided On "), folded("decided-on")
    ('decided_on', 'decided_on')
    """
    return re.sub(r"[\W_]+", "_", heading.strip().casefold()).strip("_")


def without_remark(heading: str) -> str:
    """A heading without what is in brackets at its end: a unit, a format, an explanation.

    >>> without_remark("Decided on (dd/mm/yyyy)")
    'Decided on'
    """
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", heading)


def column_names(headings: Sequence[str], ours: Collection[str]) -> list[str]:
    """The column that each heading means. What is in brackets is left out if that gives one."""
    names = [folded(heading) for heading in headings]
    bare = [folded(without_remark(heading)) for heading in headings]
    taken = Counter([*names, *bare])
    return [
        short if name not in ours and short in ours and taken[short] == 1 else name
        for name, short in zip(names, bare, strict=True)
    ]


def letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 1: A, Z, AA, XFD."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def heading_problems(source: str, line: int, headings: Sequence[str]) -> list[Problem]:
    """What is wrong with a row of headings. Empty ones are checked later, with what is below."""
    return [
        *_too_many(source, line, headings),
        *_too_long(source, line, headings),
        *_duplicates(source, line, headings),
    ]


def _too_many(source: str, line: int, headings: Sequence[str]) -> list[Problem]:
    if len(headings) <= MOST_COLUMNS:
        return []
    trouble = f"the first row has {len(headings):,} columns, more than the {MOST_COLUMNS} we read"
    return [problem(source, trouble, "Delete the columns that the table does not need.", line=line)]


def _too_long(source: str, line: int, headings: Sequence[str]) -> list[Problem]:
    remedy = "Put the names of the columns in the first row, with nothing above them."
    return [
        problem(
            source,
            "is too long for a heading",
            remedy,
            line=line,
            column=f"column {letters(number)}",
            value=heading,
        )
        for number, heading in enumerate(headings, 1)
        if len(heading) > LONGEST_HEADING
    ]


def _duplicates(source: str, line: int, headings: Sequence[str]) -> list[Problem]:
    places: dict[str, list[int]] = {}
    for number, heading in enumerate(headings, 1):
        places.setdefault(folded(heading), []).append(number)
    return [
        problem(
            source,
            f"is the heading of columns {joined(letters(number) for number in numbers)}",
            "We cannot know which one you mean. Keep one of them.",
            line=line,
            value=name,
        )
        for name, numbers in places.items()
        if name and len(numbers) > 1
    ]
