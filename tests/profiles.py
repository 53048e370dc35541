"""The profiles that tests count with: the default one, and one that shares nothing with it."""

from pathlib import Path

from upheld.ombudsman.folder import read_office

OFFICE = read_office()  # the default one
LGSCO = OFFICE.profile
WATERWAYS = read_office(Path(__file__).parent / "ombudsmen" / "waterways").profile
