"""All the tables of an extract: each checked alone, then whether they agree.

Each check comes after those it needs: codes before the outcomes that use them, and dated tables
before undated ones, whose authorities are looked up on the extract's latest day.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pyarrow.compute as pc

from upheld.core.years import Year
from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.codes import Codes, read_codes
from upheld.intake.checks.contradictions import contradictions
from upheld.intake.checks.dates import LATEST
from upheld.intake.checks.findings import Findings
from upheld.intake.checks.one_table import Checking, check_table
from upheld.intake.checks.services_of_groups import of_other_groups
from upheld.intake.checks.several_findings import as_counted
from upheld.intake.raw import RawTable
from upheld.intake.tables import TABLES, Holds

FIRST, DATED, UNDATED_LAST = range(3)


def check_tables(
    raw: Mapping[str, RawTable], found: Findings, rules: Checking
) -> dict[str, CheckedTable]:
    """Every table that is ours, in the contract's order. What is wrong is added to ``found``."""
    tables = _each_alone(raw, found, rules)
    found.add(contradictions(tables, rules.profile, rules.directory))
    found.notes += of_other_groups(tables, rules.profile, rules.directory)
    return tables


def _turn(name: str) -> int:
    """Codes first, then tables whose rows have dates, then those looked up on the latest day."""
    spec = TABLES[name]
    if name == "codes":
        return FIRST
    has_authority = any(column.holds is Holds.AUTHORITY for column in spec.columns)
    return UNDATED_LAST if has_authority and not spec.dated_by else DATED


def _each_alone(
    raw: Mapping[str, RawTable], found: Findings, rules: Checking
) -> dict[str, CheckedTable]:
    checked: dict[str, CheckedTable] = {}
    told = {(p.source, p.line, p.column) for p in found.problems if p.line and p.column}
    codes, latest = Codes(), LATEST
    for name in raw:
        if name not in TABLES:
            found.notes.append(f"{raw[name].source}: this is not one of our tables. We skipped it.")
    for name in sorted((name for name in raw if name in TABLES), key=_turn):
        if _turn(name) == UNDATED_LAST:
            latest = _latest_day(checked)
        against = replace(rules, codes=codes, undated=latest)
        outcome = check_table(raw[name], as_counted(TABLES[name], rules.profile), against)
        # A cell that could not be read properly (a control character) is reported once.
        new = [p for p in outcome.problems if (p.source, p.line, p.column) not in told]
        found.add(Findings(new, outcome.notes))
        if outcome.checked is not None:
            checked[name] = outcome.checked
            if name == "codes":
                codes, problems = read_codes(outcome.checked, rules.profile)
                found.problems += problems
    return {name: checked[name] for name in TABLES if name in checked}


def _latest_day(checked: Mapping[str, CheckedTable]) -> date:
    """The last day in the dated tables."""
    dated = [(table, TABLES[name].dated_by) for name, table in checked.items() if table.rows]
    latest = [pc.max(table.table[column]).as_py() for table, column in dated if column]
    days = [Year(day).last_day if isinstance(day, int) else day for day in latest]
    return max(days, default=LATEST)
