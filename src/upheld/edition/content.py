"""What an edition holds: the rows of edition.sqlite, from an extract and what was published before.

The edition's own year is counted. Earlier years are taken as they were published: from the edition
it follows, else from published totals in the extract. A corrected edition keeps the averages that
were published, so that one authority's correction does not reword everybody's letter.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from upheld.core.comparability import BREAKS
from upheld.core.figures import Average, Body, averages_of, figures_of
from upheld.core.measures import BY_SLUG, MEASURES
from upheld.core.populations import vintage_of
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.learning import learning_rows
from upheld.edition.pinning import pinned
from upheld.edition.public_cases import public_cases
from upheld.edition.tallies import Tallies, tallies_of
from upheld.intake.directory import Directory
from upheld.intake.extract import Extract

SCHEMA = Path(__file__).with_name("schema.sql")
PRESUMED_UNTIL_PUBLICATION = timedelta(days=120)  # of a draft: 31 March to 29 July in 2020


@dataclass(frozen=True, kw_only=True)
class Source:
    """All that the content of an edition is made from."""

    extract: Extract
    directory: Directory
    year: Year
    as_at: date
    public_on: date | None  # None on a draft
    publication_delay: timedelta
    after: sqlite3.Connection | None = None  # the edition of an earlier year
    corrects: sqlite3.Connection | None = None  # the version before
    pinned_threshold_points: int = 1


def write_content(database: sqlite3.Connection, source: Source, about: Mapping[str, str]) -> None:
    """Create and fill every table but ``letter``; the rows go in in the order of their keys."""
    database.executescript(SCHEMA.read_text("utf-8"))
    tallies = tallies_of(source.extract, year=source.year, as_at=source.as_at)
    _insert(database, "about", sorted(about.items()))
    _write_directory(database, source)
    _write_glossary(database)
    earlier = _write_published_before(database, source)
    for year in tallies.years():
        if year not in earlier:
            _write_year(database, source, tallies, year)
    _write_totals(database, tallies, source.year)
    _write_cases(database, source)
    _insert(database, "learning", learning_rows(source.extract, source.directory, source.year))
    _write_earlier_letters(database, source)


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _write_directory(database: sqlite3.Connection, source: Source) -> None:
    directory, day = source.directory, source.year.last_day
    authorities = sorted(directory.authorities, key=lambda a: a.slug)
    _insert(
        database,
        "authority",
        [
            (
                a.slug,
                a.gss_code,
                directory.name_on(a.slug, day),
                a.short_name,
                a.group,
                a.kind,
                a.region or None,
                a.county or None,
                a.first_day and a.first_day.isoformat(),
                a.last_day and a.last_day.isoformat(),
                a.latitude,
                a.longitude,
            )
            for a in authorities
        ],
    )
    names = {
        (n.slug, n.name): (
            n.slug,
            n.name,
            n.valid_from and n.valid_from.isoformat(),
            n.valid_to and n.valid_to.isoformat(),
        )
        for n in directory.names
        if n.use != "code"
    }
    _insert(database, "name", sorted(names.values(), key=lambda row: row[:2]))
    _insert(
        database,
        "succession",
        sorted((s.predecessor, s.successor, s.on.isoformat()) for s in directory.successions),
    )


def _write_glossary(database: sqlite3.Connection) -> None:
    _insert(
        database,
        "measure",
        sorted(
            (m.slug, place, m.title, m.definition, *m.counted_name, *m.out_of_name, m.source)
            for place, m in enumerate(MEASURES, start=1)
        ),
    )
    _insert(
        database,
        "break",
        sorted(
            (str(b.year), series, int(b.is_break), b.words) for b in BREAKS for series in b.series
        ),
    )


YEARLY_TABLES = (
    "population",
    "membership",
    "held",
    "counted",
    "total",
    "average",
    "figure",
    "comparing",
    "learning",
)


def _write_published_before(database: sqlite3.Connection, source: Source) -> set[Year]:
    """Copy every earlier year of the edition that this one follows, word for word."""
    if source.after is None:
        return set()
    for table in YEARLY_TABLES:
        if table != "learning":  # events are kept for all years, and may be corrected
            rows = source.after.execute(
                f"SELECT * FROM {table} WHERE year < ?", (str(source.year),)
            )
            _insert(database, table, rows)
    found = source.after.execute(
        "SELECT DISTINCT year FROM figure WHERE year < ?", (str(source.year),)
    )
    return {Year.parse(year) for (year,) in found}


def _write_year(database: sqlite3.Connection, source: Source, tallies: Tallies, year: Year) -> None:
    counts = tallies.of_year(year)
    residents = _residents(source, year)
    bodies = [
        Body(
            slug=a.slug,
            peer_group=a.group,
            exists=a.exists_in(year.first_day, year.last_day),
            residents=residents.get(a.slug, (None, ""))[0],
        )
        for a in sorted(source.directory.authorities, key=lambda a: a.slug)
    ]
    shown = [body for body in bodies if counts.shows(body)]
    averages = averages_of(bodies, counts, _published_averages(source.extract, year))
    if source.corrects is not None and year == source.year:
        averages = pinned(averages, source.corrects, year, source.pinned_threshold_points)
    _insert(
        database,
        "population",
        [(str(year), slug, number, text) for slug, (number, text) in sorted(residents.items())],
    )
    _insert(
        database,
        "membership",
        [(str(year), b.slug, b.peer_group) for b in bodies if b.peer_group and b.exists],
    )
    _insert(database, "held", sorted((str(y), what.value) for y, what in tallies.held if y == year))
    _insert(
        database,
        "counted",
        sorted(
            (str(t.year), t.authority, t.what.value, t.category, t.outcome, t.count)
            for t in tallies.rows
            if t.year == year
        ),
    )
    _insert(database, "average", [_average_row(year, a) for _, a in sorted(averages.items())])
    _write_figures(database, source.directory, year, figures_of(shown, counts, averages))


def _average_row(year: Year, a: Average) -> tuple[Any, ...]:
    return (
        str(year),
        a.peer_group,
        a.measure.slug,
        a.counted,
        a.out_of,
        a.text,
        a.basis,
        a.source,
        a.members,
    )


def _write_figures(
    database: sqlite3.Connection, directory: Directory, year: Year, figures: Iterable[Any]
) -> None:
    rows = []
    for figure in figures:
        authority = directory.by_slug(figure.body.slug)
        assert authority is not None
        said = figure.columns()
        rows.append(
            {
                "authority": figure.body.slug,
                "gss_code": authority.gss_code,
                "name": directory.name_on(figure.body.slug, year.last_day),
                "year": str(year),
                "measure": figure.share.measure.slug,
                **said,
            }
        )
    if rows:
        names = ", ".join(rows[0])
        places = ", ".join(f":{name}" for name in rows[0])
        database.executemany(f"INSERT INTO figure ({names}) VALUES ({places})", rows)


def _residents(source: Source, year: Year) -> dict[str, tuple[int, str]]:
    """Slug to residents and their source: the extract's own for the year, else the directory's."""
    vintage = vintage_of(year)
    if vintage is None:
        return {}
    residents = {
        p.slug: (p.residents, f"{p.vintage}, {p.source}" if p.vintage not in p.source else p.source)
        for p in source.directory.populations
        if p.vintage == vintage
    }
    if source.extract.has("populations"):
        for row in source.extract.tables["populations"].to_pylist():
            if row["year"] == year.start:
                residents[row["authority"]] = (row["population"], row["source"])
    return residents


def _published_averages(extract: Extract, year: Year) -> list[Average]:
    if not extract.has("averages"):
        return []
    return [
        Average(
            peer_group=row["peer_group"],
            measure=BY_SLUG[row["measure"]],
            counted=None,
            out_of=None,
            text=row["text"],
            basis="as published",
            source=row["source"],
            members=0,
        )
        for row in extract.tables["averages"].to_pylist()
        if row["year"] == year.start
    ]


def _write_totals(database: sqlite3.Connection, tallies: Tallies, year: Year) -> None:
    totals: dict[tuple[str, str, str, str], int] = {}
    for row in tallies.rows:
        if row.year == year and (year, row.what) in tallies.held:
            key = (str(year), row.what.value, row.category, row.outcome)
            totals[key] = totals.get(key, 0) + row.count
    if year in tallies.complaints:
        complaints, decisions = tallies.complaints[year]
        totals[str(year), "complaints decided", "", ""] = complaints
        totals[str(year), "decisions about authorities", "", ""] = decisions
    _insert(database, "total", [(*key, count) for key, count in sorted(totals.items())])


def _write_cases(database: sqlite3.Connection, source: Source) -> None:
    cases = public_cases(
        source.extract,
        year=source.year,
        as_at=source.as_at,
        public_on=source.public_on or source.as_at + PRESUMED_UNTIL_PUBLICATION,
        delay=source.publication_delay,
    )
    columns = {
        "improvement": ("authority", "reference", "number", "agreed_on", "remedy", "text"),
        "failed_compliance": ("authority", "reference", "recorded_on", "outcome", "category"),
        "report": ("authority", "reference", "published_on", "title"),
    }
    found = {
        "improvement": cases.improvements,
        "failed_compliance": cases.failed,
        "report": cases.reports,
    }
    for table, names in columns.items():
        rows = [tuple(_plain(row[name]) for name in names) for row in found[table]]
        _insert(database, table, sorted(rows, key=lambda row: row[:3]))
    _insert(database, "unlisted", [(*k, n) for k, n in sorted(cases.unlisted.items())])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _write_earlier_letters(database: sqlite3.Connection, source: Source) -> None:
    letters: dict[tuple[str, str], str] = {}
    if source.after is not None:
        for authority, year, file in source.after.execute("SELECT * FROM earlier_letter"):
            letters[authority, year] = file
        (folder,) = source.after.execute("SELECT value FROM about WHERE key = 'edition'").fetchone()
        (year,) = source.after.execute("SELECT value FROM about WHERE key = 'year'").fetchone()
        for authority, file in source.after.execute("SELECT authority, file FROM letter"):
            letters[authority, year] = f"{folder}/{file}"
    if source.extract.has("earlier_letters"):
        for row in source.extract.tables["earlier_letters"].to_pylist():
            if row["year"] < source.year.start:
                letters[row["authority"], str(Year(row["year"]))] = row["file"]
    _insert(database, "earlier_letter", [(*k, file) for k, file in sorted(letters.items())])


def held_whats(database: sqlite3.Connection, year: Year) -> frozenset[What]:
    rows = database.execute("SELECT what FROM held WHERE year = ?", (str(year),))
    return frozenset(What(what) for (what,) in rows)
