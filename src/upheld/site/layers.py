"""The maps of an ombudsman: those that have any of its groups on them."""

from upheld.core.english import capitalised, joined
from upheld.core.profile import Profile
from upheld.ombudsman.profile_file import LAYERS


def tiers_of(profile: Profile) -> dict[str, str]:
    """Each with its title: one if both have the same groups, none for one without a map."""
    tiers = {groups: tier for tier in reversed(LAYERS) if (groups := groups_on(tier, profile))}
    return {
        tier: profile.public[tier] or capitalised(joined(map(profile.group_name, groups)))
        for groups, tier in reversed(tiers.items())
    }


def groups_on(tier: str, profile: Profile) -> tuple[str, ...]:
    """The groups whose members are on this map."""
    return tuple(each.key for each in profile.groups.values() if tier in each.layers)
