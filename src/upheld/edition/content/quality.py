"""An edition's quality in numbers that follow from its other tables.

The same functions write them when it is made and work them out again when it is verified. What only
the extract can show is in ``quality_of_extract``.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from statistics import median
from typing import Any

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.authorities.lives import ended_before, existed
from upheld.core.comparing.dispersion import dispersion
from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.core.shares import whole_percent
from upheld.core.sums import all_known, pair_of
from upheld.core.vocabulary import What
from upheld.core.years import Year

ALL = ""
NO_GROUP = "none"
ENDED = "ended"  # before the year; we still make decisions about it
Rows = list[tuple[Any, ...]]


def timeliness_row(about: Mapping[str, str]) -> tuple[Any, ...]:
    """From the edition's own dates. Days are counted from the last day of its year."""
    last_day = Year.parse(about["year"]).last_day

    def days(day: str) -> int | None:
        return (date.fromisoformat(day[:10]) - last_day).days if day else None

    dates = (about["as_at"], about["letters_on"], about["public_at"])
    return (about["year"], *dates, *map(days, dates))


def coverage_rows(database: sqlite3.Connection, profile: Profile, year: Year) -> Rows:
    """Every group that has an authority in the year, and all of them together."""
    groups = _groups_of(database, year)
    counted_about = _counted_about(database, profile, year)
    told = [set(groups), _with_figures(database, year), *counted_about]
    found = []
    for group in sorted({ALL, *groups.values()}) if groups else ():
        members = {slug for slug, of in groups.items() if group in (ALL, of)}
        found.append((str(year), group, *(len(members & slugs) for slugs in told)))
    return found


def _groups_of(database: sqlite3.Connection, year: Year) -> dict[str, str]:
    """Those that existed in the year, or that we counted anything about, with their group."""
    first, last = year.first_day.isoformat(), year.last_day.isoformat()
    rows = database.execute(
        "SELECT slug, membership.peer_group, first_day, last_day,"
        " slug IN (SELECT authority FROM counted WHERE year = :year) FROM authority"
        " LEFT JOIN membership ON authority = slug AND year = :year",
        {"year": str(year)},
    )
    return {
        slug: group or (ENDED if ended_before(life[1], first) else NO_GROUP)
        for slug, group, *life, is_counted in rows
        if is_counted or existed((life[0], life[1]), first=first, last=last)
    }


def _with_figures(database: sqlite3.Connection, year: Year) -> set[str]:
    query = "SELECT DISTINCT authority FROM figure WHERE year = ? AND counted IS NOT NULL"
    return {slug for (slug,) in database.execute(query, (str(year),))}


def _counted_about(
    database: sqlite3.Connection, profile: Profile, year: Year
) -> Iterator[set[str]]:
    """Slugs with anything counted; received; decided; at the first stage; compliance."""
    investigated = profile.at_stage(profile.stages[0])
    rows = database.execute(
        "SELECT authority, what, outcome FROM counted WHERE year = ? AND count > 0", (str(year),)
    ).fetchall()
    yield {slug for slug, _, _ in rows}
    for wanted in (What.RECEIVED, What.DECIDED):
        yield {slug for slug, what, _ in rows if what == wanted}
    yield {s for s, what, out in rows if what == What.DECIDED and out in investigated}
    yield {slug for slug, what, _ in rows if what == What.COMPLIANCE}


def dispersion_rows(database: sqlite3.Connection, profile: Profile, year: Year) -> Rows:
    """Each group and measure that is compared. Left out if all its cases came out alike."""
    rows = database.execute(
        "SELECT membership.peer_group, measure, counted, out_of FROM figure"
        " JOIN membership USING (year, authority) WHERE year = ? ORDER BY authority",
        (str(year),),
    ).fetchall()
    compared = {measure.slug for measure in profile.compared}
    shares: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for group, measure, counted, out_of in rows:
        if measure in compared:
            shares.setdefault((group, measure), []).append((counted, out_of))
    return [(str(year), *key, *told) for key in sorted(shares) for told in _dispersion(shares[key])]


def _dispersion(shares: list[tuple[int | None, int | None]]) -> Iterator[tuple[int, float, float]]:
    told = all_known(pair_of(*share) for share in shares)
    known = [(x, n) for x, n in told or [] if n]
    counted, out_of = sum(x for x, _ in known), sum(n for _, n in known)
    if len(known) < FEWEST_MEMBERS or counted in (0, out_of):
        return
    differ = dispersion(*zip(*known, strict=True))
    yield len(known), round(differ.winsorised_phi, 6), round(differ.tau_squared, 6)


def revised_by_rows(database: sqlite3.Connection, profile: Profile) -> Rows:
    """How much earlier figures are revised, by year and measure."""
    published = {
        (year, measure): number
        for year, measure, number in database.execute(
            "SELECT year, measure, count(*) FROM figure WHERE counted IS NOT NULL"
            " GROUP BY year, measure"
        )
    }
    changes: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for year, measure, *row in database.execute(
        "SELECT year, measure, figure.counted, figure.out_of, revised.counted, revised.out_of,"
        " decided_again, corrected FROM revised JOIN figure USING (year, authority, measure)"
    ):
        changes.setdefault((year, measure), []).append(tuple(row))
    return [
        (*key, published[key], len(rows), *_causes(rows), *_points(profile.by_slug[key[1]], rows))
        for key, rows in sorted(changes.items())
    ]


def _causes(rows: Iterable[tuple[Any, ...]]) -> tuple[int, int, int]:
    told = [(bool(again), bool(corrected)) for *_, again, corrected in rows]
    return told.count((True, False)), told.count((False, True)), told.count((True, True))


def _points(measure: Measure, rows: Iterable[tuple[Any, ...]]) -> tuple[float | None, float | None]:
    """The largest and the median change between percentages as printed."""
    if measure.is_rate:
        return None, None
    changes = [
        abs((whole_percent(now, now_of) or 0) - (whole_percent(was, was_of) or 0))
        for was, was_of, now, now_of, *_ in rows
        if was_of and now_of
    ]
    return (float(max(changes)), float(median(changes))) if changes else (None, None)
