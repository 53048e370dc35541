"""What office.toml may say about one year: when its letters are dated and public, and a message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.profile import Profile
from upheld.core.years import Year, YearError
from upheld.ombudsman.office_settings import OF_A_YEAR, own_words
from upheld.ombudsman.setting_values import Settings, unknown_keys
from upheld.ombudsman.toml_values import shown

MOST_YEARS_LATER = 10  # more is a slip, and far more is not a date in every time zone


@dataclass(frozen=True, kw_only=True)
class Dates:
    """When letters are dated and when everything is public. None: a draft, not for publication."""

    letters_on: date | None
    public_at: datetime | None  # with the office's time zone

    @property
    def is_draft(self) -> bool:
        return self.letters_on is None or self.public_at is None


@dataclass(frozen=True, kw_only=True)
class OfYear:
    year: Year
    settings: Settings
    dates: Dates


def years_of(settings: Any, zone: ZoneInfo, profile: Profile, problems: list[str]) -> list[OfYear]:
    """The years without a problem. What is wrong with the others is added to ``problems``."""
    if not isinstance(settings, Mapping):
        problems.append(f'years: {shown(settings)} is not a group. Write [years."2019-20"].')
        return []
    years = []
    for text, of_year in settings.items():
        found = list(_problems_of_year(f"years.{text}", text, of_year, profile))
        if not found:
            public_at = _in_zone(of_year.get("public_at"), zone)
            dates = Dates(letters_on=of_year.get("letters_on"), public_at=public_at)
            found = list(_problems_of_order(f"years.{text}", dates))
            years.append(OfYear(year=Year.parse(text), settings=of_year, dates=dates))
        problems += found
    return years


def _problems_of_year(where: str, text: str, of_year: Any, profile: Profile) -> Iterator[str]:
    try:
        year = Year.parse(text)
    except YearError as error:
        yield f"{where}: {error}"
        return
    if str(year) != text:
        yield f'{where}: we do not write years like this here. Write [years."{year}"].'
    if not isinstance(of_year, Mapping):
        yield f'{where}: {shown(of_year)} is not a group. Write [years."{year}"].'
        return
    yield from unknown_keys(f"{where}.", of_year, OF_A_YEAR)
    yield from _problems_of_days(where, year, of_year)
    if "message" in of_year:
        found = own_words("message", of_year["message"], profile)
        yield from (f"{where}.{problem}" for problem in found)


def _problems_of_days(where: str, year: Year, of_year: Settings) -> Iterator[str]:
    for key, kind, a_kind, written in (
        ("letters_on", date, "a day", f"{year.start + 1}-07-22"),
        ("public_at", datetime, "a time", f"{year.start + 1}-07-29T00:01:00"),
    ):
        if key not in of_year:
            continue
        moment = of_year[key]
        if type(moment) is not kind:
            yield f"{where}.{key}: {shown(moment)} is not {a_kind}. Write {written}."
        elif not year.start <= moment.year <= year.start + MOST_YEARS_LATER:
            yield f"{where}.{key}: {moment} is far from {year}. Write a day after that year."


def _problems_of_order(where: str, dates: Dates) -> Iterator[str]:
    letters_on, public_at = dates.letters_on, dates.public_at
    if letters_on and public_at and public_at.date() < letters_on:
        yield (
            f"{where}.public_at: the edition would be public at {public_at}, before its letters of"
            f" {letters_on}. Write a later public_at, or an earlier letters_on."
        )


def _in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A time without an offset is in the office's zone; others are converted to it."""
    if moment is None:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
