"""Cases decided again, and outcomes recorded again: which entry replaced another, and when.

Only a case's last entry counts, in the year of that entry. So a case that is decided again after
its year was published leaves that year, which is why an earlier figure may be different today.
"""

from collections.abc import Collection, Mapping
from datetime import date

import ibis
from ibis import Table, _

from upheld.core.counting import CASE, business_year, is_remedied
from upheld.core.handing_on import KEPT, HandedOn

BETWEEN = "\n"  # no outcome has a line break


def entries_again(
    rows: Table,
    *,
    recorded: str,
    as_at: date,
    figures_on: Mapping[int, date],
    with_fault: Collection[str],
    handed_on: HandedOn = KEPT,
) -> Table:
    """Every entry that replaced an earlier one, by what it is and what it was.

    year, outcomes, is_last: of the entry. authority (whose figures it was in), was_year,
    was_outcomes, was_remedied: of the one before, null if it is not in the extract. Outcomes are
    one a line, in any order, because a decision may have several findings; was_remedied has those
    that the authority had remedied. since_figures: the year's figures, made on the day that
    ``figures_on`` gives, still had the one before. count: how many cases there are.
    """
    by_then = rows.filter(_[recorded] <= ibis.literal(as_at))
    # Few cases are decided again, and only these are sorted (as in counting.standing).
    involved = by_then.semi_join(by_then.filter(_.sequence > 1), CASE)
    remedied = (
        is_remedied(involved, with_fault)
        if "remedied_by_authority" in rows.columns
        else ibis.literal(False)
    )
    of_entry = (
        involved.mutate(is_remedied=remedied)
        .group_by(*CASE, "sequence")
        .aggregate(
            recorded=_[recorded].max(),
            outcomes=_.outcome.group_concat(BETWEEN),
            remedied=_.outcome.group_concat(BETWEEN, where=_.is_remedied),
        )
    )
    in_order = ibis.window(group_by=CASE, order_by="sequence")
    entries = of_entry.mutate(
        was_on=_.recorded.lag().over(in_order),
        was_outcomes=_.outcomes.lag().over(in_order),
        was_remedied=_.remedied.lag().over(in_order),
        is_last=_.recorded.lead().over(in_order).isnull(),
    )
    return (
        handed_on.owned(entries.filter(_.sequence > 1), recorded="was_on")
        .mutate(was_year=business_year(_.was_on), year=business_year(_.recorded))
        .mutate(figures_on=_figures_on(figures_on))
        .mutate(since_figures=(_.was_on <= _.figures_on) & (_.recorded > _.figures_on))
        .group_by(
            "authority",
            "year",
            "outcomes",
            "is_last",
            "was_year",
            "was_outcomes",
            "was_remedied",
            "since_figures",
        )
        .aggregate(count=_.count())
    )


def _figures_on(known: Mapping[int, date]) -> ibis.Value:
    """The day on which the figures were made for the year of the entry before."""
    if not known:
        return ibis.literal(None, type="date")
    branches = [(_.was_year == year, ibis.literal(day)) for year, day in sorted(known.items())]
    return ibis.cases(*branches, else_=ibis.literal(None, type="date"))
