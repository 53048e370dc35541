"""Business years: 1 April to 31 March, written 2019-20."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering


class YearError(ValueError):
    """A text that is not a business year. The message says how to write one."""


@total_ordering
@dataclass(frozen=True)
class Year:
    """A business year, known by the calendar year in which it starts."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "Year":
        """Read ``2019-20``. We also understand ``2019-2020``, ``2019/20`` and ``2019 to 2020``.

        >>> Year.parse("2019-20").last_day
        datetime.date(2020, 3, 31)
        """
        found = re.fullmatch(r"\s*(\d{4})\s*(?:-|/|–|to)\s*(\d{2}|\d{4})\s*", text)
        if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
            raise YearError(f"{text!r} is not a business year. Write it as 2019-20.")
        if len(found[2]) == 4 and int(found[2]) != int(found[1]) + 1:
            raise YearError(f"{text!r} is not one business year. Write it as 2019-20.")
        return cls(int(found[1]))

    @classmethod
    def containing(cls, day: date) -> "Year":
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def first_day(self) -> date:
        return date(self.start, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 3, 31)

    @property
    def previous(self) -> "Year":
        return Year(self.start - 1)

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    def __lt__(self, other: "Year") -> bool:
        return self.start < other.start
