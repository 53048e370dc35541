"""Tables that the office does not edit, kept as they came, and the columns that each table had."""

from collections import Counter
from datetime import date
from typing import Any

from upheld.intake.extract import Extract
from upheld.intake.tables import TABLES
from upheld.office.ledger.recording import Writing
from upheld.office.models import GivenTable, PassedRow
from upheld.office.models.contract import PASSED


def keep_passed(
    extract: Extract, write: Writing, made: Counter[str], changed: Counter[str]
) -> None:
    """A table in the extract replaces the one that was here. Other tables stay."""
    for name in PASSED:
        if not extract.has(name):
            continue
        given = extract.given[name]
        rows = [_plain(row, given) for row in extract.tables[name].to_pylist()]
        held = list(PassedRow.objects.filter(table=name))
        for record, cells in zip(held, rows, strict=False):
            if record.cells != cells:
                record.cells = cells
                write.change(record)
                changed[name] += 1
        for record in held[len(rows) :]:
            write.remove(record)
            changed[name] += 1
        new = enumerate(rows[len(held) :], start=len(held) + 1)
        records = [PassedRow(table=name, place=place, cells=cells) for place, cells in new]
        write.make_all(records)
        made[name] += len(records)


def _plain(row: dict[str, Any], given: frozenset[str]) -> dict[str, Any]:
    """The cells of the columns that were given, as JSON can hold them."""
    return {
        name: cell.isoformat() if isinstance(cell, date) else cell
        for name, cell in row.items()
        if name in given
    }


def keep_given(extract: Extract, write: Writing) -> None:
    """Columns given once stay given in a table edited here. For other tables the last extract
    counts.
    """
    held = {each.name: each for each in GivenTable.objects.all()}
    for name, given in extract.given.items():
        stored = held.get(name)
        told = set(given) | (set(stored.columns) if stored and name not in PASSED else set())
        columns = [column.name for column in TABLES[name].columns if column.name in told]
        if stored is None:
            write.make(GivenTable(name=name, columns=columns))
        elif stored.columns != columns:
            stored.columns = columns
            write.change(stored)
