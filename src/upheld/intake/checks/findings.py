"""What a check found: problems, which stop the extract from loading, and notes, which do not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.keys import alike, codes_of
from upheld.intake.problems import Problem

Tables = Mapping[str, CheckedTable]
OF_CASES = ("received", "decided", "compliance", "recommendations", "reports", "enquiries")


@dataclass
class Findings:
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        self.problems += other.problems
        self.notes += other.notes


@dataclass(frozen=True)
class Cases:
    """Each case (reference and authority) as one number, the same in every table.

    ``numbers[table]`` has the number of each of its rows. There are ``many`` cases in all.
    """

    numbers: Mapping[str, np.ndarray]
    many: int

    def having(self, table: str, rows: np.ndarray | None = None) -> np.ndarray:
        """For each number, whether the table has it (in these rows, where they are given)."""
        mask = np.zeros(self.many, dtype=bool)
        if table in self.numbers:
            numbers = self.numbers[table]
            mask[numbers if rows is None else numbers[rows]] = True
        return mask


def number_cases(tables: Tables) -> Cases:
    present = [tables[name] for name in OF_CASES if name in tables]
    if not present:
        return Cases({}, 0)
    references, authorities = (
        pa.chunked_array([c for t in present for c in t.table[column].chunks], pa.string())
        for column in ("reference", "authority")
    )
    codes = codes_of(alike(references), authorities)
    ends = np.cumsum([t.rows for t in present])
    parts = np.split(codes, ends[:-1])
    numbers = {t.name: part for t, part in zip(present, parts, strict=True)}
    return Cases(numbers, int(codes.max()) + 1 if len(codes) else 0)
