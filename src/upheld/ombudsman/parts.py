"""What the files of an ombudsman's folder hold, and all that is wrong with any of them, at once.

A file that cannot be read, or has nearly the right name, is told as that. What depends on it is not
checked, because nothing true could be said about it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.printed import why_unprintable, why_unshown
from upheld.core.profile import Profile
from upheld.intake.directory.directory import Directory
from upheld.intake.directory.rows import DirectoryError
from upheld.ombudsman.directory_folder import (
    DIRECTORY,
    directory_of,
    files_in,
    problems_of_directory,
)
from upheld.ombudsman.folder_files import SETTINGS, misnamed, problems_of_folder
from upheld.ombudsman.guides import GUIDES, problems_of_guides
from upheld.ombudsman.office_settings import ADDED, BY_DEFAULT, problems_of
from upheld.ombudsman.policies import POLICIES, problems_of_policies
from upheld.ombudsman.profile_file import PROFILE
from upheld.ombudsman.profile_reading import WORDS, ReadProfile, read_profile
from upheld.ombudsman.setting_values import is_text
from upheld.ombudsman.toml_files import NO_FILE, Refused, TomlError, TomlFile, read_toml
from upheld.ombudsman.toml_values import shown
from upheld.ombudsman.year_settings import OfYear, years_of

DEFAULT_OFFICE = Path(__file__).with_name("default_office")  # the demonstration's
OFFICE_FILES = (SETTINGS, PROFILE, WORDS, "letter.typ")
NAMES = (*OFFICE_FILES, GUIDES, POLICIES)
LONDON = ZoneInfo("Europe/London")
_NO_WORDS = (
    f"{{folder}} has no {WORDS}. With a {PROFILE} of your own you need it: it has the name of all"
    " that is in it. `upheld start` writes one to begin with."
)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """``profile`` and ``directory`` are None where nothing can be said about them; an office can be
    made of the parts only if there are no ``problems``.
    """

    problems: tuple[str, ...]  # each as it is told: the file, and below it what is wrong
    files: dict[str, Path]  # by OFFICE_FILES: the folder's own or the default
    settings: Mapping[str, Any]
    zone: ZoneInfo
    years: Sequence[OfYear]
    guides: Mapping[str, Any]
    policies: Mapping[str, Any]
    profile: Profile | None
    profile_is_fit: bool  # nothing is wrong in it
    directory: Directory | None


def parts_of(folder: Path | None) -> Parts:
    """Of this folder, or of the demonstration's."""
    return _Reading(folder).parts()


def settings_by_default() -> dict[str, Any]:
    """The settings that an office gets if it leaves them out."""
    default = read_toml(DEFAULT_OFFICE / SETTINGS).content
    return {key: default[key] for key in BY_DEFAULT}


class _Reading:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.unfit: set[str] = set()  # the files that cannot be read, or are not called that
        self.files = {name: _file(name, folder) for name in OFFICE_FILES}
        if folder is not None:
            self._tell(folder, problems_of_folder(folder, NAMES))
            self.unfit |= set(misnamed(folder, NAMES))
            if not (folder / SETTINGS).is_file():
                self.unfit.add(SETTINGS)

    def parts(self) -> Parts:
        own = self._toml(SETTINGS, self.files[SETTINGS], why_unprintable)
        settings = settings_by_default() | own.content
        if self._has_no_words():
            self.problems.append(_NO_WORDS.format(folder=self.folder))
        read = self._profile()
        zone, years, of_settings = _settings(settings, read)
        if SETTINGS not in self.unfit:
            self._tell(self.files[SETTINGS], own.with_lines(of_settings))
        for path, problems in (read.problems if read else {}).items():
            self._tell(path, problems)
        beside = self.folder or DEFAULT_OFFICE
        guides, policies = (  # on pages, which can print what a letter's fonts cannot
            self._toml(name, beside / name, why_unshown) for name in (GUIDES, POLICIES)
        )
        self._tell(beside / GUIDES, guides.with_lines(problems_of_guides(guides.content, beside)))
        of_policies = problems_of_policies(policies.content, beside)
        self._tell(beside / POLICIES, policies.with_lines(of_policies))
        return Parts(
            directory=self._directory(settings.get("directory", ADDED), read),
            problems=tuple(self.problems),
            files=self.files,
            settings=settings,
            zone=zone,
            years=years,
            guides=guides.content,
            policies=policies.content,
            profile=read.profile if read else None,
            profile_is_fit=read is not None and read.is_fit,
        )

    def _toml(self, name: str, path: Path, refused: Refused) -> TomlFile:
        if name in self.unfit or not (path.exists() or path.is_symlink()):
            return NO_FILE
        try:
            return read_toml(path, refused=refused)
        except TomlError as error:
            self.problems.append(str(error))
            self.unfit.add(name)
            return NO_FILE

    def _has_no_words(self) -> bool:
        """A profile of its own has names of its own."""
        has_rules = self.files[PROFILE] != DEFAULT_OFFICE / PROFILE
        return has_rules and self.files[WORDS] == DEFAULT_OFFICE / WORDS

    def _profile(self) -> ReadProfile | None:
        if not self.unfit & {PROFILE, WORDS}:
            try:
                return read_profile(self.files[PROFILE], self.files[WORDS], default=DEFAULT_OFFICE)
            except TomlError:
                pass
        for name in (PROFILE, WORDS):
            self._toml(name, self.files[name], why_unprintable)
        return None

    def _directory(self, holds: Any, read: ReadProfile | None) -> Directory | None:
        if self.folder is not None:
            problems = problems_of_directory(self.folder, holds)
            self._tell(self.folder / DIRECTORY, problems)
            if problems:
                return None
        if read is None or "groups" in read.wrong or SETTINGS in self.unfit:
            return None
        try:
            return directory_of(files_in(self.folder).values(), holds=holds, profile=read.profile)
        except (DirectoryError, OSError) as error:
            self.problems.append(str(error))
            return None

    def _tell(self, path: Path, problems: Iterable[str]) -> None:
        found = "".join(f"\n  {problem}" for problem in problems)
        if found:
            self.problems.append(f"{path} cannot be used:{found}")


def _settings(
    settings: Mapping[str, Any], read: ReadProfile | None
) -> tuple[ZoneInfo, Sequence[OfYear], list[str]]:
    """Without the profile's measures, nobody knows which figures a message may name."""
    by = read.profile if read else default_profile()
    problems = problems_of(settings, by)
    zone = _time_zone(settings["time_zone"], problems)
    years = years_of(settings.get("years", {}), zone, by, problems)
    are_known = read is not None and "measures" not in read.wrong
    return zone, years, [each for each in problems if are_known or "message" not in each]


def default_profile() -> Profile:
    rules, words = DEFAULT_OFFICE / PROFILE, DEFAULT_OFFICE / WORDS
    return read_profile(rules, words, default=DEFAULT_OFFICE).profile


def _file(name: str, folder: Path | None) -> Path:
    own = folder / name if folder else None
    return own if own and own.exists() else DEFAULT_OFFICE / name


def _time_zone(name: Any, problems: list[str]) -> ZoneInfo:
    try:
        if is_text(name):
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder of zones, such as Europe
        pass
    problems.append(
        f'time_zone: we do not know {shown(name)}. Write, for example, "Europe/London".'
    )
    return LONDON
