"""How complete the columns of a table are: counts of filled cells, as an Ibis expression."""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis import Table, _

from upheld.core.counting import business_year


def filled_counts(
    rows: Table, columns: Sequence[str], *, dated_by: str, year: int, as_at: date
) -> Table:
    """One row: ``rows``, and for each column how many of its cells are filled.

    If the table's rows have a day or a year, only rows from this year are counted.
    """
    if dated_by == "year":
        rows = rows.filter(_.year == year)
    elif dated_by:
        by_then = _[dated_by] <= ibis.literal(as_at)
        rows = rows.filter(by_then, business_year(_[dated_by]) == year)
    filled = {f"filled_{place}": _[name].count() for place, name in enumerate(columns)}
    return rows.aggregate(rows=_.count(), **filled)
