"""Pages for drafting decisions: their columns, and each version of their text.

A draft is edited here. Deciding it, and everything done with it after that, is on the page of its
publication.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst

from upheld.core.days import in_words
from upheld.core.vocabulary import DECISION_KINDS
from upheld.office.clock import now, today
from upheld.office.configuration import own_profile
from upheld.office.corrections.without_fault import NOTHING_TO_REMEDY
from upheld.office.decisions.statements import MAY_BE_WRITTEN, Words, write_words
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import ChangedMeanwhile, writing
from upheld.office.models import Case, Decision, Statement
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed, State
from upheld.office.web.allowed import allowed
from upheld.office.web.cases import of_case
from upheld.office.web.editing import answer
from upheld.office.web.fault_form import FIELDS as OF_A_FAULT_FORM
from upheld.office.web.fault_form import FaultForm
from upheld.office.web.forms import DayField, PlainForm, choice
from upheld.office.web.pages import page

ISSUE = {"issue": "What it was about, in the words of your office's list."}
FIRST_FINDING = "Of the first finding. You can add others on the page of the decision."


class FindingForm(FaultForm):
    """What each finding has, where a decision has several."""

    category = choice(lambda: own_profile().categories, label="Category", empty="Choose a category")
    remedied_by_authority = forms.TypedChoiceField(
        label="Remedied by the authority before",
        choices=(("", "Not given"), ("yes", "Yes"), ("no", "No")),
        coerce=lambda told: told == "yes",
        empty_value=None,
        required=False,
        help_text="If we found fault: whether the authority had offered a satisfactory remedy"
        " before the complaint reached us.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        told = self.instance.remedied_by_authority
        self.initial["remedied_by_authority"] = {True: "yes", False: "no", None: ""}[told]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (
            given.get("remedied_by_authority")
            and given.get("outcome") not in own_profile().with_fault
        ):
            self.add_error("remedied_by_authority", NOTHING_TO_REMEDY)
        return given


class DecisionForm(FindingForm):
    outcome = choice(
        lambda: own_profile().outcomes, label="Outcome", required=False, empty="Not decided yet"
    )
    decided_on = DayField(
        label="Decided on",
        required=False,
        help_text="The date of the decision. You can leave this until it is decided.",
    )
    statement_kind = choice(DECISION_KINDS, label="Kind", required=False, empty="Not given")

    class Meta:
        model = Decision
        fields = (
            "outcome",
            "decided_on",
            "category",
            "subcategory",
            "issue",
            "remedied_by_authority",
            "statement_kind",
            *OF_A_FAULT_FORM,
        )
        help_texts = ISSUE

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if own_profile().counts_findings:
            self.fields["outcome"].help_text = FIRST_FINDING

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if trouble := _wrong_day(self.instance, given.get("decided_on")):
            self.add_error("decided_on", trouble)
        return given


def _wrong_day(decision: Decision, day: Any) -> str:
    if day is None:
        return ""
    received = decision.case.received_on
    if received and day < received:
        return f"The case was received on {in_words(received)}, after {in_words(day)}."
    if day > today():
        return f"{in_words(day)} is in the future."
    before = decision.case.decisions.filter(sequence__lt=decision.sequence).last()
    if before and before.decided_on and day < before.decided_on:
        return f"The previous decision was made on {in_words(before.decided_on)}."
    return ""


@page("cases/<int:case>/decisions/new", needs=Deed.EDIT_DECISIONS, methods=("GET", "POST"))
def new_decision(request: HttpRequest, case: int) -> HttpResponse:
    """The first of a case. The next one comes from a review."""
    found = get_object_or_404(Case.objects.select_related("authority"), pk=case)
    draft = Decision(case=found, category=found.category, subcategory=found.subcategory)
    form = DecisionForm(request.POST or None, instance=draft)

    def keep() -> str:
        if found.decisions.exists():
            raise NotAllowed(
                f"{capfirst(called(found))} already has a decision. To decide it again, begin a"
                " review on the page of its publication."
            )
        with writing(request.user, "draft a decision") as write:
            write.make(form.instance)
        return reverse("decision", kwargs={"decision": form.instance.pk})

    return answer(request, form, keep, of_case(found, "Draft a decision"))


@page("decisions/<int:decision>", needs=Deed.SEE_CASES)
def decision(request: HttpRequest, decision: int) -> HttpResponse:
    """With every version of its words, the newest first."""
    found = get_object_or_404(Decision.everything.select_related("case__authority"), pk=decision)
    versions = Statement.everything.filter(decision=found)
    told = {
        "decision": found,
        "case": found.case,
        "versions": versions.select_related("written_by").order_by("-number"),
        "is_draft": found.state == State.DRAFT,
        "counts_findings": own_profile().counts_findings,
        "may_be_written": found.state in MAY_BE_WRITTEN,
        "may": {} if found.case.in_error else allowed(request),
    }
    return render(request, "case_decision.html", told)


@page("decisions/<int:decision>/edit", needs=Deed.EDIT_DECISIONS, methods=("GET", "POST"))
def edit_decision(request: HttpRequest, decision: int) -> HttpResponse:
    found = _decision(decision)
    form = DecisionForm(request.POST or None, instance=found)

    def keep() -> str:
        refuse_unless_draft(found)
        with writing(request.user, "edit a draft decision") as write:
            write.change(form.instance)
        return reverse("decision", kwargs={"decision": found.pk})

    return answer(
        request, form, keep, of_case(found.case, "Edit the draft"), records={"version": found}
    )


def refuse_unless_draft(decision: Decision) -> None:
    """Raises NotAllowed."""
    state = Decision.objects.get(pk=decision.pk).state
    if state != State.DRAFT:
        raise NotAllowed(
            f"{capfirst(called(decision))} is {state}, so it can no longer be edited."
            " To change it, begin a review and decide again."
        )


class StatementForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    summary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Plain words, in a few sentences. Never use real names: write Mr B, Miss X.",
    )
    statement = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 25}),
        help_text="The full text. It becomes a new version, and earlier versions are kept.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("summary") and not given.get("statement"):
            raise forms.ValidationError("Enter a summary or a statement.")
        return given


@page("decisions/<int:decision>/statement", needs=Deed.WRITE_STATEMENTS, methods=("GET", "POST"))
def write_statement(request: HttpRequest, decision: int) -> HttpResponse:
    found = _decision(decision)
    initial = {name: getattr(found, name) for name in ("version", "summary", "statement")}
    form = StatementForm(request.POST or None, initial=initial)

    def keep() -> str:
        given = form.cleaned_data
        if given["version"] != found.version:
            raise ChangedMeanwhile(found)
        words = Words(summary=given["summary"], text=given["statement"])
        write_words(found, words, by=request.user, at=now())
        return reverse("decision", kwargs={"decision": found.pk})

    shown = of_case(
        found.case,
        "Write the statement",
        button="Save as a new version",
        saved="New version saved.",
    )
    return answer(request, form, keep, shown, records={"version": found})


def _decision(pk: int) -> Decision:
    return get_object_or_404(Decision.objects.select_related("case__authority"), pk=pk)
