"""Which cases have personal data and are past the years for which the office keeps decisions.

The rule is the ombudsman's folder's: ``retention_years`` after the last decision. People decide.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q

from upheld.office.models import Case, Decision
from upheld.office.rules.times import Times


def past_their_years(*, on: date, times: Times) -> Any:
    """Each with ``last``: the day of its last decision."""
    texts = Decision.everything.filter(~Q(statement="") | ~Q(summary=""), case=OuterRef("pk"))
    return (
        Case.objects.annotate(last=Max("decisions__decided_on"))
        .filter(~Q(complainant="") | Exists(texts))
        .filter(last__lte=_years_before(on, times.keep_years))
        .select_related("authority")
        .order_by("last", "reference")
    )


def _years_before(day: date, years: int) -> date:
    """29 February has no day in most years: the last of that month."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
