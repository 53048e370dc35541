"""Turns one file into raw tables: reads its bytes once, sees what it really is, and reads that.

Runs in a separate process (intake.files.isolation), since a bad file can kill the process that
reads it.
"""

import hashlib
from pathlib import Path

from upheld.intake.files.file_kinds import Kind, kind_of
from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.problems import Problem
from upheld.intake.raw import InputFile

READERS = {".csv": Kind.TEXT, ".parquet": Kind.PARQUET, ".xlsx": Kind.ZIP, ".ods": Kind.ZIP}
EXPECTED = {".csv": "CSV", ".parquet": "Parquet", ".xlsx": "an XLSX workbook", ".ods": "ODS"}


def read_one(path: Path, *, name: str, table: str) -> FileReading:
    """Read ``path``, called ``name`` in messages. A CSV or Parquet file is the table ``table``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        trouble = f"the file cannot be opened ({error.strerror})"
        remedy = "Check that it is there and that you can read it."
        return FileReading(problems=[problem(name, trouble, remedy)])
    reading = _read(data, path.suffix.casefold(), name=name, table=table)
    digest = hashlib.sha256(data).hexdigest()
    reading.file = InputFile(name=name, sha256=digest, size=len(data))
    return reading


def _read(data: bytes, suffix: str, *, name: str, table: str) -> FileReading:
    kind = kind_of(data)
    if not data:
        remedy = "Export it again from the case system."
        return FileReading(problems=[problem(name, "the file is empty", remedy)])
    if kind is Kind.OLE:
        return FileReading(problems=[_old_or_protected(data, name)])
    if kind is not READERS[suffix]:
        return FileReading(problems=[_something_else(kind, suffix, name)])
    if kind is Kind.TEXT:
        return read_csv(data, name=table, source=name)
    # Imported where they are used: they take a fifth of a reader's start, and most files are CSV.
    if kind is Kind.PARQUET:
        from upheld.intake.files.reading_parquet import read_parquet

        return read_parquet(data, name=table, source=name)
    from upheld.intake.files.reading_workbook import read_workbook

    return read_workbook(data, name=name)


def _old_or_protected(data: bytes, name: str) -> Problem:
    """Both have the same container: a protected workbook keeps its package inside, as a stream."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        trouble = "the workbook is protected by a password"
        return problem(
            name, trouble, "Remove the password (File, Info, Protect) and save it again."
        )
    trouble = "the file is an Excel 97-2003 workbook, which we do not read"
    return problem(name, trouble, "Open it and save it as an Excel workbook (.xlsx).")


def _something_else(kind: Kind, suffix: str, name: str) -> Problem:
    trouble = f"the file is named {suffix} but is {kind.value}"
    if kind is Kind.ZIP:
        trouble += " or a workbook"
    if kind is Kind.TEXT:
        trouble = f"the file is named {suffix} but is not one: it is text, or damaged"
    remedy = f"Save the table as {EXPECTED[suffix]}, or correct the file's name."
    return problem(name, trouble, remedy)
