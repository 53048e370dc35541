"""The profiles that tests count with: the default one, and others that share less or nothing."""

from pathlib import Path

from upheld.core.profile import Profile
from upheld.ombudsman.folder import read_office

OMBUDSMEN = Path(__file__).parent / "ombudsmen"


def profile_of(ombudsman: str) -> Profile:
    return read_office(OMBUDSMEN / ombudsman).profile


OFFICE = read_office()  # the default one
LGSCO = OFFICE.profile
WATERWAYS, WALES, HOUSING = map(profile_of, ("waterways", "wales", "housing"))
EVERY = (LGSCO, WATERWAYS, WALES, HOUSING)

# The default measures, by the names that tests call them.
UPHELD_RATE, COMPLIANCE, LATE_COMPLIANCE, SATISFACTORY_REMEDIES, UPHELD_PER_100000 = LGSCO.measures

# Its words, in their order.
OUTCOMES, COMPLIANCE_OUTCOMES = tuple(LGSCO.outcomes), tuple(LGSCO.compliance)
CATEGORIES = tuple(LGSCO.categories)
*_, CLOSED, NOT_UPHELD, UPHELD = OUTCOMES
SATISFIED, LATE, NOT_SATISFIED, NOT_COMPLETE, CEASED = COMPLIANCE_OUTCOMES
