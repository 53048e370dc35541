"""Which day a text names. A date that two people could read as two days is refused.

We read ISO dates, and forms in which the day cannot be taken for the month: the month has its
English name, or the day is above 12. 03/04/2020 is refused: 3 April and 4 March are in different
business years.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from upheld.core.days import MONTHS
from upheld.intake.checks.unreadable import Unreadable

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
SPREADSHEET_EPOCH = date(1899, 12, 30)  # day 0 of the numbers that spreadsheets store dates as
# Forms that we read, all for the same day, and forms that we refuse: for the data dictionary.
TAKEN = (
    *("2020-03-31", "2020/3/31", "2020.03.31", "31/03/2020", "31-3-2020", "31.03.2020"),
    *("03/31/2020", "31 March 2020", "31st Mar 2020", "31-Mar-2020", "March 31, 2020"),
    *("2020-03-31 00:00:00", "2020-03-31T14:30", "31/03/2020 14:30"),
)
REFUSED = ("03/04/2020", "31/03/20", "43921", "2020-03-30T23:00Z", "March 2020")
READ_MONTHS = [month.casefold() for month in MONTHS]

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
DAY_NAMED_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\d{4}|\d{2})", re.ASCII
)
NAMED_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})", re.ASCII)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
TIME = re.compile(
    r"(?P<day>.*?\d)(?:t| +)(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?)"
    r" ?(?P<zone>z|utc|gmt|bst|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
MIDNIGHT = re.compile(r"0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?am", re.ASCII)
UTC = {None, "z", "utc", "gmt", "+00:00", "+0000", "-00:00"}


def read_date(text: str) -> date:
    """The day that the text names, without any time of day. Raises Unreadable."""
    day = _day(_without_time(text))
    if not EARLIEST <= day <= LATEST:
        raise Unreadable(
            f"is out of range: dates must be between {EARLIEST} and {LATEST}",
            "Correct the year, or leave the cell empty if there is no date.",
        )
    return day


def has_time_of_day(text: str) -> bool:
    """True if the date comes with a time other than midnight."""
    found = TIME.fullmatch(_plain(text))
    return found is not None and not MIDNIGHT.fullmatch(found["clock"])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_time(text: str) -> str:
    plain = _plain(text)
    found = TIME.fullmatch(plain)
    if not found:
        return plain
    midnight = MIDNIGHT.fullmatch(found["clock"])
    # 2020-06-30T23:00Z is midnight of 1 July in London: the day of a zoned time is not its text.
    if found["zone"] not in UTC or (found["zone"] and not midnight):
        raise Unreadable(
            "has a time zone, so the day depends on where you are",
            "Write only the date, such as 2020-03-31.",
        )
    return found["day"]


def _day(text: str) -> date:
    if found := YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), int(found[3]), int(found[4]))
    if found := DAY_NAMED_MONTH.fullmatch(text):
        return _checked(_year(found[3]), _month(found[2]), int(found[1]))
    if found := NAMED_MONTH_DAY.fullmatch(text):
        return _checked(_year(found[3]), _month(found[1]), int(found[2]))
    if found := NUMBERS.fullmatch(text):
        return _from_numbers(int(found[1]), int(found[3]), _year(found[4]))
    if found := SERIAL.fullmatch(text):
        _refuse_serial(int(found[1]))
    raise Unreadable("is not a date", "Write dates as 2020-03-31.")


def _from_numbers(first: int, second: int, year: int) -> date:
    if first > 12 or first == second:
        return _checked(year, second, first)
    if second > 12:
        return _checked(year, first, second)
    british, american = _checked(year, second, first), _checked(year, first, second)
    raise Unreadable(
        f"may be {british:%-d} {_name(british)} or {american:%-d} {_name(american)} {year}",
        f"Write {british} or {american}.",
    )


def _year(digits: str) -> int:
    if len(digits) == 2:
        raise Unreadable("has a two-digit year", "Write the year in full, as in 2020-03-31.")
    return int(digits)


def _month(name: str) -> int:
    """The month with this name or these first three letters. "Sept" is common too."""
    for number, month in enumerate(READ_MONTHS, start=1):
        if name in (month, month[:3]) or (month == "september" and name == "sept"):
            return number
    raise Unreadable("does not name a month in English", "Write dates as 2020-03-31.")


def _checked(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Unreadable(
            f"is not a date: there is no month {month}", "Write year, month, day as 2020-03-31."
        )
    if year < 1:
        raise Unreadable("is not a date: there is no year 0", "Write dates as 2020-03-31.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Unreadable(
            f"is not a date: {MONTHS[month - 1]} {year} has {last} days",
            f"Write dates as {year:04d}-{month:02d}-{last}.",
        )
    return date(year, month, day)


def _name(day: date) -> str:
    return MONTHS[day.month - 1]


def _refuse_serial(number: int) -> None:
    day = SPREADSHEET_EPOCH + timedelta(days=number)
    if EARLIEST <= day <= LATEST:
        raise Unreadable(
            f"is a number, which is how a spreadsheet stores {day}",
            f"Format the column as a date and save it again, or write {day}.",
        )
