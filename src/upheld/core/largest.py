"""Who or what caused most of the decisions that an authority is compared on, as an Ibis expression.

One person can make hundreds of complaints, and one planning application can lead to dozens. So we
also look at the figure without them. The result is only counts, and never says which complainant
it was.
"""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis import Table, _

from upheld.core.counting import business_year, standing
from upheld.core.row import Row
from upheld.core.vocabulary import What

FEWEST = 2  # with a single case there is no largest


def with_complainants(decided: Table, received: Table) -> Table:
    """The decisions, each with the complainant recorded when the complaint was received."""
    known = received.filter(_.complainant.notnull()).select("authority", "reference", "complainant")
    return decided.join(known, ["authority", "reference"])


def largest_counts(
    decided: Table, *, cause: str, outcomes: Sequence[str], year: int, as_at: date
) -> Table:
    """One row for each authority: of the one with most decisions with these outcomes, if FEWEST.

    ``cause`` is the column that identifies complainants or issues. If two have the same number, it
    is the one whose name comes first. ``counts_in`` reads a row.
    """
    order = ibis.window(group_by="authority", order_by=[ibis.desc("number"), "cause"])
    columns = {}
    for place, outcome in enumerate(outcomes):
        columns[f"decided_{place}"] = _.count(where=_.outcome == outcome)
        remedied = _.remedied_by_authority.fill_null(False) & (_.outcome == outcome)
        columns[f"remedied_{place}"] = _.count(where=remedied)
    return (
        standing(decided, recorded="decided_on", as_at=as_at)
        .filter(business_year(_.decided_on) == year)
        .filter(_.outcome.isin(outcomes), _[cause].notnull())
        .group_by("authority", cause=_[cause])
        .aggregate(number=_.count(), **columns)
        .filter(_.number >= FEWEST)
        .mutate(place=ibis.row_number().over(order))
        .filter(_.place == 0)
        .select("authority", *columns)
    )


def counts_in(row: Row, outcomes: Sequence[str]) -> dict[tuple[What, str], int]:
    """By what is counted and outcome: the decisions, and those remedied by the authority."""
    return {
        (what, outcome): row[f"{what}_{place}"]
        for what in (What.DECIDED, What.REMEDIED)
        for place, outcome in enumerate(outcomes)
    }
