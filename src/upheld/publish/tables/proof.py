"""Every table of an edition read back and compared with the edition, cell by cell.

From the folder we take only what is to be proved; what it should hold comes from the edition again.
The manifest's hashes show whether any file was changed. This must find a change to anything that a
reader could see, or that is hidden, even if the hashes were changed to match.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from upheld.core.column_names import column_name
from upheld.core.measures import Cells, Kind
from upheld.core.spreadsheets import csv_text
from upheld.core.vocabulary import What
from upheld.edition.proof.finding import Finding
from upheld.edition.reading import Edition
from upheld.publish.tables import ods, xlsx
from upheld.publish.tables.cell_differences import compare_columns, compare_lines
from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.contents import documents_of, readme_of
from upheld.publish.tables.data_package import DATA_PACKAGE, data_package_of
from upheld.publish.tables.packages import Part
from upheld.publish.tables.parquet import arrow_table
from upheld.publish.tables.proof_packages import is_safe_to_read, package_troubles
from upheld.publish.tables.reading_back import (
    Unreadable,
    read_csv,
    read_parquet,
    read_workbook,
)
from upheld.publish.tables.sheets import tables_of
from upheld.publish.tables.table import Table
from upheld.publish.tables.writing import (
    README,
    files_of,
    metadata_of,
    properties_of,
    with_notice,
    workbook_name,
)
from upheld.publish.tables.year_rows import DECIDED, FOLLOWED_UP

PARTS_OF = {".ods": ods.parts_of, ".xlsx": xlsx.parts_of}


def prove_tables(edition: Edition, folder: Path) -> list[Finding]:
    """Everything in which the folder of tables differs from the edition. Empty if nothing does.

    The words and layout must be those that this software writes. An edition made by another version
    is proved by that version.
    """
    tables = tables_of(edition)
    findings = [*_files(edition, folder, tables), *contradictions(edition, tables)]
    if any("is missing" in finding.trouble for finding in findings):
        return findings
    documents = documents_of(edition, tables)
    for ending in PARTS_OF:
        findings += _workbook(edition, folder, [*documents, *tables], ending=ending)
    noticed = [with_notice(table, edition.manifest.notice) for table in tables]
    for table in noticed:
        findings += _csv(folder / f"{table.name}.csv", table)
        findings += _parquet(edition, folder / f"{table.name}.parquet", table)
    if (folder / README).read_bytes() != readme_of(edition, documents).encode():
        findings.append(Finding(_where(folder / README), "does not say what the edition says"))
    findings += _data_package(edition, folder, noticed)
    return findings


def _where(path: Path, sheet: str = "") -> str:
    return f"tables/{path.name}" + (f", sheet {sheet}" if sheet else "")


def _files(edition: Edition, folder: Path, tables: list[Table]) -> Iterator[Finding]:
    expected = files_of(edition, tables)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(expected - found):
        yield Finding(f"tables/{name}", "is missing")
    for name in sorted(found - expected):
        yield Finding(f"tables/{name}", "is not a table in this edition")


def contradictions(edition: Edition, tables: Iterable[Table]) -> Iterator[Finding]:
    """Lines whose counts by outcome do not add up to the count and base of their percentage."""
    sums = {
        "decided": list(_sums(edition, DECIDED, What.DECIDED)),
        "remedies_and_compliance": list(_sums(edition, FOLLOWED_UP, What.COMPLIANCE)),
    }
    for table in tables:
        names = [column.name for column in table.columns]
        for row in table.rows if table.name in sums else ():
            line = dict(zip(names, row, strict=True))
            for name, parts in sums[table.name]:
                counts = [line[part] for part in parts]
                if _is_contradicted(line[name], counts):
                    trouble = (
                        f"{line['authority']}: {name} is {line[name]}, but {parts} are {counts}"
                    )
                    yield Finding(f"tables/{table.name}", trouble)


def _sums(edition: Edition, kinds: tuple[Kind, ...], what: What) -> Iterator[tuple[str, list[str]]]:
    """A column of a measure, and those of the outcomes that it adds up."""
    for measure in edition.profile.measures_in(edition.year):
        for name, cells in (("counted", measure.counted), ("out_of", measure.out_of)):
            if measure.kind in kinds and isinstance(cells, Cells) and cells.what is what:
                yield f"{measure.stem}_{name}", [column_name(each) for each in cells.outcomes]


def _is_contradicted(stated: Value, counts: list[Value]) -> bool:
    numbers = [count for count in counts if isinstance(count, int)]
    return isinstance(stated, int) and len(numbers) == len(counts) and sum(numbers) != stated


def _workbook(
    edition: Edition, folder: Path, tables: list[Table], *, ending: str
) -> Iterator[Finding]:
    path = folder / f"{workbook_name(edition)}{ending}"
    parts: list[Part] = list(PARTS_OF[ending](tables, properties_of(edition)))
    troubles = list(package_troubles(path, parts))
    yield from (Finding(_where(path), trouble) for trouble in troubles)
    size = sum(len(content) for _, content in parts)
    if troubles and not is_safe_to_read(path, at_most=2 * size):
        return
    try:
        sheets = read_workbook(path)
    except Unreadable as error:
        yield Finding(_where(path), str(error))
        return
    names = [table.name for table in tables]
    if list(sheets) != names:
        yield Finding(_where(path), f"has the sheets {', '.join(sheets)}, not {', '.join(names)}")
    for table in tables:
        if table.name in sheets:
            yield from compare_lines(
                _where(path, table.name),
                table,
                sheets[table.name],
                header=table.headings,
                expected=[cells.to_list() for cells in table.cells],
            )


def _csv(path: Path, table: Table) -> list[Finding]:
    try:
        lines = read_csv(path)
    except Unreadable as error:
        return [Finding(_where(path), str(error))]
    return compare_lines(
        _where(path),
        table,
        lines,
        header=[column.name for column in table.columns],
        expected=[cells.written(_csv_cell).to_pylist() for cells in table.cells],
    )


def _csv_cell(value: Value) -> str:
    return csv_text(value) if isinstance(value, str) else repr(value)


def _parquet(edition: Edition, path: Path, table: Table) -> list[Finding]:
    try:
        found = read_parquet(path)
    except Unreadable as error:
        return [Finding(_where(path), str(error))]
    expected = arrow_table(table, metadata=metadata_of(edition))
    if not found.schema.equals(expected.schema, check_metadata=True):
        return [Finding(_where(path), "its columns or metadata are not ours")]
    if found.num_rows != table.height:
        trouble = f"has {found.num_rows} lines, but the edition has {table.height}"
        return [Finding(_where(path), trouble)]
    if found.equals(expected):
        return []
    return compare_columns(
        _where(path),
        table,
        [column.to_pylist() for column in found.columns],
        expected=[column.to_pylist() for column in expected.columns],
    )


def _data_package(edition: Edition, folder: Path, tables: list[Table]) -> Iterator[Finding]:
    path = folder / DATA_PACKAGE
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        yield Finding(_where(path), f"cannot be read: {error}")
        return
    expected = data_package_of(edition, folder, tables)
    if not isinstance(found, dict) or found.keys() != expected.keys():
        yield Finding(_where(path), f"its keys are not {', '.join(expected)}")
        return
    for key, value in expected.items():
        if key != "resources" and found[key] != value:
            yield Finding(_where(path), f"{key} is {found[key]!r}, but the edition has {value!r}")
    if found["resources"] == expected["resources"]:
        return
    for resource in expected["resources"]:
        if resource not in found["resources"]:
            trouble = f"{resource['path']}: its hash, size or columns are not the file's"
            yield Finding(_where(path), trouble)
    if len(found["resources"]) != len(expected["resources"]):
        yield Finding(_where(path), f"lists {len(found['resources'])} files")
