"""When a decision may be public and when it is removed, as the office folder says; what is due
soon.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from upheld.core.days import length_in_words
from upheld.core.publication import leaves_on, usual_day
from upheld.ombudsman.folder import Office

DAYS_TO_CONFIRM = 3  # working days for a second person to confirm that a decision is taken down
SOON = timedelta(days=28)  # to the day on which a recommendation is due
SATURDAY = 5  # as date.weekday counts
SOON_IN_WORDS = length_in_words(SOON.days)


class Made(Protocol):
    """A decision."""

    decided_on: date
    publish_on: date | None  # None: as soon as it may be


@dataclass(frozen=True, kw_only=True)
class Times:
    """How long after a decision it may be public, and for how many years."""

    delay: timedelta  # from a decision to the day on which it may be public
    keep_years: int

    @classmethod
    def of(cls, office: Office) -> "Times":
        delay = timedelta(days=office.publication_delay_days)
        return cls(delay=delay, keep_years=office.retention_years)

    def usual_day(self, decided_on: date) -> date:
        return usual_day(decided_on, delay=self.delay)

    def may_be_public_on(self, decision: Made) -> date:
        """The first day: when the delay is over, or a later day that was asked for."""
        usual = self.usual_day(decision.decided_on)
        return max(usual, decision.publish_on or usual)

    def is_past(self, decision: Made, *, on: date) -> bool:
        return on >= leaves_on(decision.decided_on, keep_years=self.keep_years)


def hidden_until(hidden_on: date) -> date:
    """The last day on which what one person has taken down is hidden without a second person.

    Days from Monday to Friday count, from the day after. On a bank holiday somebody may be at work,
    and a decision that must stay hidden can be confirmed or put under review before its last day.

    >>> hidden_until(date(2024, 3, 4)), hidden_until(date(2024, 3, 7))
    (datetime.date(2024, 3, 7), datetime.date(2024, 3, 12))
    """
    day, left = hidden_on, DAYS_TO_CONFIRM
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
