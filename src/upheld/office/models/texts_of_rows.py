"""Rows of the contract's tables as the texts of an extract, in the words that intake reads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from upheld.core.years import Year
from upheld.intake.tables import TABLES, Column, Holds, TableSpec
from upheld.office.models.authority_names import AuthorityNames
from upheld.office.models.contract import TableRow


def undated_last(name: str) -> bool:
    """The order of tables: intake reads authorities without a date as at the others' last date."""
    return not TABLES[name].dated_by


def texts_of(
    spec: TableSpec, columns: Sequence[Column], rows: Iterable[TableRow], names: AuthorityNames
) -> Iterator[list[str]]:
    """The cells of ``columns``. ``rows`` have a cell for each column of the table."""
    places = {column.name: at for at, column in enumerate(spec.columns)}
    wanted = [(places[column.name], column.holds) for column in columns]
    dated_at = places.get(spec.dated_by)
    for row in rows:
        on = None if dated_at is None else _day(row[dated_at])
        names.note(on)
        yield [_text(row[at], holds, names, on=on) for at, holds in wanted]


def _day(dated: date | int) -> date:
    return Year(dated).last_day if isinstance(dated, int) else dated


def _text(cell: Any, holds: Holds, names: AuthorityNames, *, on: date | None) -> str:
    if holds is Holds.AUTHORITY:
        return names.name_for(cell, on=on)
    if cell is None:
        return ""
    if holds is Holds.YES_NO:
        return "yes" if cell else "no"
    return str(Year(cell)) if holds is Holds.YEAR else str(cell)
