"""The queries of a year: all of them, the last day for them, provisional case sheets, closing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.mistakes import Mistake
from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.models import AnnualReview
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import Step
from upheld.office.web.allowed import allowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.jobs import stopped
from upheld.office.web.pages import page
from upheld.office.web.query_forms import ClosingForm, LastDayForm
from upheld.office.web.query_pages import review_of
from upheld.office.web.years import a_year
from upheld.office.year.places import edition_on_record
from upheld.office.year.provisional import (
    all_together,
    authorities_with_sheets,
    file_name,
    one,
)
from upheld.office.year.querying import close, set_last_day
from upheld.office.year.steps import year_now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("years/<year>/queries", needs=Deed.SEE_YEAR)
def year_queries(request: HttpRequest, year: str) -> HttpResponse:
    stands = year_now(a_year(year), settings.CONFIGURATION)
    review = stands.review
    found = review.queries.select_related("authority", "case") if review else []
    told = {
        "stands": stands,
        "review": review,
        "queries": found,
        "open": sum(each.is_open for each in found),
        "why_not_closed": stands.missing(Step.CLOSED),
        "contact": own_office().contact,
        "stopped": stopped(at=now()),
        "may": allowed(request),
    }
    return render(request, "year_queries.html", told)


@page("years/<year>/queries/last-day", needs=Deed.GIVE_SHEETS, methods=("GET", "POST"))
def last_day_of_queries(request: HttpRequest, year: str) -> HttpResponse:
    review = review_of(year)
    form = LastDayForm(request.POST or None, initial={"last_day": review.last_day_of_queries})

    def keep() -> None:
        day: date = form.cleaned_data["last_day"]
        try:
            set_last_day(review, day, by=request.user, days=own_office().working_days)
        except Mistake as error:
            raise ValidationError({"last_day": str(error)}) from None

    return answer(request, form, keep, _of(review, "Set the last day of queries"))


@page("years/<year>/queries/close", needs=Deed.CLOSE_QUERIES, methods=("GET", "POST"))
def close_queries(request: HttpRequest, year: str) -> HttpResponse:
    review = review_of(year)
    still = review.queries.filter(effect="").select_related("authority", "case")
    form = ClosingForm(request.POST if request.method == "POST" else None, still_open=bool(still))

    def keep() -> None:
        left_open = form.cleaned_data.get("left_open", False)
        try:
            close(
                review, by=request.user, configuration=settings.CONFIGURATION, left_open=left_open
            )
        except Mistake as error:
            raise NotAllowed(str(error)) from None

    shown = _of(
        review,
        "Close the queries",
        button="Close the queries",
        saved="The queries are closed.",
        template="queries_close.html",
    )
    return answer(request, form, keep, shown, still=still, review=review)


def _of(review: AnnualReview, title: str, **options: str) -> Page:
    return Page(
        title=title,
        about=review.year,
        back=reverse("year_queries", kwargs={"year": review.year}),
        back_words="Queries",
        **options,
    )


@page("years/<year>/provisional", needs=Deed.GIVE_SHEETS)
def year_provisional(request: HttpRequest, year: str) -> HttpResponse:
    review = review_of(year)
    edition = edition_on_record(review, settings.CONFIGURATION)
    found = authorities_with_sheets(edition) if edition else {}
    return render(request, "provisional.html", {"review": review, "authorities": found})


@page("years/<year>/provisional/<slug:slug>", needs=Deed.GIVE_SHEETS)
def provisional_sheet(request: HttpRequest, year: str, slug: str) -> HttpResponse:
    review, edition = _with_sheets(year)
    if slug not in authorities_with_sheets(edition):
        raise Http404(slug)
    name = file_name(review, slug)
    return _sent(lambda: one(review, edition, slug, by=request.user), name, XLSX)


@page("years/<year>/provisional.zip", needs=Deed.GIVE_SHEETS)
def provisional_sheets(request: HttpRequest, year: str) -> HttpResponse:
    review, edition = _with_sheets(year)
    name = f"{review.year}-provisional.zip"
    return _sent(lambda: all_together(review, edition, by=request.user), name, "application/zip")


def _with_sheets(year: str) -> tuple[AnnualReview, Path]:
    """Only with the last day, which is printed on each."""
    review = review_of(year)
    edition = edition_on_record(review, settings.CONFIGURATION)
    if edition is None or review.last_day_of_queries is None:
        raise Http404("There is no candidate, or the last day of queries is not set.")
    return review, edition


def _sent(make: Callable[[], bytes], name: str, kind: str) -> HttpResponse:
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(), content_type=kind, headers=told)
