"""How far complaints went: a line for each stage and, in the last, one for each outcome.

What each is called and means is the profile's; how many there were is the edition's.
"""

from collections import Counter
from typing import Any

from upheld.core.profile import Outcome, Profile
from upheld.core.vocabulary import What
from upheld.edition.queries.counts import counted_of
from upheld.edition.reading import Edition
from upheld.site.case_words import capitalised

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


def _stage(profile: Profile, stage: str, counts: Counter[str] | None) -> Facts:
    outcomes = [profile.outcomes[key] for key in profile.at_stage(stage)]
    listed = [each for each in outcomes if each.is_listed]
    said = profile.public.stages.get(stage)
    title, note = said.title if said else capitalised(stage), said.note if said else ""
    if not said and len(outcomes) == 1:
        title, note = capitalised(outcomes[0].title), outcomes[0].does_not_mean
    return {
        "title": title,
        "note": note,
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
