"""What a working day is: Monday to Friday, without bank holidays. The only place that says so.

The default is the list for England and Wales. An ombudsman's folder can have its
own (`bank_holidays`).
No list goes on for ever. After its last year every day from Monday to Friday counts, and `unknown`
says so. Holidays are not worked out, because some are proclaimed for one year only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5  # as date.weekday counts

# GOV.UK, "UK bank holidays", England and Wales: by year, the days on which it is, as published.
_ENGLAND_AND_WALES = """
2018 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
2019 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
2020 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
2021 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2022 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
2023 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
"""


def _read(lines: str) -> Iterable[date]:
    for line in lines.split("\n"):
        year, *days = line.split() or ("",)
        yield from (date.fromisoformat(f"{year}-{day}") for day in days)


@dataclass(frozen=True)
class WorkingDays:
    """By one list of bank holidays, which has every year from its first to its last."""

    holidays: frozenset[date]

    def are_on(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def after(self, day: date, many: int) -> date:
        """The day that is this many working days later; the day itself does not count.

        >>> ENGLAND_AND_WALES.after(date(2026, 12, 23), 3)  # Wednesday; Friday and Monday are not
        datetime.date(2026, 12, 30)
        >>> ENGLAND_AND_WALES.after(date(2024, 3, 7), 3)  # over a weekend
        datetime.date(2024, 3, 12)
        """
        while many:
            day += timedelta(days=1)
            many -= self.are_on(day)
        return day

    def unknown(self, until: date) -> str:
        """What readers of a day must know if we know no bank holidays of its year; '' if we do.

        >>> ENGLAND_AND_WALES.unknown(date(2028, 1, 4))
        'We know no bank holidays after 2027, so this counts every day from Monday to Friday.'
        """
        last = max(self.holidays, default=date.max).year
        if until.year <= last:
            return ""
        every = "this counts every day from Monday to Friday"
        return f"We know no bank holidays after {last}, so {every}."


ENGLAND_AND_WALES = WorkingDays(frozenset(_read(_ENGLAND_AND_WALES)))
