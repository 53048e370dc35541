"""What speaks against an hour of publication: what a calendar says, as warnings and no refusals.

A warning does not stop anything. An ombudsman can have a reason to publish on a Sunday, but nobody
should do it unawares.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from upheld.core.days import in_words, length_in_words
from upheld.core.english import so_many
from upheld.core.working_days import SATURDAY, WorkingDays
from upheld.ombudsman.election_periods import ElectionPeriod
from upheld.ombudsman.folder import Office

NOTICE = timedelta(weeks=4)  # from the announcement to the hour
FEWEST_WORKING_DAYS = 5  # that authorities have their letters before everybody has them
WEEKEND = {5: "Saturday", 6: "Sunday"}


@dataclass(frozen=True, kw_only=True)
class Hour:
    """An hour of publication, by the clock of its office, and what it comes after."""

    public_at: datetime
    announced_on: date  # or today, if it is still to be announced
    letters_on: date | None


def hour_warnings(hour: Hour, office: Office) -> list[str]:
    """In the order in which a reader of a calendar would see them; none if nothing speaks against
    it.
    """
    day = hour.public_at.astimezone(office.time_zone).date()
    return [
        *_about_the_day(day, office.working_days),
        *_about_elections(day, office.election_periods),
        *_about_notice(day, hour.announced_on),
        *_about_letters(day, hour.letters_on, office.working_days),
    ]


def _about_the_day(day: date, working_days: WorkingDays) -> Iterator[str]:
    if day.weekday() >= SATURDAY:
        yield f"{in_words(day)} is a {WEEKEND[day.weekday()]}."
    elif not working_days.are_on(day):
        yield f"{in_words(day)} is a bank holiday."
    if unknown := working_days.unknown(day):
        yield unknown


def _about_elections(day: date, periods: tuple[ElectionPeriod, ...]) -> Iterator[str]:
    for period in periods:
        if period.has(day):
            yield (
                f"{in_words(day)} is in the period before an election ({period.name}), which is"
                f" from {in_words(period.first_day)} until {in_words(period.last_day)}."
            )


def _about_notice(day: date, announced_on: date) -> Iterator[str]:
    notice = day - announced_on
    if notice < timedelta(0):
        yield f"{in_words(day)} is past."
    elif notice < NOTICE:
        yield (
            f"That is {_so_long(notice.days)} after {in_words(announced_on)}. An hour is announced"
            f" at least {length_in_words(NOTICE.days)} ahead."
        )


def _so_long(days: int) -> str:
    return length_in_words(days) or "no time"


def _about_letters(day: date, letters_on: date | None, working_days: WorkingDays) -> Iterator[str]:
    if letters_on is None:
        return
    between = _working_days_between(letters_on, day, working_days)
    if between < FEWEST_WORKING_DAYS:
        yield (
            f"The letters are dated {in_words(letters_on)}, so authorities have them for only"
            f" {so_many(between, 'working day')}. They need at least"
            f" {so_many(FEWEST_WORKING_DAYS, 'working day')}."
        )


def _working_days_between(first: date, last: date, working_days: WorkingDays) -> int:
    """From the day of the letters to the day before publication, both counted."""
    days = (first + timedelta(days=place) for place in range((last - first).days))
    return sum(working_days.are_on(day) for day in days)
