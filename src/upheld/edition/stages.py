"""The table ``stage``: what became of complaints: of each authority, each region, and of all."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from upheld.core.figures import Body, YearCounts
from upheld.core.stages import stages_of
from upheld.edition.reading import Edition

ALL = ""  # all authorities together


def stage_rows(
    database: sqlite3.Connection, bodies: Iterable[Body], counts: YearCounts
) -> list[tuple[Any, ...]]:
    """The rows of one year: of the bodies shown, of their regions, and of all of them."""
    slugs = sorted(body.slug for body in bodies)
    regions = dict(database.execute("SELECT slug, region FROM authority WHERE region <> ''"))
    whose = {slug: [slug] for slug in slugs} | {ALL: slugs}
    for slug in slugs:
        if slug in regions:
            whose.setdefault(regions[slug], []).append(slug)
    return [
        (
            str(counts.year),
            name,
            found.received,
            found.decided,
            found.not_ours,
            found.closed,
            found.investigated,
            found.not_upheld,
            found.upheld,
        )
        for name, members in sorted(whose.items())
        for found in (stages_of(members, counts),)
    ]


def stages_recounted(edition: Edition, bodies: Iterable[Body], counts: YearCounts) -> Iterator[str]:
    """What of one year's stages does not follow from its counts, in words."""
    rows = edition.rows("SELECT * FROM stage WHERE year = ?", (str(counts.year),))
    stored = {tuple(row.values()) for row in rows}
    follows = set(stage_rows(edition.database, bodies, counts))
    for row in sorted(stored ^ follows, key=str):
        there = "is not in the table" if row in follows else "does not follow from the counts"
        yield f"stage {' '.join(map(str, row))}: {there}"
