"""Pages of what follows an upheld complaint: recommendations, time, evidence, what was decided."""

import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from upheld.core.days import in_words
from upheld.core.vocabulary import (
    COMPLIANCE_OUTCOMES,
    NOT_COMPLETE,
    RECOMMENDATION_KINDS,
    REMEDIES,
    SERVICE_IMPROVEMENT,
)
from upheld.office import evidence as files
from upheld.office.compliance import (
    Found,
    due_of,
    grant_more_time,
    lateness,
    may_have_recommendations,
    next_sequence,
    open_from_failure,
    record_outcome,
)
from upheld.office.deadlines import deadline_in
from upheld.office.models import Case, Evidence, Recommendation
from upheld.office.policy import Deed, may
from upheld.office.web.cases import of_case
from upheld.office.web.editing import answer
from upheld.office.web.errors import mistake
from upheld.office.web.forms import DayField, PlainForm, RecordForm, choice, today
from upheld.office.web.pages import page
from upheld.office.writing import ChangedMeanwhile, writing

LOG = logging.getLogger("upheld.office.evidence")


class RecommendationForm(RecordForm):
    recommendation_kind = choice(
        RECOMMENDATION_KINDS,
        label="Kind",
        empty="Choose a kind",
        help_text="A personal remedy is never published. A service improvement is.",
    )
    remedy = choice(REMEDIES, label="Remedy", empty="Choose a remedy")
    agreed_on = DayField(label="Agreed on")
    due_on = DayField(label="Due on", help_text="More time is granted later, with its reason.")

    class Meta:
        model = Recommendation
        fields = ("recommendation_kind", "remedy", "agreed_on", "due_on", "text", "as_agreed")
        labels = {"text": "Words", "as_agreed": "As it was agreed"}
        help_texts = {
            "text": "What is to be done. Those of a service improvement are published as they"
            " stand, so they name no person and carry no deadline.",
            "as_agreed": "The whole wording, for us and the authority alone.",
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "as_agreed": forms.Textarea(attrs={"rows": 6}),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        agreed, due = given.get("agreed_on"), given.get("due_on")
        if agreed and due and due < agreed:
            self.add_error(
                "due_on", f"{in_words(due)} is before {in_words(agreed)}, the day agreed."
            )
        extended = self.instance.extended_to
        if due and extended and extended < due:
            self.add_error("due_on", f"More time was granted until {in_words(extended)} only.")
        if given.get("recommendation_kind") == SERVICE_IMPROVEMENT:
            self._refuse_deadline(given.get("text", ""))
        return given

    def _refuse_deadline(self, text: str) -> None:
        if words := deadline_in(text):
            self.add_error(
                "text",
                f"“{words}” reads as a deadline, and the public words of a service"
                " improvement carry none. Take it out here: the day stands under Due on, and the"
                " whole wording under As it was agreed.",
            )


@page(
    "cases/<int:case>/recommendations/new", needs=Deed.EDIT_RECOMMENDATIONS, methods=("GET", "POST")
)
def new_recommendation(request: HttpRequest, case: int) -> HttpResponse:
    found = _case(case)
    last = found.recommendations.last()
    recommendation = Recommendation(case=found, number=last.number + 1 if last else 1)
    decided = found.decisions.last()
    initial = {"agreed_on": decided.decided_on if decided else None}
    form = RecommendationForm(request.POST or None, instance=recommendation, initial=initial)

    def keep() -> None:
        may_have_recommendations(found)
        with writing(request.user, "enter a recommendation") as write:
            write.make(form.instance)

    return answer(request, form, keep, of_case(found, "Enter a recommendation"))


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
    return answer(request, form, keep, of_case(found.case, title), records={"version": found})


class ExtensionForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    until = DayField(label="New day")
    granted_on = DayField(label="Granted on")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Why more time is right. It is kept, and is not published.",
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

    shown = of_case(
        found.case, f"More time for recommendation {found.number}", button="Grant more time"
    )
    return answer(
        request,
        form,
        keep,
        shown,
        records={"version": found},
        about=f"It is due on {in_words(found.last_day)} now.",
    )


class EvidenceForm(PlainForm):
    file = forms.FileField(help_text=f"Taken are {files.TAKEN}.")
    recommendation = forms.ModelChoiceField(
        queryset=Recommendation.objects.none(),
        required=False,
        empty_label="All of the case",
        label="About",
    )
    received_on = DayField(label="Received on")

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["recommendation"].queryset = case.recommendations.all()
        self.fields["recommendation"].label_from_instance = lambda each: (
            f"Recommendation {each.number}: {each.remedy}"
        )
        self.fields["file"].error_messages["empty"] = (
            "It is empty. Choose it again, or ask for it again."
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        files.check_size(file.name, file.size)
        return file

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > today():
            raise ValidationError(f"{in_words(day)} is yet to come.")
        return day


@page("cases/<int:case>/evidence/new", needs=Deed.TAKE_EVIDENCE, methods=("GET", "POST"))
def take_evidence(request: HttpRequest, case: int) -> HttpResponse:
    found = _case(case)
    form = EvidenceForm(
        request.POST or None, request.FILES or None, case=found, initial={"received_on": today()}
    )

    def keep() -> None:
        given = form.cleaned_data
        try:
            files.take(
                found,
                given["recommendation"],
                name=given["file"].name,
                data=given["file"].read(),
                received_on=given["received_on"],
                by=request.user,
            )
        except ValidationError as error:
            raise (
                error if hasattr(error, "error_dict") else ValidationError({"file": error})
            ) from None

    shown = of_case(found, "Take evidence", button="Take it", saved="The evidence has been taken.")
    return answer(request, form, keep, shown)


@page("evidence/<int:evidence>/file", needs=Deed.READ_EVIDENCE)
def evidence_file(request: HttpRequest, evidence: int) -> HttpResponse:
    """As an attachment of no type that a browser opens: what others sent is never shown here."""
    found = get_object_or_404(Evidence, pk=evidence)
    headers = {
        "Content-Disposition": content_disposition_header(True, found.name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    try:
        data = files.read(found)
    except files.Damaged as error:
        LOG.error("%s", error)
        words = (
            "The file cannot be given",
            "It is not what was taken, or not there. Tell those"
            " who run the office: a backup has it.",
        )
        return mistake(request, status=500, words=words)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


@page("evidence/<int:evidence>/checked", needs=Deed.RECORD_COMPLIANCE, methods=("POST",))
def evidence_checked(request: HttpRequest, evidence: int) -> HttpResponse:
    found = get_object_or_404(Evidence.objects.select_related("case"), pk=evidence)
    try:
        files.check(found, on=today(), by=request.user)
    except ChangedMeanwhile as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{found.name} has been checked.")
    return redirect(reverse("case", kwargs={"case": found.case_id}))


class ComplianceForm(PlainForm):
    """What was found of each recommendation, then of the case: both are recorded in one."""

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
            help_text=f"It is due on the latest day of its recommendations.{only}",
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
            help_text=f"{each.remedy}, due on {in_words(each.last_day)}. Whether it was late is for"
            " you to say: after the final decision a later day normally still counts as late.",
        )
        self.fields[f"completed_on_{number}"] = DayField(
            label=f"Recommendation {number}: done on", required=False, initial=each.completed_on
        )

    def found(self) -> list[Found]:
        given = self.cleaned_data
        for each in self.recommendations:
            each.version = given[f"version_{each.number}"]
        return [
            Found(
                recommendation=each,
                status=given[f"status_{each.number}"],
                completed_on=given[f"completed_on_{each.number}"],
            )
            for each in self.recommendations
        ]

    def late(self) -> list[str]:
        """What the days entered so far say; shown, and nothing is made of it."""
        given = getattr(self, "cleaned_data", {})
        told = []
        for each in self.recommendations:
            done_on = given.get(f"completed_on_{each.number}", each.completed_on)
            if words := lateness(each, done_on=done_on):
                told.append(f"Recommendation {each.number}: {words}")
        return told


@page("cases/<int:case>/compliance/new", needs=Deed.RECORD_COMPLIANCE, methods=("GET", "POST"))
def record_compliance(request: HttpRequest, case: int) -> HttpResponse:
    """A button of its own shows what the days say, before anything is recorded."""
    found = _case(case)
    can_fail = may(request.user.roles, Deed.RECORD_NOT_COMPLETE)
    form = ComplianceForm(request.POST or None, case=found, can_fail=can_fail)

    def keep() -> None:
        given = form.cleaned_data
        record_outcome(
            found,
            sequence=given["sequence"],
            outcome=given["outcome"],
            on=given["recorded_on"],
            found=form.found(),
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
    reference = forms.CharField(
        max_length=200,
        help_text="Of the new case, for example 24 000 123.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    received_on = DayField(label="Opened on")


@page("cases/<int:case>/open-from-failure", needs=Deed.OPEN_FROM_FAILURE, methods=("GET", "POST"))
def open_case_from_failure(request: HttpRequest, case: int) -> HttpResponse:
    found = _case(case)
    form = FromFailureForm(request.POST or None, initial={"received_on": today()})

    def keep() -> str:
        opened = open_from_failure(
            found,
            reference=" ".join(form.cleaned_data["reference"].split()),
            received_on=form.cleaned_data["received_on"],
            by=request.user,
        )
        return reverse("case", kwargs={"case": opened.pk})

    shown = of_case(found, "Open a new case from a failure to comply", button="Open the case")
    return answer(request, form, keep, shown)


def _case(pk: int) -> Case:
    return get_object_or_404(Case.objects.select_related("authority"), pk=pk)


def _recommendation(pk: int) -> Recommendation:
    return get_object_or_404(Recommendation.objects.select_related("case__authority"), pk=pk)
