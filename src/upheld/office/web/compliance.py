"""Pages for compliance: what was decided about a case, and the new case opened after a failure."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.days import in_words
from upheld.core.vocabulary import (
    COMPLIANCE_OUTCOMES,
    NOT_COMPLETE,
)
from upheld.office.clock import today
from upheld.office.follow_up.compliance import (
    RecommendationOutcome,
    due_of,
    lateness,
    next_sequence,
    open_from_failure,
    record_outcome,
)
from upheld.office.models import Case, Recommendation
from upheld.office.rules.policy import Deed, may
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import answer
from upheld.office.web.forms import DayField, PlainForm, ReferenceField, choice
from upheld.office.web.pages import page


class ComplianceForm(PlainForm):
    """What was found about each recommendation, then about the case, recorded in one step."""

    def __init__(self, *args: Any, case: Case, can_fail: bool, **options: Any) -> None:
        self.recommendations = list(case.recommendations.all())
        super().__init__(*args, **options)
        words = [each for each in COMPLIANCE_OUTCOMES if can_fail or each != NOT_COMPLETE]
        for each in self.recommendations:
            self._add(each, words)
        only = "" if can_fail else f" Only a director may record “{NOT_COMPLETE}”."
        self.fields["outcome"] = choice(
            words,
            label="The case",
            empty="Choose an outcome",
            help_text=f"The case is due on the latest due date of its recommendations.{only}",
        )
        self.fields["recorded_on"] = DayField(label="Recorded on", initial=today())
        self.fields["sequence"] = forms.IntegerField(
            widget=forms.HiddenInput, min_value=1, initial=next_sequence(case)
        )

    def _add(self, each: Recommendation, words: list[str]) -> None:
        number = each.number
        self.fields[f"version_{number}"] = forms.IntegerField(
            widget=forms.HiddenInput, min_value=1, initial=each.version
        )
        self.fields[f"status_{number}"] = choice(
            words,
            label=f"Recommendation {number}: what was found",
            required=False,
            empty="Choose an outcome",
            initial=each.status,
            help_text=f"{each.remedy}, due on {in_words(each.last_day)}. You decide whether it was"
            " late: extra time granted after the final decision normally still counts as late.",
        )
        self.fields[f"completed_on_{number}"] = DayField(
            label=f"Recommendation {number}: done on", required=False, initial=each.completed_on
        )

    def by_recommendation(self) -> list[RecommendationOutcome]:
        given = self.cleaned_data
        for each in self.recommendations:
            each.version = given[f"version_{each.number}"]
        return [
            RecommendationOutcome(
                recommendation=each,
                status=given[f"status_{each.number}"],
                completed_on=given[f"completed_on_{each.number}"],
            )
            for each in self.recommendations
        ]

    def late(self) -> list[str]:
        """What the dates entered so far say. It is only shown."""
        given = getattr(self, "cleaned_data", {})
        told = []
        for each in self.recommendations:
            done_on = given.get(f"completed_on_{each.number}", each.completed_on)
            if words := lateness(each, done_on=done_on):
                told.append(f"Recommendation {each.number}: {words}")
        return told


@page("cases/<int:case>/compliance/new", needs=Deed.RECORD_COMPLIANCE, methods=("GET", "POST"))
def record_compliance(request: HttpRequest, case: int) -> HttpResponse:
    """A separate button shows what the dates say, before anything is recorded."""
    found = case_of(case)
    can_fail = may(request.user.roles, Deed.RECORD_NOT_COMPLETE)
    form = ComplianceForm(request.POST or None, case=found, can_fail=can_fail)

    def keep() -> None:
        given = form.cleaned_data
        record_outcome(
            found,
            sequence=given["sequence"],
            outcome=given["outcome"],
            on=given["recorded_on"],
            by_recommendation=form.by_recommendation(),
            by=request.user,
        )

    shown = of_case(
        found,
        "Record compliance",
        button="Record",
        saved="The outcome has been recorded.",
        template="case_compliance.html",
    )
    told = {
        "recommendations": form.recommendations,
        "due_on": due_of(form.recommendations),
        "evidence": found.evidence.filter(checked_on=None),
        "late": form.late,
    }
    if "look" in request.POST:
        form.is_valid()
        return render(request, shown.template, {"form": form, "page": shown, **told})
    records = {f"version_{each.number}": each for each in form.recommendations}
    return answer(request, form, keep, shown, records=records, **told)


class FromFailureForm(PlainForm):
    reference = ReferenceField(help_text="The reference of the new case, for example 24 000 123.")
    received_on = DayField(label="Opened on")


@page("cases/<int:case>/open-from-failure", needs=Deed.OPEN_FROM_FAILURE, methods=("GET", "POST"))
def open_case_from_failure(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    form = FromFailureForm(request.POST or None, initial={"received_on": today()})

    def keep() -> str:
        opened = open_from_failure(
            found,
            reference=form.cleaned_data["reference"],
            received_on=form.cleaned_data["received_on"],
            by=request.user,
        )
        return reverse("case", kwargs={"case": opened.pk})

    shown = of_case(found, "Open a new case from a failure to comply", button="Open the case")
    return answer(request, form, keep, shown)
