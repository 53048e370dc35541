"""Pages for compliance: what was decided about recommendations, and the new case after a failure.

Outcomes are recorded in two steps. The first page asks, for one recommendation or for all that are
open. The second shows what the dates say and what follows for the case, and records it.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.vocabulary import COMPLIANCE_OUTCOMES, NOT_COMPLETE
from upheld.core.years import Year
from upheld.office.clock import today
from upheld.office.follow_up.compliance import lateness, open_from_failure
from upheld.office.follow_up.evidence import Looked
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.follow_up.outcomes import (
    ToRecord,
    faults_of,
    not_looked_at,
    record_outcomes,
    what_follows,
    without_outcome,
)
from upheld.office.models import Case, Evidence, Kept, Recommendation
from upheld.office.rules.evidence_results import Result
from upheld.office.rules.policy import Deed, may
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import (
    DayField,
    PlainForm,
    ReferenceField,
    add_mistakes,
    choice,
    say_what_is_wrong,
)
from upheld.office.web.pages import page
from upheld.office.web.recommendations import of_recommendation


def note_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000
    )


def version_field(record: Kept) -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=record.version)


def result_field(label: str, **options: Any) -> forms.ChoiceField:
    return choice(Result, label=label, empty="Choose what it shows", **options)


class OutcomesForm(PlainForm):
    """What was found about each recommendation, and what the evidence that is new shows."""

    def __init__(
        self,
        *args: Any,
        case: Case,
        about: Sequence[Recommendation],
        can_fail: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.recommendations = about
        self.evidence = not_looked_at(case, about)
        for evidence in self.evidence:
            self._ask_of_evidence(evidence)
        for each in about:
            self._ask(each, can_fail=can_fail)
        self.fields["recorded_on"] = DayField(label="Recorded on", initial=today())
        say_what_is_wrong(self)

    def _ask_of_evidence(self, evidence: Evidence) -> None:
        about = evidence.recommendation
        told = f"About recommendation {about.number}." if about else "About the whole case."
        end = f"_evidence_{evidence.number}"
        self.fields[f"version{end}"] = version_field(evidence)
        self.fields[f"result{end}"] = result_field(
            f"{evidence.name}: what it shows",
            required=False,
            help_text=f"{told} Received on {in_words(evidence.received_on)}.",
        )
        self.fields[f"note{end}"] = note_field(f"{evidence.name}: note")

    def _ask(self, each: Recommendation, *, can_fail: bool) -> None:
        number = each.number
        self.fields[f"version_{number}"] = version_field(each)
        self.fields[f"status_{number}"] = choice(
            [word for word in COMPLIANCE_OUTCOMES if can_fail or word != NOT_COMPLETE],
            label=f"Recommendation {number}: outcome",
            required=len(self.recommendations) == 1,
            empty="Choose an outcome",
            initial=each.status,
            help_text=f"{each.remedy}, due on {in_words(each.last_day)}.",
        )
        self.fields[f"completed_on_{number}"] = DayField(
            label=f"Recommendation {number}: done on", required=False, initial=each.completed_on
        )
        self.fields[f"note_{number}"] = note_field(f"Recommendation {number}: note")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for each in self.recommendations:
            end = f"_{each.number}"
            is_told = given.get(f"completed_on{end}") or given.get(f"note{end}")
            if is_told and not given.get(f"status{end}") and not self.has_error(f"status{end}"):
                self.add_error(
                    f"status{end}", "Choose an outcome, or delete the date and the note below."
                )
        if not self.errors and not any(given[f"status_{e.number}"] for e in self.recommendations):
            first = self.recommendations[0].number
            self.add_error(f"status_{first}", "Choose the outcome of at least one recommendation.")
        return given

    def decided(self) -> list[ToRecord]:
        """What is to be recorded. Recommendations without an outcome stay open."""
        given, found = self.cleaned_data, []
        for each in self.recommendations:
            end = f"_{each.number}"
            each.version = given[f"version{end}"]
            if given[f"status{end}"]:
                to_record = ToRecord(
                    recommendation=each,
                    outcome=given[f"status{end}"],
                    completed_on=given[f"completed_on{end}"],
                    note=given[f"note{end}"],
                )
                found.append(to_record)
        return found

    def looked(self) -> list[Looked]:
        given, found = self.cleaned_data, []
        for evidence in self.evidence:
            end = f"_evidence_{evidence.number}"
            evidence.version = given[f"version{end}"]
            if result := given[f"result{end}"]:
                found.append(Looked(evidence=evidence, result=result, note=given[f"note{end}"]))
        return found

    def records(self) -> dict[str, Kept]:
        """By the fields of their versions."""
        return {f"version_{each.number}": each for each in self.recommendations} | {
            f"version_evidence_{each.number}": each for each in self.evidence
        }


@page("cases/<int:case>/compliance/new", needs=Deed.RECORD_COMPLIANCE, methods=("GET", "POST"))
def record_compliance(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    about, shown = _asked_about(request, found)
    can_fail = may(request.user.roles, Deed.RECORD_NOT_COMPLETE)
    form = OutcomesForm(request.POST or None, case=found, about=about, can_fail=can_fail)
    told = {"recommendations": about, "can_fail": can_fail, "not_complete": NOT_COMPLETE}
    if request.method == "POST" and "record" not in request.POST:
        if form.is_valid() and "change" not in request.POST and _is_possible(request, form, found):
            return _second_step(request, form, shown, found)
        return render(request, shown.template, {"form": form, "page": shown, **told})

    def keep() -> None:
        record_outcomes(
            found,
            form.decided(),
            looked=form.looked(),
            on=form.cleaned_data["recorded_on"],
            by=request.user,
        )

    return answer(request, form, keep, shown, records=form.records(), **told)


def _asked_about(request: HttpRequest, case: Case) -> tuple[list[Recommendation], Page]:
    """One recommendation if the address names it, or else all that are open, or else all."""
    options = {"button": "Continue", "template": "case_compliance.html"}
    if number := request.GET.get("recommendation"):
        one = case.recommendations.filter(number=number if number.isdecimal() else 0).first()
        if one is None:
            raise Http404
        title, saved = f"Outcome of recommendation {one.number}", "The outcome has been recorded."
        return [one], of_recommendation(one, title, saved=saved, **options)
    several = list(open_recommendations().filter(case=case).order_by("number"))
    several = several or list(case.recommendations.all())
    if not several:
        raise Http404
    saved = "The outcomes have been recorded."
    return several, of_case(case, "Record outcomes", saved=saved, **options)


def _is_possible(request: HttpRequest, form: OutcomesForm, case: Case) -> bool:
    faults = faults_of(
        case,
        form.decided(),
        looked=form.looked(),
        on=form.cleaned_data["recorded_on"],
        by=request.user,
    )
    if faults:
        add_mistakes(form, ValidationError(faults))
    return not faults


def _second_step(request: HttpRequest, form: OutcomesForm, shown: Page, case: Case) -> HttpResponse:
    decided, on = form.decided(), form.cleaned_data["recorded_on"]
    follows = what_follows(case, decided, on=on)
    numbers = {each.recommendation.number for each in decided}
    still = [number for number in without_outcome(case) if number not in numbers]
    told = {
        "form": form,
        "page": shown,
        "case": case,
        "decided": [
            (each, lateness(each.recommendation, done_on=each.completed_on)) for each in decided
        ],
        "looked": form.looked(),
        "on": on,
        "follows": follows,
        "year": Year.containing(follows.recorded_on) if follows else None,
        "stands": case.compliance.last(),
        "open": still,
        "open_in_words": joined(map(str, still)),
    }
    return render(request, "case_compliance_record.html", told)


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
