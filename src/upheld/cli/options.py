"""What may follow `upheld` on the command line: arguments and options, read or refused."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from upheld.core.years import Year, YearError
from upheld.edition.manifest import EditionError
from upheld.intake.directory.directory import (
    PACKAGED,
    Directory,
    read_directory,
)
from upheld.intake.engines import Engine
from upheld.ombudsman.folder import Office, read_office


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


ExtractPath = Annotated[
    Path, typer.Argument(metavar="EXTRACT", help="Folder of CSV or Parquet files, or a workbook.")
]
EditionPath = Annotated[Path, typer.Argument(metavar="EDITION", help="The edition's folder.")]
EngineName = Annotated[
    Engine, typer.Option("--engine", help="Engine that counts the cases; see docs/operations.md.")
]
Remote = Annotated[
    bool, typer.Option("--remote", help="Allow where.toml to name tables on another machine.")
]
YearText = Annotated[str, typer.Option("--year", help="Business year, such as 2019-20.")]
OfficePath = Annotated[
    Path | None,
    typer.Option(
        "--ombudsman",
        "--office",
        help="Your ombudsman's folder, with office.toml. Not needed for the demonstration.",
    ),
]
DirectoryPath = Annotated[
    list[Path] | None,
    typer.Option(
        "--directory",
        help="Folder with a directory of authorities, used instead of your folder's and"
        " England's. Add --directory england to use both.",
    ),
]


def an_office(folder: Path | None) -> Office | None:
    return read_office(folder) if folder else None


def a_year(text: str) -> Year:
    try:
        return Year.parse(text)
    except YearError as error:
        raise typer.BadParameter(str(error), param_hint="--year") from None


def a_day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        hint = f"We cannot read {text!r} as a date. Write it like 2020-07-22."
        raise typer.BadParameter(hint, param_hint=option) from None


def a_time(text: str | None, zone: ZoneInfo) -> datetime | None:
    try:
        time = datetime.fromisoformat(text) if text else None
    except ValueError:
        hint = f"We cannot read {text!r} as a time. Write it like 2020-07-29T00:01."
        raise typer.BadParameter(hint, param_hint="--public-at") from None
    if time is None:
        return None
    return time.replace(tzinfo=zone) if time.tzinfo is None else time.astimezone(zone)


def directory_folders(given: list[Path] | None) -> tuple[Path, ...]:
    """The word `england` means England's own directory."""
    return tuple(PACKAGED if str(folder) == "england" else folder for folder in given or [])


def a_directory(given: list[Path] | None, office: Office) -> Directory:
    folders = directory_folders(given)
    return read_directory(*folders, groups=office.profile.groups) if folders else office.directory


def a_slug(directory: Directory, name: str, year: Year) -> str:
    """The authority's short name, found by that short name, its GSS code or any of its names."""
    if directory.by_slug(name):
        return name
    match = directory.match(name, on=year.last_day)
    if match.authority is None:
        near = " or ".join(repr(each) for each in match.did_you_mean)
        hint = f"Did you mean {near}?" if near else "Write its full name or GSS code."
        raise EditionError(f"{name!r} {match.why}. {hint}")
    return match.authority.slug
