"""The kinds of finding. Where two overlap, the one listed first is shown."""

from enum import StrEnum


class Kind(StrEnum):
    EMAIL = "email address"
    NATIONAL_INSURANCE = "national insurance number"
    NHS = "NHS number"
    PHONE = "phone number"
    BIRTH = "date of birth"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CASE = "case number"
    NAME = "name"
    INITIALS = "initials"
