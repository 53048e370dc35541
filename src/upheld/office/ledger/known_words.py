"""The words that a record may be given where the ombudsman's profile lists them.

The database has no list of them, so that a profile can change. A record keeps the word that it has,
even if the profile has dropped it, and goes out with it: only a word that is new to the record is
asked about.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import Count

from upheld.core.profile import Profile
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import Reader, readers_of
from upheld.intake.tables import BY_WHAT, CODED, TABLES, Holds
from upheld.office.models import Kept, Outcome
from upheld.office.models.contract import HELD

LISTED: Mapping[Holds, Callable[[Profile], Collection[str]]] = {
    Holds.CATEGORY: lambda profile: profile.categories,
    Holds.OUTCOME: lambda profile: profile.outcomes,
    Holds.COMPLIANCE: lambda profile: profile.compliance,
    Holds.REMEDY: lambda profile: profile.remedies,
    Holds.REASON: lambda profile: profile.reasons,
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


def is_dropped(table: str, column: str, word: str, profile: Profile) -> bool:
    """Whether intake does not know it, under its own name or any other."""
    columns = TABLES[table].columns if table in TABLES else ()
    holds = {each.name: each.holds for each in columns}.get(column, Holds.TEXT)
    readers = readers_of(profile)
    meant = [each for each in (CODED if holds in BY_WHAT else (holds,)) if each in readers]
    return bool(meant) and not any(_reads(readers[each], word) for each in meant)


def _reads(read: Reader, word: str) -> bool:
    try:
        read(word)
    except Unreadable:
        return False
    return True


def dropped_words(profile: Profile) -> Iterator[tuple[str, int]]:
    """Each word that records have and the profile no longer does, and how many have it."""
    for each in HELD:
        for column in each.spec.columns:
            if column.holds not in LISTED or column.name not in each.own_fields:
                continue
            held = each.own_fields[column.name]
            found = each.model.objects.exclude(**{held: ""}).order_by(held).values_list(held)
            for word, many in found.annotate(many=Count("pk")):
                if is_dropped(each.spec.name, column.name, word, profile):
                    yield f"{column.holds} {word!r}", many


@cache
def _columns_of(model: type[Kept]) -> Mapping[str, Holds]:
    if model is Outcome:  # of one recommendation: no table of an extract has it
        return {"outcome": Holds.COMPLIANCE}
    return {
        each.own_fields[column.name]: column.holds
        for each in HELD
        if each.model is model
        for column in each.spec.columns
        if column.holds in LISTED and column.name in each.own_fields
    }
