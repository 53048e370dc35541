"""The editions that one follows or corrects, where they stand beside it, and what it took of them.

An edition names them with their hashes. What was published of earlier years is copied word for
word, so where the earlier edition is at hand each of its rows must be there.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from upheld.edition.manifest import MANIFEST, edition_hash
from upheld.edition.reading import DATABASE, Edition, connect

MOST_TOLD = 10  # rows of one table


def followed_beside(edition: Edition) -> Path | None:
    """The edition of an earlier year, if it is there and the one that was followed."""
    return _beside(edition, "after")


def corrected_beside(edition: Edition) -> Path | None:
    """The version before, if it is there and the one that was corrected."""
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
    """Not one that a link leads to: such an edition is as good as none."""
    return path.is_file() and not path.is_symlink()


def earlier_years(edition: Edition, tables: tuple[str, ...]) -> Iterator[str]:
    """Rows of earlier years that are not those of the edition that it follows."""
    folder = followed_beside(edition)
    if folder is None:
        return
    with closing(connect(folder / DATABASE)) as before:
        for table in tables:
            theirs, ours = (_rows(base, table, edition) for base in (before, edition.database))
            differing = sorted(theirs ^ ours, key=str)
            for row in differing[:MOST_TOLD]:
                told = ", ".join(map(str, row[:4]))
                yield f"{table} {told}: is not as {folder.name} published it"


def _rows(database: sqlite3.Connection, table: str, edition: Edition) -> set[tuple[object, ...]]:
    query = f"SELECT * FROM {table} WHERE year < ?"
    return set(database.execute(query, (str(edition.year),)))
