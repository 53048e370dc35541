"""Days: what day it is where the office is, and how a day, or a number of days, is written.

No rule depends on the time zone or the language of the machine.
"""

from datetime import date, datetime, timedelta, tzinfo

from upheld.core.english import so_many

# Not calendar.month_name or strftime: their months are those of the machine's language.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in(zone: tzinfo, *, at: datetime) -> date:
    """What day it is in the office's zone. ``at`` has a zone, which may be any.

    >>> from zoneinfo import ZoneInfo
    >>> day_in(ZoneInfo("Europe/London"), at=datetime.fromisoformat("2026-06-30T23:30Z"))
    datetime.date(2026, 7, 1)
    """
    return at.astimezone(zone).date()


def in_words(day: date | str) -> str:
    """
    >>> in_words("2020-07-09")
    '9 July 2020'
    """
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def at_hour(moment: datetime) -> str:
    """As it is announced, by its own clock.

    >>> at_hour(datetime.fromisoformat("2020-07-29T00:01:00+01:00"))
    '00:01 on Wednesday 29 July 2020'
    """
    weekday = WEEKDAYS[moment.weekday()]
    return f"{moment:%H:%M} on {weekday} {in_words(moment.date())}"


def day_after(last_day: date | str) -> str:
    """The day on which a body was abolished, in words: the day after its last.

    >>> day_after("2023-03-31")
    '1 April 2023'
    """
    last_day = date.fromisoformat(last_day) if isinstance(last_day, str) else last_day
    return in_words(last_day + timedelta(days=1))


def length_in_words(days: int) -> str:
    """How long this many days are, in weeks if they are whole weeks; '' for none.

    >>> [length_in_words(days) for days in (14, 21, 30, 7, 1, 0)]
    ['two weeks', 'three weeks', '30 days', 'one week', 'one day', '']
    """
    if not days:
        return ""
    weeks, rest = divmod(days, 7)
    return so_many(days, "day") if rest else so_many(weeks, "week")


def years_in_words(years: int) -> str:
    """
    >>> years_in_words(7), years_in_words(1)
    ('7 years', '1 year')
    """
    return f"{years:,} year{'' if years == 1 else 's'}"
