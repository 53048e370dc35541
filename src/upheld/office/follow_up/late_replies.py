"""Replies to our enquiries: how many were late. Counted for each authority, and only here.

A reply is late if it came after the day it was due, and it is overdue if it has not come by then.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from upheld.core.years import Year
from upheld.office.models import Authority, Enquiry


@dataclass(frozen=True, kw_only=True)
class Replies:
    year: Year  # in which the replies were due
    due: int
    late: int
    overdue: int


def replies_of(authority: Authority, *, on: date) -> list[Replies]:
    """By the year in which they were due, the newest first. A reply due in future is in none."""
    enquiries = Enquiry.objects.filter(case__authority=authority, due_on__lt=on)
    days = enquiries.values_list("due_on", flat=True).distinct()
    years = sorted({Year.containing(day) for day in days}, reverse=True)
    return [_of_year(enquiries, year) for year in years]


def _of_year(enquiries: QuerySet[Enquiry], year: Year) -> Replies:
    found = enquiries.filter(due_on__range=(year.first_day, year.last_day)).aggregate(
        due=Count("pk"),
        late=Count("pk", filter=Q(received_on__gt=F("due_on"))),
        overdue=Count("pk", filter=Q(received_on=None)),
    )
    return Replies(year=year, **found)
