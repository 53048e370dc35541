"""A corrected edition keeps the published averages unless one would change too much.

Otherwise correcting one authority would reword the letters of its whole group.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from upheld.core.figures.figure import Average
from upheld.core.years import Year

ANY_DISTANCE = 1_000_000  # from no cases to some: more than any threshold
Averages = Mapping[tuple[str, str], Average]


def pinned(
    averages: Averages, corrects: sqlite3.Connection, year: Year, threshold_points: int
) -> dict[tuple[str, str], Average]:
    """The averages for ``year``, each as the version before published it if that still holds."""
    rows = corrects.execute(
        "SELECT peer_group, measure, counted, out_of, text, members FROM average WHERE year = ?",
        (str(year),),
    )
    before = {(group, measure): rest for group, measure, *rest in rows}
    (version,) = corrects.execute("SELECT value FROM about WHERE key = 'edition'").fetchone()
    kept = {}
    for key, average in averages.items():
        if key in before and average.counted is not None and before[key][0] is not None:
            counted, out_of, text, members = before[key]
            moved = _moved(average, counted, out_of)
            if moved is not None and moved <= threshold_points:
                average = replace(
                    average,
                    counted=counted,
                    out_of=out_of,
                    text=text,
                    members=members,
                    basis="pinned",
                    source=f"as published in {version}",
                )
        kept[key] = average
    return kept


def _moved(average: Average, counted: int, out_of: int) -> Fraction | None:
    """How far the average would move: points, or tenths of a rate; None if it stays.

    Exact: in floats 7/300 is 1.0000000000000002 points from 4/300.
    """
    if (average.counted, average.out_of) == (counted, out_of):
        return None
    if not average.out_of or not out_of:
        return Fraction(ANY_DISTANCE)
    unit = 1_000_000 if average.measure.is_rate else 100
    new = Fraction(unit * (average.counted or 0), average.out_of)
    return abs(new - Fraction(unit * counted, out_of))
