"""An edition's counts, and what they add up to by authority, service and region."""

from dataclasses import dataclass

from upheld.core.figures.stages import Stage, stages_before
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition

EVERYBODY = ""  # the area for all authorities together


@dataclass(frozen=True, kw_only=True)
class CountRow(Record):
    category: str  # '' if not known
    outcome: str  # '' if there is none
    count: int


@dataclass(frozen=True, kw_only=True)
class WordCount(Record):
    """How many of one authority's cases have one word: a service, or an outcome."""

    authority: str
    word: str
    count: int


@dataclass(frozen=True, kw_only=True)
class TotalRow(Record):
    what: str
    word: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ServiceRow(Record):
    """Received, decided and upheld for one service."""

    year: str
    authority: str
    category: str
    received: int | None  # None: not known by service
    decided: int | None
    counted: int
    out_of: int
    text: str


@dataclass(frozen=True, kw_only=True)
class AreaRow(Record):
    """Authorities in a region together, or all of them."""

    year: str
    area: str
    category: str
    measure: str
    counted: int | None
    out_of: int | None
    out_of_name: str
    text: str
    authorities: int


@dataclass(frozen=True, kw_only=True)
class TitledArea(AreaRow):
    title: str


def counted_of(edition: Edition, authority: str, what: str) -> list[CountRow]:
    """One kind in the edition's year; no rows if there were none."""
    return edition.ask(
        CountRow,
        "SELECT category, outcome, count FROM counted"
        " WHERE year = ? AND authority = ? AND what = ? ORDER BY category, outcome",
        (str(edition.year), authority, what),
    )


def counts_by_service(edition: Edition, what: What) -> list[WordCount]:
    return _counts(edition, what, by="category")


def counts_by_outcome(edition: Edition, what: What) -> list[WordCount]:
    return _counts(edition, what, by="outcome")


def _counts(edition: Edition, what: What, *, by: str) -> list[WordCount]:
    """Cells for the edition's year. A word can occur more than once."""
    return edition.ask(
        WordCount,
        f"SELECT authority, {by} AS word, count FROM counted WHERE year = ? AND what = ?",
        (str(edition.year), what.value),
    )


def is_held(edition: Edition, what: str) -> bool:
    """True if the year's cases were counted, so that a missing count is a real 0."""
    query = "SELECT 1 FROM held WHERE year = ? AND what = ?"
    return edition.database.execute(query, (str(edition.year), what)).fetchone() is not None


def counted_from_cases(edition: Edition) -> dict[str, int]:
    """Kind to how many were counted in the edition's year, for kinds with cases counted."""
    return dict(
        edition.database.execute(
            "SELECT what, sum(count) FROM counted JOIN held USING (year, what)"
            " WHERE year = ? GROUP BY what",
            (str(edition.year),),
        )
    )


def has_handed_on(edition: Edition) -> bool:
    """Whether a body that has ended handed on a compliance outcome in the edition's year."""
    query = "SELECT 1 FROM handed_on WHERE year = ? LIMIT 1"
    return edition.database.execute(query, (str(edition.year),)).fetchone() is not None


def totals(edition: Edition, year: Year) -> list[TotalRow]:
    """All authorities together: received by service, everything else by outcome, with decisions
    separate from complaints decided. No rows for a year that the edition does not hold.
    """
    return edition.ask(
        TotalRow,
        "SELECT what, category AS word, sum(count) AS count FROM total"
        " WHERE year = ?1 AND what = 'received' GROUP BY category UNION ALL"
        " SELECT what, outcome, sum(count) FROM total"
        " WHERE year = ?1 AND what IN ('decided', 'compliance', 'remedied') GROUP BY what, outcome"
        " UNION ALL SELECT what, '', count FROM total WHERE year = ?1 AND what IN"
        " ('complaints decided', 'decisions about authorities')",
        (str(year),),
    )


def stages_of(edition: Edition, whose: str) -> list[Stage]:
    """How far complaints went: about an authority, in a region or, with EVERYBODY, in all."""
    query = "SELECT * FROM stage WHERE year = ? AND whose = ?"
    rows = edition.rows(query, (str(edition.year), whose))
    if rows and "stage" not in rows[0]:
        return list(stages_before(rows[0], edition.profile))
    return [
        Stage(name=row["stage"], count=row["count"], with_fault=row["with_fault"])
        for row in sorted(rows, key=lambda row: int(row["place"]))
    ]


def services_of(edition: Edition, slug: str) -> list[ServiceRow]:
    """No rows for a year that is not held by service."""
    return sorted(
        edition.ask(
            ServiceRow,
            "SELECT * FROM service WHERE year = ? AND authority = ?",
            (str(edition.year), slug),
        ),
        key=lambda row: place_of_service(edition, row.category),
    )


def areas_of(edition: Edition) -> list[AreaRow]:
    """Every area, service and measure in the edition's year."""
    return edition.ask(AreaRow, "SELECT * FROM area WHERE year = ?", (str(edition.year),))


def areas_of_category(edition: Edition, category: str) -> list[TitledArea]:
    """For one service, or for all with '', by area and by measure as printed."""
    return edition.ask(
        TitledArea,
        "SELECT area.*, measure.title FROM area JOIN measure ON measure.slug = area.measure"
        " WHERE year = ? AND category = ? ORDER BY area, place",
        (str(edition.year), category),
    )


def main_by_service(edition: Edition) -> list[AreaRow]:
    """The main measure by service, all authorities together."""
    return sorted(
        edition.ask(
            AreaRow,
            "SELECT * FROM area WHERE year = ? AND area = '' AND category != '' AND measure = ?",
            (str(edition.year), edition.profile.main.slug),
        ),
        key=lambda row: place_of_service(edition, row.category),
    )


def place_of_service(edition: Edition, category: str) -> tuple[int, str]:
    """Where a service is in any list that people read: in the profile's order, others last."""
    known = list(edition.profile.categories)
    return (known.index(category) if category in known else len(known), category)
