"""Words that mean "no value": NULL, N/A, a dash, a spreadsheet error, "Unknown".

In a column that identifies people, cases or bodies, such a word would turn all its rows into one
person, case or body, so it is refused there. In other columns, what databases and spreadsheets
write in an empty cell is read as an empty cell, if the cell may be empty. What people write when
they do not know something is read like any other word.
"""

import re

from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import Reader
from upheld.intake.tables import Column

LONGEST = 40  # characters in such a word, with the marks around it
IDENTIFIES = ("reference", "authority", "complainant", "issue", "event", "organisation", "name")
NUMBERED = ("reference", "event")  # an office may number from 0
# Read as empty, it would publish a decision that should not be public.
NEVER_EMPTY = ("withheld_reason",)
CODES_OF_AN_OFFICE = ("outcome", "code")  # any word, if the table codes explains it

# Patterns that every engine can read, for texts in lower case.
MARKS = r"[\s!-/:-@\[-`{-~]"
ERRORS = r"#[a-z_/]+[0-9]?[!?]?|err:[0-9]{3}|#+"
EMPTY = r"null|n/?a|\\n|nan|nat|none|nil|blank|empty"
UNKNOWN = (
    r"unknown|not known|not (?:applicable|available|given|provided|recorded|specified|stated)"
    r"|unspecified|undefined|nothing|missing|tb[acd]|to be (?:advised|confirmed|decided)"
    r"|anon(?:ymous)?|redacted|various|(?:grand |sub-?)?totals?"
)
# No such word begins with one of these digits, and only an error has one at all.
ONE_TO_NINE = "1-9"  # as a pattern writes them
DOUBTFUL = f"^[^{ONE_TO_NINE}]*$|^[#eE]"  # may be such a word and needs a closer look
BEGINS_WITH_A_DIGIT = f"^[{ONE_TO_NINE}]"  # cannot be such a word
DASHES = str.maketrans("\u2013\u2014\u2015\u2026", "----")

_ERROR = re.compile(ERRORS)
_EMPTY = re.compile(rf"{MARKS}*(?:{EMPTY}){MARKS}*|[\s.,:;_*-]+")
_BEGINS_WITH_A_DIGIT = re.compile(BEGINS_WITH_A_DIGIT)
_NOTHING = re.compile(rf"{ERRORS}|0+|{MARKS}*(?:{EMPTY}|{UNKNOWN})?{MARKS}*")


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and bool(pattern.fullmatch(text.casefold().translate(DASHES)))


def is_nothing(text: str) -> bool:
    """Whether it identifies nothing.

    >>> [is_nothing(text) for text in ("NULL", "(n/a)", "—", "?", "#REF!", "Total:", "Nullham")]
    [True, True, True, True, True, True, False]
    """
    # References and days, of which there are most, begin so.
    return not _BEGINS_WITH_A_DIGIT.match(text) and _is(_NOTHING, text)


def words_for_nothing(column: Column) -> str:
    """What means "no value" in a column that identifies things, as a pattern for every engine."""
    zeros = "" if column.name in NUMBERED else "|0+"
    return rf"^(?:{ERRORS}{zeros}|{MARKS}*(?:{EMPTY}|{UNKNOWN})?{MARKS}*)$"


def is_empty(text: str) -> bool:
    """Whether it is what a program, or a person skipping a cell, writes for an empty one.

    >>> [is_empty(text) for text in ("NULL", "\\\\N", "-", "?", "Unknown", "#N/A")]
    [True, True, True, False, False, False]
    """
    return _is(_EMPTY, text) and not is_error(text)


def is_error(text: str) -> bool:
    return _is(_ERROR, text)


def refused(text: str, column: Column) -> Unreadable | None:
    """Why the column refuses this text, if it means "no value". Reported once for each text."""
    if column.name in CODES_OF_AN_OFFICE or not is_nothing(text):
        return None
    if column.name in NUMBERED and not text.strip("0"):
        return None
    identifies = column.name in IDENTIFIES
    remedy = "fill in these cells." if column.filled else "leave these cells empty."
    if is_error(text):
        return Unreadable("is a spreadsheet error", f"Correct the formula, or {remedy}", once=True)
    if identifies:
        trouble = f"means that there is no value, but would count as one {column.name}"
        return Unreadable(trouble, remedy.capitalize(), once=True)
    if column.filled and is_empty(text):
        return Unreadable("means that there is no value", remedy.capitalize(), once=True)
    return None


def takes_empty(column: Column) -> bool:
    """Whether the column reads a word for an empty cell as an empty cell."""
    never = (*IDENTIFIES, *NEVER_EMPTY, *CODES_OF_AN_OFFICE)
    return not column.filled and column.name not in never


def read_as_empty(text: str, column: Column) -> bool:
    return takes_empty(column) and is_empty(text)


def with_words_for_nothing(reader: Reader, column: Column) -> Reader:
    """The column's reader, which never sees a word for "no value" that is refused or empty here."""

    def read(text: str) -> object:
        if is_nothing(text):
            if why := refused(text, column):
                raise why
            if read_as_empty(text, column):
                return None
        return reader(text)

    return read
