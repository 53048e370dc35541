"""The frozen cases as they would be if an authority's query were right: one case is changed.

It is changed in every table that has it, as an extract of the office would have it then. Nothing is
written anywhere.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.mistakes import Mistake
from upheld.intake.extract import Extract
from upheld.office.models import Query
from upheld.office.rules.year_steps import WITHOUT_FIGURES, Ground

DATED = {"decided": "decided_on", "compliance": "recorded_on"}
FOLLOW_UP = ("recommendations", "compliance")  # an extract has them only if we found fault
OF_WHOLE_CASE = (Ground.NOT_OURS, Ground.TWICE)  # these change every row of the case
COLUMN = {  # of the decision that counts, or of the compliance outcome
    Ground.OUTCOME: ("decided", "outcome"),
    Ground.YEAR: ("decided", "decided_on"),
    Ground.SERVICE: ("decided", "category"),
    Ground.REMEDY: ("decided", "remedied_by_authority"),
    Ground.COMPLIANCE: ("compliance", "outcome"),
}
Cell = str | bool | date


class CannotSayError(Mistake):
    """Why we cannot say what a query would change."""


def changed(extract: Extract, query: Query, *, as_at: date, with_fault: Collection[str]) -> Extract:
    """Raises CannotSayError."""
    if query.ground in WITHOUT_FIGURES:
        raise CannotSayError("A name or an addressee changes no figure.")
    if query.case is None:
        raise CannotSayError("It names no case, so what it would change cannot be counted.")
    if not _tables_with(extract, query):
        raise CannotSayError(_not_there(query))
    ground = Ground(query.ground)
    if ground == Ground.TWICE:
        return _without(extract, query, _tables_with(extract, query))
    if ground == Ground.NOT_OURS:
        return _moved(extract, query)
    done = _one_row_changed(extract, query, ground, as_at=as_at)
    found_no_fault = ground == Ground.OUTCOME and not _has_fault(done, query, with_fault)
    return _without(done, query, FOLLOW_UP) if found_no_fault else done


def _tables_with(extract: Extract, query: Query) -> list[str]:
    named = {"reference", "authority"}
    about = [n for n, table in extract.tables.items() if named <= set(table.column_names)]
    return [n for n in about if pc.any(_rows_of(extract.tables[n], query)).as_py()]


def _rows_of(table: pa.Table, query: Query) -> pa.ChunkedArray:
    assert query.case
    is_reference = pc.equal(table["reference"], query.case.reference)
    return pc.and_(is_reference, pc.equal(table["authority"], query.case.authority_id))


def _not_there(query: Query) -> str:
    assert query.case
    return (
        f"{query.case.reference} was not counted when the cases were frozen. If it has been entered"
        " since, freeze the cases again and build another candidate."
    )


def _without(extract: Extract, query: Query, names: Collection[str]) -> Extract:
    left = {
        name: extract.tables[name].filter(pc.invert(_rows_of(extract.tables[name], query)))
        for name in names
        if name in extract.tables
    }
    return replace(extract, tables={**extract.tables, **left})


def _moved(extract: Extract, query: Query) -> Extract:
    tables = dict(extract.tables)
    for name in _tables_with(extract, query):
        rows = _rows_of(tables[name], query)
        tables[name] = _with_cell(tables[name], rows, "authority", query.should_be)
    return replace(extract, tables=tables)


def _one_row_changed(extract: Extract, query: Query, ground: Ground, *, as_at: date) -> Extract:
    name, column = COLUMN[ground]
    if name not in extract.tables:
        raise CannotSayError(f"The frozen cases have no {name} table, so nothing in it can change.")
    table = extract.tables[name]
    rows = _standing(table, query, dated=DATED[name], as_at=as_at)
    told = _with_cell(table, rows, column, _value(query, ground))
    return replace(extract, tables={**extract.tables, name: told})


def _standing(table: pa.Table, query: Query, *, dated: str, as_at: date) -> pa.ChunkedArray:
    """The one row that counts: the last by the day of the figures."""
    by_then = pc.fill_null(pc.less_equal(table[dated], pa.scalar(as_at, pa.date32())), False)
    rows = pc.and_(_rows_of(table, query), by_then)
    last = pc.max(table.filter(rows)["sequence"])
    if not last.is_valid:
        raise CannotSayError(_not_there(query))
    rows = pc.and_(rows, pc.equal(table["sequence"], last))
    if pc.sum(rows).as_py() > 1:
        raise CannotSayError(
            "The decision has several findings, and a query does not say which is meant. Correct"
            " the case, freeze the cases again, and compare the two candidates."
        )
    return rows


def _value(query: Query, ground: Ground) -> Cell:
    if ground == Ground.REMEDY:
        return True
    return date.fromisoformat(query.should_be) if ground == Ground.YEAR else query.should_be


def _with_cell(table: pa.Table, rows: pa.ChunkedArray, column: str, value: Cell) -> pa.Table:
    place = table.schema.get_field_index(column)
    field = table.schema.field(place)
    cells = pc.if_else(rows, pa.scalar(value, field.type), table[column])
    return table.set_column(place, field, cells)


def _has_fault(extract: Extract, query: Query, with_fault: Collection[str]) -> bool:
    """Whether a decision of the case found fault, or may have, if its first is not here."""
    table = extract.tables["decided"]
    found = table.filter(_rows_of(table, query)).select(["outcome", "sequence"]).to_pylist()
    return any(row["outcome"] in with_fault for row in found) or all(
        row["sequence"] != 1 for row in found
    )
