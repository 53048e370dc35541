"""The ombudsman's folder: the name, dates, words and look that make Upheld an ombudsman's own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.mistakes import Mistake
from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.core.references import Forms
from upheld.core.working_days import ENGLAND_AND_WALES, WorkingDays
from upheld.core.years import Year
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.correction_settings import Because, corrections_of
from upheld.ombudsman.directory_folder import files_in, neighbours_in
from upheld.ombudsman.election_periods import ElectionPeriod, election_periods_of
from upheld.ombudsman.guides import Guide, guides_in
from upheld.ombudsman.not_its_own import not_its_own
from upheld.ombudsman.office_settings import words_of
from upheld.ombudsman.parts import DEFAULT_OFFICE, Parts, parts_of
from upheld.ombudsman.policies import POLICIES, Policy, policies_in
from upheld.ombudsman.signing_settings import Signing, signing_of
from upheld.ombudsman.year_settings import Dates


class OfficeError(Mistake):
    """Everything that is wrong with an ombudsman's folder, in words for the ombudsman."""


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
class Office:
    name: str
    earlier_names: tuple[str, ...]  # earlier editions were published under these
    short_name: str
    site: str
    contact: str
    address: tuple[str, ...]
    colour: str
    time_zone: ZoneInfo
    publication_delay_days: int
    pinned_average_threshold_points: int
    retention_years: int  # how many years after a decision it leaves the register
    references: Forms  # how the office writes them
    faults: tuple[str, ...]  # the kinds that it finds; any words if there are none
    ended_letters: Mapping[str, tuple[str, ...]]
    signatories: tuple[Signatory, ...]
    links: tuple[Link, ...]
    messages: Mapping[Year, tuple[OwnWords, ...]]
    standing_message: tuple[OwnWords, ...]
    dates: Mapping[Year, Dates]
    guides: tuple[Guide, ...]
    files: Mapping[str, Path]  # by OFFICE_FILES: the office's or the default
    profile: Profile
    directory: Directory
    neighbours: Path | None  # a file of statistical neighbours
    not_its_own: tuple[str, ...]  # settings still the same as the demonstration's, or not filled in
    policies: tuple[Policy, ...] = ()  # with their files among ``files``
    ended_outcomes: Mapping[str, str] = field(default_factory=dict)  # see edition.handing_on
    signing: Signing = field(default_factory=Signing)
    corrections: Mapping[str, Because] = field(default_factory=dict)  # by the version
    case_link: str = ""  # a pattern: see ombudsman.case_link
    working_days: WorkingDays = ENGLAND_AND_WALES
    election_periods: tuple[ElectionPeriod, ...] = ()

    def message_of(self, year: Year) -> tuple[OwnWords, ...]:
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
    """Read an ombudsman's folder, or the demonstration's. If it has no profile.toml, words or
    letter.typ, it has the default rules, words and look, and without a folder ``directory`` it has
    the packaged authorities. What the ombudsman says to the public has no
    default: a folder without guides.toml or policies.toml has no guides or policies. Whose name may
    be printed is decided in ``ombudsman.whose``.

    If its office.toml leaves out the colour, time zone, delay, threshold, retention, references or
    kinds of fault, it gets the default for those and nothing else: a default name, date or message
    would be printed as its own.

    Raises OfficeError with every problem: file, key, value and what to write.
    """
    parts = parts_of(_a_folder(folder))
    if parts.problems:
        raise OfficeError("\n".join(parts.problems))
    return office_of(parts, folder)


def office_of(parts: Parts, folder: Path | None) -> Office:
    """Of a folder's parts that have no problems."""
    assert parts.profile is not None
    assert parts.directory is not None
    settings, years, beside = parts.settings, parts.years, folder or DEFAULT_OFFICE
    told = policies_in(parts.policies, beside)
    files = {**parts.files, **files_in(folder)}
    if (beside / POLICIES).exists():
        files |= {name: beside / name for name in (POLICIES, *(policy.file for policy in told))}
    return Office(
        name=settings["name"],
        earlier_names=tuple(settings.get("earlier_names", ())),
        short_name=settings["short_name"],
        site=settings["site"],
        contact=settings["contact"],
        address=tuple(settings["address"]),
        colour=settings["colour"],
        time_zone=parts.zone,
        publication_delay_days=settings["publication_delay_days"],
        pinned_average_threshold_points=settings["pinned_average_threshold_points"],
        retention_years=settings["retention_years"],
        references=Forms(tuple(settings["references"])),
        faults=tuple(" ".join(kind.split()) for kind in settings["faults"]),
        ended_letters={
            slug: tuple(heirs) for slug, heirs in settings.get("ended_letters", {}).items()
        },
        signatories=tuple(Signatory(**s) for s in settings["signatories"]),
        links=tuple(Link(**link) for link in settings.get("links", [])),
        messages={
            each.year: tuple(map(words_of, each.settings["message"]))
            for each in years
            if each.settings.get("message")
        },
        standing_message=tuple(map(words_of, settings.get("message", {}).get("paragraphs", ()))),
        dates={each.year: each.dates for each in years},
        guides=guides_in(parts.guides, beside),
        files=files,
        profile=parts.profile,
        directory=parts.directory,
        neighbours=neighbours_in(folder),
        not_its_own=not_its_own(settings, parts.profile, parts.directory),
        policies=told,
        ended_outcomes=dict(settings.get("ended_outcomes", {})),
        signing=signing_of(settings),
        corrections=corrections_of(settings),
        case_link=settings.get("case_link", ""),
        working_days=_working_days(settings),
        election_periods=election_periods_of(settings),
    )


def _working_days(settings: Mapping[str, Any]) -> WorkingDays:
    told = settings.get("bank_holidays")
    return ENGLAND_AND_WALES if told is None else WorkingDays(frozenset(told))


def _a_folder(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise OfficeError(f"{folder} is not a folder. Give the folder that office.toml is in.")
    return folder
