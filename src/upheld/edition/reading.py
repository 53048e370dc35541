"""Reading an edition: one function per question. Nothing here works anything out."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from upheld.core.years import Year
from upheld.edition.manifest import EditionError, Manifest, file_in, read_manifest

DATABASE = "edition.sqlite"
Row = dict[str, Any]
# The order of services in any list that people read.
BY_CATEGORY = "category = 'Other', category"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An open edition: its folder, its manifest and its figures, read-only."""

    folder: Path
    manifest: Manifest
    database: sqlite3.Connection

    @cached_property
    def year(self) -> Year:
        return Year.parse(self.manifest.year)

    @property
    def private_folder(self) -> Path:
        """Beside the edition, never under anything public."""
        return self.folder.with_name(self.folder.name + ".private")

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Row]:
        found = self.database.execute(query, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def connect(path: Path) -> sqlite3.Connection:
    """Open a finished database so that nothing can be written to it."""
    if not path.exists():
        raise EditionError(f"{path} is missing: the edition is not whole. Restore it from a copy.")
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"  # a ? in a name begins no query
    return sqlite3.connect(address, uri=True, check_same_thread=False)  # SQLite itself takes turns


@contextmanager
def open_edition(folder: Path) -> Iterator[Edition]:
    manifest = read_manifest(folder)
    database = connect(file_in(folder, DATABASE))
    try:
        yield Edition(folder=folder, manifest=manifest, database=database)
    finally:
        database.close()


def figures_of(edition: Edition, *, authority: str | None = None) -> list[Row]:
    """The figures of the edition's year, of all authorities or of the one with this slug."""
    return edition.rows(
        "SELECT figure.* FROM figure JOIN measure ON measure.slug = figure.measure"
        " WHERE year = ? AND (? IS NULL OR authority = ?) ORDER BY authority, place",
        (str(edition.year), authority, authority),
    )


def ranges_of(edition: Edition, *, authority: str) -> dict[str, Row]:
    """Measure to the range of chance of the authority's figure; only where there is one."""
    rows = edition.rows(
        "SELECT measure, out_of, reach, chance_least, chance_most, chance_range FROM comparing"
        " WHERE year = ? AND authority = ? AND basis = 'peers' AND chance_least IS NOT NULL",
        (str(edition.year), authority),
    )
    return {row["measure"]: row for row in rows}


def series_of(edition: Edition, authority: str) -> list[Row]:
    """Every figure of one authority, all years as published, earliest first."""
    return edition.rows(
        "SELECT figure.* FROM figure JOIN measure ON measure.slug = figure.measure"
        " WHERE authority = ? ORDER BY year, place",
        (authority,),
    )


def counted_of(edition: Edition, authority: str, what: str) -> list[Row]:
    """Category, outcome and count of one kind of the edition's year; no rows for none."""
    return edition.rows(
        "SELECT category, outcome, count FROM counted"
        " WHERE year = ? AND authority = ? AND what = ? ORDER BY category, outcome",
        (str(edition.year), authority, what),
    )


def is_held(edition: Edition, what: str) -> bool:
    """True where the year's cases were counted, so that a missing count is a true 0."""
    query = "SELECT 1 AS held FROM held WHERE year = ? AND what = ?"
    return bool(edition.rows(query, (str(edition.year), what)))


def letters_of(edition: Edition) -> list[Row]:
    """Every letter with its content read from JSON."""
    rows = edition.rows("SELECT * FROM letter ORDER BY authority")
    return [row | {"content": json.loads(row["content"])} for row in rows]


def find_authority(edition: Edition, name: str) -> str:
    """The slug for a slug, GSS code or name (any it bears), as the edition's directory has it."""
    wanted = " ".join(name.split()).casefold()
    rows = edition.rows(
        "SELECT slug, name FROM authority WHERE slug = ?1 OR lower(gss_code) = ?1"
        " OR lower(name) = ?1 UNION SELECT authority, name FROM name WHERE lower(name) = ?1"
        " UNION SELECT slug, name FROM authority WHERE lower(short_name) = ?1",
        (wanted,),
    )
    slugs = {row["slug"] for row in rows}
    if len(slugs) == 1:
        return str(slugs.pop())
    if slugs:
        names = "; ".join(sorted({f"{row['name']} ({row['slug']})" for row in rows}))
        raise EditionError(f"{name!r} fits several authorities: {names}. Name one of them.")
    near = edition.rows(
        "SELECT name FROM authority WHERE lower(name) LIKE ? ORDER BY name LIMIT 5",
        (f"%{wanted}%",),
    )
    hint = (
        f"Did you mean {' or '.join(repr(row['name']) for row in near)}?"
        if near
        else "Give its name, its GSS code or the short name in its address."
    )
    raise EditionError(f"{name!r} is no authority of this edition. {hint}")
