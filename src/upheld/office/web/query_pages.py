"""Pages for one query of an authority: entering it, what it would change, and answering it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Query
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EVIDENCE, Ground
from upheld.office.web.allowed import allowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.jobs import stopped
from upheld.office.web.pages import page
from upheld.office.web.query_forms import AnswerForm, QueryForm, called, right
from upheld.office.web.years import a_year
from upheld.office.year.querying import answer as give_answer
from upheld.office.year.querying import enter
from upheld.office.year.what_if_kept import (
    has_frozen_cases,
    is_of_today,
    kept_of,
    needs_no_counting,
)
from upheld.office.year.who_answers import why_not_answering

ANSWERED = "It has been answered, so it is not changed any more."


@page("years/<year>/queries/new", needs=Deed.EDIT_QUERIES, methods=("GET", "POST"))
def new_query(request: HttpRequest, year: str) -> HttpResponse:
    """First what it is about, then a form that asks for what that needs."""
    review = review_of(year)
    ground = _ground(request.GET.get("ground", ""))
    if ground is None:
        told = {"review": review, "grounds": _grounds(), "contact": own_office().contact}
        return render(request, "query_grounds.html", told)
    form = QueryForm(
        request.POST or None, instance=Query(review=review, ground=str(ground)), by=request.user
    )

    def keep() -> str:
        enter(form.instance, by=request.user)
        return _address(form.instance)

    shown = Page(
        title=f"Enter a query: {ground}",
        about=review.year,
        back=reverse("year_queries", kwargs={"year": review.year}),
        back_words="Queries",
    )
    return answer(request, form, keep, shown)


def review_of(year: str) -> AnnualReview:
    return get_object_or_404(AnnualReview, year=str(a_year(year)))


def _ground(name: str) -> Ground | None:
    return Ground.__members__.get(name.upper())


def _grounds() -> list[tuple[str, str, str]]:
    """How the address names each, what it is called, and the evidence it needs."""
    return [(each.name.lower(), called(each), EVIDENCE[each]) for each in Ground]


def _address(query: Query, name: str = "year_query") -> str:
    return reverse(name, kwargs={"year": query.review.year, "query": query.pk})


def query_of(year: str, query: int) -> Query:
    found = Query.objects.select_related("review", "authority", "case__officer", "answered_by")
    return get_object_or_404(found, pk=query, review__year=str(a_year(year)))


@page("years/<year>/queries/<int:query>", needs=Deed.SEE_YEAR)
def year_query(request: HttpRequest, year: str, query: int) -> HttpResponse:
    found = query_of(year, query)
    kept = kept_of(found, settings.CONFIGURATION)
    told = {
        "query": found,
        "ground": called(Ground(found.ground)),
        "right": right(found),
        "needs": EVIDENCE[Ground(found.ground)],
        "why_not": why_not_answering(found, request.user),
        "no_counting": needs_no_counting(found),
        "what_if": kept.found if kept else None,
        "has_frozen_cases": has_frozen_cases(found.review, settings.CONFIGURATION),
        "is_of_today": is_of_today(kept, found.review),
        "contact": own_office().contact,
        "stopped": stopped(at=now()),
        "may": allowed(request),
    }
    return render(request, "query.html", told)


@page("years/<year>/queries/<int:query>/edit", needs=Deed.EDIT_QUERIES, methods=("GET", "POST"))
def edit_query(request: HttpRequest, year: str, query: int) -> HttpResponse:
    found = query_of(year, query)
    form = QueryForm(request.POST or None, instance=found, by=request.user)

    def keep() -> None:
        if not found.is_open:
            raise NotAllowed(ANSWERED)
        with writing(request.user, "edit a query") as write:
            write.change(form.instance)

    return answer(request, form, keep, _of(found, "Edit a query"), records={"version": found})


@page("years/<year>/queries/<int:query>/answer", needs=Deed.ANSWER_QUERIES, methods=("GET", "POST"))
def answer_query(request: HttpRequest, year: str, query: int) -> HttpResponse:
    found = query_of(year, query)
    was_open = found.is_open
    form = AnswerForm(request.POST or None, instance=found)

    def keep() -> None:
        if not was_open:
            raise NotAllowed(ANSWERED)
        give_answer(form.instance, by=request.user, configuration=settings.CONFIGURATION)

    shown = _of(found, "Answer a query", saved="Answered.")
    return answer(request, form, keep, shown, records={"version": found}, about=found.says)


def _of(query: Query, title: str, **options: Any) -> Page:
    return Page(
        title=title,
        about=f"{query.review.year}, query {query.number}: {query.authority}",
        back=_address(query),
        back_words=f"Query {query.number}",
        **options,
    )
