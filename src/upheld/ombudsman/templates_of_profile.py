"""Every sentence that a profile can ask for: any profile, or its measures, stages and roles.

A measure's sentences are those of its kind, in its own group of the words. What a decision's stages
and the roles of people are called is the ombudsman's alone, so these can be left out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.ombudsman.templates import TEMPLATES, Template, has, has_of_several
from upheld.ombudsman.templates_of_kinds import OF_KIND

GENERAL = {str(kind): kind for kind in Kind}  # groups of sentences that are true for any measure
MOST_STAGES = 4  # in one sentence
OF_ONE_PROFILE = ("funnel", "stages")  # groups that nobody with other stages can use


def templates_of(profile: Profile) -> dict[str, Template]:
    return {
        **TEMPLATES,
        **{
            f"{section}.{name}": template
            for section, kind in sections_of(profile).items()
            for name, template in OF_KIND[kind].items()
        },
        **dict(_of_stages(profile)),
        **{
            key: has(is_optional=True)
            for role in profile.roles
            for key in (role_key(role), several_key(role))
        },
    }


def sections_of(profile: Profile) -> dict[str, Kind]:
    """Each group of sentences about measures, with the kind whose sentences it has."""
    return {**{measure.section: measure.kind for measure in profile.measures}, **GENERAL}


def word_key(text: str) -> str:
    """
    >>> word_key("not ours"), word_key("Chief executive / chair")
    ('not_ours', 'chief_executive_chair')
    """
    return re.sub("[^a-z]+", "_", text.casefold()).strip("_")


def role_key(role: str) -> str:
    """Of what somebody in a role is called who has no name or title."""
    return f"address.{word_key(role)}"


def several_key(role: str) -> str:
    """Of the salutation of a letter to several people in a role."""
    return f"{role_key(role)}_several"


def stage_key(stage: str) -> str:
    """Of what there is to say of a stage below the table of decisions."""
    return f"stages.{word_key(stage)}"


def funnel_key(stages: Iterable[str]) -> str:
    """Of the sentence that says how many decisions there were at each of these stages alone."""
    return f"funnel.{'_'.join(stages)}"


def _of_stages(profile: Profile) -> Iterator[tuple[str, Template]]:
    keys = [word_key(stage) for stage in profile.stages]
    for key in keys:
        yield stage_key(key), has(is_optional=True)
        yield funnel_key((key,)), has_of_several(key, by=key, is_optional=True)
    for number in range(2, min(len(keys), MOST_STAGES) + 1):
        for some in combinations(keys, number):
            yield funnel_key(some), has(" ".join(some), by=some[-1], is_optional=True)
