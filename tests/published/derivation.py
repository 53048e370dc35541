"""Count, base and percentage from the two of them that a source prints, where only one third fits.

Nothing here uses the code under test: percentages are rounded half up in decimals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

NO_CASES = "no cases"
MOST_INVESTIGATIONS = 1_000  # about any one authority in a year; Birmingham has some 150


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measure of one authority and year, as the source has it or lets one work it out."""

    measure: str
    counted: int
    out_of: int | None  # None: residents, which the source does not print
    text: str
    found: str  # which of the three was worked out: nothing, count, base, percentage


@dataclass(frozen=True)
class Columns:
    """Where a source tells a share."""

    counted: str
    out_of: str
    percent: str


UPHELD = Columns("upheld", "detailed_investigations", "uphold_rate_pct")
COMPLIANCE = Columns("", "compliance_outcomes", "compliance_rate_pct")
LATE = Columns("late_remedies", "", "")
REMEDIES = Columns("satisfactory_remedies", "", "satisfactory_remedy_rate_pct")
COLUMNS = {
    "upheld": UPHELD,
    "compliance": COMPLIANCE,
    "late-compliance": LATE,
    "satisfactory-remedies": REMEDIES,
}
RATE = "upheld_per_100k"


def rounded_percent(counted: int, out_of: int) -> int:
    exact = Decimal(100 * counted) / Decimal(out_of)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def figures_in(cells: Mapping[str, str]) -> dict[str, Figure]:
    """Measure to figure: those that these cells print or let one derive, and no other.

    A measure of which a source says nothing has no figure, also where it could only be 0 of 0.
    """
    upheld = _share("upheld", UPHELD, cells, out_of=_investigations(cells))
    complied = _share("compliance", COMPLIANCE, cells)
    found: dict[str, Figure | None] = {"upheld": upheld, "compliance": complied}
    if complied:
        found["late-compliance"] = _share("late-compliance", LATE, cells, out_of=complied.counted)
    if upheld or "upheld" in cells:
        of = upheld.counted if upheld else int(cells["upheld"])
        found["satisfactory-remedies"] = _share("satisfactory-remedies", REMEDIES, cells, out_of=of)
    if RATE in cells and "upheld" in cells:
        found["upheld-per-100000"] = Figure(
            measure="upheld-per-100000",
            counted=int(cells["upheld"]),
            out_of=None,
            text=cells[RATE],
            found="nothing",
        )
    return {measure: figure for measure, figure in found.items() if figure}


def _investigations(cells: Mapping[str, str]) -> int | None:
    """As printed; else upheld and not upheld together."""
    if "detailed_investigations" in cells:
        return int(cells["detailed_investigations"])
    if "upheld" in cells and "dec_not_upheld" in cells:
        return int(cells["upheld"]) + int(cells["dec_not_upheld"])
    return None


def _share(
    measure: str, columns: Columns, cells: Mapping[str, str], *, out_of: int | None = None
) -> Figure | None:
    counted = _number(cells, columns.counted)
    percent = _number(cells, columns.percent)
    if not any(cells.get(column) for column in (columns.counted, columns.out_of, columns.percent)):
        return None
    out_of = _number(cells, columns.out_of) if out_of is None else out_of
    fits = pairs(counted=counted, out_of=out_of, percent=percent)
    if len(fits) != 1:
        return None
    ((x, n),) = fits
    text = f"{percent if percent is not None else rounded_percent(x, n)}%" if n else NO_CASES
    told = {"count": counted, "base": out_of, "percentage": percent}
    missing = [name for name, value in told.items() if value is None]
    return Figure(
        measure=measure, counted=x, out_of=n, text=text, found=" and ".join(missing) or "nothing"
    )


def _number(cells: Mapping[str, str], column: str) -> int | None:
    return int(cells[column]) if cells.get(column) else None


def pairs(*, counted: int | None, out_of: int | None, percent: int | None) -> list[tuple[int, int]]:
    """Every count and base that fit what is told; empty also where too little is told."""
    if (counted, out_of, percent).count(None) > 1 and out_of != 0:
        return []
    bases = range(MOST_INVESTIGATIONS + 1) if out_of is None else [out_of]
    return [
        (x, n)
        for n in bases
        for x in (range(n + 1) if counted is None else [counted])
        if x <= n and _fits(x, n, percent)
    ]


def _fits(counted: int, out_of: int, percent: int | None) -> bool:
    if percent is None:
        return True
    return out_of > 0 and rounded_percent(counted, out_of) == percent
