"""Days as they are written in English, whatever the language of the machine."""

from datetime import date

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
