"""What an edition measures, and where its series break."""

from collections.abc import Collection
from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition, marks

NOTE, BREAK = 0, 1  # a note next to the figures is not a break


@dataclass(frozen=True, kw_only=True)
class MeasureRow(Record):
    slug: str
    title: str
    definition: str
    counted_one: str
    counted_many: str
    out_of_one: str
    out_of_many: str
    source: str


@dataclass(frozen=True, kw_only=True)
class BreakRow(Record):
    year: str
    series: str  # a measure, or received or decided
    is_break: int  # NOTE or BREAK
    words: str


def measures(edition: Edition) -> list[MeasureRow]:
    """In the order in which they are printed."""
    return edition.ask(MeasureRow, "SELECT * FROM measure ORDER BY place")


def measure_of(edition: Edition, slug: str) -> MeasureRow | None:
    found = edition.ask(MeasureRow, "SELECT * FROM measure WHERE slug = ?", (slug,))
    return found[0] if found else None


def titles(edition: Edition) -> dict[str, str]:
    return {each.slug: each.title for each in measures(edition)}


def breaks(edition: Edition, *, series: str | None = None) -> list[BreakRow]:
    """For all series, or for one, by year."""
    return edition.ask(
        BreakRow,
        "SELECT * FROM break WHERE ? IN (series, '') ORDER BY year, series, is_break",
        (series or "",),
    )


def words_of_breaks(
    edition: Edition, year: str, series: Collection[str], *, kinds: Collection[int] = (BREAK,)
) -> list[str]:
    """What begins in the year for any of the series, once each: breaks, notes or both."""
    rows = edition.database.execute(
        f"SELECT DISTINCT words FROM break WHERE year = ? AND is_break IN ({marks(kinds)})"
        f" AND series IN ({marks(series)}) ORDER BY words",
        (year, *kinds, *series),
    )
    return [words for (words,) in rows]
