"""Turns one raw table into one checked table: its columns, then its cells, then its keys.

Every problem in the table is found in one go. Whether it agrees with other tables is checked in
contradictions.py.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.profile import Profile
from upheld.core.references import ANY, Forms
from upheld.intake.checks.authority_cells import last_days_of, read_authorities
from upheld.intake.checks.cells import Cells, Texts, as_array, read_cells, read_cells_by_what
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.codes import Codes, coded_reader, filled_from_codes, remedied_by_code
from upheld.intake.checks.dates import LATEST, has_time_of_day
from upheld.intake.checks.headers import headers_of
from upheld.intake.checks.keys import ENTERED_AGAIN, out_of_sequence, repeated
from upheld.intake.checks.nothing import LONGEST, read_as_empty, takes_empty
from upheld.intake.checks.real_names import COMPLAINANT, real_names
from upheld.intake.checks.reference_cells import reference_reader, spelt
from upheld.intake.checks.values import (
    Reader,
    nearest,
    reader_by_what,
    reader_of,
    trimmed,
    type_of,
)
from upheld.intake.directory.directory import Directory
from upheld.intake.files.rows_around import cut_at, without_rows_below
from upheld.intake.problems import Problem
from upheld.intake.raw import RawTable
from upheld.intake.tables import BY_WHAT, Column, Holds, TableSpec

NUMBERED_ONE = "sequence"  # the column in which an empty cell means 1
REMEDIED = "remedied_by_authority"
REFERENCE = "reference"
EVENT = "event"
WHAT = "what"


@dataclass(frozen=True, kw_only=True)
class Checking:
    """What every table is checked against. ``undated`` is the day for rows without a date."""

    directory: Directory
    profile: Profile
    codes: Codes = field(default_factory=Codes)
    references: Forms = ANY
    faults: tuple[str, ...] = ()  # the kinds that the office lists; any words if there are none
    undated: date = LATEST
    all_read: bool = True  # False: rows may be missing because they could not be read


@dataclass
class Outcome:
    """``checked`` is None where a required column is missing: its rows cannot be checked."""

    checked: CheckedTable | None
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _WithoutRows:
    """Of a table without rows nothing but its headers can be checked."""

    source: str
    columns: tuple[str, ...]
    spec: TableSpec
    tells_remedied: bool
    all_read: bool
    raw: RawTable = field(compare=False)
    against: Checking = field(compare=False)


def check_table(raw: RawTable, spec: TableSpec, against: Checking) -> Outcome:
    """One without rows is checked once: most tables of a case, as an office holds it, have none."""
    if raw.rows:
        return _check(raw, spec, against)
    alike = _WithoutRows(
        source=raw.source,
        columns=tuple(raw.columns),
        spec=spec,
        tells_remedied=against.codes.tell_remedied(spec.name),
        all_read=against.all_read,
        raw=raw,
        against=against,
    )
    return _check_without_rows(alike)


@lru_cache(maxsize=100)
def _check_without_rows(table: _WithoutRows) -> Outcome:
    return _check(table.raw, table.spec, table.against)


def _check(raw: RawTable, spec: TableSpec, against: Checking) -> Outcome:
    headers = headers_of(raw, spec)
    outcome = Outcome(None, list(headers.problems), list(headers.notes))
    rows, below = without_rows_below(raw, spec, headers.columns)
    outcome.problems += below
    raw = cut_at(raw, rows)
    columns = {name: array[:rows] for name, array in headers.columns.items()}
    lines = np.asarray(raw.lines, dtype=np.int64)
    cells = _all_cells(raw, spec, columns, lines, against)
    for column in spec.columns:
        if column.name in cells:
            outcome.problems += cells[column.name].problems
        if column.name in columns:  # remedies may come from codes alone
            outcome.notes += _read_as_empty(raw, column, columns[column.name])
            if column.holds is Holds.FAULT:
                outcome.notes += _kinds_not_listed(raw, column, cells[column.name], against.faults)
            if column.name == COMPLAINANT:
                outcome.notes += real_names(raw.source, columns[column.name], lines)
            if column.holds is Holds.DATE:
                outcome.notes += _times_left_out(raw, column, columns[column.name])
    if not raw.rows:
        outcome.notes.append(f"{raw.source}: the table has no rows.")
    if all(c.name in cells for c in spec.columns if c.required):
        spellings = spelt(columns[REFERENCE]) if REFERENCE in cells else None
        outcome.checked = _checked(raw, spec, cells, lines, spellings=spellings, against=against)
        outcome.problems += _of_keys(outcome.checked, spec)
    return outcome


def _all_cells(
    raw: RawTable,
    spec: TableSpec,
    columns: dict[str, pa.Array],
    lines: np.ndarray,
    against: Checking,
) -> dict[str, Cells]:
    """The columns that the file has, the authority last: it is looked up at another's date."""
    cells: dict[str, Cells] = {}
    for column in sorted(spec.columns, key=lambda c: c.holds is Holds.AUTHORITY):
        if column.name not in columns:
            continue
        texts = Texts(raw.source, column, columns[column.name], lines)
        if column.holds is Holds.AUTHORITY:
            days = _days(spec, cells, rows=raw.rows, otherwise=against.undated)
            cells[column.name] = read_authorities(
                texts,
                days=days,
                else_on=None if spec.dated_by else LATEST,
                directory=against.directory,
            )
        elif column.holds in BY_WHAT:
            whats = cells[WHAT].values if WHAT in cells else pa.nulls(raw.rows, pa.string())
            cells[column.name] = read_cells_by_what(
                texts, whats, partial(reader_by_what, against.profile)
            )
        else:
            reader = _reader(spec, column, against)
            as_written = against.references.as_written if column.name == REFERENCE else ""
            cells[column.name] = read_cells(texts, reader, as_written=as_written)
    if spec.name == "decided" and against.codes.tell_remedied("decided") and "outcome" in columns:
        cells[REMEDIED] = _remedied(raw, columns, cells, lines, against.codes)
    return cells


