"""Which councils a postcode is in: one small database next to editions and registers."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from upheld.core.progress import Progress
from upheld.disk.in_place import put_file_in_place
from upheld.disk.real_files import sha256_of
from upheld.edition.staging import STAGING, only_builder
from upheld.intake.directory.postcode_files import MOST_PROBLEMS, PostcodeRow
from upheld.intake.problems import IntakeError, Problem

DATABASE = "postcodes.sqlite"
OFTEN = 50_000  # postcodes between progress reports
LONGEST_TYPED = 16  # characters; the longest postcode has 8 with its space
SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE postcode (
    postcode TEXT PRIMARY KEY,  -- without its space: SW1A1AA
    lower TEXT NOT NULL,        -- GSS code of the district, unitary, metropolitan or London borough
    upper TEXT NOT NULL         -- GSS code of the county council; '' where there is none
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, kw_only=True)
class Councils:
    """GSS codes as in the file. The directory knows earlier and later codes."""

    lower: str
    upper: str  # '' if the lower one does everything


def write_postcodes(
    rows: Iterable[PostcodeRow],
    *,
    into: Path,
    source: Path,
    progress: Progress,
) -> int:
    """Store every row or none, and return how many. Raises IntakeError."""
    with only_builder(into):
        staged = into / f"{STAGING}{DATABASE}"
        try:
            many = _write(staged, rows, source, progress)
            put_file_in_place(staged, into / DATABASE)
        finally:
            staged.unlink(missing_ok=True)
    return many


def _write(
    path: Path,
    rows: Iterable[PostcodeRow],
    source: Path,
    progress: Progress,
) -> int:
    path.unlink(missing_ok=True)
    contradictions: list[Problem] = []
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = MEMORY")
        database.executescript(SCHEMA)
        for many, row in enumerate(rows):
            if many % OFTEN == 0:
                progress("Postcodes", many, 0)
            if found := _stored(database, row):
                contradictions.append(found)
            if len(contradictions) > MOST_PROBLEMS:
                break
        if contradictions:
            raise IntakeError(str(source), contradictions)
        about = {"source": source.name}
        if source.is_file():
            about["sha256"] = sha256_of(source)
        database.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        database.commit()
        database.execute("VACUUM")
        (stored,) = database.execute("SELECT count(*) FROM postcode").fetchone()
    return int(stored)


def _stored(database: sqlite3.Connection, row: PostcodeRow) -> Problem | None:
    """A repeated row does no harm: the packed directory has each postcode in two files."""
    done = database.execute(
        "INSERT OR IGNORE INTO postcode VALUES (?, ?, ?)", (row.postcode, row.lower, row.upper)
    )
    if done.rowcount:
        return None
    (lower, upper) = database.execute(
        "SELECT lower, upper FROM postcode WHERE postcode = ?", (row.postcode,)
    ).fetchone()
    if (lower, upper) == (row.lower, row.upper):
        return None
    return Problem(
        row.source,
        row.line,
        "postcode",
        row.postcode,
        f"is in {_names(lower, upper)} in an earlier row, but in {_names(row.lower, row.upper)}"
        " in this one",
        "Give only one release.",
    )


def _names(lower: str, upper: str) -> str:
    return f"{lower} and {upper}" if upper else lower


def councils_of(database: sqlite3.Connection, postcode: str) -> Councils | None:
    """However it is typed: spaces and capitals do not matter. None if it is not known."""
    if len(postcode) > LONGEST_TYPED or not postcode.isascii():
        return None
    found = database.execute(
        "SELECT lower, upper FROM postcode WHERE postcode = ?",
        ("".join(postcode.split()).upper(),),
    ).fetchone()
    return Councils(lower=found[0], upper=found[1]) if found else None


def made_from(database: sqlite3.Connection) -> str:
    """The same for everyone who serves the same data, whenever they took the file."""
    return str(database.execute("SELECT key, value FROM about ORDER BY key").fetchall())
