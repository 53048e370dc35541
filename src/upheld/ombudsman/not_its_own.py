"""What a folder still has of the demonstration's, or of the one that `upheld start` writes.

If you copied a folder and forgot a line, you would sign with another's name.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from upheld.core.profile import Profile
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.folder_files import SETTINGS
from upheld.ombudsman.parts import DEFAULT_OFFICE
from upheld.ombudsman.profile_file import PROFILE
from upheld.ombudsman.toml_files import read_toml

NO_OFFICE = Path(__file__).with_name("no_office")
FIRST_FOLDER = Path(__file__).with_name("first_folder")  # to begin with
AUTHORITIES = "directory/authorities.csv"
NAMED = ("name", "contact", "site", "address", "signatories", "links")


def not_its_own(
    settings: Mapping[str, Any], profile: Profile, directory: Directory
) -> tuple[str, ...]:
    """The keys of office.toml, and what is in other files with the name of the file."""
    others = [_content(folder / SETTINGS) for folder in (DEFAULT_OFFICE, NO_OFFICE)]
    return (
        *(
            key
            for key in NAMED
            if any(_alike(settings.get(key), other.get(key)) for other in others)
        ),
        *_of_profile(profile),
        *_of_directory(directory),
    )


def _alike(own: Any, other: Any) -> bool:
    if isinstance(own, list):
        return any(each in (other or ()) for each in own)
    return bool(own is not None and own == other)


def _of_profile(profile: Profile) -> Iterator[str]:
    first = _content(FIRST_FOLDER / PROFILE)
    if profile.name == first["name"]:
        yield f"name in {PROFILE}"
    sources = {measure["source"] for measure in first["measures"]}
    for measure in profile.by_slug.values():
        if measure.source in sources:
            yield f"source of {measure.slug} in {PROFILE}"


def _of_directory(directory: Directory) -> Iterator[str]:
    for slug in _first_authorities():
        if directory.by_slug(slug):
            yield f"{slug} in {AUTHORITIES}"


@cache
def _first_authorities() -> tuple[str, ...]:
    with (FIRST_FOLDER / AUTHORITIES).open(encoding="utf-8", newline="") as file:
        return tuple(row["slug"] for row in csv.DictReader(file))


@cache
def _content(path: Path) -> Mapping[str, Any]:
    """Of a file of the package."""
    return read_toml(path).content
