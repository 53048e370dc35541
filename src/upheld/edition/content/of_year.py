"""One year in an edition, counted or known from published totals: from counts to figures."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from upheld.core.figures.figure import Average, Body, Figure, YearCounts, averages_of, figures_of
from upheld.core.years import Year
from upheld.edition.content.added import write_added
from upheld.edition.content.areas import area_rows, service_rows
from upheld.edition.content.compared import (
    chance_rows,
    comparing_columns,
    contexts_of_year,
    grounds_of,
    related_figure_rows,
)
from upheld.edition.content.handing_on import handed_on_rows
from upheld.edition.content.hexagons import hexagon_rows
from upheld.edition.content.inserting import insert, insert_named
from upheld.edition.content.page_rates import page_rates
from upheld.edition.content.pinning import pinned
from upheld.edition.content.quality import coverage_rows, dispersion_rows
from upheld.edition.content.saying import speech_of
from upheld.edition.content.source import Source
from upheld.edition.content.stages import stage_rows
from upheld.edition.content.tallies import Tallies

LISTED = ("recommendations", "reports")  # tables that mean "none" when they are empty


def write_year(database: sqlite3.Connection, source: Source, tallies: Tallies, year: Year) -> None:
    counts = tallies.of_year(year)
    residents = _residents(source, year)
    bodies = [
        Body(
            slug=a.slug,
            peer_group=a.group,
            exists=a.exists_in(year.first_day, year.last_day),
            residents=residents.get(a.slug, (None, ""))[0],
            lies_over_others=a.kind in source.profile.counted_with_others,
        )
        for a in sorted(source.directory.authorities, key=lambda a: a.slug)
    ]
    shown = [body for body in bodies if counts.shows(body)]
    averages = averages_of(bodies, counts, _published_averages(source, year))
    if source.corrects is not None and year == source.year:
        threshold = source.office.pinned_average_threshold_points
        averages = pinned(averages, source.corrects, year, threshold)
    insert(
        database,
        "population",
        [(str(year), slug, number, text) for slug, (number, text) in sorted(residents.items())],
    )
    insert(
        database,
        "membership",
        [(str(year), b.slug, b.peer_group) for b in bodies if b.peer_group and b.exists],
    )
    held = {what.value for held_year, what in tallies.held if held_year == year}
    if year == source.year:
        held |= {name for name in LISTED if source.extract.has(name)}
    insert(database, "held", sorted((str(year), what) for what in held))
    insert(
        database,
        "counted",
        sorted(
            (str(t.year), t.authority, t.what.value, t.category, t.outcome, t.count)
            for t in tallies.rows
            if t.year == year
        ),
    )
    insert(database, "handed_on", handed_on_rows(tallies, year))
    insert(database, "average", [_average_row(year, a) for _, a in sorted(averages.items())])
    insert(database, "service", service_rows(shown, counts))
    insert(database, "area", area_rows(database, bodies, counts))
    insert(database, "stage", stage_rows(database, shown, counts))
    insert(database, "hexagon", hexagon_rows(database, source.profile, year))
    _write_figures(database, source, tallies, counts, figures_of(shown, counts, averages))
    insert(database, "dispersion", dispersion_rows(database, source.profile, year))
    insert(database, "coverage", coverage_rows(database, source.profile, year))


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
    database: sqlite3.Connection,
    source: Source,
    tallies: Tallies,
    counts: YearCounts,
    figures: list[Figure],
) -> None:
    year = counts.year
    speech = speech_of(database, source.office, year)
    write_added(database, tallies, year)
    grounds = grounds_of(database, counts, figures)
    if year == source.year:
        related = related_figure_rows(grounds, figures, source.largest)
        insert(database, "related_figure", related)
    contexts = contexts_of_year(database, grounds, figures)
    rows: list[dict[str, Any]] = []
    comparing: list[dict[str, Any]] = []
    for context in contexts:
        figure = context.figure
        authority = source.directory.by_slug(figure.body.slug)
        assert authority is not None
        key = {
            "authority": figure.body.slug,
            "year": str(year),
            "measure": figure.share.measure.slug,
        }
        rows.append(
            key
            | {
                "gss_code": authority.gss_code,
                "name": source.directory.name_on(figure.body.slug, year.last_day),
                **figure.columns(),
                "comparison": str(context.answer),
                "sentence": speech.sentence(context),
            }
        )
        comparing += [
            key
            | {"basis": str(row.basis)}
            | comparing_columns(row)
            | {
                "chance_range": speech.range_of_chance(context, row),
                "sentence": speech.sentence_of_comparison(context, row),
            }
            for row in context.comparisons
        ]
    insert_named(database, "figure", rows)
    insert_named(database, "comparing", sorted(comparing, key=_place))
    insert(database, "chance", chance_rows(year, contexts, page_rates(grounds)))


def _place(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("authority", "year", "measure", "basis"))


def _residents(source: Source, year: Year) -> dict[str, tuple[int, str]]:
    """Slug to residents and their source: the extract's for the year, or else the directory's."""
    vintage = source.profile.vintage_of(year)
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


def _published_averages(source: Source, year: Year) -> list[Average]:
    if not source.extract.has("averages"):
        return []
    return [
        Average(
            peer_group=row["peer_group"],
            measure=source.profile.measure_in(row["measure"], year),
            counted=None,
            out_of=None,
            text=row["text"],
            basis="as published",
            source=row["source"],
            members=0,
        )
        for row in source.extract.tables["averages"].to_pylist()
        if row["year"] == year.start
    ]
