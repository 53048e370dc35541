"""Names that contain a digit, like A2Dominion: not a number to prove, nor proof of another.

Code that looks for numbers in a text removes these names first (core.numbers).
"""

import re
from collections.abc import Iterator

from upheld.core.english import capitalised
from upheld.core.profile import Profile
from upheld.edition.reading import Edition

NAMES = (
    "SELECT name FROM authority UNION SELECT name FROM name UNION SELECT name FROM figure"
    " UNION SELECT peer_group FROM average UNION SELECT peer_group FROM membership"
)


def names_with_digits(edition: Edition) -> frozenset[str]:
    """Of every body and group in the edition, with a figure or without, and of what is counted."""
    names = {row["name"] for row in edition.rows(NAMES)} | set(_of_what_is_counted(edition.profile))
    return frozenset(name for name in names if re.search(r"\d", name))


def _of_what_is_counted(profile: Profile) -> Iterator[str]:
    """As they stand in a sentence and at its beginning, or in a table."""
    names = [*profile.categories, *profile.stages]
    names += [outcome.title for outcome in profile.outcomes.values()]
    names += [group.name for group in profile.groups.values()]
    for measure in profile.measures:
        names += [*measure.counted_name, *measure.out_of_name]
    for name in names:
        yield from (name, capitalised(name))
