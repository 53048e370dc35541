"""The way in: turns an extract's folder or workbook into raw tables.

Decides which files in a folder are tables, which are skipped with a note, and which are a problem.
The files themselves are read in separate processes (intake.files.isolation).
"""

import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from upheld.intake.demonstration import FILE as MARK
from upheld.intake.demonstration import mark_in
from upheld.intake.files.file_reading import FileReading, problem, unknown_table
from upheld.intake.files.headings import folded
from upheld.intake.files.isolation import Wanted, read_apart
from upheld.intake.files.limits import LARGEST_FILE, MOST_FILES, megabytes
from upheld.intake.problems import Problem
from upheld.intake.raw import InputFile, RawTable
from upheld.intake.table_places import FILE as WHERE
from upheld.intake.tables import TABLES

TABLE_FILES = (".csv", ".parquet")
WORKBOOKS = (".xlsx", ".ods")
# Files that people may think we read. Others, such as PDF letters and reports, are either what the
# columns named `file` point at, or documentation.
MISTAKABLE = {
    ".xls": "Open it and save it as an Excel workbook (.xlsx), or its sheets as CSV.",
    ".xlsm": "Save it as a workbook without macros (.xlsx).",
    ".xlsb": "Save it as an Excel workbook (.xlsx).",
    ".fods": "Save it as an OpenDocument spreadsheet (.ods).",
    ".tsv": "Save it as CSV, with commas.",
    ".tab": "Save it as CSV, with commas.",
    ".json": "Export it as CSV.",
    ".xml": "Export it as CSV.",
    ".zip": "Unzip it into the folder.",
    ".gz": "Unpack it into the folder.",
    ".7z": "Unpack it into the folder.",
    ".sqlite": "Export its tables as CSV.",
    ".db": "Export its tables as CSV.",
    ".mdb": "Export its tables as CSV.",
    ".accdb": "Export its tables as CSV.",
}
PROGRAM_FILES = ("thumbs.db", "desktop.ini", "datapackage.json")
WHAT_AN_EXTRACT_IS = "An extract is a folder of CSV or Parquet files, or one XLSX or ODS workbook."


