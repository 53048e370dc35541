"""A table on its way through the checks: its good rows, and the line of the file each is on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from upheld.intake.problems import Problem

MOST_LISTED = 1_000  # rows listed one by one for one trouble; the others are counted

Words = str | Callable[[int], str | None]  # the same for all rows, or worked out for each


@dataclass(frozen=True, kw_only=True)
class CheckedTable:
    """``table`` and ``lines`` have the rows in which every cell could be read.

    ``whole`` is False when rows are missing because they have problems: that something is not in
    such a table proves nothing. ``spelt`` has each row's reference as the file spells it, where
    ``table`` has it as the office writes it.
    """

    name: str
    source: str
    table: pa.Table
    lines: np.ndarray
    given: frozenset[str]
    whole: bool
    spelt: pa.Array | None = None

    @property
    def rows(self) -> int:
        return len(self.lines)

    def texts(self, column: str) -> list[str | None]:
        return self.table[column].to_pylist()

    def cell(self, row: int, column: str) -> object:
        return self.table[column][row].as_py()

    def days(self, column: str) -> np.ndarray:
        """Dates as numpy days; NaT where the cell is empty."""
        return self.table[column].to_numpy().astype("datetime64[D]")

    def equals(self, column: str, value: object) -> np.ndarray:
        """True for the rows with this value, which an empty cell never has."""
        return self.among(column, (value,))

    def among(self, column: str, values: Iterable[object]) -> np.ndarray:
        field = self.table.schema.field(column)
        found = pa.compute.is_in(self.table[column], pa.array(list(values), field.type))
        return found.to_numpy(zero_copy_only=False)

    def empty(self, column: str) -> np.ndarray:
        return self.table[column].is_null().to_numpy()

    def years(self, column: str) -> np.ndarray:
        """The calendar year in which the business year of each date starts."""
        months = self.days(column).astype("datetime64[M]").astype(int)
        return (months - 3) // 12 + 1970

    def problems(
        self,
        rows: np.ndarray,
        *,
        column: str | None,
        value: Words | None,
        trouble: Words,
        remedy: Words,
    ) -> list[Problem]:
        """One problem for each of these rows (indices or a mask), up to a limit."""
        indices = np.flatnonzero(rows) if rows.dtype == bool else rows
        listed = [
            Problem(
                self.source,
                int(self.lines[row]),
                column,
                None if value is None else _said(value, row),
                _said(trouble, row) or "",
                _said(remedy, row) or "",
            )
            for row in indices[:MOST_LISTED].tolist()
        ]
        return listed + self.more_problems(len(indices) - len(listed), column=column)

    def more_problems(self, rows: int, *, column: str | None) -> list[Problem]:
        """The rows beyond the limit, in one line."""
        if rows <= 0:
            return []
        trouble = f"{number_of(rows, 'more row has', 'more rows have')} the same problem"
        return [Problem(self.source, None, column, None, trouble, "Correct the rows above first.")]


def _said(words: Words, row: int) -> str | None:
    return words(row) if callable(words) else words


def number_of(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun in the right number: 1 row, 2 rows, 1,200 rows."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
