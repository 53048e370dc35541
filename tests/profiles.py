"""The profile of the default office, for tests of what the program does with one."""

from upheld.ombudsman.folder import read_office

LGSCO = read_office().profile
