"""How far complaints went: a line for each stage and, in the last, one for each outcome.

What each is called and means is the profile's; how many there were is the edition's.
"""

from collections import Counter
from typing import Any

from upheld.core.english import capitalised
from upheld.core.profile import Profile
from upheld.core.profile_parts import Outcome
from upheld.core.public_words import Stage
from upheld.core.vocabulary import What
from upheld.edition.queries.counts import counted_of
from upheld.edition.reading import Edition

Facts = dict[str, Any]


def stages_of(edition: Edition, slug: str) -> list[Facts]:
    """From those that went least far. A count is None where outcomes are not known."""
    profile, counts = edition.profile, Counter[str]()
    for row in counted_of(edition, slug, What.DECIDED):
        counts[row.outcome] += row.count
    is_known = "" not in counts
    return [
        _stage(profile, stage, counts if is_known else None) for stage in least_far_first(profile)
    ]


def least_far_first(profile: Profile) -> tuple[str, ...]:
    """A profile may list its stages from either end. Only those that went far can show fault."""
    begins_far = any(profile.outcomes[key].has_fault for key in profile.at_stage(profile.stages[0]))
    return profile.stages[::-1] if begins_far else profile.stages


def called(profile: Profile, stage: str) -> Stage:
    """As the profile says; else by its only outcome, or its key."""
    outcomes = [profile.outcomes[key] for key in profile.at_stage(stage)]
    if said := profile.public.stages.get(stage):
        return said
    if len(outcomes) == 1:
        only = outcomes[0]
        note = f"{only.means} {only.does_not_mean}".strip()
        return Stage(title=capitalised(only.title), note=note)
    return Stage(title=capitalised(stage))


def _stage(profile: Profile, stage: str, counts: Counter[str] | None) -> Facts:
    outcomes = [profile.outcomes[key] for key in profile.at_stage(stage)]
    listed = [each for each in outcomes if each.is_listed]
    said = called(profile, stage)
    return {
        "title": said.title,
        "note": said.note,
        "count": None if counts is None else sum(counts[each.key] for each in outcomes),
        "is_last": stage == least_far_first(profile)[-1],
        "outcomes": [_outcome(each, profile, counts) for each in listed if len(listed) > 1],
    }


def _outcome(outcome: Outcome, profile: Profile, counts: Counter[str] | None) -> Facts:
    return {
        "title": capitalised(outcome.title),
        "note": profile.public.notes.get(outcome.key) or outcome.means,
        "count": None if counts is None else counts[outcome.key],
    }
