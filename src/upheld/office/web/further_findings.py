"""Pages for the second finding of a draft decision, and later ones: entering, editing, removing.

Only for an ombudsman that counts findings. Afterwards a finding is corrected (web.correcting), or
the case is decided again.
"""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from upheld.office.configuration import own_profile
from upheld.office.ledger.recording import writing
from upheld.office.models import Decision, FurtherFinding, next_number
from upheld.office.models.of_findings import OF_A_FINDING
from upheld.office.rules.policy import Deed
from upheld.office.web.cases import of_case
from upheld.office.web.day_order import refuse_days_out_of_order
from upheld.office.web.drafting import ISSUE, FindingForm, refuse_unless_draft
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm, choice
from upheld.office.web.pages import page


class FurtherFindingForm(FindingForm):
    outcome = choice(lambda: own_profile().outcomes, label="Outcome", empty="Choose an outcome")
    earlier_case = None  # type: ignore[assignment]  # the decision has it, for all its findings

    class Meta:
        model = FurtherFinding
        fields = OF_A_FINDING
        help_texts = ISSUE

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        day = self.instance.decision.decided_on
        refuse_days_out_of_order(self, "decided", {**given, "decided_on": day})
        return given


class RemoveForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


@page("decisions/<int:decision>/findings/new", needs=Deed.EDIT_DECISIONS, methods=("GET", "POST"))
def new_finding(request: HttpRequest, decision: int) -> HttpResponse:
    if not own_profile().counts_findings:
        raise Http404
    known = Decision.objects.select_related("case__authority")
    found = get_object_or_404(known, pk=decision)
    number = max(2, next_number(FurtherFinding, decision=found))
    finding = FurtherFinding(decision=found, number=number)
    form = FurtherFindingForm(request.POST or None, instance=finding)

    def keep() -> None:
        refuse_unless_draft(found)
        with writing(request.user, "edit a draft decision") as write:
            write.make(form.instance)

    return answer(request, form, keep, of_decision(found, f"Add finding {number}"))


@page("findings/<int:further>/edit", needs=Deed.EDIT_DECISIONS, methods=("GET", "POST"))
def edit_finding(request: HttpRequest, further: int) -> HttpResponse:
    found = finding_of(further)
    form = FurtherFindingForm(request.POST or None, instance=found)

    def keep() -> None:
        refuse_unless_draft(found.decision)
        with writing(request.user, "edit a draft decision") as write:
            write.change(form.instance)

    shown = of_decision(found.decision, f"Edit finding {found.number}")
    return answer(request, form, keep, shown, records={"version": found})


@page("findings/<int:further>/remove", needs=Deed.EDIT_DECISIONS, methods=("GET", "POST"))
def remove_finding(request: HttpRequest, further: int) -> HttpResponse:
    found = finding_of(further)
    form = RemoveForm(request.POST or None, initial={"version": found.version})

    def keep() -> None:
        refuse_unless_draft(found.decision)
        found.version = form.cleaned_data["version"]
        later = found.decision.further.filter(number__gt=found.number)
        with writing(request.user, "edit a draft decision") as write:
            write.remove(found)
            for each in later:
                each.number -= 1
                write.change(each)

    title = f"Remove finding {found.number}"
    shown = of_decision(found.decision, title, button="Remove it", saved="Removed.")
    about = f"{found.outcome}, {found.category}. Those after it move up. The history keeps it."
    return answer(request, form, keep, shown, records={"version": found}, about=about)


def finding_of(pk: int) -> FurtherFinding:
    return get_object_or_404(
        FurtherFinding.objects.select_related("decision__case__authority"), pk=pk
    )


def of_decision(decision: Decision, title: str, **options: Any) -> Page:
    return replace(
        of_case(decision.case, title, **options),
        back=reverse("decision", kwargs={"decision": decision.pk}),
        back_words=f"Decision {decision.sequence} of {decision.case.reference}",
    )
