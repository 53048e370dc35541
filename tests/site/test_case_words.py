"""What is said of a report on a day, before and after the three months to consider it."""

import pytest

from tests.profiles import LGSCO
from upheld.core.report_deadline import last_day_to_consider
from upheld.site.case_words import report_words, time_is_over


def report(as_at: str, *, considered_on: str = "", satisfied_on: str = "") -> dict[str, str]:
    return {
        "published_on": "2024-01-31",
        "considered_on": considered_on,
        "satisfied_on": satisfied_on,
        "as_at": as_at,
    }


@pytest.mark.parametrize(
    ("published_on", "until"),
    [
        ("2024-01-31", "2024-04-30"),
        ("2023-11-30", "2024-02-29"),
        ("2022-11-30", "2023-02-28"),
        ("2023-12-01", "2024-03-01"),
        ("2023-07-14", "2023-10-14"),
    ],
)
def test_three_months_end_on_the_same_day_of_a_month_that_has_it(published_on, until):
    assert last_day_to_consider(published_on) == until


def test_the_last_day_is_in_time_and_the_next_is_not():
    assert not time_is_over(report("2024-04-30"))
    assert time_is_over(report("2024-05-01"))


def test_three_months_that_are_over_are_said_to_be_over():
    assert report_words(report("2024-05-01"), LGSCO) == (
        "The authority had three months, until 30 April 2024, to consider it at a meeting of its"
        " council, cabinet or similar body. That time is over, and we have not yet recorded that it"
        " did."
    )


def test_before_that_it_is_said_by_when():
    assert report_words(report("2024-04-30"), LGSCO) == (
        "To be considered by the authority at a meeting of its council, cabinet or similar body by"
        " 30 April 2024, within three months of publication."
    )


def test_what_was_considered_is_over_no_time():
    assert not time_is_over(report("2025-01-01", considered_on="2024-06-01"))
    assert not time_is_over(report("2025-01-01", satisfied_on="2024-06-01"))
