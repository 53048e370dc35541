"""Names that contain a digit, like A2Dominion: not a number to prove, nor proof of another.

Code that looks for numbers in a text removes these names first (core.numbers).
"""

import re

from upheld.edition.reading import Edition

NAMES = (
    "SELECT name FROM authority UNION SELECT name FROM name UNION SELECT name FROM figure"
    " UNION SELECT peer_group FROM average UNION SELECT peer_group FROM membership"
)


def names_with_digits(edition: Edition) -> frozenset[str]:
    """For every body and group in the edition, including those without a figure."""
    return frozenset(row["name"] for row in edition.rows(NAMES) if re.search(r"\d", row["name"]))
