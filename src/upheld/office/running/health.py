"""Whether the office can work: its database, its version, its folder for evidence, and the list of
what the public site must not show.

The health page, ``upheld office check`` and the server at its start use this. The messages are for
the person who runs the office; the page shows none of them.
"""

import os
from collections.abc import Mapping
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from upheld.core.mistakes import Mistake
from upheld.disk.withheld import WITHHELD, WithheldError, read_withheld
from upheld.intake.checks.checked import number_of
from upheld.office.configuration import (
    DATABASE,
    EVIDENCE,
    HOME,
    Configuration,
    read_configuration,
)


class NotReady(Mistake):
    """What is wrong with the database, and what to do."""


def health(configuration: Configuration) -> Mapping[str, str]:
    """Each part with what is wrong with it, or '' if nothing is."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError as error:
        words = (
            f"The database does not answer: {str(error).strip()}. Check {DATABASE} and {HOME}."
            " If it has not been created, run: upheld office migrate."
        )
        return {"database": words, "migrations": words, **_folders(configuration)}
    return {"database": "", "migrations": _migrations(applied), **_folders(configuration)}


def refuse_unless_ready() -> None:
    """Raises NotReady, before anything is asked of a database from another version."""
    found = health(read_configuration())
    if words := found["database"] or found["migrations"]:
        raise NotReady(words)


def refuse_unless_it_answers() -> None:
    if words := health(read_configuration())["database"]:
        raise NotReady(words)


def _migrations(applied: set[tuple[str, str]]) -> str:
    known = known_migrations()
    if known - applied:
        migrations = number_of(len(known - applied), "migration has", "migrations have")
        return f"{migrations} not been applied. Run: upheld office migrate."
    newer = {name for app, name in applied - known if app == "office"}
    if newer:
        return f"The database is from a newer version ({', '.join(sorted(newer))}). Install that."
    return ""


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Those of this version of the program."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _folders(configuration: Configuration) -> dict[str, str]:
    return {"evidence": _evidence(configuration), "withheld": _withheld(configuration)}


def _withheld(configuration: Configuration) -> str:
    """A list that is missing is begun with the first decision that is hidden."""
    folder = configuration.published
    if folder is None:
        return ""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return (
            f"The office cannot write to the published folder {folder}, so nobody can hide a"
            " decision from the site at once. Give its user access."
        )
    try:
        if os.path.lexists(folder / WITHHELD):
            read_withheld(folder)
    except WithheldError as error:
        return str(error)
    return ""


def _evidence(configuration: Configuration) -> str:
    folder = configuration.evidence
    if not folder.is_dir():
        return f"There is no evidence folder {folder}. Create it, or set another in {EVIDENCE}."
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return f"The office cannot write to the evidence folder {folder}. Give its user access."
    return ""
