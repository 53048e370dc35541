"""What is wrong with an extract, in words that help a caseworker to find it and correct it.

Decides how a problem reads, and how many of one kind are shown. What counts as a problem is
decided where files are read (intake.files.reading_files) and where tables are
checked (intake.checks.one_table).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.core.mistakes import Mistake

# A column exported with the wrong date format has a problem in every row. 95,000 lines about one
# mistake would bury the others, so if there are more than MOST_LISTED of a kind we show MOST_SHOWN.
MOST_LISTED = 200
MOST_SHOWN = 20
LONGEST_VALUE = 80  # a message quotes at most this many characters of a value


@dataclass(frozen=True)
class Problem:
    """One thing to correct. ``trouble`` follows the value ("is not a date") or, where there is no
    value, is on its own ("the file is empty"). ``remedy`` is one or more whole sentences.
    """

    source: str  # decided.csv, or cases.xlsx, sheet decided
    line: int | None  # the line of the file, or row of the sheet
    column: str | None
    value: str | None
    trouble: str
    remedy: str

    def __str__(self) -> str:
        said = self.trouble if self.value is None else f"{quoted(self.value)} {self.trouble}"
        return f"{self.place}: {said}. {self.remedy}"

    @property
    def place(self) -> str:
        numbered = None if self.line is None else line_of(self.source, self.line)
        return ", ".join(part for part in (self.source, numbered, self.column) if part)

    @property
    def kind(self) -> tuple[str, str | None, str]:
        """Problems of one kind have one cause, and differ only in row, value and numbers."""
        return self.source, self.column, re.sub(r"'[^']*'|\d+", "", self.trouble)


def line_of(source: str, line: int) -> str:
    """A line of a CSV file, or a row of a sheet."""
    return f"{'line' if source.casefold().endswith('.csv') else 'row'} {line}"


class IntakeError(Mistake):
    """An extract that we will not load. It has every problem, not only the first."""

    def __init__(self, extract: str, problems: Iterable[Problem]) -> None:
        self.extract = extract
        self.problems = tuple(problems)
        noun = "problem" if len(self.problems) == 1 else "problems"
        said = "\n".join(f"  {line}" for line in shown(self.problems))
        super().__init__(f"{extract}: {len(self.problems):,} {noun}, nothing was loaded.\n{said}")


def shown(problems: Iterable[Problem]) -> list[str]:
    """The problems in order, one line each. If a kind has too many, its first and how many more."""
    problems = list(problems)
    of_kind = Counter(problem.kind for problem in problems)
    listed: Counter[tuple[str, str | None, str]] = Counter()
    lines = []
    for problem in problems:
        many = of_kind[problem.kind] > MOST_LISTED
        listed[problem.kind] += 1
        if not many or listed[problem.kind] <= MOST_SHOWN:
            lines.append(str(problem))
        if many and listed[problem.kind] == MOST_SHOWN:
            where = ", ".join(part for part in (problem.source, problem.column) if part)
            rest = of_kind[problem.kind] - MOST_SHOWN
            lines.append(f"{where}: and {rest:,} more problems of this kind.")
    return lines


def quoted(value: str) -> str:
    """A value as a message shows it: in quotes, not too long, with nothing unprintable."""
    if len(value) > LONGEST_VALUE:
        return f"{value[:LONGEST_VALUE]!r}... ({len(value):,} characters)"
    return repr(value)
