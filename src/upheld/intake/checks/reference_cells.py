"""Case references as files spell them: read as the office writes them, or refused.

Two rows that spell one case in two ways are a problem, even where we can read both: anything else
that reads the file (a pivot table, a look-up, next year's export) takes them for two cases.
"""

import numpy as np
import pyarrow as pa

from upheld.core.references import Forms, is_shortened
from upheld.intake.checks.cells import as_array
from upheld.intake.checks.checked import MOST_LISTED, CheckedTable
from upheld.intake.checks.findings import OF_CASES, Tables
from upheld.intake.checks.keys import alike, codes_of
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import Reader, spaces_folded, trimmed
from upheld.intake.problems import Problem

OTHER_FORM = "If your references look different, say how under references in office.toml."


def reference_reader(forms: Forms) -> Reader:
    """A reader for case references, in the forms that the office gives."""

    def read(text: str) -> str:
        written = forms.written(text)
        if written is None:
            raise no_reference(text, forms)
        return written

    return read


def no_reference(text: str, forms: Forms) -> Unreadable:
    """Why it is refused, and what it would be if a letter, zero or exponent were read otherwise."""
    if not forms.texts:
        return Unreadable("has no letter or digit", "Write it as it is printed.")
    meant = " or ".join(map(repr, forms.meant(text)))
    hint = f"Did you mean {meant}?" if meant else f"Correct it. {OTHER_FORM}"
    if is_shortened(text):
        trouble = "is a number that a spreadsheet has shortened, not a reference"
        return Unreadable(trouble, f"{hint} Format the column as text and fill in all the digits.")
    return Unreadable(f"is not a reference such as {forms}", hint)


def spelt(column: pa.Array) -> pa.Array:
    """References as the file spells them, except that a run of spaces becomes one space."""
    return spaces_folded(trimmed(as_array(column))).fill_null("")


def spelt_in_two_ways(tables: Tables) -> list[Problem]:
    """Rows whose case is spelt differently in an earlier row, here or in an earlier table."""
    of_cases = [tables[name] for name in OF_CASES if name in tables and tables[name].rows]
    if not of_cases:
        return []
    rows = _Rows(of_cases)
    unlike = rows.unlike_their_first()
    listed = [rows.problem(row) for row in unlike[:MOST_LISTED].tolist()]
    return listed + of_cases[-1].more_problems(len(unlike) - MOST_LISTED, column="reference")


class _Rows:
    """The rows of several tables, one table after another."""

    def __init__(self, tables: list[CheckedTable]) -> None:
        self.tables = tables
        self.starts = np.cumsum([0, *(table.rows for table in tables)])
        self.spelt = pa.chunked_array(
            [table.spelt for table in tables if table.spelt is not None], pa.string()
        )
        self.authorities = pa.chunked_array(
            [chunk for table in tables for chunk in table.table["authority"].chunks], pa.string()
        )
        self.cases = codes_of(alike(self.spelt), self.authorities)
        of_table = np.repeat(np.arange(len(tables)), np.diff(self.starts))
        in_table = codes_of(pa.array(self.cases), pa.array(of_table))
        first, first_in_table = _firsts(self.cases), _firsts(in_table)
        self.spellings = codes_of(self.spelt)
        # Compare with a line in the same table where there is one: it is easier to find.
        same = self.spellings == self.spellings[first_in_table]
        self.earlier = np.where(same, first, first_in_table)
        self.in_table = in_table

    def unlike_their_first(self) -> np.ndarray:
        """For each table and each different spelling, the first row that has it."""
        unlike = np.flatnonzero(self.spellings != self.spellings[self.earlier])
        told = np.stack([self.in_table[unlike], self.spellings[unlike]])
        _, firsts = np.unique(told, axis=1, return_index=True)
        return unlike[np.sort(firsts)]

    def problem(self, row: int) -> Problem:
        here, at = self._place(row)
        earlier = int(self.earlier[row])
        there, first = self._place(earlier)
        where = f"line {there.lines[first]}"
        if there is not here:
            where += f" of {there.source}"
        written = there.cell(first, "reference")
        return Problem(
            here.source,
            int(here.lines[at]),
            "reference",
            self.spelt[row].as_py(),
            f"is the same case as {self.spelt[earlier].as_py()!r} in {where}, spelt differently",
            f"Write {written} in both.",
        )

    def _place(self, row: int) -> tuple[CheckedTable, int]:
        table = int(np.searchsorted(self.starts, row, side="right")) - 1
        return self.tables[table], row - int(self.starts[table])


def _firsts(groups: np.ndarray) -> np.ndarray:
    """For each place, the first place in its group."""
    first = np.full(groups.max() + 1, len(groups))
    np.minimum.at(first, groups, np.arange(len(groups)))
    return first[groups]
