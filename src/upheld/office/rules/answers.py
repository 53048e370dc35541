"""What can become of something that one person asks for and another has to confirm."""

from enum import StrEnum


class Became(StrEnum):
    CONFIRMED = "confirmed"
    TURNED_DOWN = "turned down"
    WITHDRAWN = "withdrawn"  # by the person who asked
    NOT_IN_TIME = "not confirmed in time"
    OVERTAKEN = "overtaken by something else"  # a review, an import


NEEDS_REASON = frozenset({Became.TURNED_DOWN})
