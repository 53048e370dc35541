"""A small edition's database, made from tables in a test, for what reads editions."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.content.filling import write_content
from upheld.edition.content.source import Source
from upheld.edition.manifest import Manifest
from upheld.edition.reading import Edition
from upheld.edition.schemas import SCHEMA
from upheld.intake.directory.directory import Directory, default_directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office, read_office
from upheld.publish.annual.software import METHODOLOGY


def edition_of(
    extract: Extract,
    *,
    year: str = "2019-20",
    folder: Path = Path("in-memory"),
    letters_on: str = "2020-07-22",
    public_at: str = "2020-07-29T00:01:00+01:00",
    after: sqlite3.Connection | None = None,
    directory: Directory | None = None,
    office: Office | None = None,
) -> Edition:
    """The edition as its makers of letters and tables see it, in memory."""
    of = Year.parse(year)
    manifest = Manifest(
        year=year,
        version=1,
        as_at=of.last_day.isoformat(),
        letters_on=letters_on,
        public_at=public_at,
        office="The Demonstration Ombudsman",
        notice=extract.notice,
        methodology=METHODOLOGY,
        schema=SCHEMA,
        software="upheld 0",
        inputs={},
    )
    database = sqlite3.connect(":memory:")
    source = Source(
        extract=extract,
        directory=directory or default_directory(),
        office=office or read_office(),
        year=of,
        as_at=of.last_day,
        public_on=date.fromisoformat(public_at[:10]) if public_at else None,
        publication_delay=timedelta(days=42),
        after=after,
    )
    write_content(database, source, manifest.about())
    return Edition(folder=folder, manifest=manifest, database=database)
