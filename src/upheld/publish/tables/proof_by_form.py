"""Proof of the tables of an earlier schema: all formats agree with each other and the database.

Only the code that wrote them knew what their words and layout must be. So each file of lines is
compared with the other formats of the same table, and with the database rows that it prints.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from upheld.core.spreadsheets import csv_text
from upheld.edition.proof.finding import Finding
from upheld.edition.reading import Edition
from upheld.edition.schemas import Form
from upheld.publish.tables.cell_text import MISSING, plain
from upheld.publish.tables.data_package import DATA_PACKAGE
from upheld.publish.tables.proof_packages import form_troubles, is_safe_to_read
from upheld.publish.tables.reading_back import (
    Lines,
    Unreadable,
    read_csv,
    read_parquet,
    read_workbook,
)
from upheld.publish.tables.writing import README, workbook_name

LARGEST = 500_000_000  # bytes of a workbook unpacked; a national one for six years has about 90 MB
RENAMED = {"authority": "slug", "measure": "slug"}  # the key of the tables authority and measure


def prove_tables_by_form(edition: Edition, folder: Path, form: Form) -> list[Finding]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    names = sorted(Path(name).stem for name in found if name.endswith(".csv"))
    findings = list(_files(edition, found, names, form))
    tables: dict[str, Lines] = {}
    for name in names:
        try:
            tables[name] = read_csv(folder / f"{name}.csv")
            findings += _parquet(folder / f"{name}.parquet", tables[name])
        except (Unreadable, OSError) as error:
            findings.append(Finding(f"tables/{name}", str(error)))
    for name, stored in form.stored.items():
        if name in tables:
            findings += _rows(edition, form, name, stored, tables[name])
    for ending in (".ods", ".xlsx"):
        findings += _workbook(folder / f"{workbook_name(edition)}{ending}", tables)
    return findings + list(_data_package(folder, found))


def _files(
    edition: Edition, found: set[str], names: Sequence[str], form: Form
) -> Iterator[Finding]:
    known = {*form.stored, *form.pivoted}
    expected = {f"{name}{ending}" for name in names for ending in (".csv", ".parquet")}
    expected |= {f"{workbook_name(edition)}{ending}" for ending in (".ods", ".xlsx")}
    expected |= {README, DATA_PACKAGE}
    for name in sorted(expected - found):
        yield Finding(f"tables/{name}", "is missing")
    for name in sorted((found - expected) | {f"{n}.csv" for n in names if n not in known}):
        yield Finding(f"tables/{name}", f"is not a table in schema {edition.manifest.schema}")


def _parquet(path: Path, lines: Lines) -> Iterator[Finding]:
    table = read_parquet(path)
    where = f"tables/{path.name}"
    if table.column_names != lines[0]:
        yield Finding(where, "its columns are not those of the CSV file")
        return
    columns = [column.to_pylist() for column in table.columns]
    if table.num_rows != len(lines) - 1:
        yield Finding(where, f"has {table.num_rows} lines, but the CSV file has {len(lines) - 1}")
        return
    for number, line in enumerate(lines[1:]):
        for place, cell in enumerate(line):
            if not _same(cell, columns[place][number]):
                value = columns[place][number]
                told = f"line {number + 2}, {lines[0][place]}: {value!r}; the CSV file has {cell!r}"
                yield Finding(where, told)


def _same(cell: str, value: Any) -> bool:
    """Whether a CSV cell says the same as another format or the database in its place."""
    if value is None or value in MISSING:
        return cell in MISSING
    if isinstance(value, bool | int | float):
        try:
            return float(cell) == float(value)
        except ValueError:
            return False
    return cell == csv_text(plain(str(value)))


def _rows(edition: Edition, form: Form, name: str, stored: str, lines: Lines) -> Iterator[Finding]:
    """The lines must be the table's rows, in any order, in the columns that both have."""
    rows = edition.rows(f'SELECT * FROM "{stored}"')
    columns = (set(rows[0]) if rows else set()) - set(form.reworded.get(name, ()))
    unnamed = {*MISSING, *form.unnamed}
    shared = {
        place: RENAMED.get(head, head) if head not in columns else head
        for place, head in enumerate(lines[0])
    }
    shared = {place: head for place, head in shared.items() if head in columns}
    printed = Counter(
        tuple("" if line[p] in unnamed else line[p] for p in shared) for line in lines[1:]
    )
    held = Counter(tuple(_as_cell(row[head]) for head in shared.values()) for row in rows)
    for line in sorted((printed - held).keys()):
        yield Finding(f"tables/{name}.csv", f"prints {', '.join(line)}; the edition does not")
    for line in sorted((held - printed).keys()):
        yield Finding(f"tables/{name}.csv", f"does not print {', '.join(line)}")


def _as_cell(value: Any) -> str:
    if value is None:
        return ""
    return csv_text(plain(value)) if isinstance(value, str) else repr(value)


def _workbook(path: Path, tables: Mapping[str, Lines]) -> Iterator[Finding]:
    where = f"tables/{path.name}"
    troubles = list(form_troubles(path))
    yield from (Finding(where, trouble) for trouble in troubles)
    if troubles or not is_safe_to_read(path, at_most=LARGEST):
        return
    try:
        sheets = read_workbook(path)
    except Unreadable as error:
        yield Finding(where, str(error))
        return
    if path.suffix == ".ods":
        yield from _readme(path.with_name(README), sheets)
    data = {name: lines for name, lines in sheets.items() if name not in DOCUMENTS}
    if data.keys() != tables.keys():
        yield Finding(where, f"has the sheets {', '.join(data)}, not {', '.join(tables)}")
    for name in data.keys() & tables.keys():
        width = len(data[name][0])
        printed = [line[:width] for line in tables[name][1:]]
        if len(printed) != len(data[name]) - 1:
            yield Finding(f"{where}, sheet {name}", "does not have the CSV file's lines")
            continue
        for number, (line, found) in enumerate(zip(printed, data[name][1:], strict=True), start=2):
            if not all(map(_same, line, found)):
                yield Finding(f"{where}, sheet {name}", f"line {number} is not the CSV file's")


DOCUMENTS = ("cover", "notes", "glossary", "columns")


def _readme(path: Path, sheets: Mapping[str, Lines]) -> Iterator[Finding]:
    """It must say what the first sheets of the workbooks say, line by line."""
    said = [line for line in path.read_text("utf-8").splitlines() if ": " in line]
    told = [
        f"{' / '.join(map(str, names))}: {meaning}"
        for name in DOCUMENTS
        for *names, meaning in sheets.get(name, [])[1:]
    ]
    if said != told:
        yield Finding(f"tables/{path.name}", "does not say what the sheets before the data say")


def _data_package(folder: Path, found: set[str]) -> Iterator[Finding]:
    where = f"tables/{DATA_PACKAGE}"
    try:
        package = json.loads((folder / DATA_PACKAGE).read_text("utf-8"))
        listed = {each["path"]: (each["hash"], each["bytes"]) for each in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Finding(where, f"cannot be read: {error!r}")
        return
    for name in sorted(found):
        if name not in (README, DATA_PACKAGE):
            content = (folder / name).read_bytes()
            if listed.pop(name, None) != (f"sha256:{sha256(content).hexdigest()}", len(content)):
                yield Finding(where, f"{name}: its hash or size is not the file's")
    for name in sorted(listed):
        yield Finding(where, f"lists {name}, which is not there")
