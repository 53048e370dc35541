"""An extract read and checked as a whole: either everything, or nothing and every problem.

How the tables are checked is decided in checks.all_tables.
"""

from collections.abc import Collection, Container, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from upheld.core.profile import Profile
from upheld.core.references import ANY, Forms
from upheld.core.vocabulary import folded
from upheld.core.years import Year
from upheld.intake.checks.all_tables import check_tables
from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.codes import Codes, read_codes
from upheld.intake.checks.findings import Findings
from upheld.intake.checks.of_another import of_another
from upheld.intake.checks.one_table import Checking
from upheld.intake.demonstration import notice_of
from upheld.intake.directory.directory import Directory
from upheld.intake.engines import Engine, connect
from upheld.intake.extract import Extract
from upheld.intake.files.reading_files import Reading, read_raw
from upheld.intake.in_place.in_rows import Against
from upheld.intake.in_place.joining import with_places
from upheld.intake.problems import IntakeError, Problem
from upheld.intake.table_places import read_places
from upheld.intake.tables import COUNTED

# Readers of the outputs will notice if one of these tables is missing.
AVAILABLE_OR_NOT = ("received", "decided", "compliance", "recommendations", "reports", "events")


def read_extract(
    path: Path,
    *,
    directory: Directory,
    profile: Profile,
    engine: Engine = Engine.DUCKDB,
    listing: Year | None = None,
    references: Forms = ANY,
    faults: tuple[str, ...] = (),
    remote: bool = False,
    without: Collection[str] = (),
) -> Extract:
    """The whole extract. Raises IntakeError with every problem in every table.

    Tables that ``where.toml`` names are checked and counted in place, on the engine. We fetch only
    those of their cases that lists for the year ``listing`` may name. ``references``: the forms of
    the office's references. ``faults``: the kinds of fault that it lists; if there are none, they
    can be any words. ``remote``: whether we may read an address on another machine.
    ``without``: tables to leave alone, as if they were not there.
    """
    reading = read_raw(path, without=without)
    places, problems = read_places(path, engine, remote=remote)
    reading.problems += problems
    connected = None
    if places or engine is not Engine.DUCKDB:
        here = [place.path(path) for place in places if not place.is_remote]
        connected = connect(engine, reading=here, remote=remote)
    rules = Checking(directory=directory, profile=profile, references=references, faults=faults)
    extract = check_extract(path, reading, rules, elsewhere=bool(places or problems))
    if connected is None:
        return extract
    with_codes = replace(rules, codes=_codes_of(extract, profile))
    against = Against(connected=connected, rules=with_codes)
    return with_places(extract, places, against, listing=listing)


def _codes_of(extract: Extract, profile: Profile) -> Codes:
    """The codes of an extract whose table of codes has been checked already."""
    if not extract.has("codes"):
        return Codes()
    table = extract.tables["codes"]
    checked = CheckedTable(
        name="codes",
        source="codes",
        table=table,
        lines=np.arange(table.num_rows),
        given=extract.given["codes"],
        whole=True,
    )
    return read_codes(checked, profile)[0]


def check_extract(
    path: Path, reading: Reading, rules: Checking, *, elsewhere: bool = False
) -> Extract:
    """Check the raw tables, and add to the problems found in reading them.

    ``elsewhere``: there are other tables too, so a folder without cases is not a mistake.
    """
    raw, all_read = reading.tables, not reading.problems
    found = Findings(list(reading.problems), list(reading.notes))
    tables = check_tables(raw, found, replace(rules, all_read=all_read))
    if not any(name in raw and raw[name].rows for name in COUNTED) and all_read and not elsewhere:
        found.problems.append(_nothing_to_count(path))
    if found.problems:
        other = of_another(raw, rules)
        raise IntakeError(path.name, [*([other] if other else []), *found.problems])
    if not elsewhere:
        found.notes += not_given(tables)
    notice = _about(tables, found.notes)
    extract = Extract(
        path=path,
        tables={name: each.table.combine_chunks() for name, each in tables.items()},
        given={name: table.given for name, table in tables.items()},
        files=reading.files,
        notes=tuple(found.notes),
        notice=notice,
    )
    return replace(extract, notice=notice_of(extract.files) or notice)


def _nothing_to_count(path: Path) -> Problem:
    return Problem(
        path.name,
        None,
        None,
        None,
        "there is nothing to count",
        f"Add at least one of the tables {', '.join(COUNTED)}, with rows.",
    )


def not_given(tables: Container[str]) -> list[str]:
    """What the outputs will call not available, in one line."""
    absent = [name for name in AVAILABLE_OR_NOT if name not in tables]
    if not absent:
        return []
    return [f"Not in this extract, so not available: {', '.join(absent)}."]


def _about(tables: Mapping[str, CheckedTable], notes: list[str]) -> str:
    """The notice. Anything else in the table ``about`` gets a note, and is not read."""
    notice = ""
    if "about" in tables:
        for key, value in zip(
            tables["about"].texts("key"), tables["about"].texts("value"), strict=True
        ):
            if folded(key or "") == "notice":
                notice = value or ""
            else:
                notes.append(
                    f"{tables['about'].source}: {key!r} is not one of our keys. We skipped it."
                )
    return notice
