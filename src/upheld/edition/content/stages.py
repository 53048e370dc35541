"""The table ``stage``: what happened to complaints, for each authority, each region and all.

It has columns for three stages. How far complaints go is in the profile, and its first three are
those.
"""

import sqlite3
from collections.abc import Iterable
from itertools import islice, repeat
from typing import Any

from upheld.core.figures.figure import Body, YearCounts
from upheld.core.figures.stages import Stage, Stages, stages_of

ALL = ""  # all authorities together
NO_STAGE = Stage(without_fault=0, with_fault=0)


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
        (str(counts.year), name, *_columns(stages_of(members, counts)))
        for name, members in sorted(whose.items())
    ]


def _columns(found: Stages) -> tuple[int | None, ...]:
    first, second, third = islice((*found.stages, *repeat(NO_STAGE, 3)), 3)
    parts = (third.number, second.number, first.number, first.without_fault, first.with_fault)
    return found.received, found.decided, *parts
