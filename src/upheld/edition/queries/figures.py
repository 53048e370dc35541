"""An edition's figures as printed, and what is printed with each."""

from collections.abc import Collection
from dataclasses import dataclass

from upheld.core.intervals import Interval
from upheld.core.years import Year
from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition, marks


@dataclass(frozen=True, kw_only=True)
class FigureRow(Record):
    """One figure for one authority and year: the columns of the table, which files print too."""

    authority: str
    gss_code: str | None
    name: str  # as at the last day of the year
    year: str
    measure: str
    counted: int | None  # None: not available
    out_of: int | None
    out_of_name: str
    text: str
    low: float | None  # of the interval, as proportions; None: not a sample, or no cases
    high: float | None
    peer_group: str | None
    peer_counted: int | None
    peer_out_of: int | None
    peer_text: str | None  # None: no average is printed with it
    comparison: str
    sentence: str

    @property
    def interval(self) -> Interval | None:
        """Of the share itself; None: not a sample, or no cases."""
        if self.low is None or self.high is None:
            return None
        return Interval(low=self.low, high=self.high)


@dataclass(frozen=True, kw_only=True)
class OnMap(Record):
    """A figure as a map shows it."""

    slug: str
    name: str
    text: str
    sentence: str
    comparison: str
    region: str  # '' for none


@dataclass(frozen=True, kw_only=True)
class FigureInRegion(FigureRow):
    region: str | None


@dataclass(frozen=True, kw_only=True)
class YearOfSeries(FigureRow):
    """A figure, and what it would be from today's cases; None if that is the same."""

    counted_now: int | None
    out_of_now: int | None
    text_now: str | None


@dataclass(frozen=True, kw_only=True)
class Mover(Record):
    """How far a count has moved since the year before."""

    name: str
    counted: int
    text: str
    out_of: int
    counted_before: int
    text_before: str
    out_of_before: int
    change: int


def figures_of(edition: Edition, *, authority: str | None = None) -> list[FigureRow]:
    """The figures for the edition's year, for all authorities or the one with this slug."""
    return figures_in(edition, edition.year, authority=authority)


def figures_in(edition: Edition, year: Year, *, authority: str | None = None) -> list[FigureRow]:
    return edition.ask(
        FigureRow,
        "SELECT figure.* FROM figure JOIN measure ON measure.slug = figure.measure"
        " WHERE year = ? AND (? IS NULL OR authority = ?) ORDER BY authority, place",
        (str(year), authority, authority),
    )


def every_figure(edition: Edition) -> list[FigureRow]:
    """All years, in no particular order."""
    return edition.ask(FigureRow, "SELECT * FROM figure")


def figures_of_measure(edition: Edition, measure: str) -> list[FigureRow]:
    """For the edition's year, by authority."""
    return edition.ask(
        FigureRow,
        "SELECT * FROM figure WHERE year = ? AND measure = ? ORDER BY authority",
        (str(edition.year), measure),
    )


def series_of(edition: Edition, authority: str) -> list[FigureRow]:
    """Every figure for one authority, all years as published, earliest first."""
    return edition.ask(
        FigureRow,
        "SELECT figure.* FROM figure JOIN measure ON measure.slug = figure.measure"
        " WHERE authority = ? ORDER BY year, place",
        (authority,),
    )


def years_of(edition: Edition, authority: str, measure: str) -> list[YearOfSeries]:
    """One measure for one authority in every year, earliest first."""
    return edition.ask(
        YearOfSeries,
        "SELECT figure.*, revised.counted AS counted_now, revised.out_of AS out_of_now,"
        " revised.text AS text_now FROM figure LEFT JOIN revised USING (year, authority, measure)"
        " WHERE authority = ? AND measure = ? ORDER BY year",
        (authority, measure),
    )


def on_map(edition: Edition, *, year: str, measure: str, groups: Collection[str]) -> list[OnMap]:
    """The figures for members of these groups in the year, by authority."""
    return edition.ask(
        OnMap,
        "SELECT figure.authority AS slug, figure.name, text, sentence, comparison,"
        " coalesce(region, '') AS region FROM figure JOIN membership USING (year, authority)"
        " JOIN authority ON slug = figure.authority WHERE year = ? AND measure = ?"
        f" AND membership.peer_group IN ({marks(groups)}) ORDER BY figure.authority",
        (year, measure, *groups),
    )


def in_regions(edition: Edition, *, measure: str, groups: Collection[str]) -> list[FigureInRegion]:
    """The figures for these groups in the edition's year, by name, with each region."""
    return edition.ask(
        FigureInRegion,
        "SELECT figure.*, region FROM figure JOIN authority ON slug = authority"
        " WHERE year = ? AND measure = ?"
        f" AND figure.peer_group IN ({marks(groups)}) ORDER BY figure.name",
        (str(edition.year), measure, *groups),
    )


def movers(edition: Edition, *, measure: str, most: int) -> list[Mover]:
    """The largest changes since the year before: in counts, which also suit small bases."""
    return edition.ask(
        Mover,
        "SELECT now.name, now.counted, now.text, now.out_of, was.counted AS counted_before,"
        " was.text AS text_before, was.out_of AS out_of_before,"
        " now.counted - was.counted AS change FROM figure now JOIN figure was"
        " USING (authority, measure) WHERE now.year = ? AND was.year = ? AND measure = ?"
        " AND change <> 0 ORDER BY abs(change) DESC, now.name LIMIT ?",
        (str(edition.year), str(edition.year.previous), measure, most),
    )


def years_with_figures(edition: Edition) -> list[Year]:
    rows = edition.database.execute("SELECT DISTINCT year FROM figure ORDER BY year")
    return [Year.parse(year) for (year,) in rows]
