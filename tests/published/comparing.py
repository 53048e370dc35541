"""Editions beside what was published: each cell that is told, as printed and as we print it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.published.derivation import Figure, figures_in
from tests.published.extract import PRINTED_AVERAGES, as_printed
from tests.published.rows import AuthorityYear, exceptions

# Columns of the file that tell a figure's count, base and text.
COLUMNS = {
    "upheld": ("upheld", "detailed_investigations", "uphold_rate_pct"),
    "compliance": ("compliance_complied", "compliance_outcomes", "compliance_rate_pct"),
    "late-compliance": ("late_remedies", "late_base", "late_rate_pct"),
    "satisfactory-remedies": (
        "satisfactory_remedies",
        "satisfactory_remedy_base",
        "satisfactory_remedy_rate_pct",
    ),
    "upheld-per-100000": ("upheld", "residents", "upheld_per_100k"),
}
NOTHING = ""  # nothing is printed there

Row = Mapping[str, Any]
FigureRows = Mapping[tuple[str, str, str], Row]  # authority, year, measure


@dataclass(frozen=True, kw_only=True)
class Compared:
    authority: str
    name: str
    year: str
    measure: str
    column: str
    published: str
    ours: str

    @property
    def agrees(self) -> bool:
        return self.published == self.ours

    @property
    def cell(self) -> tuple[str, str, str]:
        return self.authority, self.year, self.column


def by_key(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    """Figures of an edition by GSS code, year and measure."""
    return {(row["gss_code"] or row["name"], row["year"], row["measure"]): row for row in rows}


def compared_figures(figures: FigureRows, each: AuthorityYear) -> Iterator[Compared]:
    """Count, base and text of every figure that is printed or can be derived."""
    for measure, figure in figures_in(each.cells).items():
        row = figures.get((each.authority, each.year, measure), {})
        told = (str(figure.counted), _base(figure), figure.text)
        for column, published, ours in zip(
            COLUMNS[measure], told, ("counted", "out_of", "text"), strict=True
        ):
            if published != NOTHING:
                yield _compared(each, measure, column, published, row.get(ours))


def _base(figure: Figure) -> str:
    return NOTHING if figure.out_of is None else str(figure.out_of)


def compared_averages(figures: FigureRows, each: AuthorityYear) -> Iterator[Compared]:
    """Every average printed beside the authority, also where its own figure is not told."""
    for column, measure in PRINTED_AVERAGES.items():
        row = figures.get((each.authority, each.year, measure))
        if column in each.cells and row is not None:
            published = as_printed(column, each.cells[column])
            yield _compared(each, measure, column, published, row["peer_text"])


def _compared(
    each: AuthorityYear, measure: str, column: str, published: str, ours: Any
) -> Compared:
    return Compared(
        authority=each.authority,
        name=each.name,
        year=each.year,
        measure=measure,
        column=column,
        published=published,
        ours=NOTHING if ours is None else str(ours),
    )


def explained() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Cell to what was published and what we print instead, as exceptions.csv explains."""
    rows = (*exceptions("differs"), *exceptions("not printed"))
    return {row.cell: (row.published, row.ours) for row in rows}
