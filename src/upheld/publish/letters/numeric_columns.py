"""Which columns of a letter's table hold numbers, and so are set flush right."""

import re
from collections.abc import Sequence

from upheld.core.shares import NO_CASES, NOT_AVAILABLE, NOT_GIVEN

INSTEAD = (NO_CASES, NOT_AVAILABLE, NOT_GIVEN)  # of a number
NUMBER = re.compile(r"[<>]?[0-9][0-9.,]*%?( of [0-9,]+)?( ?[\[(].*)?")
LONGEST_WORD_AMONG_NUMBERS = 19  # "no cases", "not available", "[x]"


def flush_right(rows: Sequence[Sequence[str]]) -> list[bool]:
    """True or False for each column. The first is the row heading, so never flush right."""
    columns = list(zip(*rows, strict=True))
    return [place > 0 and _is_numbers(column) for place, column in enumerate(columns)]


def _is_numbers(cells: Sequence[str]) -> bool:
    numbers = [cell in INSTEAD or bool(NUMBER.fullmatch(cell)) for cell in cells]
    return any(numbers) and all(
        number or (len(cell) <= LONGEST_WORD_AMONG_NUMBERS and not re.search("[0-9]", cell))
        for cell, number in zip(cells, numbers, strict=True)
    )
