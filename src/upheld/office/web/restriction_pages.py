"""Pages on which a case is restricted, people are named who may read it, and that is lifted."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from upheld.office.clock import now
from upheld.office.decisions.restricting import (
    ask_to_lift,
    in_force,
    keep_restricted,
    lift,
    name_readers,
    restrict,
    to_lift_by,
)
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Case, Person, Restriction
from upheld.office.rules.policy import BY_DEED, Deed
from upheld.office.rules.restricted_cases import SEES_EVERY_CASE
from upheld.office.rules.states import NotAllowed
from upheld.office.web.allowed import allowed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import answer
from upheld.office.web.forms import PlainForm
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page

COUNTED = (
    "It is counted, and goes into extracts, figures and the register, as before. To keep its"
    " statement from the public, withhold the decision or take it down."
)


def who_can_be_named() -> Any:
    """Whose roles let them see cases. Directors can read every case."""
    roles = BY_DEED[Deed.SEE_CASES] - SEES_EVERY_CASE
    found = Person.objects.filter(is_active=True, held__role__in=roles)
    return found.exclude(held__role__in=SEES_EVERY_CASE).distinct().order_by("name", "email")


def _named_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Who may read it",
        help_text="Directors can always read it. If its officer is not named, it has no officer"
        " any more.",
    )


class NamesForm(PlainForm):
    named = _named_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["named"].queryset = who_can_be_named()


class RestrictForm(NamesForm):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text="Only those who may read the case see it.",
    )
    field_order = ("reason", "named")


class LiftForm(PlainForm):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text="Why everybody who sees cases may read it again.",
    )


@page("cases/<int:case>/restrict", needs=Deed.RESTRICT, methods=("GET", "POST"))
def restrict_case(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    by_itself = [each for each in (found.officer_id, request.user.pk) if each]
    form = RestrictForm(request.POST or None, initial={"named": by_itself})

    def keep() -> str:
        given = form.cleaned_data
        named = given["named"]
        restrict(found, reason=given["reason"], named=named, by=request.user, at=now())
        return reverse("case_restriction", kwargs={"case": found.pk})

    shown = of_case(found, "Restrict this case", button="Restrict", saved="Restricted.")
    return answer(request, form, keep, shown, about=COUNTED)


@page("cases/<int:case>/restriction/readers", needs=Deed.RESTRICT, methods=("GET", "POST"))
def change_readers(request: HttpRequest, case: int) -> HttpResponse:
    found, _ = _restricted(case)
    initial = {"named": list(found.named.values_list("person", flat=True))}
    sent = request.POST if request.method == "POST" else None  # nobody is an answer too
    form = NamesForm(sent, initial=initial)

    def keep() -> str:
        name_readers(found, form.cleaned_data["named"], by=request.user)
        return reverse("case_restriction", kwargs={"case": found.pk})

    return answer(request, form, keep, of_case(found, "Change who may read it"))


@page("cases/<int:case>/restriction/lift", needs=Deed.LIFT_RESTRICTION, methods=("GET", "POST"))
def lift_restriction(request: HttpRequest, case: int) -> HttpResponse:
    found, restriction = _restricted(case)
    form = LiftForm(request.POST or None)

    def keep() -> str:
        ask_to_lift(restriction, reason=form.cleaned_data["reason"], by=request.user)
        return reverse("case_restriction", kwargs={"case": found.pk})

    saved = "A second person must confirm this before the restriction is lifted."
    shown = of_case(found, "Lift the restriction", button="Ask to lift it", saved=saved)
    return answer(request, form, keep, shown)


@page(
    "cases/<int:case>/restriction",
    needs=Deed.SEE_CASES,
    to_change=Deed.CONFIRM,
    methods=("GET", "POST"),
)
def case_restriction(request: HttpRequest, case: int) -> HttpResponse:
    """Every restriction that the case has had, and the answer to who asks to lift the last."""
    found = get_object_or_404(Case.everything.select_related("authority"), pk=case)
    if request.method == "POST":
        return _answered(request, found)
    known = Restriction.objects.filter(case=found).order_by("-number")
    told = {
        "case": found,
        "restrictions": known.select_related("restricted_by", "lift_asked_by", "lifted_by"),
        "named": found.named.select_related("person"),
        "counted": COUNTED,
        "may": allowed(request),
    }
    return render(request, "case_restriction.html", told)


def _restricted(case: int) -> tuple[Case, Restriction]:
    found = case_of(case)
    if (restriction := in_force(found)) is None:
        raise Http404
    return found, restriction


def _answered(request: HttpRequest, case: Case) -> HttpResponse:
    if (restriction := in_force(case)) is None:
        raise Http404
    try:
        if request.POST.get("answer") == "keep":
            keep_restricted(restriction, by=request.user)
            messages.success(request, "It stays restricted.")
        else:
            lift(restriction, by=request.user, at=now())
            messages.success(request, "The restriction has been lifted.")
    except (NotAllowed, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    return redirect("case_restriction", case=case.pk)


# ---- Lists -----------------------------------------------------------------------------------


@page("restricted", needs=Deed.SEE_READINGS)
def restricted_cases(request: HttpRequest) -> HttpResponse:
    """For auditors too, who may not read them: which they are, and who can read them."""
    found = Restriction.objects.filter(lifted_on=None).order_by("-restricted_on")
    found = found.select_related("case", "restricted_by").prefetch_related("case__named__person")
    told = {"title": "Restricted cases", "page": page_of(request, found), "may": allowed(request)}
    return render(request, "restricted.html", told)


@page("restricted/to-lift", needs=Deed.CONFIRM)
def restrictions_to_lift(request: HttpRequest) -> HttpResponse:
    found = to_lift_by(request.user).order_by("case")
    found = found.select_related("case", "restricted_by").prefetch_related("case__named__person")
    told = {"title": "Restrictions to lift", "page": page_of(request, found)}
    return render(request, "restricted.html", told | {"may": allowed(request)})
