"""Pages for cases: finding them, one case with everything in it, its history, and editing it."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.configuration import own_office, own_profile
from upheld.office.follow_up.compliance import due_of, failed_on, found_fault
from upheld.office.follow_up.open_recommendations import standing
from upheld.office.follow_up.outcomes import without_outcome
from upheld.office.ledger.entries_of import entries_of
from upheld.office.ledger.held import said_of_twin, twin_of
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Enquiry, unseen_by
from upheld.office.rules.policy import Deed
from upheld.office.web.allowed import allowed
from upheld.office.web.case_in_error import also_in_error, shown_in_error
from upheld.office.web.case_search import SearchForm, matching_cases
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import (
    DayField,
    OfficerField,
    ReferenceField,
    authority_named,
    choice,
    officers,
)
from upheld.office.web.history import happened
from upheld.office.web.lists import as_csv, page_of, restricted_row
from upheld.office.web.pages import page
from upheld.office.web.pseudonym_form import PseudonymForm
from upheld.ombudsman.case_link import address_of_case


@page("cases", needs=Deed.SEE_CASES)
def cases(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET or None, user=request.user)
    given = form.cleaned_data if form.is_valid() else None
    found = matching_cases(given) if given else Case.objects.none()
    if not form.is_bound:
        found = Case.objects.select_related("authority", "officer").order_by("-reference")
    told = {
        "form": form,
        "page": page_of(request, found.prefetch_related(*decisions_read())),
        "asked": form.is_bound,
        "officers": officers(),
        "query": request.GET.urlencode(),
        "in_error": also_in_error(given),
        "may": allowed(request),
    }
    return render(request, "cases.html", told)


def decisions_read() -> list[str]:
    return ["decisions", *(["decisions__further"] if own_profile().counts_findings else [])]


COLUMNS = (
    "reference",
    "authority",
    "received_on",
    "category",
    "subcategory",
    "officer",
    "decided_on",
    "outcome",
    "state",
)


@page("cases.csv", needs=Deed.EXPORT)
def cases_csv(request: HttpRequest) -> HttpResponse:
    """What the same address without .csv finds."""
    form = SearchForm(request.GET, user=request.user)
    found = matching_cases(form.cleaned_data) if form.is_valid() else Case.objects.none()
    rows = _rows(found, unseen=unseen_by(request.user))
    return as_csv(request, "cases", columns=COLUMNS, rows=rows)


def _rows(found: Any, *, unseen: Collection[int]) -> Iterator[tuple[Any, ...]]:
    for case in found.prefetch_related(*decisions_read()).iterator(chunk_size=2_000):
        if case.pk in unseen:
            yield restricted_row(case, columns=COLUMNS)
            continue
        last = max(case.decisions.all(), key=lambda each: each.sequence, default=None)
        told = (last.decided_on, "; ".join(last.outcomes), last.state) if last else (None, "", "")
        officer = case.officer.name if case.officer else ""
        yield (
            case.reference,
            case.authority.name,
            case.received_on,
            case.category,
            case.subcategory,
            officer,
            *told,
        )


@page("cases/<int:case>", needs=Deed.SEE_CASES)
def case(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(
        Case.everything.select_related("authority", "officer", "opened_from"), pk=case
    )
    if found.in_error:
        return shown_in_error(request, found)
    recommendations = list(found.recommendations.all())
    stand = standing(found, today=today())
    for each in recommendations:
        each.standing = stand[each.pk]
    told = {
        "case": found,
        "decisions": found.decisions.all(),
        "recommendations": recommendations,
        "due_on": due_of(recommendations),
        "evidence": found.evidence.select_related("recommendation", "checked_by"),
        "without_outcome": without_outcome(found),
        "compliance": found.compliance.select_related("recorded_by"),
        "report": getattr(found, "report", None),
        "enquiries": enquiries_of(found),
        "notes": found.notes.select_related("written_by").order_by("-number"),
        "case_link": address_of_case(own_office().case_link, found.reference),
        "opened": found.opened.select_related("authority"),
        "about_others": Case.objects.filter(reference=found.reference)
        .exclude(pk=found.pk)
        .select_related("authority"),
        "found_fault": found_fault(found),
        "has_failed": failed_on(found) is not None,
        "may": allowed(request),
    }
    return render(request, "case.html", told)


def enquiries_of(case: Case) -> list[Enquiry]:
    """Each with whether its reply was late, or is overdue."""
    found = list(case.enquiries.all())
    for each in found:
        each.late = each.is_late(on=today())
    return found


@page("cases/<int:case>/history", needs=Deed.SEE_CASES)
def case_history(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(Case.everything.select_related("authority"), pk=case)
    shown = page_of(request, entries_of(found))
    told = {"case": found, "page": shown, "happened": happened(shown), "may": allowed(request)}
    return render(request, "case_history.html", told)


FIELDS = ("received_on", "category", "subcategory", "complainant", "officer")


class CaseForm(PseudonymForm):
    received_on = DayField(label="Received on")
    category = choice(lambda: own_profile().categories, label="Category", empty="Choose a category")
    officer = OfficerField(label="Officer", required=False, empty_label="None yet")

    class Meta:
        model = Case
        fields: tuple[str, ...] = FIELDS
        help_texts = {
            "subcategory": "Use the words in your office's list.",
            "complainant": "A pseudonym, such as Mr B: the same for all of a person's complaints.",
        }

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(f"{in_words(day)} is in the future.")
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first = self.instance.decisions.first() if self.instance.pk else None
        day = given.get("received_on")
        if day and first and first.decided_on and first.decided_on < day:
            decided = in_words(first.decided_on)
            self.add_error("received_on", f"The case was decided on {decided}.")
        return given


class KnownByDecisionForm(CaseForm):
    """For a case that came with only its decision: nothing need be known about its receipt."""

    received_on = DayField(label="Received on", required=False)
    category = choice(
        lambda: own_profile().categories, label="Category", required=False, empty="Not known"
    )

    def clean_received_on(self) -> Any:
        return super().clean_received_on() if self.cleaned_data["received_on"] else None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if bool(given.get("received_on")) != bool(given.get("category")):
            self.add_error(
                None,
                "Enter both the date it was received and its category, or neither.",
            )
        return given


class NewCaseForm(CaseForm):
    reference = ReferenceField(
        help_text="As printed, for example 23 001 234.",
    )
    authority = forms.CharField(
        max_length=200,
        help_text="Any name it has, or had when it was received.",
    )
    field_order = ("reference", "authority")

    class Meta(CaseForm.Meta):
        fields = ("reference", *FIELDS)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("authority"):
            self._read_authority(given)
        return given

    def _read_authority(self, given: dict[str, Any]) -> None:
        try:
            found = authority_named(given["authority"], on=given.get("received_on") or today())
        except forms.ValidationError as error:
            self.add_error("authority", error)
            return
        self.instance.authority = found
        self.instance.reference = given.get("reference", "")
        if self.instance.reference and (twin := twin_of(self.instance)):
            self.add_error("reference", said_of_twin(twin))


@page("cases/new", needs=Deed.EDIT_CASES, methods=("GET", "POST"))
def new_case(request: HttpRequest) -> HttpResponse:
    form = NewCaseForm(request.POST or None, initial={"officer": request.user.pk})

    def keep() -> str:
        with writing(request.user, "enter a complaint") as write:
            write.make(form.instance)
        return reverse("case", kwargs={"case": form.instance.pk})

    shown = Page(
        title="Enter a complaint",
        back=reverse("cases"),
        back_words="Cases",
        button="Enter",
        saved="The complaint has been entered.",
    )
    return answer(request, form, keep, shown)


@page("cases/<int:case>/edit", needs=Deed.EDIT_CASES, methods=("GET", "POST"))
def edit_case(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(Case.objects.select_related("authority"), pk=case)
    kind = CaseForm if found.received_on else KnownByDecisionForm
    form = kind(request.POST or None, instance=found)

    def keep() -> None:
        with writing(request.user, "edit a complaint") as write:
            write.change(form.instance)

    return answer(
        request, form, keep, of_case(found, "Edit the complaint"), records={"version": found}
    )


def case_of(pk: int) -> Case:
    return get_object_or_404(Case.objects.select_related("authority"), pk=pk)


def of_case(
    case: Case, title: str, *, button: str = "Save", saved: str = "Saved.", **options: Any
) -> Page:
    """A form about a case: it says which, and links back to it."""
    return Page(
        title=title,
        about=f"{case.reference}, {case.authority.name}",
        back=reverse("case", kwargs={"case": case.pk}),
        back_words=f"{case.reference}, {case.authority.name}",
        button=button,
        saved=saved,
        **options,
    )
