"""What an edition of each schema looks like, kept for as long as such an edition may be read.

An edition names the schema of its tables and letters. If that is today's, the code that makes such
editions proves it. For earlier schemas ``schemas`` holds, as data, everything that an edition can
be checked against without the code that made it, so that it verifies for good. If you change a
table, a column or a part of a letter after editions were published, raise SCHEMA and add the form
of the one before.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upheld.edition.manifest import FIRST_SCHEMA, EditionError, Manifest

SCHEMA = "3"
TABLES = Path(__file__).with_name("schema.sql")  # today's
FORMS = Path(__file__).with_name("schemas")


@dataclass(frozen=True, kw_only=True)
class Form:
    """What we know about editions of an earlier schema."""

    tables: str  # the SQL that made its database
    printed: Mapping[str, tuple[str, ...]]  # kind of letter part to its texts, in order
    stored: Mapping[str, str]  # a file of tables to the table of the database that it prints
    pivoted: tuple[str, ...]  # files of tables that print counts side by side
    reworded: Mapping[str, tuple[str, ...]]  # the columns in such files that print it differently
    unnamed: tuple[str, ...]  # what these files print where the database has no name
    private: Mapping[str, tuple[str, ...]]  # sheet of a private workbook to its columns
    also_private: tuple[str, ...]  # sheets that such a workbook has only if there is a reason
    style: str  # of HTML letters, with COLOUR for the office's colour


def tables_of_schema(schema: str) -> str:
    """The SQL that makes an edition's database in this schema."""
    return TABLES.read_text("utf-8") if schema == SCHEMA else form_of(schema).tables


@cache
def form_of(schema: str) -> Form:
    """The form of an earlier schema. Raises EditionError if this program has none."""
    tables, told = FORMS / f"{schema}.sql", FORMS / f"{schema}.toml"
    known = [str(number) for number in range(int(FIRST_SCHEMA), int(SCHEMA) + 1)]
    if schema not in known[:-1]:
        raise EditionError(
            f"The edition names schema {schema!r}, and its methodology is not this program's. This"
            f" program knows schemas {', '.join(known)}. Use the version that made the edition, or"
            " a later one."
        )
    content = tomllib.loads(told.read_text("utf-8"))
    return Form(
        tables=tables.read_text("utf-8"),
        printed={kind: tuple(names) for kind, names in content["printed"].items()},
        private={name: tuple(columns) for name, columns in content["private"].items()},
        also_private=tuple(content.get("also_private", {}).get("sheets", ())),
        stored=content["stored"],
        pivoted=tuple(content["pivoted"]),
        reworded={name: tuple(columns) for name, columns in content["reworded"].items()},
        unnamed=tuple(content["unnamed"]),
        style=content["letter"]["style"],
    )


def styles_before() -> list[str]:
    """The styles of letters in earlier schemas."""
    return [form_of(str(number)).style for number in range(int(FIRST_SCHEMA), int(SCHEMA))]


def is_of_today(manifest: Manifest, *, methodology: str) -> bool:
    """True if today's code, not a form, says what such an edition must hold."""
    return (manifest.schema, manifest.methodology) == (SCHEMA, methodology)
