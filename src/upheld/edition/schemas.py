"""What an edition of each schema looks like, kept for as long as one of them may be read.

An edition names the schema of its tables and letters. One of today's schema is proved by the code
that makes such editions. Of those before, ``schemas`` holds as data all that can be held against an
edition without the code that made it, so that it verifies for good. Who changes a table, a column
or a part of a letter after editions were published raises SCHEMA, and lays down the form before.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upheld.edition.manifest import FIRST_SCHEMA, EditionError, Manifest

SCHEMA = "2"
TABLES = Path(__file__).with_name("schema.sql")  # of today
FORMS = Path(__file__).with_name("schemas")


@dataclass(frozen=True, kw_only=True)
class Form:
    """What is known of editions of an earlier schema."""

    tables: str  # the SQL that made its database
    printed: Mapping[str, tuple[str, ...]]  # kind of a letter's part to its texts, in order
    stored: Mapping[str, str]  # a file of tables to the table of the database that it prints
    pivoted: tuple[str, ...]  # files of tables that print counts side by side
    reworded: Mapping[str, tuple[str, ...]]  # of such files the columns that print it otherwise
    unnamed: tuple[str, ...]  # what these files print where the database holds no name
    private: Mapping[str, tuple[str, ...]]  # sheet of a private workbook to its columns
    style: str  # of a letter's HTML, with COLOUR for the office's own


def tables_of_schema(schema: str) -> str:
    """The SQL that makes the database of an edition of this schema."""
    return TABLES.read_text("utf-8") if schema == SCHEMA else form_of(schema).tables


@cache
def form_of(schema: str) -> Form:
    """The form of an earlier schema. Raises EditionError where this program knows none."""
    tables, told = FORMS / f"{schema}.sql", FORMS / f"{schema}.toml"
    known = [str(number) for number in range(int(FIRST_SCHEMA), int(SCHEMA) + 1)]
    if schema not in known[:-1]:
        raise EditionError(
            f"The edition names schema {schema!r}, and a methodology that is not this program's; it"
            f" knows the schemas {', '.join(known)}. Use the version that made the edition, or a"
            " later one."
        )
    content = tomllib.loads(told.read_text("utf-8"))
    return Form(
        tables=tables.read_text("utf-8"),
        printed={kind: tuple(names) for kind, names in content["printed"].items()},
        private={name: tuple(columns) for name, columns in content["private"].items()},
        stored=content["stored"],
        pivoted=tuple(content["pivoted"]),
        reworded={name: tuple(columns) for name, columns in content["reworded"].items()},
        unnamed=tuple(content["unnamed"]),
        style=content["letter"]["style"],
    )


def styles_before() -> list[str]:
    """The styles that letters of earlier schemas bear."""
    return [form_of(str(number)).style for number in range(int(FIRST_SCHEMA), int(SCHEMA))]


def is_of_today(manifest: Manifest, *, methodology: str) -> bool:
    """True where the code of today says what such an edition must hold, and not a form."""
    return (manifest.schema, manifest.methodology) == (SCHEMA, methodology)
