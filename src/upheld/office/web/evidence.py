"""Pages for evidence: adding it, reading it, and recording what it shows."""

import logging
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.office.clock import today
from upheld.office.erasing.erasing import ERASED
from upheld.office.follow_up import evidence as files
from upheld.office.follow_up.evidence_kinds import ACCEPTED, LARGEST, MEGABYTE
from upheld.office.models import Case, Evidence, Recommendation
from upheld.office.rules.policy import Deed
from upheld.office.web.allowed import allowed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import Page, answer
from upheld.office.web.errors import mistake
from upheld.office.web.forms import DayField, PlainForm
from upheld.office.web.lists import page_of
from upheld.office.web.outcomes_form import note_field, result_field
from upheld.office.web.pages import page
from upheld.office.web.recommendations import numbered, of_recommendation

LOG = logging.getLogger("upheld.office.follow_up.evidence")


class Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """One file or more, chosen at once."""

    widget = Files

    def to_python(self, value: Any) -> Any:
        files.check_sizes(each.size for each in value)
        return value


class EvidenceForm(PlainForm):
    files = FilesField(
        label="Files",
        help_text=f"You can choose several, with at most {LARGEST // MEGABYTE} MB together. We"
        f" accept {ACCEPTED}.",
    )
    about = forms.ModelMultipleChoiceField(
        queryset=Recommendation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none if the files are about the whole case.",
    )
    received_on = DayField(label="Received on")

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["about"].queryset = case.recommendations.all()
        self.fields["about"].label_from_instance = lambda each: (
            f"Recommendation {each.number}: {each.remedy}"
        )

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > today():
            raise ValidationError(f"{in_words(day)} is in the future.")
        return day


@page("cases/<int:case>/evidence/new", needs=Deed.TAKE_EVIDENCE, methods=("GET", "POST"))
def take_evidence(request: HttpRequest, case: int) -> HttpResponse:
    """Files that cannot be added are named, and the others are added all the same."""
    found = case_of(case)
    about = numbered(found.recommendations.all(), request.GET.get("recommendation", ""))
    initial = {"received_on": today(), "about": _initially(found, about)}
    form = EvidenceForm(request.POST or None, request.FILES or None, case=found, initial=initial)

    def keep() -> None:
        given = form.cleaned_data
        taken = files.take(
            found,
            list(given["about"]),
            [(each.name, each.read()) for each in given["files"]],
            received_on=given["received_on"],
            by=request.user,
        )
        if taken.refused:
            if taken.added:
                messages.success(request, f"Added: {joined(taken.added)}.")
            raise ValidationError({"files": list(taken.refused)})

    saved = "The evidence has been added."
    shown = _about(found, about, "Add evidence", button="Add", saved=saved)
    return answer(request, form, keep, shown)


def _initially(case: Case, about: Recommendation | None) -> list[int]:
    """The recommendation from whose page files are added, or the only one there is."""
    known = list(case.recommendations.all())
    only = known[0] if len(known) == 1 else about
    return [only.pk] if only else []


@page("evidence", needs=Deed.RECORD_COMPLIANCE)
def evidence_to_check(request: HttpRequest) -> HttpResponse:
    """Files that have not been looked at, whether their recommendation is open or not."""
    found = Evidence.objects.filter(checked_on=None).order_by("received_on", "case", "number")
    found = found.select_related("case__authority", "recommendation")
    told = {"page": page_of(request, found), "may": allowed(request)}
    return render(request, "evidence.html", told)


@page("evidence/<int:evidence>/file", needs=Deed.READ_EVIDENCE)
def evidence_file(request: HttpRequest, evidence: int) -> HttpResponse:
    """As an attachment of a type that no browser opens: what others sent is never shown here."""
    found = get_object_or_404(Evidence.everything, pk=evidence)
    if found.sha256 == ERASED:
        words = ("The file was erased", "A director and a second person had it erased for good.")
        return mistake(request, status=410, words=words)
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
            "The file cannot be downloaded",
            "It is missing, or has changed since it was received. Tell the people who run the"
            " office: there is a copy in a backup.",
        )
        return mistake(request, status=500, words=words)
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


class LookForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    result = result_field("What it shows")
    note = note_field("Note")


@page("evidence/<int:evidence>/look", needs=Deed.RECORD_COMPLIANCE, methods=("GET", "POST"))
def look_at_evidence(request: HttpRequest, evidence: int) -> HttpResponse:
    """What a file shows. Once it is recorded, the recommendation awaits its outcome, or more."""
    found = get_object_or_404(
        Evidence.objects.select_related("case__authority", "recommendation"), pk=evidence
    )
    initial = {"version": found.version, "result": found.result, "note": found.note}
    form = LookForm(request.POST or None, initial=initial)

    def keep() -> None:
        given = form.cleaned_data
        found.version = given["version"]
        files.look_at(
            files.Looked(evidence=found, result=given["result"], note=given["note"]),
            on=today(),
            by=request.user,
        )

    shown = _about(
        found.case, found.recommendation, "What the evidence shows", template="evidence_look.html"
    )
    if request.GET.get("from") == "list":
        shown = replace(shown, back=reverse("evidence_to_check"), back_words="Evidence to check")
    records = {"version": found}
    told = {"evidence": found, "may": allowed(request)}
    return answer(request, form, keep, shown, records=records, **told)


def _about(case: Case, recommendation: Recommendation | None, title: str, **options: Any) -> Page:
    if recommendation is None:
        return of_case(case, title, **options)
    recommendation.case = case
    return of_recommendation(recommendation, title, **options)
