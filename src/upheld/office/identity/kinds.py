"""The kinds of finding. Where two overlap, the one listed first is shown."""

from enum import StrEnum


class Kind(StrEnum):
    EMAIL = "email address"
    ONLINE = "web page or username"
    NATIONAL_INSURANCE = "national insurance number"
    NHS = "NHS number"
    PHONE = "phone number"
    BIRTH = "date of birth"
    DEATH = "date of death"
    AGE = "exact age"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CASE = "reference or account number"
    PLACE = "named place"
    RENOWN = "what one person alone is"
    NAME = "name"
    INITIALS = "initials"
