"""How English lists words, writes out small numbers and names bodies. Days are in core.days."""

import re
from collections.abc import Iterable
from fractions import Fraction

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
PARTS = (
    "",
    "whole",
    "half",
    "third",
    "quarter",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)

# Names that a sentence begins with "the": "the London Borough of Camden", but "Camden Council".
WITH_ARTICLE = re.compile(
    r"((London|Royal) )?Borough (Council )?of .*|Council of .*|.* (Corporation|Agency)"
)


def body_named(name: str) -> str:
    """A body's name as it stands within a sentence.

    >>> body_named("London Borough of Camden"), body_named("Camden Council")
    ('the London Borough of Camden', 'Camden Council')
    """
    return f"the {name}" if WITH_ARTICLE.fullmatch(name) else name


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


def capitalised(text: str) -> str:
    """As it begins a sentence.

    >>> capitalised("decisions by London boroughs")
    'Decisions by London boroughs'
    """
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """A heading or title as it is within a sentence."""
    return text[:1].lower() + text[1:]


def post_named(role: str) -> str:
    """A role as the title of a post.

    >>> post_named("head of the NHS trust"), post_named("leader")
    ('Head of the NHS Trust', 'Leader')
    """
    first, *others = role.split()
    small = ("of", "the", "for", "and", "to", "in")
    return " ".join([capitalised(first), *(e if e in small else capitalised(e) for e in others)])


def a_or_an(noun: str) -> str:
    """
    >>> a_or_an("council"), a_or_an("organisation"), a_or_an("university")
    ('a council', 'an organisation', 'a university')
    """
    is_vowel = re.match("(?!uni|us|eu)[aeiou]", noun, re.IGNORECASE)
    return f"{'an' if is_vowel else 'a'} {noun}"


def so_many(number: int, one: str) -> str:
    """
    >>> so_many(4, "month"), so_many(1, "day"), so_many(31, "day")
    ('four months', 'one day', '31 days')
    """
    return f"{written_out(number)} {one if number == 1 else f'{one}s'}"


def written_out(number: int) -> str:
    """In words up to ten, then in digits.

    >>> written_out(0), written_out(10), written_out(1_100)
    ('no', 'ten', '1,100')
    """
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def one_in(part: Fraction) -> str:
    """How rare something is: 1 in so many.

    >>> one_in(Fraction(1, 30)), one_in(Fraction(1, 2000))
    ('1 in 30', '1 in 2,000')
    """
    return f"1 in {_many(part):,}"


def part_written_out(part: Fraction) -> str:
    """One part in so many, as a word if PARTS has one.

    >>> part_written_out(Fraction(1, 9)), part_written_out(Fraction(1, 8))
    ('a ninth', 'an eighth')
    >>> part_written_out(Fraction(1, 25))
    '1 in 25'
    """
    many = _many(part)
    if not 2 <= many < len(PARTS):
        return one_in(part)
    return f"an {PARTS[many]}" if many == 8 else f"a {PARTS[many]}"


def _many(part: Fraction) -> int:
    if part.numerator != 1:
        raise ValueError(f"{part} is not one part of so many.")
    return part.denominator
