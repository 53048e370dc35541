"""Invisible content that comes with a text: it is removed, whatever text it is in.

What the office keeps is plain text, in the form that core.plain gives. What Outlook and Word paste
with it (marks of zero width, or for the direction of a text) never gets in, and nor does anything
else that a word processor keeps (authors, comments, deleted and hidden text): a person's name has
been published that way.
"""

import unicodedata

from upheld.core.plain import plain

# Of the characters that cannot be seen, line ends and tabs are kept.
KEPT = "\n\t"


def without_invisible(text: str) -> str:
    """Plain text: no invisible characters, one kind of space and one kind of line end.

    >>> without_invisible("Mr\\u200b\\xa0B\\r\\n")
    'Mr B'
    """
    seen = "".join(c for c in plain(text) if c in KEPT or unicodedata.category(c) not in UNSEEN)
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


# Control, format (zero width, direction, soft hyphen, tags), surrogate, private, unassigned.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
