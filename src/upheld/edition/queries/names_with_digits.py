"""Names in which a digit stands, as A2Dominion: it is no number to prove, and proves no other.

Whoever looks for the numbers of a text takes these names out of it first (core.numbers).
"""

import re

from upheld.edition.reading import Edition

NAMES = (
    "SELECT name FROM authority UNION SELECT name FROM name UNION SELECT name FROM figure"
    " UNION SELECT peer_group FROM average UNION SELECT peer_group FROM membership"
)


def names_with_digits(edition: Edition) -> frozenset[str]:
    """Of every body and group of the edition, also of those that no figure is of."""
    return frozenset(row["name"] for row in edition.rows(NAMES) if re.search(r"\d", row["name"]))
