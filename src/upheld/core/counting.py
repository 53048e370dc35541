"""Turns cases into counts, as Ibis expressions: the only code that sees every case, on any engine.

The expressions take tables whose words have been checked (see intake) and give integers, one row
for each cell of the published tables. An authority without cases has no row here. The caller knows
whether we have the year's cases, so that a missing cell is a true 0. Which outcomes have fault and
which are listed is in the ombudsman's profile.
"""

from collections.abc import Collection
from datetime import date

import ibis
from ibis import Table, _

from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.vocabulary import NOT_DECIDED

CASE = ("authority", "reference")  # a complaint about two authorities is a case for each


def business_year(day: ibis.Value) -> ibis.Value:
    """The calendar year in which the business year of ``day`` starts."""
    return day.year() - (day.month() < 4).cast("int32")


def standing(rows: Table, *, recorded: str, as_at: date) -> Table:
    """The last entry for each case (reference and authority) on that day: all of its findings.

    A case can be decided again, and its compliance checked again. The highest sequence recorded by
    then counts, in the year of its own date, and earlier entries do not count at all. Findings of
    one decision have one sequence, so they count together or not at all. The same rule for rows in
    memory is core.publication.standing; a test checks that the two agree.
    """
    by_then = _[recorded] <= ibis.literal(as_at)
    again = rows.filter(by_then, _.sequence > 1)
    last = ibis.window(group_by=CASE, order_by=ibis.desc("sequence"))
    # Few cases are decided again, and only these are sorted: a window over all of 100 million
    # decisions took three times as long as the whole count, and memory in proportion.
    once = rows.filter(by_then, _.sequence == 1).anti_join(again, CASE)
    return once.union(again.mutate(place=ibis.rank().over(last)).filter(_.place == 0).drop("place"))


def received_counts(received: Table, *, as_at: date) -> Table:
    """authority, year, category, count: complaints and enquiries received."""
    return (
        received.filter(_.received_on <= ibis.literal(as_at))
        .group_by("authority", "category", year=business_year(_.received_on))
        .aggregate(count=_.count())
    )


def decided_counts(decided: Table, *, as_at: date, with_fault: Collection[str]) -> Table:
    """authority, year, category, outcome, count, remedied: decisions about authorities.

    A decision with several findings is several here, each with its own category and outcome.
    ``remedied`` counts the decisions with fault that the authority had already remedied.
    """
    return _cells(standing(decided, recorded="decided_on", as_at=as_at), with_fault)


def unlisted_counts(
    decided: Table,
    *,
    as_at: date,
    with_fault: Collection[str],
    listed: Collection[str],
    are_withheld: bool,
) -> Table:
    """The same for decisions that no register lists although their outcome is one that is listed.

    They are withheld (if the table says which ones are), or their case has been decided again since
    that day: a register lists only the last decision in a case.
    """
    stands = standing(decided, recorded="decided_on", as_at=as_at)
    later = decided.filter(_.decided_on > ibis.literal(as_at))
    stands = stands.filter(_.outcome.isin(listed))
    again = stands.semi_join(later, CASE)
    if not are_withheld:
        return _cells(again, with_fault)
    withheld = stands.filter(is_withheld(stands))
    return _cells(withheld.union(again.filter(~is_withheld(again))), with_fault)


def is_withheld(decided: Table) -> ibis.Value:
    return decided.withheld_reason.fill_null("") != ""


def is_remedied(decided: Table, with_fault: Collection[str]) -> ibis.Value:
    """Whether the authority had put the fault right itself. An empty cell counts as no."""
    # Spark adds up such conditions, and a sum of NULLs is NULL.
    return decided.remedied_by_authority.fill_null(False) & decided.outcome.isin(with_fault)


def _cells(decided: Table, with_fault: Collection[str]) -> Table:
    return decided.group_by(
        "authority", "category", "outcome", year=business_year(_.decided_on)
    ).aggregate(
        count=_.count(),
        remedied=_.count(where=is_remedied(decided, with_fault)),
    )


def compliance_counts(compliance: Table, *, as_at: date, handed_on: HandedOn = KEPT) -> Table:
    """authority, year, outcome, count: compliance outcomes, in the year they were recorded."""
    last = standing(compliance, recorded="recorded_on", as_at=as_at)
    return _by_outcome(handed_on.owned(last, recorded="recorded_on"), "authority")


def handed_on_counts(compliance: Table, *, as_at: date, handed_on: HandedOn) -> Table:
    """The same for those that a body has handed on, with that ``body``."""
    last = standing(compliance, recorded="recorded_on", as_at=as_at).mutate(body=_.authority)
    owned = handed_on.owned(last, recorded="recorded_on")
    return _by_outcome(owned.filter(_.body != _.authority), "body", "authority")


def _by_outcome(compliance: Table, *whose: str) -> Table:
    return compliance.group_by(*whose, "outcome", year=business_year(_.recorded_on)).aggregate(
        count=_.count()
    )


def recommendations_due(recommendations: Table, *, as_at: date) -> Table:
    """With ``due``, the day as last extended, and ``outcome``: how each stands on that day."""
    day = ibis.literal(as_at)
    is_recorded = _.status.notnull() & (ibis.coalesce(_.recorded_on, _.completed_on, day) <= day)
    return recommendations.filter(_.agreed_on <= day).mutate(
        due=ibis.coalesce(_.extended_to, _.due_on),
        outcome=ibis.ifelse(is_recorded, _.status, ibis.literal(NOT_DECIDED)),
    )


def recommendation_counts(recommendations: Table, *, as_at: date) -> Table:
    """authority, year, outcome, count: recommendations, in the year in which they were due."""
    return (
        recommendations_due(recommendations, as_at=as_at)
        .group_by("authority", "outcome", year=business_year(_.due))
        .aggregate(count=_.count())
    )


def complaints_decided(decided: Table, *, as_at: date) -> Table:
    """year, complaints, decisions: a complaint about two authorities is one complaint.

    So is one with several findings, each of which is a decision about the authority.
    """
    return (
        standing(decided, recorded="decided_on", as_at=as_at)
        .group_by(year=business_year(_.decided_on))
        .aggregate(complaints=_.reference.nunique(), decisions=_.count())
    )


def first_day(rows: Table, *, dated: str) -> Table:
    """first_day: the earliest day in a table. One row, null if it has no days."""
    return rows.aggregate(first_day=_[dated].min())
