"""What comes in with a text and cannot be seen: it is taken away, or the file is refused.

A statement is plain words, in the form that core.plain gives. What a word processor keeps beside
them (authors, comments, what was deleted, what is hidden) never gets in: a person's name has been
published that way.
"""

import unicodedata

from upheld.core.plain import plain

# Of the characters that cannot be seen, line ends and tabs are kept.
KEPT = "\n\t"


def without_invisible(text: str) -> str:
    """Plain words: nothing that cannot be seen, one kind of space and of line end.

    >>> without_invisible("Mr\\u200b\\xa0B\\r\\n")
    'Mr B'
    """
    seen = "".join(c for c in plain(text) if c in KEPT or unicodedata.category(c) not in UNSEEN)
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


# Control, format (zero width, direction, soft hyphen, tags), surrogate, private, unassigned.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
