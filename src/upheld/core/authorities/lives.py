"""When a body existed: on a day, in a year, in any stretch of days. Decided here alone.

The first and the last day both belong to a life: one that ended on 31 March 2021 existed in
2020-21, and not in 2021-22. Days are dates, or all of them texts such as 2021-03-31.
"""

from datetime import date
from typing import TypeVar

Day = TypeVar("Day", date, str)
Life = tuple[date | None, date | None]  # first and last day; None: always there, still there


def begins_after(first_day: Day | None, day: Day) -> bool:
    return first_day is not None and first_day > day


def ended_before(last_day: Day | None, day: Day) -> bool:
    """
    >>> ended_before("2021-03-31", "2021-03-31"), ended_before("2021-03-31", "2021-04-01")
    (False, True)
    """
    return last_day is not None and last_day < day


def existed(life: tuple[Day | None, Day | None], *, first: Day, last: Day) -> bool:
    """On any of the days from ``first`` to ``last``, both included."""
    return not begins_after(life[0], last) and not ended_before(life[1], first)
