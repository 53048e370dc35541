"""What a cell says: symbols for what is missing, and text that no spreadsheet runs or mangles.

Every format prints the text that is decided here, so that a name reads the same in all of them.
"""

import re

Value = str | int | float

NOT_APPLICABLE = "[z]"
NOT_AVAILABLE = "[x]"
BREAK = "[b]"

SYMBOLS = {
    NOT_APPLICABLE: "Not applicable: there can be no value here.",
    NOT_AVAILABLE: "Not available: there is a value, but this edition does not hold it. Never 0.",
    "[low]": (
        "Rounds to zero, but is not zero. A share that does is printed as <1% instead, a rate as"
        " <0.1."
    ),
    "[r]": "Revised since it was first published.",
    BREAK: "A break: do not compare with the years before.",
}
MISSING = (NOT_APPLICABLE, NOT_AVAILABLE)

LONGEST_TEXT = 32_767  # of an Excel cell; a longer one makes Excel call the file damaged

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text on one line, with single spaces, and nothing that XML cannot hold.

    A tab or line end at its start, which may make a formula of what follows, goes with the spaces.

    >>> plain("  two\\tlines\\r\\nand a bell\\x07 ")
    'two lines and a bell�'
    """
    folded = " ".join(_NOT_XML.sub("�", text).split())
    return folded if len(folded) <= LONGEST_TEXT else folded[: LONGEST_TEXT - 1] + "…"
