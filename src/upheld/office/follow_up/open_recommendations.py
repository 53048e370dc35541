"""Recommendations not decided yet: each awaits evidence, our check or our record, or is overdue.

A recommendation is open until it has an outcome of its own, or its case came with one. None of this
is ever public.
"""

from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from upheld.office.models import Case, Compliance, Evidence, Recommendation
from upheld.office.rules.evidence_results import Result
from upheld.office.rules.times import SOON


class Awaits(StrEnum):
    """What an open recommendation awaits: always one of these."""

    EVIDENCE = "awaiting evidence"  # its day has not passed
    CHECK = "awaiting our check"  # evidence came that has not been looked at, whatever the day
    RECORD = "ready to record"  # evidence shows that it was done, and no outcome is recorded
    OVERDUE = "overdue"  # its day has passed, and the authority has not shown that it was done


# Of evidence: about a recommendation, or about all of its case.
OF_IT = Q(recommendation=OuterRef("pk")) | Q(recommendation=None, case=OuterRef("case"))
OF_THE_AUTHORITY = Q(unchecked=False, shown=False)  # what only the authority can do something about


def open_recommendations() -> QuerySet[Recommendation]:
    """Those with no decision of their own, and none about their case since they were agreed.

    With ``last_due`` (an extension counts), ``unchecked`` (evidence awaits our check) and ``shown``
    (evidence that was looked at shows that it was done).
    """
    recorded = Compliance.objects.filter(
        case=OuterRef("case"), recorded_on__gte=OuterRef("agreed_on")
    )
    return (
        Recommendation.objects.filter(~Exists(recorded), status="")
        .annotate(
            last_due=Coalesce("extended_to", "due_on"),
            unchecked=Exists(Evidence.objects.filter(OF_IT, checked_on=None)),
            shown=Exists(Evidence.objects.filter(OF_IT, result=Result.SHOWS)),
        )
        .order_by("last_due", "case", "number")
    )


def is_about(evidence: Evidence) -> Q:
    """The recommendations that a piece of evidence is about: one, or all of its case."""
    if evidence.recommendation_id:
        return Q(pk=evidence.recommendation_id)
    return Q(case=evidence.case_id)


def that_await(what: Awaits, *, today: date) -> Q:
    """Among open recommendations. The due date itself is in time."""
    if what == Awaits.CHECK:
        return Q(unchecked=True)
    if what == Awaits.RECORD:
        return Q(unchecked=False, shown=True)
    passed = Q(last_due__lt=today)
    return OF_THE_AUTHORITY & (passed if what == Awaits.OVERDUE else ~passed)


def due_soon(*, today: date) -> Q:
    """Among open recommendations, whatever they await."""
    return Q(last_due__gte=today, last_due__lte=today + SOON)


def awaits(recommendation: Recommendation, *, today: date) -> Awaits:
    """What one recommendation awaits, as read by ``open_recommendations``."""
    if recommendation.unchecked:
        return Awaits.CHECK
    if recommendation.shown:
        return Awaits.RECORD
    return Awaits.OVERDUE if recommendation.last_due < today else Awaits.EVIDENCE


DECIDED_WITH_ITS_CASE = "decided for the case as a whole"


def standing(case: Case, *, today: date) -> dict[int, str]:
    """By id: the outcome of each recommendation of a case, or what it awaits, in words."""
    waiting = {each.pk: each for each in open_recommendations().filter(case=case)}

    def of_one(each: Recommendation) -> str:
        found = waiting.get(each.pk)
        if found:
            return awaits(found, today=today)
        return each.status or DECIDED_WITH_ITS_CASE

    return {each.pk: of_one(each) for each in case.recommendations.all()}
