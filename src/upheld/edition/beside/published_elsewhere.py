"""A dry run: an edition compared with figures that were published elsewhere.

The file is a CSV with one row per authority and year. Columns with figures have the names by which
an office's own words ask for them (core.own_words), or those that its profile gives them. Empty
cells are not compared.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from upheld.core.own_words import names
from upheld.core.profile import Profile
from upheld.core.shares import NOT_AVAILABLE, NOT_GIVEN
from upheld.core.years import Year, YearError
from upheld.edition.manifest import EditionError
from upheld.edition.queries.authorities import find_authority
from upheld.edition.queries.figures import FigureRow, every_figure
from upheld.edition.queries.named_figures import TOTALS, measure_and_column
from upheld.edition.reading import Edition

NONE = "none"
NOT_TOLD = (NONE, NOT_AVAILABLE, NOT_GIVEN)


@dataclass(frozen=True, kw_only=True)
class Compared:
    line: int
    authority: str
    year: str
    column: str
    published: str
    ours: str

    @property
    def is_given_here(self) -> bool:
        """False if the edition gives no such figure: then there is nothing to compare."""
        return self.ours not in NOT_TOLD

    @property
    def differs(self) -> bool:
        return self.is_given_here and self.published != self.ours


def columns_of(profile: Profile) -> Mapping[str, tuple[str, str]]:
    """Column of the file to the measure and the column of the table figure."""
    ours = {name: name for name in names(profile) if name not in TOTALS}
    return {
        column: measure_and_column(name)
        for column, name in (ours | dict(profile.published_as)).items()
    }


def compare_published(edition: Edition, file: Path) -> list[Compared]:
    """Every figure in the file that the edition also has, in the file's order.

    Raises EditionError if the file cannot be read as such a table or names an authority that the
    edition does not have.
    """
    rows = _rows(file, columns_of(edition.profile))
    figures = {(row.authority, row.year, row.measure): row for row in every_figure(edition)}
    return list(_compare(edition, figures, rows, file))


def _rows(file: Path, columns: Collection[str]) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            headings = reader.fieldnames or []
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EditionError(f"{file} cannot be read: {error}. Give a CSV file in UTF-8.") from None
    missing = [name for name in ("authority", "year") if name not in headings]
    if missing or not set(headings) & set(columns):
        raise EditionError(
            f"{file} has no column {' and no column '.join(missing) or 'of figures'}. It needs"
            f" authority, year and any of {', '.join(columns)}."
        )
    return rows


def _compare(
    edition: Edition,
    figures: dict[tuple[str, str, str], FigureRow],
    rows: list[dict[str, str]],
    file: Path,
) -> Iterator[Compared]:
    columns = columns_of(edition.profile)
    for line, row in enumerate(rows, start=2):
        try:
            year = str(Year.parse(row["year"]))
        except YearError as error:
            raise EditionError(f"{file}, line {line}, year: {error}") from None
        told = {name: row[name].strip() for name in columns if (row.get(name) or "").strip()}
        if not told or not any(key[1] == year for key in figures):
            continue
        slug = find_authority(edition, (row.get("gss_code") or "").strip() or row["authority"])
        for column, published in told.items():
            measure, ours = columns[column]
            is_rate = edition.profile.by_slug[measure].is_rate
            figure = figures.get((slug, year, measure))
            yield Compared(
                line=line,
                authority=slug,
                year=year,
                column=column,
                published=published if is_rate else _as_printed(published, ours),
                ours=_ours(figure, ours),
            )


def _ours(figure: FigureRow | None, column: str) -> str:
    ours = figure.facts()[column] if figure else None
    return NONE if ours is None else str(ours)


def _as_printed(published: str, column: str) -> str:
    """The file has 33 where we print 33%. Nothing else is changed to make the two agree."""
    is_percent = column in ("text", "peer_text") and not published.endswith("%")
    return f"{published}%" if is_percent else published
