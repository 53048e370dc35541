"""When a decision may be public and when it is removed, as the ombudsman's folder says; what is due
soon. What a working day is: core.working_days.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from upheld.core.days import in_words, length_in_words
from upheld.core.publication import leaves_on, usual_day
from upheld.core.working_days import ENGLAND_AND_WALES, WorkingDays
from upheld.ombudsman.folder import Office

DAYS_TO_CONFIRM = 3  # working days for a second person to confirm that a decision is taken down
SOON = timedelta(days=28)  # to the day on which a recommendation is due
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
    working_days: WorkingDays = ENGLAND_AND_WALES

    @classmethod
    def of(cls, office: Office) -> "Times":
        delay = timedelta(days=office.publication_delay_days)
        return cls(delay=delay, keep_years=office.retention_years, working_days=office.working_days)

    def usual_day(self, decided_on: date) -> date:
        return usual_day(decided_on, delay=self.delay)

    def may_be_public_on(self, decision: Made) -> date:
        """The first day: when the delay is over, or a later day that was asked for."""
        usual = self.usual_day(decision.decided_on)
        return max(usual, decision.publish_on or usual)

    def is_past(self, decision: Made, *, on: date) -> bool:
        return on >= leaves_on(decision.decided_on, keep_years=self.keep_years)

    def hidden_until(self, hidden_on: date) -> date:
        """The last day on which what one person has taken down is hidden without a second person.

        Working days count, from the day after: it does not return while the office is closed.
        """
        return self.working_days.after(hidden_on, DAYS_TO_CONFIRM)

    def hidden_until_in_words(self, hidden_on: date) -> tuple[str, str]:
        """That day, and what readers must know of it; '' if nothing."""
        until = self.hidden_until(hidden_on)
        return in_words(until), self.working_days.unknown(until)
