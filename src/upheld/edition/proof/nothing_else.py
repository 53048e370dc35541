"""An edition holds what its schema names and nothing else: no other file, table or row.

This finds what a reader of figures would never see (a link to somewhere else, a trigger, a second
line with the same key in the manifest), whatever the hashes say.
"""

import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from upheld.edition.manifest import MANIFEST, as_text
from upheld.edition.proof.finding import Finding
from upheld.edition.reading import DATABASE, Edition
from upheld.edition.schemas import tables_of_schema


def foreign_entries(folder: Path, listed: Collection[str], prefix: str = "") -> Iterator[Finding]:
    """Everything that is neither a file of the edition nor a folder on the way to one."""
    folders = {str(parent) for name in listed for parent in PurePosixPath(name).parents}
    for place, subfolders, files in os.walk(folder):
        for name in sorted([*subfolders, *files]):
            path = Path(place, name)
            where = path.relative_to(folder).as_posix()
            if path.is_symlink():
                yield Finding(prefix + where, "is a link, but editions hold only files")
            elif path.is_dir() and where not in folders:
                yield Finding(prefix + where, "is a folder that the edition does not have")
            elif not path.is_dir() and not path.is_file():
                yield Finding(prefix + where, "is not a file")


AT_THE_TOP = (DATABASE, "quality.html")
FOLDERS = ("letters", "tables")  # the contents of each are proved with what is made there


def foreign_files(listed: Collection[str]) -> Iterator[Finding]:
    """Files that no edition has, even if the manifest lists them."""
    for name in sorted(listed):
        folder, _, rest = name.rpartition("/")
        if (folder or rest) not in (*FOLDERS, *AT_THE_TOP):
            yield Finding(name, "is not a file that an edition has")


def manifest_troubles(folder: Path) -> Iterator[Finding]:
    """The manifest must say each thing once: if it says something twice, readers take the last."""
    text = (folder / MANIFEST).read_text("utf-8")
    if text != as_text(json.loads(text)):
        yield Finding(MANIFEST, "says something twice, or is not written as a manifest should be")


def schema_troubles(edition: Edition) -> Iterator[str]:
    """Every table, index, view and trigger is in the schema, with nothing hidden between them."""
    with closing(sqlite3.connect(":memory:")) as named:
        named.executescript(tables_of_schema(edition.manifest.schema))
        expected = set(named.execute(OBJECTS))
    found = set(edition.database.execute(OBJECTS))
    for kind, name, _ in sorted(expected - found, key=str):
        yield f"{kind} {name} is missing, or not as schema {edition.manifest.schema} has it"
    for kind, name, _ in sorted(found - expected, key=str):
        yield f"{kind} {name} is not in schema {edition.manifest.schema}"
    for pragma in ("freelist_count", "user_version", "application_id"):
        if edition.database.execute(f"PRAGMA {pragma}").fetchone() != (0,):
            yield f"holds more than its tables: its {pragma} is not 0"
    yield from _longer_than_its_pages(edition)


OBJECTS = "SELECT type, name, sql FROM sqlite_master"


def _longer_than_its_pages(edition: Edition) -> Iterator[str]:
    path = edition.folder / DATABASE
    (pages,) = edition.database.execute("PRAGMA page_count").fetchone()
    (size,) = edition.database.execute("PRAGMA page_size").fetchone()
    if path.is_file() and path.stat().st_size != pages * size:
        yield "is longer than its pages"
