"""How complete the columns of a table are: filled cells counted, as an Ibis expression."""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis import Table, _

from upheld.core.counting import business_year


def filled_counts(
    rows: Table, columns: Sequence[str], *, dated_by: str, year: int, as_at: date
) -> Table:
    """One row: ``rows``, and under each column's name how many of its cells are filled.

    Only rows of the year are looked at, where the table has a day or a year for them.
    """
    if dated_by == "year":
        rows = rows.filter(_.year == year)
    elif dated_by:
        by_then = _[dated_by] <= ibis.literal(as_at)
        rows = rows.filter(by_then, business_year(_[dated_by]) == year)
    filled = {f"filled_{place}": _[name].count() for place, name in enumerate(columns)}
    return rows.aggregate(rows=_.count(), **filled)
