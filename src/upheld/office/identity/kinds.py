"""What a finding may be, in the order in which one is told where two stand in one place."""

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
