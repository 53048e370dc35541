"""What time it is, and what day: that of the office's own time zone, told here and nowhere else.

Publication, forms, the calendar and an extract go by it, whatever zone the server is in.
"""

from datetime import UTC, date, datetime, time

from upheld.core.days import day_in
from upheld.office.configuration import own_office


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """On which day of the office something happened."""
    return day_in(own_office().time_zone, at=moment)


def beginning_of(day: date) -> datetime:
    """When a day of the office begins, in UTC as the ledger writes moments."""
    return datetime.combine(day, time(), own_office().time_zone).astimezone(UTC)
