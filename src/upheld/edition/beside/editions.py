"""The editions that one follows or corrects, if they are in the same folder, and what it took.

An edition names them with their hashes. What was published for earlier years is copied word for
word, so if the earlier edition is there, each of its rows must be in this one.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from upheld.edition.manifest import MANIFEST, edition_hash
from upheld.edition.reading import DATABASE, Edition, connect

MOST_TOLD = 10  # rows in one table


def followed_beside(edition: Edition) -> Path | None:
    """The edition of an earlier year, if it is there and is the one that was followed."""
    return _beside(edition, "after")


def corrected_beside(edition: Edition) -> Path | None:
    """The version before, if it is there and is the one that was corrected."""
    return _beside(edition, "corrects")


def named(edition: Edition, role: str) -> str:
    """The name of the edition that this one follows or corrects; '' for none."""
    prefix = f"{role}/"
    found = (name for name in edition.manifest.inputs if name.startswith(prefix))
    return next(found, "").removeprefix(prefix)


def _beside(edition: Edition, role: str) -> Path | None:
    name = named(edition, role)
    folder = edition.folder.resolve().parent / name
    if not name or not all(_is_own_file(folder / each) for each in (MANIFEST, DATABASE)):
        return None
    return folder if edition_hash(folder) == edition.manifest.inputs[f"{role}/{name}"] else None


def _is_own_file(path: Path) -> bool:
    """Not an edition reached through a link: that is treated as missing."""
    return path.is_file() and not path.is_symlink()


def earlier_years(edition: Edition, tables: tuple[str, ...]) -> Iterator[str]:
    """Rows for earlier years that differ from those in the edition that it follows."""
    folder = followed_beside(edition)
    if folder is None:
        return
    with closing(connect(folder / DATABASE)) as before:
        for table in tables:
            theirs, ours = (_rows(base, table, edition) for base in (before, edition.database))
            differing = sorted(theirs ^ ours, key=str)
            for row in differing[:MOST_TOLD]:
                told = ", ".join(map(str, row[:4]))
                yield f"{table} {told}: differs from what {folder.name} published"


def _rows(database: sqlite3.Connection, table: str, edition: Edition) -> set[tuple[object, ...]]:
    query = f"SELECT * FROM {table} WHERE year < ?"
    return set(database.execute(query, (str(edition.year),)))
