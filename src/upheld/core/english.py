"""How English lists words, and writes small numbers out. Days in words are in core.days."""

from collections.abc import Iterable

SMALL_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def joined(words: Iterable[str], *, last_after: str = "and") -> str:
    """
    >>> joined(["Corby", "Kettering", "Daventry"]), joined(["Corby"])
    ('Corby, Kettering and Daventry', 'Corby')
    >>> joined(["late", "ceased"], last_after="or")
    'late or ceased'
    >>> joined([])
    ''
    """
    *others, last = list(words) or [""]
    return f"{', '.join(others)} {last_after} {last}" if others else last


def so_many(number: int, one: str) -> str:
    """
    >>> so_many(3, "month"), so_many(1, "day"), so_many(28, "day")
    ('three months', 'one day', '28 days')
    """
    return f"{written_out(number)} {one if number == 1 else f'{one}s'}"


def written_out(number: int) -> str:
    """Up to ten; from there in digits.

    >>> written_out(0), written_out(10), written_out(1_100)
    ('no', 'ten', '1,100')
    """
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"
