"""Who or what caused most of an authority's detailed investigations, as an Ibis expression.

One person can make hundreds of complaints, and one planning application can lead to dozens. So we
also look at the figure without them. The result is only counts, and never says which complainant
it was.
"""

from datetime import date

import ibis
from ibis import Table, _

from upheld.core.counting import business_year, standing
from upheld.core.vocabulary import INVESTIGATED, NOT_UPHELD, UPHELD

FEWEST = 2  # with a single case there is no largest


def with_complainants(decided: Table, received: Table) -> Table:
    """The decisions, each with the complainant recorded when the complaint was received."""
    known = received.filter(_.complainant.notnull()).select("authority", "reference", "complainant")
    return decided.join(known, ["authority", "reference"])


def largest_counts(decided: Table, *, cause: str, year: int, as_at: date) -> Table:
    """authority, upheld, not_upheld, remedied: for the one with most investigations, if FEWEST.

    ``cause`` is the column that identifies complainants or issues. If two have the same number, it
    is the one whose name comes first.
    """
    order = ibis.window(group_by="authority", order_by=[ibis.desc("investigated"), "cause"])
    return (
        standing(decided, recorded="decided_on", as_at=as_at)
        .filter(business_year(_.decided_on) == year)
        .filter(_.outcome.isin(INVESTIGATED), _[cause].notnull())
        .group_by("authority", cause=_[cause])
        .aggregate(
            investigated=_.count(),
            upheld=_.count(where=_.outcome == UPHELD),
            not_upheld=_.count(where=_.outcome == NOT_UPHELD),
            remedied=_.count(where=_.remedied_by_authority & (_.outcome == UPHELD)),
        )
        .filter(_.investigated >= FEWEST)
        .mutate(place=ibis.row_number().over(order))
        .filter(_.place == 0)
        .select("authority", "upheld", "not_upheld", "remedied")
    )
