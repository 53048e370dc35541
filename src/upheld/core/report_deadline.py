"""How long an authority has to consider a public interest report."""

from calendar import monthrange
from datetime import date

from upheld.core.english import so_many

MONTHS_TO_CONSIDER = 3  # the time that the law gives an authority
TIME_TO_CONSIDER = so_many(MONTHS_TO_CONSIDER, "month")


def last_day_to_consider(published_on: str) -> str:
    """This many months after a day, or the last day of that month if it is shorter.

    >>> last_day_to_consider("2023-07-14"), last_day_to_consider("2023-11-30")
    ('2023-10-14', '2024-02-29')
    """
    published = date.fromisoformat(published_on)
    months = published.month - 1 + MONTHS_TO_CONSIDER
    year, month = published.year + months // 12, months % 12 + 1
    return date(year, month, min(published.day, monthrange(year, month)[1])).isoformat()
