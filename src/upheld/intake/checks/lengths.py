"""How long a decision's own words may be. Forms and intake both ask here, and nothing else says it.

A statement is read by people, compared with others and kept in each edition: one of a hundred
megabytes would be none of these.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow.compute as pc

from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.findings import Findings, Tables

LONGEST_SUMMARY = 10_000
# About 65 pages: a public interest report has up to 60. Of a longer cell than LONGEST_CELL in
# intake.files.limits nothing is read, so this is less.
LONGEST_STATEMENT = 180_000
REMEDY = "Shorten it."
LONGEST: Mapping[str, Mapping[str, int]] = {
    "decided": {"summary": LONGEST_SUMMARY, "statement": LONGEST_STATEMENT}
}


def check_lengths(tables: Tables) -> Findings:
    findings = Findings()
    for name, columns in LONGEST.items():
        if name in tables:
            for column, longest in columns.items():
                findings.add(_of_column(tables[name], column, longest))
    return findings


def _of_column(table: CheckedTable, column: str, longest: int) -> Findings:
    texts = table.table[column]
    lengths = pc.fill_null(pc.utf8_length(texts), 0).to_numpy()
    return Findings(
        table.problems(
            np.flatnonzero(lengths > longest),
            column=column,
            value=lambda row: str(texts[row].as_py()),
            trouble=lambda row: _trouble(int(lengths[row]), longest),
            remedy=REMEDY,
        )
    )


def why_too_long(table: str, column: str, text: str) -> tuple[str, str] | None:
    """The same for one text alone."""
    longest = LONGEST.get(table, {}).get(column)
    if longest is None or len(text) <= longest:
        return None
    return _trouble(len(text), longest), REMEDY


def _trouble(length: int, longest: int) -> str:
    return f"is {length:,} characters long, and the limit is {longest:,}"
