"""The words that a record may be given where the ombudsman's profile lists them.

The database has no list of them, so that a profile can change. A record keeps the word that it has,
even if the profile has dropped it: only a word that is new to the record is asked about.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any

from upheld.core.profile import Profile
from upheld.intake.tables import Holds
from upheld.office.models import Kept, Outcome
from upheld.office.models.contract import EDITED

LISTED: Mapping[Holds, Callable[[Profile], Collection[str]]] = {
    Holds.CATEGORY: lambda profile: profile.categories,
    Holds.OUTCOME: lambda profile: profile.outcomes,
    Holds.COMPLIANCE: lambda profile: profile.compliance,
    Holds.REMEDY: lambda profile: profile.remedies,
    Holds.ROLE: lambda profile: profile.roles,
}


def unknown_words(
    model: type[Kept], given: Mapping[str, Any], profile: Profile
) -> Iterator[tuple[str, str]]:
    """By field: what is wrong with each of the words in ``given``."""
    for field, holds in _columns_of(model).items():  # type: ignore[arg-type]  # as in held
        word, known = given.get(field), LISTED[holds](profile)
        if word and word not in known:
            yield field, f"{word!r} is not a {holds} that we have. Choose: {', '.join(known)}."


@cache
def _columns_of(model: type[Kept]) -> Mapping[str, Holds]:
    if model is Outcome:  # of one recommendation: no table of an extract has it
        return {"outcome": Holds.COMPLIANCE}
    return {
        each.own_fields[column.name]: column.holds
        for each in EDITED
        if each.model is model
        for column in each.spec.columns
        if column.holds in LISTED
    }
