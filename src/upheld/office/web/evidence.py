"""Pages for evidence: adding it, reading it, marking it as checked."""

import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.follow_up import evidence as files
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Case, Evidence, Recommendation
from upheld.office.rules.policy import Deed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import answer
from upheld.office.web.errors import mistake
from upheld.office.web.forms import DayField, PlainForm
from upheld.office.web.pages import page

LOG = logging.getLogger("upheld.office.follow_up.evidence")


class EvidenceForm(PlainForm):
    file = forms.FileField(help_text=f"We accept {files.TAKEN}.")
    recommendation = forms.ModelChoiceField(
        queryset=Recommendation.objects.none(),
        required=False,
        empty_label="The whole case",
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
            "The file is empty. Choose it again, or ask for it again."
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        files.check_size(file.name, file.size)
        return file

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > today():
            raise ValidationError(f"{in_words(day)} is in the future.")
        return day


@page("cases/<int:case>/evidence/new", needs=Deed.TAKE_EVIDENCE, methods=("GET", "POST"))
def take_evidence(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
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

    shown = of_case(found, "Add evidence", button="Add", saved="The evidence has been added.")
    return answer(request, form, keep, shown)


@page("evidence/<int:evidence>/file", needs=Deed.READ_EVIDENCE)
def evidence_file(request: HttpRequest, evidence: int) -> HttpResponse:
    """As an attachment of a type that no browser opens: what others sent is never shown here."""
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
            "The file cannot be downloaded",
            "It is missing, or has changed since it was received. Tell the people who run the"
            " office: there is a copy in a backup.",
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
