"""What the office holds, as an extract: a folder of CSV files that `upheld build` takes.

What is not ready (models.contract) does not go out, and what may not be public goes out with a
reason for withholding it. An extract that intake would refuse is never put in place. A column
goes out if the office was given it or has something in it: what it was never given must stay "not
available", and never become 0. Importing the folder again changes nothing.
"""

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from upheld.core.progress import Progress, silent
from upheld.disk.in_place import folder_in_place
from upheld.intake.checks.checked import number_of
from upheld.intake.directory.directory import Directory
from upheld.intake.tables import COUNTED, TABLES, Column, Holds, TableSpec
from upheld.office.configuration import own_profile
from upheld.office.ledger.moment import one_moment
from upheld.office.ledger.recording import writing
from upheld.office.models import FurtherFinding, GivenTable, PassedRow, Person
from upheld.office.models.authority_names import AuthorityNames
from upheld.office.models.contract import (
    AT_ONCE,
    EDITED,
    FINDING,
    FURTHER,
    PASSED,
    TableRow,
    table_held,
)
from upheld.office.models.texts_of_rows import texts_of, undated_last
from upheld.office.moving.mistakes import MovingError
from upheld.office.moving.own_check import refuse_unreadable
from upheld.office.rules.times import Times


def write_extract(
    folder: Path,
    *,
    as_at: date,
    times: Times,
    directory: Directory,
    who: Person | str = "extract",
    made_for: str = "",
    progress: Progress = silent,
) -> dict[str, int]:
    """Returns the number of rows in each table.

    Raises MovingError, or InPlaceError if the folder exists. ``as_at`` is the day that decides what
    may be public: what is to be published later goes out as withheld. The ledger says
    ``who`` asked for it, and what it was ``made_for`` if it was not taken away itself.
    """
    # It has what people have told the office in it.
    with folder_in_place(folder, for_owner_alone=True) as beside:
        with one_moment():
            tables = tables_to_write(as_at=as_at, times=times)
            names = AuthorityNames(directory)
            for name in sorted(tables, key=undated_last):
                progress(f"Writing {name}", 0, len(tables[name].rows))
                _write(beside / f"{name}.csv", tables[name], names)
            sizes = {name: len(tables[name].rows) for name in sorted(tables, key=undated_last)}
            progress("Checking it", 0, 0)
            keys = {name: table.keys for name, table in tables.items()}
            refuse_unreadable(beside, keys, directory=directory)
        if not any(sizes.get(name) for name in COUNTED):
            raise MovingError(
                f"The office has nothing to count, so {folder} was not written. Enter a"
                " complaint, or import an extract with `upheld office import`."
            )
    with writing(who, "take an extract") as write:
        told = {"as_at": as_at.isoformat(), **({"made_for": made_for} if made_for else {})}
        write.tell("extract", folder.name[:200], after={**told, **sizes})
    return sizes


@dataclass(frozen=True, kw_only=True)
class Going:
    """A table as it goes out. ``keys`` are those of its records; a passed table has none."""

    spec: TableSpec
    columns: Sequence[Column]
    rows: Sequence[TableRow]
    keys: Sequence[int] = ()


def tables_to_write(*, as_at: date, times: Times) -> dict[str, Going]:
    """The tables that the office has, with the columns that go out and all rows."""
    _refuse_findings_not_counted()
    given = {each.name: frozenset(each.columns) for each in GivenTable.objects.all()}
    found = {}
    for edited in EDITED:
        name = edited.spec.name
        held = list(table_held(edited, times=times, as_at=as_at))
        if held or name in given or not given:
            keys, rows = [key for key, _ in held], [row for _, row in held]
            columns = _columns_to_write(edited.table, rows, given.get(name))
            found[name] = Going(spec=edited.table, columns=columns, rows=rows, keys=keys)
    for name in PASSED:
        if name in given:
            columns = [column for column in TABLES[name].columns if column.name in given[name]]
            found[name] = Going(spec=TABLES[name], columns=columns, rows=_passed(name))
    return found


def _refuse_findings_not_counted() -> None:
    """A profile that no longer counts them must not lose them."""
    if not own_profile().counts_findings and (
        many := FurtherFinding.objects.filter(FURTHER.is_row).count()
    ):
        raise MovingError(
            f"The office holds {number_of(many, 'further finding')} of decisions, but"
            f" {own_profile().name} counts no findings. Set counts_findings = true again in"
            " profile.toml."
        )


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
    wanted = {*given, *used, FINDING.name}  # a table has that column where findings are counted
    return [column for column in spec.columns if column.name in wanted]


def _nothing(column: Column) -> tuple[object, ...]:
    """What intake reads if the column is not there."""
    return (None, 1) if column.holds is Holds.SEQUENCE else (None,)


def _passed(name: str) -> list[TableRow]:
    columns = TABLES[name].columns
    rows = PassedRow.objects.filter(table=name).values_list("cells", flat=True).iterator(AT_ONCE)
    return [tuple(_typed(cells.get(c.name), c) for c in columns) for cells in rows]


def _typed(cell: Any, column: Column) -> Any:
    return date.fromisoformat(cell) if cell and column.holds is Holds.DATE else cell


def _write(path: Path, table: Going, names: AuthorityNames) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(texts_of(table.spec, table.columns, table.rows, names))
