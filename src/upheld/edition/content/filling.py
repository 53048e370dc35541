"""What an edition holds: the rows of edition.sqlite, from an extract and earlier publications.

The edition's own year is counted. Earlier years are taken as published: from the edition it
follows, or from published totals in the extract. A corrected edition keeps the published averages,
so that correcting one authority does not reword every letter.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from upheld.core.years import Year
from upheld.edition.content.cases_counted import single_cases
from upheld.edition.content.decided_again import Again, decided_again
from upheld.edition.content.first_published import corrected_rows
from upheld.edition.content.inserting import insert
from upheld.edition.content.learning import learning_rows
from upheld.edition.content.measured import break_rows, measure_rows
from upheld.edition.content.of_year import write_year
from upheld.edition.content.predecessors_together import together_rows
from upheld.edition.content.quality_of_extract import write_quality
from upheld.edition.content.revised import revised_rows
from upheld.edition.content.source import Source
from upheld.edition.content.stages import published_stages
from upheld.edition.content.tallies import Tallies, tallies_of
from upheld.edition.manifest import EditionError
from upheld.edition.schemas import TABLES
from upheld.ombudsman.folder import Office
from upheld.ombudsman.profile_frozen import frozen
from upheld.ombudsman.wording import frozen_words, read_wording


def write_content(database: sqlite3.Connection, source: Source, about: Mapping[str, str]) -> None:
    """Create and fill every table except ``letter``, inserting rows in the order of their keys."""
    database.executescript(TABLES.read_text("utf-8"))
    tallies = tallies_of(
        source.extract,
        profile=source.profile,
        year=source.year,
        as_at=source.as_at,
        handed_on=source.handed_on,
    )
    if source.year not in tallies.years():
        raise EditionError(
            f"The extract has no cases and no published totals for {source.year}. Give the year of"
            " its cases with --year, or add the cases for that year."
        )
    insert(database, "about", sorted(about.items()))
    insert(database, "frozen", frozen_rows(source.office))
    _write_directory(database, source)
    insert(database, "measure", measure_rows(source.profile, source.year))
    insert(database, "break", break_rows(source.profile))
    earlier = _write_published_before(database, source)
    for year in tallies.years():
        if year not in earlier:
            write_year(database, source, tallies, year)
    insert(database, "corrected_figure", corrected_rows(database, source.corrects, copied=earlier))
    again = again_of(database, source, tallies)
    insert(database, "revised", revised_rows(database, tallies, again))
    insert(database, "together", together_rows(database, source.profile))
    _write_totals(database, tallies, source.year)
    _write_single_cases(database, source)
    write_quality(database, source, tallies, again, about)
    insert(database, "learning", learning_rows(source.extract, source.directory, source.year))
    _write_earlier_letters(database, source)
    messages = enumerate(source.office.message_of(source.year), start=1)
    insert(database, "message", [(place, words.written, words.source) for place, words in messages])


def frozen_rows(office: Office) -> list[tuple[str, str]]:
    """What every output reads instead of an ombudsman's folder, which may change."""
    return [("profile", frozen(office)), ("words", frozen_words(read_wording(office)))]


def again_of(database: sqlite3.Connection, source: Source, tallies: Tallies) -> tuple[Again, ...]:
    """Figures are as at the day that their edition names, or else the last day of their year."""
    years = range(min(tallies.years()).start, source.year.start)
    days = {Year(start): Year(start).last_day for start in years}
    for year, as_at in database.execute("SELECT year, as_at FROM timeliness"):
        days[Year.parse(year)] = date.fromisoformat(as_at)
    return decided_again(
        source.extract,
        as_at=source.as_at,
        figures_on=days,
        with_fault=source.profile.with_fault,
        handed_on=source.handed_on,
    )


def _write_directory(database: sqlite3.Connection, source: Source) -> None:
    directory, day = source.directory, source.year.last_day
    authorities = sorted(directory.authorities, key=lambda a: a.slug)
    insert(
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
    insert(database, "name", sorted(names.values(), key=lambda row: row[:2]))
    own = {each.gss_code for each in authorities}
    others = [(code, slug) for code, slug in directory.codes.items() if code not in own]
    insert(database, "other_code", sorted(others))
    insert(
        database,
        "succession",
        sorted((s.predecessor, s.successor, s.on.isoformat()) for s in directory.successions),
    )


# Not ``learning``: events are kept for all years and may be corrected.
YEARLY_TABLES = (
    "population",
    "membership",
    "held",
    "counted",
    "handed_on",
    "total",
    "average",
    "figure",
    "corrected_figure",
    "service",
    "area",
    "stage",
    "hexagon",
    "comparing",
    "related_figure",
    "added_year",
    "added",
    "chance",
    "dispersion",
    "timeliness",
    "coverage",
    "completeness",
    "decided_again",
    "related",
)


def _write_published_before(database: sqlite3.Connection, source: Source) -> set[Year]:
    """Copy every earlier year from the edition that this one follows, word for word."""
    if source.after is None:
        return set()
    _refuse_without_tables(source.after)
    for table in YEARLY_TABLES:
        rows: Iterable[tuple[Any, ...]] = (
            published_stages(source.after, source.profile, until=source.year)
            if table == "stage"
            else source.after.execute(f"SELECT * FROM {table} WHERE year < ?", (str(source.year),))
        )
        insert(database, table, rows)
    found = source.after.execute(
        "SELECT DISTINCT year FROM figure WHERE year < ?", (str(source.year),)
    )
    return {Year.parse(year) for (year,) in found}


def _refuse_without_tables(after: sqlite3.Connection) -> None:
    found = {name for (name,) in after.execute("SELECT name FROM sqlite_master")}
    missing = [table for table in YEARLY_TABLES if table not in found]
    if missing:
        (folder,) = after.execute("SELECT value FROM about WHERE key = 'edition'").fetchone()
        raise EditionError(
            f"--after: the edition {folder} has no table {' and no table '.join(missing)}; an"
            " earlier version of this program made it. Build it again first."
        )


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
    insert(database, "total", [(*key, count) for key, count in sorted(totals.items())])


def _write_single_cases(database: sqlite3.Connection, source: Source) -> None:
    cases = single_cases(
        source.extract,
        profile=source.profile,
        year=source.year,
        as_at=source.as_at,
        public_on=source.public_day,
        delay=source.publication_delay,
        handed_on=source.handed_on,
    )
    insert(database, "single_cases", cases.rows())


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
    insert(database, "earlier_letter", [(*k, file) for k, file in sorted(letters.items())])