def _reader(spec: TableSpec, column: Column, against: Checking) -> Reader | None:
    if column.holds is Holds.REFERENCE:
        # An office can call its events what it likes.
        return reference_reader(ANY if column.name == EVENT else against.references)
    reader = reader_of(spec.name, column, profile=against.profile, faults=against.faults)
    return coded_reader(against.codes, column, reader) if reader else None


def _days(spec: TableSpec, cells: dict[str, Cells], *, rows: int, otherwise: date) -> np.ndarray:
    """The day on which each row's authority is looked up."""
    if spec.dated_by not in cells:
        return np.full(rows, otherwise, dtype="datetime64[D]")
    values = cells[spec.dated_by].values
    if pa.types.is_integer(values.type):
        return last_days_of(values, otherwise=otherwise)
    return values.fill_null(otherwise).to_numpy(zero_copy_only=False).astype("datetime64[D]")


def _remedied(
    raw: RawTable,
    columns: dict[str, pa.Array],
    cells: dict[str, Cells],
    lines: np.ndarray,
    codes: Codes,
) -> Cells:
    """The column of remedies, from its cells and the codes together."""
    blank = Cells(pa.nulls(raw.rows, pa.bool_()), np.zeros(raw.rows, dtype=bool))
    cell = cells.get(REMEDIED, blank)
    told = remedied_by_code(codes, columns["outcome"])
    values, problems = filled_from_codes(cell.values, told, source=raw.source, lines=lines)
    return Cells(values, cell.bad, cell.problems + problems)


def _checked(
    raw: RawTable,
    spec: TableSpec,
    cells: dict[str, Cells],
    lines: np.ndarray,
    *,
    spellings: pa.Array | None,
    against: Checking,
) -> CheckedTable:
    arrays = {}
    for column in spec.columns:
        if column.name in cells:
            values = cells[column.name].values
        else:
            values = pa.nulls(raw.rows, type_of(column.holds))
        arrays[column.name] = values.fill_null(1) if column.name == NUMBERED_ONE else values
    table = pa.table(_as_meant(spec, arrays, against.profile.with_fault))
    bad = np.zeros(raw.rows, dtype=bool)
    for cell in cells.values():
        bad |= cell.bad
    if spellings is not None and bad.any():
        spellings = spellings.filter(pa.array(~bad))
    return CheckedTable(
        name=spec.name,
        source=raw.source,
        table=table.filter(pa.array(~bad)) if bad.any() else table,
        lines=lines[~bad] if bad.any() else lines,
        given=frozenset(cells),
        whole=against.all_read and not bad.any(),
        spelt=spellings,
    )


def _as_meant(
    spec: TableSpec, arrays: dict[str, pa.Array], with_fault: tuple[str, ...]
) -> dict[str, pa.Array]:
    """Remedies are always for decisions with fault. If one outcome has it, a published total need
    not say which.
    """
    if spec.name == "counts" and "what" in arrays and len(with_fault) == 1:
        remedied = pc.and_(pc.equal(arrays["what"], "remedied"), pc.is_null(arrays["outcome"]))
        arrays["outcome"] = pc.if_else(remedied, with_fault[0], arrays["outcome"])
    return arrays


def _of_keys(checked: CheckedTable, spec: TableSpec) -> list[Problem]:
    if spec.name == "codes":
        return []  # compared in codes.py, which ignores case and allows identical rows
    problems = repeated(checked, spec)
    if spec.name in ENTERED_AGAIN:
        problems += out_of_sequence(checked)
    return problems


def _read_as_empty(raw: RawTable, column: Column, array: pa.Array) -> list[str]:
    """Words such as NULL that were read as an empty cell, one line for each."""
    if not takes_empty(column):
        return []
    texts = trimmed(as_array(array))
    short = texts.filter(pc.less_equal(pc.utf8_length(texts), LONGEST)).dictionary_encode()
    words = {
        at: word
        for at, word in enumerate(short.dictionary.to_pylist())
        if read_as_empty(word, column)
    }
    codes = short.indices.to_numpy()
    rows = {word: int((codes == at).sum()) for at, word in words.items()}
    return [
        f"{raw.source}: in {column.name}, {word!r} was read as an empty cell, in"
        f" {number_of(many, 'row')}."
        for word, many in rows.items()
    ]


def _kinds_not_listed(
    raw: RawTable, column: Column, cells: Cells, faults: tuple[str, ...]
) -> list[str]:
    others = Counter(each for each in cells.values.to_pylist() if each and each not in faults)
    if not others or not faults:
        return []
    rows = number_of(others.total(), "row has", "rows have")
    known = dict.fromkeys(faults)
    near = nearest(first := min(others), dict(zip(known, known, strict=True)))
    hint = f" Did you mean {near!r}?" if near else ""
    return [
        f"{raw.source}: in {column.name}, {rows} a kind that is not in your list (faults in"
        f" office.toml), such as {first!r}.{hint}"
    ]


def _times_left_out(raw: RawTable, column: Column, array: pa.Array) -> list[str]:
    encoded = as_array(array).dictionary_encode()
    timed = [has_time_of_day(text) for text in encoded.dictionary.to_pylist()]
    rows = int(np.asarray(timed, dtype=bool)[encoded.indices.to_numpy()].sum()) if timed else 0
    if not rows:
        return []
    cells = number_of(rows, "date has", "dates have")
    return [f"{raw.source}: in {column.name}, {cells} a time of day, which we left out."]
