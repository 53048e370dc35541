"""A small edition's database, made from tables in a test, for what reads editions.

What is made of the same is made once by each process, and each test has a copy that it may change.
So no test that changes the program itself may ask for an edition here.
"""

import pickle
import sqlite3
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

from tests.directory import default_directory
from upheld.core.years import Year
from upheld.edition.content.filling import write_content
from upheld.edition.content.source import Source
from upheld.edition.manifest import Manifest
from upheld.edition.reading import Edition
from upheld.edition.schemas import SCHEMA
from upheld.intake.directory.directory import Directory
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
    database = sqlite3.connect(":memory:")
    database.deserialize(_content_of(_Asked(source, manifest)))
    return Edition(folder=folder, manifest=manifest, database=database)


@dataclass(frozen=True, eq=False)
class _Asked:
    """What an edition is made of; it is another where anything of it is another."""

    source: Source
    manifest: Manifest

    @cached_property
    def content(self) -> bytes:
        source, extract = self.source, self.source.extract
        assert not extract.in_place, "only its own rows are looked at"
        return pickle.dumps(
            (
                (dict(extract.tables), dict(extract.given), extract.files, extract.notice),
                source.after and source.after.serialize(),
                (source.office, source.office.hashes()),
                None if source.directory is default_directory() else _rows_of(source.directory),
                (source.year, source.as_at, source.public_on, self.manifest),
            )
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.content == other.content

    def __hash__(self) -> int:
        return hash(self.content)


def _rows_of(directory: Directory) -> list[object]:
    return [getattr(directory, each.name) for each in fields(directory)]


@lru_cache(maxsize=40)
def _content_of(asked: _Asked) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        write_content(database, asked.source, asked.manifest.about())
        return database.serialize()
