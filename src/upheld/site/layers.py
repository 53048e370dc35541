"""The maps of an ombudsman: those that have any of its groups on them."""

from upheld.core.english import joined
from upheld.core.profile import Profile
from upheld.ombudsman.profile_file import LAYERS
from upheld.site.case_words import capitalised


def tiers_of(profile: Profile) -> dict[str, str]:
    """Each with its title; none for an ombudsman without a map."""
    return {
        tier: profile.public[tier] or capitalised(joined(map(profile.group_name, groups)))
        for tier in LAYERS
        if (groups := groups_on(tier, profile))
    }


def groups_on(tier: str, profile: Profile) -> tuple[str, ...]:
    """The groups whose members are on this map."""
    return tuple(each.key for each in profile.groups.values() if tier in each.layers)
