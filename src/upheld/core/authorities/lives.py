"""When a body existed: on a day, in a year, in any stretch of days. Decided only here.

The first and last days both count: a body that ended on 31 March 2021 existed in 2020-21 and not
in 2021-22. Days are either all dates, or all texts such as 2021-03-31.
"""

from datetime import date
from typing import TypeVar

Day = TypeVar("Day", date, str)
Life = tuple[date | None, date | None]  # first and last day; None: always there, or still there


def begins_after(first_day: Day | None, day: Day) -> bool:
    return first_day is not None and first_day > day


def ended_before(last_day: Day | None, day: Day) -> bool:
    """
    >>> ended_before("2021-03-31", "2021-03-31"), ended_before("2021-03-31", "2021-04-01")
    (False, True)
    """
    return last_day is not None and last_day < day


def existed(life: tuple[Day | None, Day | None], *, first: Day, last: Day) -> bool:
    """Whether it existed on any day from ``first`` to ``last``, including those two."""
    return not begins_after(life[0], last) and not ended_before(life[1], first)
