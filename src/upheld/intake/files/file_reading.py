"""What reading one file gives: its tables, what it was, what is wrong, and what we skipped."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from upheld.core.english import joined
from upheld.intake.problems import Problem
from upheld.intake.raw import InputFile, RawTable
from upheld.intake.tables import TABLES


@dataclass(kw_only=True)
class FileReading:
    file: InputFile | None = None
    tables: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    memory: int = 0  # the most bytes that the reader used


def problem(
    source: str,
    trouble: str,
    remedy: str,
    *,
    line: int | None = None,
    column: str | None = None,
    value: str | None = None,
) -> Problem:
    return Problem(source, line, column, value, trouble, remedy)


def unknown_table(source: str, given: str) -> Problem:
    near = get_close_matches(given, TABLES, n=1)
    remedy = f"Did you mean {near[0]!r}?" if near else f"The tables are {joined(TABLES)}."
    return problem(source, "is not a table we know", remedy, value=given)
