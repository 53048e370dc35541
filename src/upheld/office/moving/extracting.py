"""What the office holds, as an extract: a folder of CSV files that `upheld build` takes.

Drafts do not go out, and what may not be public goes out with a reason for withholding it. A column
goes out if the office was given it or has something in it: what it was never given must stay "not
available", and never become 0. Importing the folder again changes nothing.
"""

import csv
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from upheld.core.progress import Progress, silent
from upheld.core.years import Year
from upheld.disk.in_place import folder_in_place
from upheld.intake.directory.directory import Directory
from upheld.intake.tables import COUNTED, TABLES, Column, Holds, TableSpec
from upheld.office.ledger.moment import one_moment
from upheld.office.ledger.recording import writing
from upheld.office.models import GivenTable, PassedRow
from upheld.office.models.contract import AT_ONCE, EDITED, PASSED, TableRow, rows_held
from upheld.office.moving.authority_names import AuthorityNames
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.times import Times


def write_extract(
    folder: Path,
    *,
    as_at: date,
    times: Times,
    directory: Directory,
    who: str = "extract",
    progress: Progress = silent,
) -> dict[str, int]:
    """Returns the number of rows in each table.

    Raises MovingError, or InPlaceError if the folder exists. ``as_at`` is the day that decides what
    may be public: what is to be published later goes out as withheld.
    """
    # It has what people have told the office in it.
    with folder_in_place(folder, for_owner_alone=True) as beside:
        with one_moment():
            tables = tables_to_write(as_at=as_at, times=times)
            names = AuthorityNames(directory)
            sizes = {}
            for name in sorted(tables, key=_undated_last):
                columns, rows = tables[name]
                progress(f"Writing {name}", 0, len(rows))
                _write(beside / f"{name}.csv", TABLES[name], columns, rows, names)
                sizes[name] = len(rows)
        if not any(sizes.get(name) for name in COUNTED):
            raise MovingError(
                f"The office has nothing to count, so {folder} was not written. Enter a"
                " complaint, or import an extract with `upheld office import`."
            )
    with writing(who, "take an extract") as write:
        write.tell("extract", folder.name[:200], after={"as_at": as_at.isoformat(), **sizes})
    return sizes


def tables_to_write(*, as_at: date, times: Times) -> dict[str, tuple[list[Column], list[TableRow]]]:
    """The tables that the office has, with the columns that go out and all rows."""
    given = {each.name: frozenset(each.columns) for each in GivenTable.objects.all()}
    found = {}
    for edited in EDITED:
        name = edited.spec.name
        rows = [row for _, row in rows_held(edited, times=times, as_at=as_at)]
        if rows or name in given or not given:
            found[name] = _columns_to_write(edited.spec, rows, given.get(name)), rows
    for name in PASSED:
        if name in given:
            columns = [column for column in TABLES[name].columns if column.name in given[name]]
            found[name] = columns, _passed(name)
    return found


def _columns_to_write(
    spec: TableSpec, rows: Iterable[TableRow], given: Collection[str] | None
) -> list[Column]:
    """If ``given`` is None the table was begun here, where the forms ask for all its columns."""
    if given is None:
        return list(spec.columns)
    used = {
        column.name
        for at, column in enumerate(spec.columns)
        if column.name not in given and any(row[at] not in _nothing(column) for row in rows)
    }
    return [column for column in spec.columns if column.name in given or column.name in used]


def _nothing(column: Column) -> tuple[object, ...]:
    """What intake reads if the column is not there."""
    return (None, 1) if column.holds is Holds.SEQUENCE else (None,)


def _passed(name: str) -> list[TableRow]:
    columns = TABLES[name].columns
    rows = PassedRow.objects.filter(table=name).values_list("cells", flat=True).iterator(AT_ONCE)
    return [tuple(_typed(cells.get(c.name), c) for c in columns) for cells in rows]


def _typed(cell: Any, column: Column) -> Any:
    return date.fromisoformat(cell) if cell and column.holds is Holds.DATE else cell


def _undated_last(name: str) -> bool:
    """Intake reads their authorities as at the last date in the dated tables."""
    return not TABLES[name].dated_by


def _write(
    path: Path,
    spec: TableSpec,
    columns: list[Column],
    rows: Iterable[TableRow],
    names: AuthorityNames,
) -> None:
    places = {column.name: at for at, column in enumerate(spec.columns)}
    wanted = [(places[column.name], column.holds) for column in columns]
    dated_at = places.get(spec.dated_by)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for row in rows:
            on = None if dated_at is None else _day(row[dated_at])
            names.note(on)
            writer.writerow(
                names.name_for(row[at], on=on)
                if holds is Holds.AUTHORITY
                else _text(row[at], holds)
                for at, holds in wanted
            )


def _day(dated: date | int) -> date:
    return Year(dated).last_day if isinstance(dated, int) else dated


def _text(cell: Any, holds: Holds) -> str:
    if cell is None:
        return ""
    if holds is Holds.YES_NO:
        return "yes" if cell else "no"
    return str(Year(cell)) if holds is Holds.YEAR else str(cell)
