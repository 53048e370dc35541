"""Words that stand for nothing: NULL, N/A, a dash, an error of a spreadsheet, "Unknown".

In a column that tells people, cases or bodies apart such a word would make one of all the rows that
bear it, so it is refused there. Elsewhere what databases and spreadsheets write into an empty cell
is an empty cell, where the cell may be empty; what people write of a thing that they do not know is
left to be read as any other word.
"""

import re

from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import Reader
from upheld.intake.tables import Column

LONGEST = 40  # characters of such a word, with what stands around it
IDENTIFIES = ("reference", "authority", "complainant", "issue", "event", "organisation", "name")
NUMBERED = ("reference", "event")  # some office may begin with 0
# Read as empty it would publish what should not be.
NEVER_EMPTY = ("withheld_reason",)
CODES_OF_AN_OFFICE = ("outcome", "code")  # whatever it likes, if the table codes explains it

# In patterns that every engine reads, for texts in lower case.
MARKS = r"[\s!-/:-@\[-`{-~]"
ERRORS = r"#[a-z_/]+[0-9]?[!?]?|err:[0-9]{3}|#+"
EMPTY = r"null|n/?a|\\n|nan|nat|none|nil|blank|empty"
UNKNOWN = (
    r"unknown|not known|not (?:applicable|available|given|provided|recorded|specified|stated)"
    r"|unspecified|undefined|nothing|missing|tb[acd]|to be (?:advised|confirmed|decided)"
    r"|anon(?:ymous)?|redacted|various|(?:grand |sub-?)?totals?"
)
# No such word begins with one of these, and none but an error has one.
ONE_TO_NINE = "1-9"  # as a pattern writes them
DOUBTFUL = f"^[^{ONE_TO_NINE}]*$|^[#eE]"  # what may be such a word, at a first look
BEGINS_WITH_A_DIGIT = f"^[{ONE_TO_NINE}]"  # and so is none
DASHES = str.maketrans("\u2013\u2014\u2015\u2026", "----")

_ERROR = re.compile(ERRORS)
_EMPTY = re.compile(rf"{MARKS}*(?:{EMPTY}){MARKS}*|[\s.,:;_*-]+")
_BEGINS_WITH_A_DIGIT = re.compile(BEGINS_WITH_A_DIGIT)
_NOTHING = re.compile(rf"{ERRORS}|0+|{MARKS}*(?:{EMPTY}|{UNKNOWN})?{MARKS}*")


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and bool(pattern.fullmatch(text.casefold().translate(DASHES)))


def is_nothing(text: str) -> bool:
    """Whether it tells nobody and nothing apart.

    >>> [is_nothing(text) for text in ("NULL", "(n/a)", "—", "?", "#REF!", "Total:", "Nullham")]
    [True, True, True, True, True, True, False]
    """
    # References and days, of which there are most, begin so.
    return not _BEGINS_WITH_A_DIGIT.match(text) and _is(_NOTHING, text)


def words_for_nothing(column: Column) -> str:
    """What is nothing in a column that tells things apart, as a pattern that every engine reads."""
    zeros = "" if column.name in NUMBERED else "|0+"
    return rf"^(?:{ERRORS}{zeros}|{MARKS}*(?:{EMPTY}|{UNKNOWN})?{MARKS}*)$"


def is_empty(text: str) -> bool:
    """Whether it is what a program, or a hand that skips a cell, writes for an empty one.

    >>> [is_empty(text) for text in ("NULL", "\\\\N", "-", "?", "Unknown", "#N/A")]
    [True, True, True, False, False, False]
    """
    return _is(_EMPTY, text) and not is_error(text)


def is_error(text: str) -> bool:
    return _is(_ERROR, text)


def refused(text: str, column: Column) -> Unreadable | None:
    """Why the column does not take this text, if it is a word for nothing; told once for each."""
    if column.name in CODES_OF_AN_OFFICE or not is_nothing(text):
        return None
    if column.name in NUMBERED and not text.strip("0"):
        return None
    identifies = column.name in IDENTIFIES
    remedy = "fill these cells in." if column.filled else "leave these cells empty."
    if is_error(text):
        return Unreadable(
            "is an error of a spreadsheet", f"Correct the formula, or {remedy}", once=True
        )
    if identifies:
        trouble = f"stands for nothing, and would count as one {column.name}"
        return Unreadable(trouble, remedy.capitalize(), once=True)
    if column.filled and is_empty(text):
        return Unreadable("stands for nothing", remedy.capitalize(), once=True)
    return None


def takes_empty(column: Column) -> bool:
    """Whether a word for an empty cell is one there."""
    never = (*IDENTIFIES, *NEVER_EMPTY, *CODES_OF_AN_OFFICE)
    return not column.filled and column.name not in never


def read_as_empty(text: str, column: Column) -> bool:
    return takes_empty(column) and is_empty(text)


def with_words_for_nothing(reader: Reader, column: Column) -> Reader:
    """The reader of a column, which sees no word for nothing but those that the column takes."""

    def read(text: str) -> object:
        if is_nothing(text):
            if why := refused(text, column):
                raise why
            if read_as_empty(text, column):
                return None
        return reader(text)

    return read
