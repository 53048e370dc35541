"""An edition opened for reading. ``edition.queries`` has everything that can be asked of it."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.years import Year
from upheld.edition.life import Life, life_of
from upheld.edition.manifest import EditionError, Manifest, own_file, read_manifest
from upheld.ombudsman.profile_frozen import profile_before, thawed
from upheld.ombudsman.wording import Wording, thawed_words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DATABASE = "edition.sqlite"
R = TypeVar("R", bound="DataclassInstance")


@cache
def _fields_of(kind: type["DataclassInstance"]) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind))


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An open edition: its folder, its manifest and its figures, read-only."""

    folder: Path
    manifest: Manifest
    database: sqlite3.Connection

    @cached_property
    def year(self) -> Year:
        return Year.parse(self.manifest.year)

    @cached_property
    def life(self) -> Life:
        """What was done with it, as the file next to it says."""
        return life_of(self.folder)

    @property
    def public_at(self) -> str:
        """The hour that stands, which may have been moved since it was built; '' on a draft."""
        hour = self.life.public_at
        return hour.isoformat() if hour else ""

    @cached_property
    def profile(self) -> Profile:
        """What its ombudsman counts, compares and calls things, as frozen in it.

        Raises FrozenError.
        """
        text = self._frozen("profile")
        return thawed(text) if text else profile_before()

    @cached_property
    def wording(self) -> Wording | None:
        """The words that its sentences are made of. Editions of earlier schemas have none."""
        text = self._frozen("words")
        return thawed_words(text, self.profile) if text else None

    def _frozen(self, name: str) -> str:
        if not self.has("frozen"):
            return ""
        query = "SELECT content FROM frozen WHERE name = ?"
        (text,) = self.database.execute(query, (name,)).fetchone() or ("",)
        return str(text)

    @property
    def private_folder(self) -> Path:
        """Next to the edition, never in a public folder."""
        return self.folder.with_name(self.folder.name + ".private")

    def ask(self, kind: type[R], query: str, values: tuple[Any, ...] = ()) -> list[R]:
        """The rows as dataclasses, by the query's column names. The query may have more columns.

        A field with a default may be missing: editions of earlier schemas lack some columns.
        """
        found = self.database.execute(query, values)
        told = enumerate(column[0] for column in found.description)
        wanted = [(at, name) for at, name in told if name in _fields_of(kind)]
        return [kind(**{name: row[at] for at, name in wanted}) for row in found]

    def has(self, table: str) -> bool:
        return has_table(self.database, table)

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """As dictionaries, for proofs of an edition. Everything else asks ``edition.queries``."""
        found = self.database.execute(query, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def has_table(database: sqlite3.Connection, table: str) -> bool:
    """Editions of earlier schemas lack some tables."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return database.execute(query, (table,)).fetchone() is not None


def marks(values: Collection[Any]) -> str:
    """As many placeholders as there are values, for IN in a query.

    >>> marks(("leeds", "kent"))
    '?, ?'
    """
    return ", ".join("?" * len(values))


def connect(path: Path) -> sqlite3.Connection:
    """Open a finished database read-only."""
    if not path.exists():
        raise EditionError(f"{path} is missing: the edition is incomplete. Restore it from a copy.")
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"  # quoted: a ? would begin a query
    return sqlite3.connect(address, uri=True, check_same_thread=False)  # SQLite itself takes turns


@contextmanager
def open_edition(folder: Path) -> Iterator[Edition]:
    manifest = read_manifest(folder)
    database = connect(own_file(folder, DATABASE))
    try:
        yield Edition(folder=folder, manifest=manifest, database=database)
    finally:
        database.close()
