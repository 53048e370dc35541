"""Recommendations not decided yet: each awaits evidence or our check, or is overdue.

None of this is ever public.
"""

from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from upheld.office.models import (
    Compliance,
    Evidence,
    Recommendation,
)
from upheld.office.rules.times import SOON


class Awaits(StrEnum):
    """What an open recommendation awaits: always one of these."""

    EVIDENCE = "awaiting evidence"  # its day has not passed
    CHECK = "awaiting our check"  # evidence came that has not been checked, whatever the day
    OVERDUE = "overdue"  # its day has passed, and no evidence waits for our check


def open_recommendations() -> QuerySet[Recommendation]:
    """Those with no decision of their own, and none about their case since they were agreed.

    With ``last_due`` (an extension counts) and ``unchecked`` (evidence awaits our check).
    """
    of_it = Q(recommendation=OuterRef("pk")) | Q(recommendation=None, case=OuterRef("case"))
    recorded = Compliance.objects.filter(
        case=OuterRef("case"), recorded_on__gte=OuterRef("agreed_on")
    )
    return (
        Recommendation.objects.filter(~Exists(recorded), status="")
        .annotate(
            last_due=Coalesce("extended_to", "due_on"),
            unchecked=Exists(Evidence.objects.filter(of_it, checked_on=None)),
        )
        .order_by("last_due", "case", "number")
    )


def that_await(what: Awaits, *, today: date) -> Q:
    """Among open recommendations. The due date itself is in time."""
    if what == Awaits.CHECK:
        return Q(unchecked=True)
    passed = Q(last_due__lt=today)
    return Q(unchecked=False) & (passed if what == Awaits.OVERDUE else ~passed)


def due_soon(*, today: date) -> Q:
    """Among open recommendations, whatever they await."""
    return Q(last_due__gte=today, last_due__lte=today + SOON)


def awaits(recommendation: Recommendation, *, today: date) -> Awaits:
    """What one recommendation awaits, as read by ``open_recommendations``."""
    if recommendation.unchecked:
        return Awaits.CHECK
    return Awaits.OVERDUE if recommendation.last_due < today else Awaits.EVIDENCE
