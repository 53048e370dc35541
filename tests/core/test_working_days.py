"""Working days by a list of bank holidays, and what is said beyond its last year."""

from collections import Counter
from datetime import date

import pytest

from upheld.core.working_days import ENGLAND_AND_WALES, WorkingDays


def test_every_year_of_the_list_has_its_eight_bank_holidays_and_those_proclaimed_for_one_year():
    many = Counter(day.year for day in ENGLAND_AND_WALES.holidays)
    expected = dict.fromkeys(range(2018, 2028), 8) | {2022: 10, 2023: 9}
    assert many == expected
    assert all(day.weekday() < 5 for day in ENGLAND_AND_WALES.holidays)


@pytest.mark.parametrize(
    ("day", "many", "then"),
    [
        ("2022-06-01", 1, "2022-06-06"),  # the Platinum Jubilee: Thursday and Friday
        ("2025-12-24", 3, "2025-12-31"),
        ("2024-03-28", 1, "2024-04-02"),  # Good Friday and Easter Monday
        ("2031-12-24", 3, "2031-12-29"),  # beyond the list: every day from Monday to Friday
        ("2017-12-22", 1, "2017-12-25"),  # and before it
    ],
)
def test_days_are_counted_from_the_day_after(day, many, then):
    assert ENGLAND_AND_WALES.after(date.fromisoformat(day), many) == date.fromisoformat(then)


def test_readers_are_told_when_no_bank_holidays_are_known():
    told = "We know no bank holidays after 2027, so this counts every day from Monday to Friday."
    assert ENGLAND_AND_WALES.unknown(date(2027, 12, 31)) == ""
    assert ENGLAND_AND_WALES.unknown(date(2028, 1, 4)) == told
    assert WorkingDays(frozenset()).unknown(date(2028, 1, 4)) == "", "the office says it has none"
