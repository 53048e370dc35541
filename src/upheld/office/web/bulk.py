"""Pages that do one thing to many records: assigning cases, and granting more time.

What is chosen on a list is sent with the list's own search, so that people come back to it.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst

from upheld.intake.checks.checked import number_of
from upheld.office.clock import today
from upheld.office.decisions.assigning import assign
from upheld.office.follow_up.compliance import grant_more_time
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Case, Recommendation, unseen_by
from upheld.office.rules.policy import Deed
from upheld.office.web.case_search import SearchForm, matching_cases
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import DayField, OfficerField, PlainForm
from upheld.office.web.pages import page
from upheld.office.web.work_lists import LISTS

MOST = 200  # recommendations at once


class AssignForm(PlainForm):
    officer = OfficerField(label="Assign to", required=False)
    nobody = forms.BooleanField(required=False)
    case = forms.ModelMultipleChoiceField(queryset=Case.objects.none(), required=False)
    all = forms.BooleanField(required=False)
    query = forms.CharField(required=False, widget=forms.HiddenInput)


@page("cases/assign", needs=Deed.ASSIGN, methods=("POST",))
def assign_cases(request: HttpRequest) -> HttpResponse:
    """The cases that are ticked, or all that the list's search finds."""
    form = AssignForm(request.POST)
    form.fields["case"].queryset = Case.objects.exclude(pk__in=unseen_by(request.user))
    if not form.is_valid():
        return _back(request, "", "Some of these cases are not there any more. Choose again.")
    query = QueryDict(form.cleaned_data["query"])
    officer = request.user if "take" in request.POST else form.cleaned_data["officer"]
    cases = _chosen(form.cleaned_data, query, user=request.user)
    if not cases:
        return _back(request, query.urlencode(), "Nothing was assigned: no case was chosen.")
    if officer is None and not form.cleaned_data["nobody"]:
        return _back(request, query.urlencode(), "Nothing was assigned: choose an officer first.")
    try:
        many = assign(cases, officer, by=request.user)
    except (ValidationError, ChangedMeanwhile) as error:
        words = error.messages if isinstance(error, ValidationError) else [str(error)]
        return _back(request, query.urlencode(), " ".join(words))
    whom = officer.name if officer else "no officer"
    said = number_of(many, "case was assigned", "cases were assigned")
    return _back(request, query.urlencode(), f"{said} to {whom}.")


def _chosen(given: dict[str, Any], query: QueryDict, *, user: Any) -> QuerySet[Case] | list[Case]:
    if not given["all"]:
        return list(given["case"].select_related("officer"))
    form = SearchForm(query, user=user)
    if not form.is_valid():
        return []
    return list(matching_cases(form.cleaned_data).exclude(pk__in=unseen_by(user)))


def _back(request: HttpRequest, query: str, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect(f"{reverse('cases')}?{query}" if query else "cases")


class ExtendManyForm(PlainForm):
    recommendation = forms.ModelMultipleChoiceField(
        queryset=Recommendation.objects.none(),
        widget=forms.MultipleHiddenInput,
        label="Recommendations",
    )
    until = DayField(label="New due date")
    granted_on = DayField(label="Granted on")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Why more time is justified. It is kept with each, but not published.",
    )

    def clean_recommendation(self) -> list[Recommendation]:
        chosen = list(self.cleaned_data["recommendation"])
        if len(chosen) > MOST:
            raise ValidationError(f"At most {MOST} can be given more time at once. Choose fewer.")
        return chosen


@page("work/extend", needs=Deed.EXTEND, methods=("GET", "POST"))
def extend_many(request: HttpRequest) -> HttpResponse:
    """The same new date, with the same reason, for everything that was ticked on a list."""
    ticked = request.GET.getlist("recommendation")
    initial = {"recommendation": ticked, "granted_on": today()}
    form = ExtendManyForm(request.POST or None, initial=initial)
    form.fields["recommendation"].queryset = _seen(request)

    def keep() -> None:
        given = form.cleaned_data
        with transaction.atomic():
            for each in given["recommendation"]:
                _grant(each, given, by=request.user)

    chosen = _ticked(request, request.POST.getlist("recommendation") or ticked)
    if not chosen:
        messages.info(request, "No recommendation was chosen.")
        return redirect(_list_of(request)[0])
    back, back_words = _list_of(request)
    shown = Page(
        title="Grant more time",
        back=back,
        back_words=back_words,
        button=f"Grant more time for {number_of(len(chosen), 'recommendation')}",
        saved=f"More time was granted for {number_of(len(chosen), 'recommendation')}.",
        template="extend_many.html",
    )
    return answer(request, form, keep, shown, chosen=chosen)


def _list_of(request: HttpRequest) -> tuple[str, str]:
    """The list on which they were ticked, with its own search: its address and title."""
    slug = request.GET.get("list", "")
    if slug not in LISTS:
        return reverse("work"), "Work"
    query = QueryDict(request.GET.get("query", "")).urlencode()
    address = reverse("work_list", kwargs={"work": slug})
    return (f"{address}?{query}" if query else address), LISTS[slug][0]


def _seen(request: HttpRequest) -> QuerySet[Recommendation]:
    found = Recommendation.objects.exclude(case__in=unseen_by(request.user))
    return found.select_related("case__authority")


def _ticked(request: HttpRequest, numbers: list[str]) -> list[Recommendation]:
    known = [number for number in numbers if number.isdecimal() and len(number) < 19]
    return list(_seen(request).filter(pk__in=known).order_by("due_on", "pk"))


def _grant(recommendation: Recommendation, given: dict[str, Any], *, by: Any) -> None:
    """Raises ValidationError that names the recommendation."""
    try:
        grant_more_time(
            recommendation,
            until=given["until"],
            reason=given["reason"],
            on=given["granted_on"],
            by=by,
        )
    except ValidationError as error:
        words = " ".join(error.messages)
        raise ValidationError(
            f"{capfirst(called(recommendation))}: {words} Nothing was granted."
        ) from None