@dataclass(kw_only=True)
class Reading:
    """An extract as read. ``notes`` says what we skipped, one line each."""

    tables: dict[str, RawTable] = field(default_factory=dict)
    files: tuple[InputFile, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    memory: int = 0  # the most bytes that reading any one file took


def read_tables(
    path: Path,
) -> tuple[dict[str, RawTable], tuple[InputFile, ...], list[Problem]]:
    """The raw tables of the extract at ``path``, the files read, and every problem found."""
    reading = read_raw(path)
    return reading.tables, reading.files, reading.problems


def read_raw(path: Path, *, without: Collection[str] = ()) -> Reading:
    """As ``read_tables``, with what we skipped. ``without``: tables that are not asked for."""
    reading = Reading()
    wanted = _wanted(path, reading)
    if path.is_dir():
        wanted = [each for each in wanted if each.table not in without]
    by_name: dict[str, list[RawTable]] = {}
    for read in read_apart(wanted):
        _add(read, reading, by_name)
    for name in TABLES:
        if name in by_name and name not in without:
            reading.problems += _twice(name, by_name[name])
            reading.tables[name] = by_name[name][0]
    return reading


def _add(read: FileReading, reading: Reading, by_name: dict[str, list[RawTable]]) -> None:
    if read.file:
        reading.files += (read.file,)
    reading.memory = max(reading.memory, read.memory)
    reading.problems += read.problems
    reading.notes += read.notes
    for table in read.tables:
        by_name.setdefault(table.name, []).append(table)


def _twice(name: str, tables: list[RawTable]) -> list[Problem]:
    remedy = "We cannot know which one is right. Keep one of them."
    return [
        problem(table.source, f"the table {name!r} is also in {tables[0].source}", remedy)
        for table in tables[1:]
    ]


def _wanted(path: Path, reading: Reading) -> list[Wanted]:
    """The files to read at ``path``. Anything that cannot be an extract is refused."""
    try:
        if path.is_dir():
            return _of_folder(path, reading)
        mode = path.stat().st_mode
    except OSError as error:
        trouble = f"there is no such folder or workbook ({error.strerror})"
        reading.problems.append(problem(path.name, trouble, WHAT_AN_EXTRACT_IS))
        return []
    suffix = path.suffix.casefold()
    if suffix in WORKBOOKS and stat.S_ISREG(mode):
        return _sized([path], reading)
    if suffix in TABLE_FILES:
        trouble, remedy = "this is one table, not an extract", "Give the folder that it is in."
    else:
        trouble, remedy = "this is not an extract", MISTAKABLE.get(suffix, "")
    reading.problems.append(problem(path.name, trouble, f"{WHAT_AN_EXTRACT_IS} {remedy}".strip()))
    return []


def _of_folder(folder: Path, reading: Reading) -> list[Wanted]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        trouble = f"the folder cannot be opened ({error.strerror})"
        reading.problems.append(problem(folder.name, trouble, "Check that you can read it."))
        return []
    if len(entries) > MOST_FILES:
        trouble = f"the folder has {len(entries):,} files, more than {MOST_FILES:,}"
        reading.problems.append(problem(folder.name, trouble, WHAT_AN_EXTRACT_IS))
        return []
    if mark := mark_in(folder):
        reading.files += (mark,)
        entries = [entry for entry in entries if entry.name != MARK]
    tables = [entry for entry in entries if _is_table(entry, folder, reading)]
    if not tables and not reading.problems and not (folder / WHERE).is_file():
        trouble = "there is no table in the folder"
        remedy = f"Put CSV or Parquet files in it, named {', '.join(TABLES)}."
        reading.problems.append(problem(folder.name, trouble, remedy))
    return _sized(tables, reading)


def _is_table(entry: Path, folder: Path, reading: Reading) -> bool:
    """Whether to read this entry of a folder. If not, we say why, except for program files."""
    name, suffix = entry.name, entry.suffix.casefold()
    if name.startswith((".", "~$")) or name.casefold() in (*PROGRAM_FILES, WHERE):
        return False
    if suffix in TABLE_FILES:
        trouble = _not_ours_to_open(entry, folder)
        if trouble is None and folded(entry.stem) not in TABLES:
            trouble = unknown_table(name, folded(entry.stem))
        if trouble:
            reading.problems.append(trouble)
        return trouble is None
    if suffix in WORKBOOKS:
        trouble = problem(name, "this is a workbook in a folder of tables", WHAT_AN_EXTRACT_IS)
        reading.problems.append(trouble)
    elif suffix in MISTAKABLE:
        trouble = problem(name, f"we do not read {suffix} files", MISTAKABLE[suffix])
        reading.problems.append(trouble)
    elif not suffix and folded(entry.stem) in TABLES and entry.is_file():
        remedy = "End its name with .csv or .parquet, or move it out of the folder."
        reading.problems.append(problem(name, "the name does not say what the file is", remedy))
    else:
        reading.notes.append(f"{name}: we skipped this file, as it is neither CSV nor Parquet.")
    return False


def _not_ours_to_open(entry: Path, folder: Path) -> Problem | None:
    """A link out of the folder could publish any file on the machine; a pipe would never end."""
    if entry.is_symlink() and not entry.resolve().is_relative_to(folder.resolve()):
        trouble = "this is a link to a file outside the folder"
        return problem(entry.name, trouble, "Put the file itself in the folder.")
    if not entry.exists():
        trouble = "this is a link to a file that does not exist"
        return problem(entry.name, trouble, "Put the file itself in the folder.")
    if entry.is_dir():
        trouble = "this is a folder named like a table"
        return problem(entry.name, trouble, "Put the table itself here, as one file.")
    if not entry.is_file():
        return problem(entry.name, "this is not a plain file", "Put a plain file in its place.")
    return None


def _sized(paths: Iterable[Path], reading: Reading) -> list[Wanted]:
    wanted = []
    for path in paths:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            trouble = (
                f"the file is {megabytes(size)}, more than the {megabytes(LARGEST_FILE)} we read"
            )
            reading.problems.append(problem(path.name, trouble, "Send fewer years at once."))
            continue
        wanted.append(Wanted(path=path, name=path.name, table=folded(path.stem), size=size))
    return wanted
