"""The profiles that tests count with: the default one, and one that shares nothing with it."""

from pathlib import Path

from upheld.ombudsman.folder import read_office

OFFICE = read_office()  # the default one
LGSCO = OFFICE.profile
WATERWAYS = read_office(Path(__file__).parent / "ombudsmen" / "waterways").profile

# The default measures, by the names that tests call them.
UPHELD_RATE, COMPLIANCE, LATE_COMPLIANCE, SATISFACTORY_REMEDIES, UPHELD_PER_100000 = LGSCO.measures
