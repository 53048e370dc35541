"""Extracts written in a test, checked without a file in between, or read in the test's own process.

A process apart, which files of others need, takes longer to start than these take to read.
"""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from tests.directory import default_directory
from tests.intake.bad_contents import lines_of
from tests.profiles import LGSCO
from upheld.core.profile import Profile
from upheld.core.references import ANY, Forms
from upheld.intake.checks.one_table import Checking
from upheld.intake.extract import Extract
from upheld.intake.files.reading_files import Reading
from upheld.intake.files.reading_one import read_one
from upheld.intake.problems import IntakeError
from upheld.intake.raw import RawTable
from upheld.intake.reading_extract import check_extract

RULES = Checking(directory=default_directory(), profile=LGSCO)


def raw(name: str, text: str) -> RawTable:
    header, *rows = csv.reader(io.StringIO(lines_of(text)))
    columns = {
        column: pa.array([row[at] for row in rows], pa.string()) for at, column in enumerate(header)
    }
    lines = range(2, 2 + len(rows))
    return RawTable(name=name, source=f"{name}.csv", columns=columns, lines=lines)


def read_here(folder: Path) -> Extract:
    """An extract of CSV files; raises IntakeError as read_extract does."""
    reading = Reading()
    for path in sorted(folder.iterdir()):
        read = read_one(path, name=path.name, table=path.stem)
        reading.tables |= {table.name: table for table in read.tables}
        reading.problems += read.problems
        reading.notes += read.notes
    return check_extract(folder, reading, RULES)


def check(
    references: Forms = ANY,
    faults: tuple[str, ...] = (),
    *,
    profile: Profile = LGSCO,
    **tables: str,
) -> Extract:
    reading = Reading(tables={name: raw(name, text) for name, text in tables.items()})
    return check_extract(
        Path("extract"),
        reading,
        replace(RULES, profile=profile, references=references, faults=faults),
    )


def problems_of(
    references: Forms = ANY,
    faults: tuple[str, ...] = (),
    *,
    profile: Profile = LGSCO,
    **tables: str,
) -> list[str]:
    try:
        check(references, faults, profile=profile, **tables)
    except IntakeError as refusal:
        return [str(problem) for problem in refusal.problems]
    return []


def notes_of(*, profile: Profile = LGSCO, **tables: str) -> list[str]:
    """The notes, but for the one on the tables that a small extract does not have."""
    return [
        note
        for note in check(profile=profile, **tables).notes
        if not note.startswith("Not in this extract")
    ]
