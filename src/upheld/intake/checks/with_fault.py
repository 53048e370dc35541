"""How messages name the decisions that can be followed up: those whose outcome has fault."""

from upheld.core.english import joined
from upheld.core.profile import Profile


def outcomes_with_fault(profile: Profile) -> str:
    """As extracts write them: 'upheld in part' or 'upheld'."""
    return joined(map(repr, profile.with_fault), last_after="or") or "one with fault"


def only_remedied(profile: Profile) -> str:
    said = outcomes_with_fault(profile)
    return f"The authority can have remedied only a decision that is {said}."
