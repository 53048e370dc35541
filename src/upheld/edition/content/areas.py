"""The tables ``service`` and ``area``: made from the year's counts, proved by making them again."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from upheld.core.figures.areas import area_shares, service_shares
from upheld.core.figures.figure import Body, YearCounts
from upheld.edition.content.stages import stage_rows
from upheld.edition.reading import Edition

Rows = list[tuple[Any, ...]]


def service_rows(bodies: Iterable[Body], counts: YearCounts) -> Rows:
    """The rows for one year, in the order of the key."""
    year = str(counts.year)
    return sorted(
        (
            year,
            row.authority,
            row.category,
            row.received,
            row.decided,
            row.share.counted,
            row.share.out_of,
            row.share.text,
        )
        for row in service_shares(bodies, counts)
    )


def area_rows(database: sqlite3.Connection, bodies: Iterable[Body], counts: YearCounts) -> Rows:
    """The rows for one year, in the order of the key. Regions come from the table authority."""
    regions = dict(database.execute("SELECT slug, region FROM authority WHERE region <> ''"))
    year = str(counts.year)
    return sorted(
        (
            year,
            row.area,
            row.category,
            row.share.measure.slug,
            row.share.counted,
            row.share.out_of,
            row.share.out_of_name,
            row.share.text,
            row.authorities,
        )
        for row in area_shares(bodies, regions, counts)
    )


def areas_recounted(edition: Edition, bodies: Iterable[Body], counts: YearCounts) -> Iterator[str]:
    """What in one year's services, areas and stages does not follow from its counts, in words."""
    bodies = list(bodies)
    shown = [body for body in bodies if counts.shows(body)]
    expected = {
        "service": service_rows(bodies, counts),
        "area": area_rows(edition.database, bodies, counts),
        "stage": stage_rows(edition.database, shown, counts),
    }
    for table, rows in expected.items():
        query = f"SELECT * FROM {table} WHERE year = ?"
        stored = {tuple(row.values()) for row in edition.rows(query, (str(counts.year),))}
        follows = set(rows)
        for row in sorted(stored ^ follows, key=str):
            there = "is not in the table" if row in follows else "does not follow from the counts"
            yield f"{table} {' '.join(map(str, row))}: {there}"
