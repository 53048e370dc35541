"""The time and the day in the office's own time zone, decided here and nowhere else.

Publication, forms, the calendar and extracts use it, whatever time zone the server is in.
"""

from datetime import UTC, date, datetime, time

from upheld.core.days import day_in
from upheld.office.configuration import own_office


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in the office on which something happened."""
    return day_in(own_office().time_zone, at=moment)


def beginning_of(day: date) -> datetime:
    """When a day begins in the office, in UTC as the ledger writes moments."""
    return datetime.combine(day, time(), own_office().time_zone).astimezone(UTC)
