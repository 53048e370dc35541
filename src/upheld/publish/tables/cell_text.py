"""What a cell says: symbols for missing values, and text that spreadsheets cannot run or mangle.

Every format prints the text decided here, so that a name reads the same in all of them.
"""

import re

Value = str | int | float

NOT_APPLICABLE = "[z]"
NOT_AVAILABLE = "[x]"
BREAK = "[b]"
REVISED = "[r]"

SYMBOLS = {
    NOT_APPLICABLE: "Not applicable: there can be no value here.",
    NOT_AVAILABLE: "Not available: there is a value, but this edition does not have it. Never 0.",
    "[low]": (
        "Rounds to zero, but is not zero. A percentage that does is printed as <1%"
        " instead, a rate as <0.1."
    ),
    REVISED: "Revised or corrected since it was first published.",
    BREAK: "A break: do not compare with earlier years.",
}
MISSING = (NOT_APPLICABLE, NOT_AVAILABLE)

LONGEST_TEXT = 32_767  # in an Excel cell; with more, Excel says that the file is damaged

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text on one line, with single spaces and nothing that XML cannot hold.

    A tab or line end at the start, which could turn the rest into a formula, goes with the spaces.

    >>> plain("  two\\tlines\\r\\nand a bell\\x07 ")
    'two lines and a bell�'
    """
    folded = " ".join(_NOT_XML.sub("�", text).split())
    return folded if len(folded) <= LONGEST_TEXT else folded[: LONGEST_TEXT - 1] + "…"
