"""What comparing showed for each figure and group, and what chance would give."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition


@dataclass(frozen=True, kw_only=True)
class RangeRow(Record):
    """The range of chance for a figure compared with its group, in counts and in words."""

    measure: str
    out_of: int
    reach: str
    chance_least: int
    chance_most: int
    chance_range: str


@dataclass(frozen=True, kw_only=True)
class BesideRow(Record):
    """A figure compared on another basis than its group: services, pooled years, last year."""

    measure: str
    basis: str
    beside: str
    counted: int
    out_of: int
    comparison: str
    chance_range: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class AnswerRow(Record):
    """What comparing a figure on another basis showed."""

    authority: str
    year: str
    measure: str
    basis: str
    comparison: str


@dataclass(frozen=True, kw_only=True)
class ChanceRow(Record):
    """How many in a group would stand out by chance alone."""

    year: str
    peer_group: str
    measure: str
    compared: int
    standing_out: int
    expected: float
    most: int
    page_rate: float | None
    one_page_in: int | None


@dataclass(frozen=True, kw_only=True)
class TitledChance(ChanceRow):
    title: str


@dataclass(frozen=True, kw_only=True)
class AverageRow(Record):
    """Similar authorities together, as printed."""

    year: str
    peer_group: str
    measure: str
    counted: int | None  # None: known only as published
    out_of: int | None
    text: str
    basis: str
    source: str
    members: int


def ranges_of(edition: Edition, *, authority: str) -> Mapping[str, RangeRow]:
    """Measure to the range of chance for the authority's figure, if there is one."""
    rows = edition.ask(
        RangeRow,
        "SELECT measure, out_of, reach, chance_least, chance_most, chance_range FROM comparing"
        " WHERE year = ? AND authority = ? AND basis = 'peers' AND chance_least IS NOT NULL",
        (str(edition.year), authority),
    )
    return {row.measure: row for row in rows}


def beside(edition: Edition, authority: str) -> list[BesideRow]:
    """The authority's figures on every other basis, in no particular order."""
    return edition.ask(
        BesideRow,
        "SELECT measure, basis, beside, counted, out_of, comparison, chance_range, sentence"
        " FROM comparing WHERE year = ? AND authority = ? AND basis != 'peers'",
        (str(edition.year), authority),
    )


def every_answer(edition: Edition) -> list[AnswerRow]:
    """On every other basis, all years, in no particular order."""
    if not edition.has("comparing"):
        return []
    return edition.ask(
        AnswerRow,
        "SELECT authority, year, measure, basis, comparison FROM comparing WHERE basis != 'peers'",
    )


def chances(edition: Edition, *, measure: str = "", peer_group: str = "") -> list[TitledChance]:
    """For the edition's year, by measure as printed and group; or for one measure or group."""
    return edition.ask(
        TitledChance,
        "SELECT chance.*, title FROM chance JOIN measure ON slug = measure WHERE year = ?1"
        " AND ?2 IN (measure, '') AND ?3 IN (peer_group, '') ORDER BY place, peer_group",
        (str(edition.year), measure, peer_group),
    )


def averages_of(edition: Edition) -> list[AverageRow]:
    """For the edition's year, by measure as printed and by group."""
    return edition.ask(
        AverageRow,
        "SELECT average.* FROM average JOIN measure ON slug = measure WHERE year = ?"
        " ORDER BY place, peer_group",
        (str(edition.year),),
    )


def every_average(edition: Edition) -> list[AverageRow]:
    """All years, in no particular order."""
    return edition.ask(AverageRow, "SELECT * FROM average")


def sources_of_averages_and_residents(edition: Edition) -> list[str]:
    """The sources of numbers that are not the office's own, once each."""
    rows = edition.database.execute(
        "SELECT source FROM average WHERE source <> '' UNION SELECT source FROM population"
    )
    return [source for (source,) in rows]
