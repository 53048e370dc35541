"""What we find in a table that is counted in place. Its problems have no line numbers."""

from dataclasses import dataclass, field
from typing import Any

import ibis

from upheld.intake.checks.checked import number_of
from upheld.intake.checks.one_table import Checking
from upheld.intake.problems import Problem
from upheld.intake.table_places import Place

LEFT_OUT = ("summary", "statement", "earlier_case")  # which no figure needs


@dataclass
class InPlace:
    """``table`` is what is there, with our types and words, not yet computed."""

    place: Place
    table: ibis.Table | None = None
    spelt: ibis.Table | None = None  # its references as they are spelt there
    respelt: int = 0  # rows whose reference the office writes differently
    given: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class Against:
    connected: Any
    rules: Checking

    def run(self, expression: ibis.Table) -> list[dict]:
        rows: list[dict] = self.connected.to_pyarrow(expression).to_pylist()
        return rows


def in_rows(trouble: str, rows: int) -> str:
    return f"{trouble}, in {number_of(rows, 'row')}"


def problem_in(
    place: Place, column: str | None, value: str | None, trouble: str, remedy: str
) -> Problem:
    return Problem(place.source, None, column, value, trouble, remedy)
