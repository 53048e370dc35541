"""Pages for recommendations: everything on one, entering and correcting it, granting more time."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.plain import plain
from upheld.core.vocabulary import RECOMMENDATION_KINDS, SERVICE_IMPROVEMENT
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.follow_up.agreed import naming, wrong_changes
from upheld.office.follow_up.compliance import (
    grant_more_time,
    may_have_recommendations,
)
from upheld.office.follow_up.deadlines import deadline_in
from upheld.office.follow_up.open_recommendations import standing
from upheld.office.ledger.entries_of import of_records
from upheld.office.ledger.recording import writing
from upheld.office.models import Recommendation, next_number
from upheld.office.rules.policy import Deed
from upheld.office.web.allowed import allowed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import DayField, PlainForm, RecordForm, choice
from upheld.office.web.history import happened
from upheld.office.web.pages import page

MOST_SHOWN = 50  # changes of a recommendation; the history of the case has all


class RecommendationForm(RecordForm):
    recommendation_kind = choice(
        RECOMMENDATION_KINDS,
        label="Kind",
        empty="Choose a kind",
        help_text="A personal remedy is never published. A service improvement is.",
    )
    remedy = choice(lambda: own_profile().remedies, label="Remedy", empty="Choose a remedy")
    agreed_on = DayField(label="Agreed on")
    due_on = DayField(label="Due on", help_text="You can grant more time later, with a reason.")

    names_nobody = forms.BooleanField(
        required=False,
        label="I have read the words: they do not name anyone or give personal details",
    )

    class Meta:
        model = Recommendation
        fields = ("recommendation_kind", "remedy", "agreed_on", "due_on", "text", "as_agreed")
        labels = {"text": "Words", "as_agreed": "As it was agreed"}
        help_texts = {
            "text": "What is to be done. The words of a service improvement are published"
            " unchanged, so they must not name a person or give a deadline.",
            "as_agreed": "The full wording, only for us and the authority.",
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "as_agreed": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        is_improvement = self.data.get("recommendation_kind") == SERVICE_IMPROVEMENT
        self.naming = naming(plain(self.data.get("text", ""))) if is_improvement else []
        if not self.naming:
            del self.fields["names_nobody"]  # asked only where the scan has found something

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        agreed, due = given.get("agreed_on"), given.get("due_on")
        if agreed and due and due < agreed:
            self.add_error(
                "due_on", f"{in_words(due)} is before {in_words(agreed)}, when it was agreed."
            )
        extended = self.instance.extended_to
        if due and extended and extended < due:
            self.add_error("due_on", f"More time was granted only until {in_words(extended)}.")
        if given.get("recommendation_kind") == SERVICE_IMPROVEMENT:
            self._refuse_deadline(given.get("text", ""))
            self._refuse_names(given.get("names_nobody", False))
        if self.instance.pk:
            before = Recommendation.objects.get(pk=self.instance.pk)
            wrong = wrong_changes(
                before, kind=given.get("recommendation_kind", ""), agreed_on=agreed, due_on=due
            )
            for name, words in wrong.items():
                self.add_error(name, words)
        return given

    def _refuse_names(self, has_looked: bool) -> None:
        if self.naming and not has_looked:
            self.add_error(
                "text",
                f"{joined([f'“{words}”' for words in self.naming])} may identify a person, and"
                " the words of a service improvement are published. Reword them or, if they do not"
                " name anyone, confirm below that you have read them.",
            )

    def _refuse_deadline(self, text: str) -> None:
        if words := deadline_in(text):
            self.add_error(
                "text",
                f"“{words}” reads as a deadline, and the public words of a service"
                " improvement must not have one. Remove it here: the date belongs under Due on, and"
                " the full wording under As it was agreed.",
            )


@page(
    "cases/<int:case>/recommendations/new", needs=Deed.EDIT_RECOMMENDATIONS, methods=("GET", "POST")
)
def new_recommendation(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    recommendation = Recommendation(case=found, number=next_number(Recommendation, case=found))
    decided = found.decisions.last()
    initial = {"agreed_on": decided.decided_on if decided else None}
    form = RecommendationForm(request.POST or None, instance=recommendation, initial=initial)

    def keep() -> None:
        may_have_recommendations(found)
        with writing(request.user, "enter a recommendation") as write:
            write.make(form.instance)

    return answer(request, form, keep, of_case(found, "Enter a recommendation"))


@page("recommendations/<int:recommendation>", needs=Deed.SEE_CASES)
def recommendation(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Everything on one recommendation."""
    found = _recommendation(recommendation)
    evidence = found.case.evidence.filter(Q(recommendation=found) | Q(recommendation=None))
    extensions = found.extensions.select_related("granted_by")
    outcomes = found.outcomes.select_related("recorded_by")
    records = [found, *extensions, *outcomes, *evidence]
    shown = {
        "recommendation": found,
        "case": found.case,
        "extensions": extensions,
        "outcomes": outcomes,
        "evidence": evidence.select_related("recommendation", "checked_by"),
        "standing": standing(found.case, today=today())[found.pk],
        "is_published": found.recommendation_kind == SERVICE_IMPROVEMENT,
        "happened": happened(of_records(records)[:MOST_SHOWN]),
        "may": allowed(request),
    }
    return render(request, "recommendation.html", shown)


@page(
    "recommendations/<int:recommendation>/edit",
    needs=Deed.EDIT_RECOMMENDATIONS,
    methods=("GET", "POST"),
)
def edit_recommendation(request: HttpRequest, recommendation: int) -> HttpResponse:
    found = _recommendation(recommendation)
    form = RecommendationForm(request.POST or None, instance=found)

    def keep() -> None:
        with writing(request.user, "edit a recommendation") as write:
            write.change(form.instance)

    title = f"Edit recommendation {found.number}"
    shown = of_recommendation(found, title)
    return answer(request, form, keep, shown, records={"version": found})


class ExtensionForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    until = DayField(label="New due date")
    granted_on = DayField(label="Granted on")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Why more time is justified. It is kept, but not published.",
    )


@page("recommendations/<int:recommendation>/extend", needs=Deed.EXTEND, methods=("GET", "POST"))
def extend(request: HttpRequest, recommendation: int) -> HttpResponse:
    found = _recommendation(recommendation)
    initial = {"version": found.version, "granted_on": today()}
    form = ExtensionForm(request.POST or None, initial=initial)

    def keep() -> None:
        given = form.cleaned_data
        found.version = given["version"]
        grant_more_time(
            found,
            until=given["until"],
            reason=given["reason"],
            on=given["granted_on"],
            by=request.user,
        )

    title = f"More time for recommendation {found.number}"
    shown = of_recommendation(found, title, button="Grant more time")
    return answer(
        request,
        form,
        keep,
        shown,
        records={"version": found},
        about=f"It is now due on {in_words(found.last_day)}.",
    )


def _recommendation(pk: int) -> Recommendation:
    return get_object_or_404(Recommendation.objects.select_related("case__authority"), pk=pk)


def numbered(known: Iterable[Recommendation], number: str) -> Recommendation | None:
    """The one that an address names by its number in the case."""
    return next((each for each in known if str(each.number) == number), None)


def of_recommendation(recommendation: Recommendation, title: str, **options: Any) -> Page:
    """A form about a recommendation: it says which, and leads back to it."""
    shown = of_case(recommendation.case, title, **options)
    return replace(
        shown,
        back=reverse("recommendation", kwargs={"recommendation": recommendation.pk}),
        back_words=f"Recommendation {recommendation.number} of {shown.about}",
    )
