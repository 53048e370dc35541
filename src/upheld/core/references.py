"""References of cases as they stand in addresses and as people type them."""

import re

NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


def key_of(reference: str) -> str:
    """The form in addresses.

    >>> key_of("19 018 397"), key_of("16 010 636C")
    ('19-018-397', '16-010-636c')
    """
    return NEITHER_LETTER_NOR_DIGIT.sub("-", reference.strip().lower()).strip("-")


def typed(reference: str) -> str:
    """The form in which references are compared: spaces and hyphens do not matter.

    >>> typed("19-018 397"), typed("19018397")
    ('19018397', '19018397')
    """
    return NEITHER_LETTER_NOR_DIGIT.sub("", reference.lower())
