"""Pages on which something is put right: entered in error, coded wrongly, under a wrong reference.

Each shows what is public and which figures counted it before anybody asks, and what has to be done.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from upheld.core.english import joined
from upheld.office.clock import now, today
from upheld.office.configuration import own_profile
from upheld.office.corrections.asked_for import ask, needs_second_person
from upheld.office.corrections.clearing_ended import what_ends
from upheld.office.corrections.coded_columns import troubles_of_columns
from upheld.office.corrections.counted_editions import editions_that_counted, extracts_with
from upheld.office.corrections.entered_in_error import parts_of
from upheld.office.corrections.wanted import Wanted, case_of_record, error_wanted, named
from upheld.office.corrections.without_fault import (
    EMPTIED,
    filled_with_fault,
    records_with_fault,
)
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.ledger.recording import kinds_of_records
from upheld.office.models import Case, Decision, Evidence, FurtherFinding, Kept
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.putting_right import (
    CODED,
    CODED_BY_FINDING,
    ERROR,
    FOR_US_ALONE,
    KINDS,
    NAMING,
    Act,
)
from upheld.office.web.drafting import DecisionForm, FindingForm
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm, ReferenceField, authority_named
from upheld.office.web.further_findings import FurtherFindingForm, finding_of
from upheld.office.web.history import label_of
from upheld.office.web.pages import page

TEMPLATE = "correction_ask.html"
ASKED = "Asked for. It takes effect when a second person has confirmed it."
DONE = "Corrected."


def _reason(help_text: str) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text)


class ErrorForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = _reason("What happened. It is kept in the office, and not published.")


class Correcting(FindingForm):
    """The coded columns of a decision that was made, or of one of its findings."""

    coded: tuple[str, ...]
    empty_the_rest = forms.BooleanField(
        label="Also empty what only a complaint with fault can have", required=False
    )
    reason = _reason("What was wrong. It is kept in the office, and not published.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if filled := filled_with_fault(self.instance):
            told = joined([label_of("decision", name) for name in filled])
            self.fields["empty_the_rest"].help_text = f"If we found no fault, this empties: {told}."
        else:
            del self.fields["empty_the_rest"]
        first, *others = self.coded
        self.order_fields((first, "empty_the_rest", *others))

    def clean(self) -> dict[str, Any]:
        """All that must be changed is said at once, also what a second form would have said."""
        sent = self.cleaned_data
        if sent.get("empty_the_rest") and sent.get("outcome") not in (
            "",
            *own_profile().with_fault,
        ):
            sent |= EMPTIED
        after = {name: sent[name] for name in self.coded if name in sent}
        given = super().clean()  # which drops what has an error
        before = self._meta.model.objects.get(pk=self.instance.pk)
        for each in troubles_of_columns(before, after, on=today()):
            told = self.errors.get(each.field, [])
            if (each.field == "outcome" and each.text not in told) or not told:
                self.add_error(each.field or None, each.text)
        return given


class CorrectForm(Correcting, DecisionForm):
    coded = CODED


class CorrectFindingForm(Correcting, FurtherFindingForm):
    earlier_case = None
    coded = CODED_BY_FINDING


class RenameForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reference = ReferenceField()
    authority = forms.CharField(
        max_length=200, help_text="Any name it has, or had when the complaint was received."
    )
    reason = _reason("What was wrong. It is kept in the office, and not published.")

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case

    def clean_authority(self) -> str:
        """The short name of the authority."""
        on = self.case.received_on or today()
        return authority_named(self.cleaned_data["authority"], on=on).pk


# ---- Entered in error ------------------------------------------------------------------------


def _error_page(kind: str) -> None:
    """Each kind of record has an address of its own, so that each is tested with every role."""
    model = kinds_of_records()[kind]

    def entered_in_error(request: HttpRequest, **parts: int) -> HttpResponse:
        found = get_object_or_404(model.everything, pk=parts[kind])
        initial = {"version": found.version}
        form = ErrorForm(request.POST or None, initial=initial)

        def wanted() -> Wanted:
            found.version = form.cleaned_data["version"]
            reason = form.cleaned_data["reason"]
            return error_wanted(found, reason=reason, by=request.user, on=today())

        act = Act.NOT_IN_ERROR if getattr(found, ERROR) else Act.IN_ERROR
        return _asked(request, form, found, act, wanted, title=_title(found, act))

    entered_in_error.__name__ = f"{kind}_entered_in_error"
    place = {"case": "cases", "recommendation": "recommendations", "outcome": "outcomes"}
    page(
        f"{place.get(kind, kind)}/<int:{kind}>/entered-in-error",
        needs=KINDS[kind].deed,
        methods=("GET", "POST"),
    )(entered_in_error)


for each in KINDS:
    _error_page(each)


def _title(record: Kept, act: Act) -> str:
    is_error = act == Act.IN_ERROR
    return f"{'Entered in error' if is_error else 'Not entered in error'}: {named(record)}"


# ---- Columns, reference, authority -----------------------------------------------------------


@page("decisions/<int:decision>/correct", needs=Deed.CORRECT_CASES, methods=("GET", "POST"))
def correct_decision(request: HttpRequest, decision: int) -> HttpResponse:
    read = Decision.objects.select_related("case__authority", "proposed_by")
    found = get_object_or_404(read, pk=decision)
    title = f"Correct decision {found.sequence}"
    return _corrected(request, CorrectForm(request.POST or None, instance=found), title=title)


@page("findings/<int:further>/correct", needs=Deed.CORRECT_CASES, methods=("GET", "POST"))
def correct_finding(request: HttpRequest, further: int) -> HttpResponse:
    found = finding_of(further)
    form = CorrectFindingForm(request.POST or None, instance=found)
    return _corrected(request, form, title=f"Correct {named(found)}")


def _corrected(request: HttpRequest, form: Correcting, *, title: str) -> HttpResponse:
    def wanted() -> Wanted:
        given, before = form.cleaned_data, type(form.instance).objects.get(pk=form.instance.pk)
        before.version = given["version"]
        after = {name: given[name] for name in form.coded}
        return Wanted(
            act=Act.CORRECT,
            record=before,
            after=after,
            reason=given["reason"],
            by=request.user,
            on=today(),
        )

    return _asked(request, form, form.instance, Act.CORRECT, wanted, title=title)


@page("cases/<int:case>/reference", needs=Deed.CORRECT_CASES, methods=("GET", "POST"))
def rename_case(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(Case.objects.select_related("authority"), pk=case)
    initial = {
        "version": found.version,
        "reference": found.reference,
        "authority": found.authority.name,
    }
    form = RenameForm(request.POST or None, case=found, initial=initial)

    def wanted() -> Wanted:
        given = form.cleaned_data
        found.version = given["version"]
        after = dict(zip(NAMING, (given["reference"], given["authority"]), strict=True))
        return Wanted(
            act=Act.RENAME,
            record=found,
            after=after,
            reason=given["reason"],
            by=request.user,
            on=today(),
        )

    return _asked(
        request, form, found, Act.RENAME, wanted, title="Change the reference or the authority"
    )


# ---- All of them -----------------------------------------------------------------------------


def _asked(
    request: HttpRequest,
    form: forms.BaseForm,
    record: Kept,
    act: Act,
    wanted: Callable[[], Wanted],
    *,
    title: str,
) -> HttpResponse:
    case = case_of_record(record)
    needs_second = needs_second_person(act, case)

    def keep() -> str:
        try:
            correction = ask(wanted())
        except Refused as refused:
            raise as_mistakes(refused) from None
        return reverse("correction", kwargs={"correction": correction.pk})

    shown = Page(
        title=title,
        about=f"{case.reference}, {case.authority.name}",
        back=reverse("case_corrections", kwargs={"case": case.pk}),
        back_words=f"Corrections of {case.reference}",
        button="Ask for it" if needs_second else "Correct it",
        saved=ASKED if needs_second else DONE,
        template=TEMPLATE,
    )
    told = {
        "parts": parts_of(case) if isinstance(record, Case) and act == Act.IN_ERROR else [],
        "needs_second": needs_second,
        "ends": [] if isinstance(record, Evidence) else list(what_ends(case)),
        "for_us_alone": joined(
            [label_of("decision", name) for name in sorted(FOR_US_ALONE)], last_after="or"
        )
        if act == Act.CORRECT
        else "",
        "first_in_error": _first_in_error(request, record),
        **what_counted(case),
    }
    return answer(request, form, keep, shown, records={"version": record}, **told)


def _first_in_error(request: HttpRequest, record: Kept) -> list[tuple[str, Kept, str]]:
    """What must go before a decision finds no fault any more, with the page on which it is said."""
    is_one = isinstance(record, Decision | FurtherFinding)
    if not is_one or record.outcome not in own_profile().with_fault:
        return []
    may_say = may(request.user.roles, Deed.CORRECT_FOLLOW_UP)
    return [
        (f"{each.kind}_entered_in_error" if may_say else "", each, named(each))
        for each in records_with_fault(record)
    ]


def what_counted(case: Case) -> dict[str, Any]:
    """For templates: which figures counted it, and what has to be done about what is out."""
    many, last = extracts_with(case)
    return {
        "editions": editions_that_counted(case, at=now()),
        "extracts": many,
        "last_extract": last,
    }


def as_mistakes(refused: Refused) -> ValidationError:
    """Each trouble next to its field."""
    told: dict[str, list[str]] = {}
    for each in refused.troubles:
        told.setdefault(each.field or NON_FIELD_ERRORS, []).append(each.text)
    return ValidationError(told)
