"""The office folder: the name, dates, words and look that make Upheld an ombudsman's own."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.mistakes import Mistake
from upheld.core.own_words import OwnWords
from upheld.core.printed import why_unprintable, why_unshown
from upheld.core.profile import Profile
from upheld.core.references import Forms
from upheld.core.working_days import ENGLAND_AND_WALES, WorkingDays
from upheld.core.years import Year
from upheld.intake.directory.directory import Directory
from upheld.intake.directory.rows import DirectoryError
from upheld.ombudsman.directory_folder import (
    DIRECTORY,
    directory_of,
    files_in,
    neighbours_in,
    problems_of_directory,
)
from upheld.ombudsman.folder_files import SETTINGS, problems_of_folder
from upheld.ombudsman.guides import GUIDES, Guide, guides_in, problems_of_guides
from upheld.ombudsman.office_settings import (
    ADDED,
    BY_DEFAULT,
    is_text,
    problems_of,
    words_of,
)
from upheld.ombudsman.policies import POLICIES, Policy, policies_in, problems_of_policies
from upheld.ombudsman.profile_file import PROFILE
from upheld.ombudsman.profile_reading import WORDS, read_profile
from upheld.ombudsman.toml_files import NO_FILE, Refused, TomlError, TomlFile, read_toml
from upheld.ombudsman.year_settings import Dates, years_of

DEFAULT_OFFICE = Path(__file__).with_name("default_office")  # the demonstration's
NO_OFFICE = Path(__file__).with_name("no_office")
OFFICE_FILES = (SETTINGS, PROFILE, WORDS, "letter.typ")
NAMED = ("name", "contact", "site", "address", "signatories", "links")


class OfficeError(Mistake):
    """Everything that is wrong with an office folder, in words for the office."""


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
    case_link: str = ""  # a pattern: see ombudsman.case_link
    working_days: WorkingDays = ENGLAND_AND_WALES

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
    """Read an office folder, or the demonstration's. If it has no profile.toml, words/en-GB.toml or
    letter.typ, it has the default rules, words and look, and without a folder ``directory`` it has
    the packaged authorities. What the office says to the public has no
    default: a folder without guides.toml or policies.toml has no guides or policies. Whose name may
    be printed is decided in ``ombudsman.whose``.

    If its office.toml leaves out the colour, time zone, delay, threshold, retention, references or
    kinds of fault, it gets the default for those and nothing else: a default name, date or message
    would be printed as its own.

    Raises OfficeError with every problem: file, key, value and what to write.
    """
    if folder is not None:
        _refuse_folder(folder)
    files = {name: _file(name, folder) for name in OFFICE_FILES}
    own = _toml(files[SETTINGS])
    settings = settings_by_default() | own.content
    profile, of_profile = _profile(files)
    problems = problems_of(settings, profile)
    zone = _time_zone(settings["time_zone"], problems)
    years = years_of(settings.get("years", {}), zone, profile, problems)
    guides, policies = ((folder or DEFAULT_OFFICE) / name for name in (GUIDES, POLICIES))
    # Both are only on pages, which can print what a letter's fonts cannot.
    of_guides, of_policies = (_toml_or_nothing(file, why_unshown) for file in (guides, policies))
    _refuse(
        {
            files[SETTINGS]: own.with_lines(problems),
            **of_profile,
            guides: of_guides.with_lines(problems_of_guides(of_guides.content, guides.parent)),
            policies: of_policies.with_lines(
                problems_of_policies(of_policies.content, policies.parent)
            ),
        }
    )
    told = policies_in(of_policies.content, policies.parent)
    if policies.exists():
        names = (POLICIES, *(policy.file for policy in told))
        files |= {name: policies.parent / name for name in names}
    directory = _directory(folder, settings.get("directory", ADDED), profile)
    files |= files_in(folder)
    return Office(
        name=settings["name"],
        earlier_names=tuple(settings.get("earlier_names", ())),
        short_name=settings["short_name"],
        site=settings["site"],
        contact=settings["contact"],
        address=tuple(settings["address"]),
        colour=settings["colour"],
        time_zone=zone,
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
        guides=guides_in(of_guides.content, guides.parent),
        files=files,
        profile=profile,
        directory=directory,
        neighbours=neighbours_in(folder),
        not_its_own=_not_its_own(settings),
        policies=told,
        ended_outcomes=dict(settings.get("ended_outcomes", {})),
        case_link=settings.get("case_link", ""),
        working_days=_working_days(settings),
    )


def _profile(files: Mapping[str, Path]) -> tuple[Profile, Mapping[Path, tuple[str, ...]]]:
    """With what is wrong in each of its files. It is only fit for use if nothing is."""
    try:
        return read_profile(files[PROFILE], files[WORDS], default=DEFAULT_OFFICE)
    except TomlError as error:
        raise OfficeError(str(error)) from None


def _directory(folder: Path | None, holds: str, profile: Profile) -> Directory:
    if folder is not None:
        _refuse({folder / DIRECTORY: problems_of_directory(folder, holds)})
    try:
        return directory_of(files_in(folder).values(), holds=holds, profile=profile)
    except (DirectoryError, OSError) as error:
        raise OfficeError(str(error)) from None


def settings_by_default() -> dict[str, Any]:
    """The settings that an office gets if it leaves them out."""
    default = _toml(DEFAULT_OFFICE / SETTINGS).content
    return {key: default[key] for key in BY_DEFAULT}


def _working_days(settings: Mapping[str, Any]) -> WorkingDays:
    told = settings.get("bank_holidays")
    return ENGLAND_AND_WALES if told is None else WorkingDays(frozenset(told))


def _refuse_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise OfficeError(f"{folder} is not a folder. Give the folder that office.toml is in.")
    _refuse({folder: problems_of_folder(folder, (*OFFICE_FILES, GUIDES, POLICIES))})


def _not_its_own(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """If you copy a folder and forget a line, you would sign with another office's name."""
    others = [_toml(folder / SETTINGS).content for folder in (DEFAULT_OFFICE, NO_OFFICE)]
    return tuple(
        key for key in NAMED if any(_alike(settings.get(key), other.get(key)) for other in others)
    )


def _alike(own: Any, other: Any) -> bool:
    if isinstance(own, list):
        return any(each in (other or ()) for each in own)
    return bool(own is not None and own == other)


def _refuse(problems: Mapping[Path, Iterable[str]]) -> None:
    told = [
        f"{path} cannot be used:\n" + "\n".join(f"  {problem}" for problem in found)
        for path, found in ((path, tuple(found)) for path, found in problems.items())
        if found
    ]
    if told:
        raise OfficeError("\n".join(told))


def _file(name: str, folder: Path | None) -> Path:
    own = folder / name if folder else None
    return own if own and own.exists() else DEFAULT_OFFICE / name


def _toml(path: Path, refused: Refused = why_unprintable) -> TomlFile:
    try:
        return read_toml(path, refused=refused)
    except TomlError as error:
        raise OfficeError(str(error)) from None


def _toml_or_nothing(path: Path, refused: Refused) -> TomlFile:
    return _toml(path, refused) if path.exists() else NO_FILE


def _time_zone(name: Any, problems: list[str]) -> ZoneInfo:
    try:
        if is_text(name):
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder of zones, such as Europe
        pass
    problems.append(f'time_zone: we do not know {name!r}. Write, for example, "Europe/London".')
    return ZoneInfo("Europe/London")
