"""Which years an office has: those with decisions, those begun, and the last that has ended."""

from django.db.models import Max, Min

from upheld.core.years import Year
from upheld.office.clock import today
from upheld.office.models import AnnualReview, Decision


def years_known() -> list[Year]:
    """Newest first. None of them has still to begin."""
    days = Decision.objects.aggregate(first=Min("decided_on"), last=Max("decided_on"))
    years = {Year.parse(text) for text in AnnualReview.objects.values_list("year", flat=True)}
    years.add(Year.containing(today()).previous)
    if days["first"]:
        first, last = Year.containing(days["first"]), Year.containing(days["last"])
        years |= {Year(start) for start in range(first.start, last.start + 1)}
    return sorted(years, reverse=True)
