"""The office folder: name, dates, words and looks that make Upheld some ombudsman's own."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.years import Year, YearError

DEFAULT_OFFICE = Path(__file__).with_name("default_office")
OFFICE_FILES = ("office.toml", "wording.toml", "letter.typ")


class OfficeError(Exception):
    """What is wrong with an office folder, all of it, in words for the office."""


@dataclass(frozen=True, kw_only=True)
class Signatory:
    name: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None

    def signs_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, kw_only=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Dates:
    """When letters are dated and when everything is public; None: a draft, not publishable."""

    letters_on: date | None
    public_at: datetime | None  # with the office's time zone

    @property
    def is_draft(self) -> bool:
        return self.letters_on is None or self.public_at is None


@dataclass(frozen=True, kw_only=True)
class Office:
    name: str
    short_name: str
    site: str
    contact: str
    address: tuple[str, ...]
    colour: str
    time_zone: ZoneInfo
    publication_delay_days: int
    pinned_average_threshold_points: int
    ended_letters: Mapping[str, tuple[str, ...]]
    signatories: tuple[Signatory, ...]
    links: tuple[Link, ...]
    messages: Mapping[Year, tuple[str, ...]]
    standing_message: tuple[str, ...]
    dates: Mapping[Year, Dates]
    files: Mapping[str, Path]  # office.toml, wording.toml, letter.typ: the office's or the default

    def message_of(self, year: Year) -> tuple[str, ...]:
        return self.messages.get(year, self.standing_message)

    def signatories_on(self, day: date) -> tuple[Signatory, ...]:
        return tuple(s for s in self.signatories if s.signs_on(day))

    def dates_of(self, year: Year) -> Dates:
        return self.dates.get(year, Dates(letters_on=None, public_at=None))

    def hashes(self) -> dict[str, str]:
        """File name to sha256, for the manifest."""
        return {
            name: hashlib.sha256(path.read_bytes()).hexdigest()
            for name, path in sorted(self.files.items())
        }


def read_office(folder: Path | None = None) -> Office:
    """Read an office folder; what it leaves out comes from the default one.

    Raises OfficeError with every problem: file, key, value and what to write.
    """
    if folder is not None and not folder.is_dir():
        raise OfficeError(f"{folder} is not a folder. Give the folder that holds office.toml.")
    files = {name: _file(name, folder) for name in OFFICE_FILES}
    settings = _toml(DEFAULT_OFFICE / "office.toml") | _toml(files["office.toml"])
    problems: list[str] = []
    zone = _time_zone(settings["time_zone"], problems)
    years = _years(settings.get("years", {}), zone, problems)
    _check(settings, problems)
    if problems:
        lines = "\n".join(f"  {problem}" for problem in problems)
        raise OfficeError(f"{files['office.toml']} cannot be used:\n{lines}")
    return Office(
        name=settings["name"],
        short_name=settings["short_name"],
        site=settings["site"],
        contact=settings["contact"],
        address=tuple(settings["address"]),
        colour=settings["colour"],
        time_zone=zone,
        publication_delay_days=settings["publication_delay_days"],
        pinned_average_threshold_points=settings["pinned_average_threshold_points"],
        ended_letters={
            slug: tuple(heirs) for slug, heirs in settings.get("ended_letters", {}).items()
        },
        signatories=tuple(Signatory(**s) for s in settings["signatories"]),
        links=tuple(Link(**link) for link in settings["links"]),
        messages={
            year: tuple(of_year["message"]) for year, of_year, _ in years if of_year.get("message")
        },
        standing_message=tuple(settings["message"]["paragraphs"]),
        dates={year: dates for year, _, dates in years},
        files=files,
    )


def _file(name: str, folder: Path | None) -> Path:
    own = folder / name if folder else None
    return own if own and own.exists() else DEFAULT_OFFICE / name


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OfficeError(f"{path} is not TOML: {error}. Correct that line.") from None


def _time_zone(name: str, problems: list[str]) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        problems.append(f"time_zone: {name!r} is not known. Write for example Europe/London.")
        return ZoneInfo("Europe/London")


def _years(
    settings: Mapping[str, Any], zone: ZoneInfo, problems: list[str]
) -> list[tuple[Year, Mapping[str, Any], Dates]]:
    years = []
    for text, of_year in settings.items():
        try:
            year = Year.parse(text)
        except YearError as error:
            problems.append(f"years: {error}")
            continue
        letters_on, public_at = of_year.get("letters_on"), of_year.get("public_at")
        if letters_on is not None and type(letters_on) is not date:
            problems.append(
                f"years.{text}.letters_on: {letters_on!r} is not a day. Write 2020-07-22."
            )
            continue
        if public_at is not None and type(public_at) is not datetime:
            problems.append(
                f"years.{text}.public_at: {public_at!r} is not a time. Write 2020-07-29T00:01:00."
            )
            continue
        if public_at is not None and public_at.tzinfo is None:
            public_at = public_at.replace(tzinfo=zone)
        years.append((year, of_year, Dates(letters_on=letters_on, public_at=public_at)))
    return years


def _check(settings: Mapping[str, Any], problems: list[str]) -> None:
    for key in ("name", "short_name", "site", "contact", "colour"):
        if not isinstance(settings[key], str) or not settings[key].strip():
            problems.append(f"{key}: {settings[key]!r} is not a text. Write it between quotes.")
    for key in ("publication_delay_days", "pinned_average_threshold_points"):
        if type(settings[key]) is not int or settings[key] < 0:
            problems.append(f"{key}: {settings[key]!r} is not a whole number of 0 or more.")
    if not settings["signatories"]:
        problems.append("signatories: nobody signs. Name at least one, with a title.")
    known = set(Signatory.__dataclass_fields__)
    for place, signatory in enumerate(settings["signatories"], start=1):
        wrong = sorted(set(signatory) - known) + sorted({"name", "title"} - set(signatory))
        if wrong:
            problems.append(
                f"signatories, number {place}: {', '.join(wrong)}."
                " A signatory has name, title and, where needed, valid_from and valid_to."
            )
