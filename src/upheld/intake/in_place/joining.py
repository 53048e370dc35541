"""Tables counted in place, joined to an extract whose other tables are files.

We fetch only the cases that lists may name: those whose compliance failed in the year, and those
with recommendations in the extract. We fetch all entries for such a case, so that we know which
is the last.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from upheld.core.counting import CASE
from upheld.core.years import Year
from upheld.intake.checks.values import type_of
from upheld.intake.extract import Extract
from upheld.intake.in_place.checking import check_in_place
from upheld.intake.in_place.in_rows import Against, InPlace
from upheld.intake.in_place.reading_references import spelt_in_two_ways
from upheld.intake.problems import IntakeError, Problem
from upheld.intake.raw import InputFile
from upheld.intake.table_places import Place
from upheld.intake.tables import TABLES


def with_places(
    extract: Extract, places: list[Place], against: Against, *, listing: Year | None
) -> Extract:
    """The extract with its tables in place. Raises IntakeError with every problem they have."""
    checked = [_checked(place, extract.path, against) for place in places]
    problems = [problem for table in checked for problem in table.problems]
    if not problems:
        problems += spelt_in_two_ways(checked, extract.tables, against)
    if checked and not any(table.rows for table in checked) and not problems:
        trouble, remedy = "there is nothing to count", "Put at least one row in one of the tables."
        problems.append(Problem(extract.path.name, None, None, None, trouble, remedy))
    if problems:
        raise IntakeError(extract.path.name, problems)
    in_place = {table.place.table: table.table for table in checked if table.table is not None}
    whole = replace(
        extract,
        in_place=in_place,
        connected=against.connected,
        given={**extract.given, **{table.place.table: table.given for table in checked}},
        files=(*extract.files, *(_input(table, against) for table in checked)),
        notes=(*extract.notes, *(note for table in checked for note in table.notes)),
    )
    listed = _listed(whole, against, listing)
    ordered = {**extract.tables, **listed}
    return replace(whole, tables={name: ordered[name] for name in TABLES if name in ordered})


def _checked(place: Place, folder: Path, against: Against) -> InPlace:
    try:
        raw = place.opened(against.connected, folder)
    except Exception as error:  # each engine has its own exceptions for a missing table
        said = str(error).strip().splitlines()[0] if str(error).strip() else "not found"
        remedy = "Correct where.toml, or get permission to read the table."
        trouble = f"it cannot be opened ({said[:200]})"
        return InPlace(place, problems=[Problem(place.source, None, None, None, trouble, remedy)])
    return check_in_place(place, raw, against)


def _input(table: InPlace, against: Against) -> InputFile:
    name = f"{table.place.table}@{against.connected.name}:{table.place.address}"
    return InputFile(
        name=name,
        sha256=sha256(table.fingerprint.encode()).hexdigest(),
        size=table.rows,
        table=table.place.table,
    )


def _listed(extract: Extract, against: Against, year: Year | None) -> Mapping[str, pa.Table]:
    """From each table in place, the rows that lists may name, like a table from a file."""
    failed = against.rules.profile.failed_compliance
    cases = _cases(extract, year, failed) if year else None
    found = {}
    for name, table in extract.in_place.items():
        rows: list[dict[str, Any]] = []
        if cases is not None and name != "received":
            rows = against.run(table.semi_join(cases, CASE))
        spec = TABLES[name]
        schema = pa.schema([(c.name, type_of(c.holds)) for c in spec.columns])
        rows.sort(key=lambda row: tuple(str(row[column]) for column in spec.key))
        found[name] = pa.Table.from_pylist(rows, schema=schema)
    return found


def _cases(extract: Extract, year: Year, failed: tuple[str, ...]) -> ibis.Table | None:
    parts = []
    if extract.has("compliance") or "compliance" in extract.in_place:
        rows = extract.cases("compliance").filter(
            _.outcome.isin(failed),
            _.recorded_on >= ibis.literal(year.first_day),
            _.recorded_on <= ibis.literal(year.last_day),
        )
        parts.append(rows.select(*CASE))
    if extract.has("recommendations"):
        parts.append(extract.cases("recommendations").select(*CASE))
    return ibis.union(*parts, distinct=True) if len(parts) > 1 else (parts or [None])[0]
