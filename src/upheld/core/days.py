"""Days as they are written in English, whatever the language of the machine."""

from datetime import date, timedelta

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


def in_words(day: date | str) -> str:
    """
    >>> in_words("2020-07-09")
    '9 July 2020'
    """
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_after(last_day: date | str) -> str:
    """In words the day on which a body was abolished: the one after its last.

    >>> day_after("2023-03-31")
    '1 April 2023'
    """
    last_day = date.fromisoformat(last_day) if isinstance(last_day, str) else last_day
    return in_words(last_day + timedelta(days=1))
