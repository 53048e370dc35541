"""The table ``stage``: what happened to complaints, for each authority, each region and all."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from upheld.core.figures.figure import Body, YearCounts
from upheld.core.figures.stages import stages_of

ALL = ""  # all authorities together


def stage_rows(
    database: sqlite3.Connection, bodies: Iterable[Body], counts: YearCounts
) -> list[tuple[Any, ...]]:
    """The rows for one year: the bodies shown, their regions, and all of them."""
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
