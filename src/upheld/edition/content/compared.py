"""A year's figures compared, from an edition's tables: to make the edition and to prove it.

Only this module gathers the counts that ``core.comparing.in_every_way`` works on. Its answers are
stored.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.chance import by_chance
from upheld.core.comparing.comparison import DIFFERENT
from upheld.core.comparing.grounds import Grounds, Largest, YearOfFigures, year_of_figures
from upheld.core.comparing.in_every_way import (
    MOST_YEARS_TOGETHER,
    Comparison,
    comparisons_of,
    related_change_it,
)
from upheld.core.days import day_after
from upheld.core.english import joined
from upheld.core.figures.figure import Figure, YearCounts
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.profile_parts import Kept
from upheld.core.saying.figures import FigureContext, Handing
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.handing_on import handings

OUR_RECORDS, AS_PUBLISHED = "our records", "as published"  # the basis of each year that is added
NOTHING = Handing()  # handed on


def contexts_of_year(
    database: sqlite3.Connection, grounds: Grounds, figures: Iterable[Figure]
) -> list[FigureContext]:
    """Every figure with its answer, its comparisons and everything else its sentences need."""
    figures, counts, profile = list(figures), grounds.counts, grounds.counts.profile
    year = counts.year
    shares = {(f.body.slug, f.share.measure.slug): f.share for f in figures}
    related = set(
        database.execute(
            "SELECT authority, measure FROM related_figure WHERE year = ?", (str(year),)
        )
    )
    populations = dict(
        database.execute("SELECT authority, source FROM population WHERE year = ?", (str(year),))
    )
    lives = {
        slug: (kind, last_day)
        for slug, kind, last_day in database.execute("SELECT slug, kind, last_day FROM authority")
    }
    successors = _successors(database)
    handed = handings(database, profile, year)
    contexts = []
    for figure in figures:
        answer, comparisons = comparisons_of(figure, grounds)
        slug, measure = figure.body.slug, figure.share.measure
        kind, last_day = lives[slug]
        is_kept = measure.kind is Kind.KEPT
        is_by_case = measure.counted.what is What.COMPLIANCE
        late = _late_among(measure, counts) if is_kept else None
        contexts.append(
            FigureContext(
                figure=figure,
                answer=answer,
                group=profile.group_name(figure.body.peer_group),
                comparisons=comparisons,
                related=(slug, measure.slug) in related,
                members=len(grounds.members.get(figure.body.peer_group or "", ())),
                late=shares.get((slug, late.slug)) if late else None,
                neither=_neither(measure, slug, counts) if is_kept else 0,
                failed=_failed(measure, slug, counts) if is_kept else None,
                handing=handed.get(slug, NOTHING) if is_by_case else NOTHING,
                population=populations.get(slug, "") if measure.is_rate else "",
                abolished_on=day_after(last_day) if last_day and not figure.body.exists else "",
                successors=successors.get(slug, ""),
                counted_with=profile.counted_with_others.get(kind, ""),
            )
        )
    return contexts


def _neither(measure: Measure, slug: str, counts: YearCounts) -> int:
    """How many of what a kept measure counts count neither way: what its base leaves out."""
    left = counts.profile.compliance_that(Kept.NEITHER)
    outcomes = tuple(each for each in left if each not in _base(measure))
    return counts.of(slug, Cells(what=measure.counted.what, outcomes=outcomes)) or 0


def _failed(measure: Measure, slug: str, counts: YearCounts) -> int | None:
    """How many of its base failed; None if all that it does not count did.

    A recommendation may be due, and nothing decided about it yet, or we stopped checking.
    """
    base, failed = _base(measure), counts.profile.failed_compliance
    if {*base} <= {*measure.counted.outcomes, *failed}:
        return None
    outcomes = tuple(each for each in failed if each in base)
    return counts.of(slug, Cells(what=measure.counted.what, outcomes=outcomes)) or 0


def _base(measure: Measure) -> tuple[str, ...]:
    return measure.out_of.outcomes if isinstance(measure.out_of, Cells) else ()


def _late_among(kept: Measure, counts: YearCounts) -> Measure | None:
    """The measure of how many of those kept were late."""
    late = (each for each in counts.measures if each.kind is Kind.LATE)
    return next((each for each in late if each.out_of == kept.counted), None)


def _successors(database: sqlite3.Connection) -> dict[str, str]:
    """The names of those that took over from a body, joined."""
    found: dict[str, list[str]] = {}
    for predecessor, name in database.execute(
        "SELECT predecessor, name FROM succession JOIN authority ON slug = successor"
        " ORDER BY predecessor, successor"
    ):
        found.setdefault(predecessor, []).append(name)
    return {predecessor: joined(names) for predecessor, names in found.items()}


def grounds_of(
    database: sqlite3.Connection, counts: YearCounts, figures: Iterable[Figure]
) -> Grounds:
    """What a year is compared on: its own counts and the earlier years in the tables."""
    year = counts.year
    own = year_of_figures(year, figures, _groups(database, year))
    return Grounds(counts=counts, years=[own, *_years_before(database, year)])


def related_figure_rows(
    grounds: Grounds, figures: Iterable[Figure], largest: Mapping[str, Sequence[Largest]]
) -> list[tuple[str, str, str]]:
    """Rows of the table. ``largest`` comes from the cases and is not stored."""
    return sorted(
        (str(grounds.counts.year), figure.body.slug, figure.share.measure.slug)
        for figure in figures
        if figure.share.measure.is_compared
        and any(
            related_change_it(figure, grounds, each) for each in largest.get(figure.body.slug, ())
        )
    )


def _years_before(database: sqlite3.Connection, year: Year) -> Iterator[YearOfFigures]:
    """The years that can be pooled with it, latest first."""
    for back in range(1, MOST_YEARS_TOGETHER):
        before = Year(year.start - back)
        found = database.execute(
            "SELECT authority, measure, counted, out_of FROM figure"
            " WHERE year = ? AND counted IS NOT NULL",
            (str(before),),
        )
        published = {(authority, measure): (x, n) for authority, measure, x, n in found}
        added = database.execute(
            "SELECT authority, measure, counted, out_of FROM added WHERE year = ? AND added = ?",
            (str(year), str(before)),
        )
        basis = database.execute(
            "SELECT basis FROM added_year WHERE year = ? AND added = ?", (str(year), str(before))
        ).fetchone()
        averages = database.execute(
            "SELECT peer_group, measure, text FROM average WHERE year = ?", (str(before),)
        )
        yield YearOfFigures(
            year=before,
            shares=published | {(authority, measure): (x, n) for authority, measure, x, n in added},
            groups=_groups(database, before),
            published=published,
            averages={(group, measure): text for group, measure, text in averages},
            is_as_published=basis == (AS_PUBLISHED,),
        )


def _groups(database: sqlite3.Connection, year: Year) -> dict[str, str]:
    """Every authority in the year that has a group, even if nothing is known about it."""
    query = "SELECT authority, peer_group FROM membership WHERE year = ?"
    return dict(database.execute(query, (str(year),)).fetchall())


def chance_rows(
    year: Year, contexts: Iterable[FigureContext], rates: Mapping[str, float | None]
) -> list[tuple[Any, ...]]:
    """Rows of the table ``chance``: every group and measure that is compared case by case.

    ``rates`` are the page rates by group.
    """
    groups: dict[tuple[str, str], list[FigureContext]] = {}
    for context in contexts:
        group = context.figure.body.peer_group
        if group and context.figure.body.exists and context.share.measure.is_compared:
            groups.setdefault((group, context.share.measure.slug), []).append(context)
    return [
        (str(year), *key, *_by_chance(members), rates.get(key[0]), _one_in(rates.get(key[0])))
        for key, members in sorted(groups.items())
        if all(context.share.out_of is not None for context in members)
        and sum(bool(context.share.out_of) for context in members) >= FEWEST_MEMBERS
    ]


def _one_in(rate: float | None) -> int | None:
    """About 1 page in this many; None if no page would say anything."""
    return round(1 / rate) if rate else None


def _by_chance(members: list[FigureContext]) -> tuple[Any, ...]:
    """compared, standing_out, expected, most."""
    chance = by_chance(
        [member.share.out_of or 0 for member in members],
        sum(member.share.counted or 0 for member in members),
    )
    standing_out = sum(member.answer in DIFFERENT for member in members)
    return chance.compared, standing_out, float(chance.expected), chance.most


def comparing_columns(row: Comparison) -> dict[str, Any]:
    """The columns of the table ``comparing`` that follow from counts."""
    interval, compared = row.interval, row.compared
    assert interval is not None
    chance = compared.chance if compared else None
    return {
        "beside": row.beside,
        "counted": row.counted,
        "out_of": row.out_of,
        "expected": float(compared.expected) if compared else None,
        "tail": float(compared.tail) if compared else None,
        "level": float(compared.level) if compared else None,
        "reach": str(compared.reach) if compared else None,
        "chance_least": chance.least if chance else None,
        "chance_most": chance.most if chance else None,
        "low": interval.low,
        "high": interval.high,
        "comparison": str(row.answer),
    }
