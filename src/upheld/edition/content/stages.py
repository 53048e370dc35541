"""The table ``stage``: how far complaints went, for each authority, each region and all."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from upheld.core.figures.figure import Body, YearCounts
from upheld.core.figures.stages import stages_before, stages_of
from upheld.core.profile import Profile
from upheld.core.years import Year

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
        (str(counts.year), name, place, stage.name, stage.count, stage.with_fault)
        for name, members in sorted(whose.items())
        for place, stage in enumerate(stages_of(members, counts))
    ]


def published_stages(
    after: sqlite3.Connection, profile: Profile, *, until: Year
) -> Iterator[tuple[Any, ...]]:
    """The rows of earlier years in an edition of any schema."""
    found = after.execute("SELECT * FROM stage WHERE year < ?", (str(until),))
    names = [column[0] for column in found.description]
    if "stage" in names:
        yield from found
        return
    for values in found:
        row = dict(zip(names, values, strict=True))
        for place, stage in enumerate(stages_before(row, profile)):
            yield row["year"], row["whose"], place, stage.name, stage.count, stage.with_fault
