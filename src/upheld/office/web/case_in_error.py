"""What is shown of a case that was entered in error: it is found, and nothing is done with it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.models import Case, Decision, Recommendation
from upheld.office.rules.putting_right import Act, Standing
from upheld.office.web.case_search import with_reference

MOST_TOLD = 10


def shown_in_error(request: HttpRequest, case: Case) -> HttpResponse:
    said = case.corrections.filter(act=Act.IN_ERROR, standing=Standing.DONE).last()
    told = {
        "case": case,
        "correction": said,
        "decisions": Decision.everything.filter(case=case),
        "recommendations": Recommendation.everything.filter(case=case),
    }
    return render(request, "case_in_error.html", told)


def also_in_error(given: Mapping[str, Any] | None) -> list[Case]:
    """For a search by reference: the cases of that reference that it leaves out."""
    if not given or not given["reference"]:
        return []
    known = with_reference(Case.everything.filter(in_error=True), given["reference"])
    return list(known.select_related("authority")[:MOST_TOLD])
