"""A measure's worked example: the figure that a few cases make, counted without the engine.

Tests build an edition from the same cases and read the same figure.
"""

from dataclasses import dataclass
from datetime import date

from upheld.core.measures import Cells, Example, Measure
from upheld.core.shares import percent_text, rate_text
from upheld.core.vocabulary import What
from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class Worked:
    text: str  # what is printed
    counts: str  # 2 of 3
    why: str


def worked(measure: Measure, example: Example) -> Worked:
    rows = [row for row in rows_of(example.cases) if _year_of(row) == example.year]
    counted = _number(measure.counted, rows)
    if not isinstance(measure.out_of, Cells):
        return _worked_rate(measure, example, counted)
    out_of, why = _number(measure.out_of, rows), example.why
    return Worked(text=percent_text(counted, out_of), counts=f"{counted} of {out_of}", why=why)


def _worked_rate(measure: Measure, example: Example, counted: int) -> Worked:
    exact = counted * measure.per / example.residents
    return Worked(
        text=rate_text(counted, example.residents, per=measure.per),
        counts=f"{counted} of {example.residents:,}",
        why=example.why.replace("{rate}", f"{exact:.2f}").replace("{per}", f"{measure.per:,}"),
    )


def rows_of(cases: str) -> list[dict[str, str]]:
    """The rows of a table written with bars, by its headings."""
    lines = [line.strip() for line in cases.strip().splitlines()]
    headings, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _year_of(row: dict[str, str]) -> Year:
    (day,) = (value for name, value in row.items() if name.endswith("_on"))
    return Year.containing(date.fromisoformat(day))


def _number(cells: Cells, rows: list[dict[str, str]]) -> int:
    found = [row for row in rows if row.get("outcome", "") in cells.outcomes]
    if cells.what is What.REMEDIED:
        found = [row for row in found if row["remedied_by_authority"] == "yes"]
    return len(found)
