"""Pages for erasing personal data: a director asks, a second person confirms, auditors see both."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from upheld.office.clock import now, today
from upheld.office.configuration import own_office, read_configuration
from upheld.office.erasing.due import past_their_years
from upheld.office.erasing.erasing import NotErased, ask, confirm, turn_down, withdraw
from upheld.office.erasing.outside import outside
from upheld.office.erasing.targets import Target, possible
from upheld.office.jobs.forgetting import forget_files, is_making
from upheld.office.ledger.in_words import Names
from upheld.office.ledger.recording import ChangedMeanwhile, kinds_of_records
from upheld.office.models import Erasure, unseen_by
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.times import Times
from upheld.office.running.readings_waiting import take_in_at_once
from upheld.office.web.allowed import allowed
from upheld.office.web.cases import case_of
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page
from upheld.office.web.restricted import cases_of_erasure
from upheld.office.web.turning_down import turn_down_page, withdrawn
from upheld.office.web.values_shown import label_of

WAITING = "waiting"  # in an address: only those that are not done yet


class ErasureForm(PlainForm):
    chosen = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label="What to erase",
        help_text="All earlier values are erased as well.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text="Why it must be erased. We keep this, so do not repeat the personal data here.",
    )

    def __init__(self, *args: Any, targets: list[Target], **options: Any) -> None:
        super().__init__(*args, **options)
        self.targets, names = targets, Names.now()
        self.fields["chosen"].choices = [
            (
                f"{place}.{column}",
                f"{label_of(each.kind, column)} in {names.record(each.kind, each.key)}",
            )
            for place, each in enumerate(targets)
            for column in each.columns
        ]

    def chosen_targets(self) -> list[Target]:
        chosen = set(self.cleaned_data["chosen"])
        found = [
            (each, tuple(name for name in each.columns if f"{place}.{name}" in chosen))
            for place, each in enumerate(self.targets)
        ]
        return [
            Target(kind=each.kind, id=each.id, key=each.key, columns=columns)
            for each, columns in found
            if columns
        ]


@page("erasures", needs=Deed.SEE_ERASURES)
def erasures(request: HttpRequest) -> HttpResponse:
    """All of them, or those that wait for a second person."""
    known = Erasure.objects.select_related("asked_by", "confirmed_by")
    waiting, is_waiting = known.filter(done_at=None), request.GET.get("list") == WAITING
    found = page_of(request, waiting if is_waiting else known)
    names, unseen = Names.now(), unseen_by(request.user)
    shown = [
        (
            each,
            _in_words(Target.of(each), names),
            bool(unseen and cases_of_erasure(each) & unseen),
        )
        for each in found
    ]
    told = {"page": found, "erasures": shown, "is_waiting": is_waiting}
    return render(request, "erasures.html", told | {"many_waiting": waiting.count()})


@page("erasures/due", needs=Deed.SEE_ERASURES)
def erasures_due(request: HttpRequest) -> HttpResponse:
    """What the office's own rule says is to go, oldest first. Nothing goes by itself."""
    found = page_of(request, past_their_years(on=today(), times=Times.of(own_office())))
    told = {"page": found, "may": allowed(request), "years": own_office().retention_years}
    return render(request, "erasures_due.html", told)


@page("cases/<int:case>/readings", needs=Deed.SEE_READINGS)
def case_readings(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    is_whole = take_in_at_once(evidence=read_configuration().evidence)
    shown = page_of(request, found.readings.select_related("person"))
    told = {"case": found, "page": shown, "is_whole": is_whole}
    return render(request, "case_readings.html", told)


@page("erasures/new/<str:kind>/<int:record>", needs=Deed.ASK_TO_ERASE, methods=("GET", "POST"))
def new_erasure(request: HttpRequest, kind: str, record: int) -> HttpResponse:
    targets = possible(kind, record) if kind in kinds_of_records() else []
    if not targets:
        raise Http404
    form = ErasureForm(request.POST or None, targets=targets)

    def keep() -> str:
        asked = ask(
            form.chosen_targets(), reason=form.cleaned_data["reason"], by=request.user, at=now()
        )
        return reverse("erasure", kwargs={"erasure": asked.pk})

    told = Page(
        title="Erase personal data",
        about=capfirst(Names.now().record(kind, targets[0].key)),
        back=reverse("erasures"),
        back_words="Erasures",
        button="Ask to erase",
        saved="A second person must confirm this before anything is erased.",
    )
    about = (
        "What you erase cannot be brought back, and it goes from the history too. The ledger still"
        " shows that there was something, when it changed and who changed it."
    )
    return answer(request, form, keep, told, about=about)


@page(
    "erasures/<int:erasure>",
    needs=Deed.SEE_ERASURES,
    to_change=Deed.CONFIRM,
    methods=("GET", "POST"),
)
def erasure(request: HttpRequest, erasure: int) -> HttpResponse:
    found = get_object_or_404(
        Erasure.objects.select_related("asked_by", "confirmed_by"), pk=erasure
    )
    if request.method == "POST":
        return _answered(request, found)
    targets = Target.of(found)
    what = _in_words(targets, Names.now())
    told = {"erasure": found, "targets": what, "may": allowed(request)}
    return render(request, "erasure.html", told | {"outside": list(outside(targets))})


def _in_words(targets: list[Target], names: Names) -> list[str]:
    return [names.columns(each.kind, each.key, each.columns) for each in targets]


def _confirmed(request: HttpRequest, found: Erasure) -> None:
    configuration = read_configuration()
    if is_making(at=now()):
        raise NotErased(
            "Nothing was erased, because the worker is making an output, which would have it."
            " Confirm it again when that has been made."
        )
    confirm(found, by=request.user, at=now(), evidence=configuration.evidence)
    forget_files(configuration)
    request.session = SessionStore(request.session.session_key)  # as it is now


def _answered(request: HttpRequest, found: Erasure) -> HttpResponse:
    try:
        _confirmed(request, found)
    except (NotErased, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Erased.")
    return redirect("erasure", erasure=found.pk)


@page("erasures/<int:erasure>/turn-down", needs=Deed.CONFIRM, methods=("GET", "POST"))
def turn_down_erasure(request: HttpRequest, erasure: int) -> HttpResponse:
    found = get_object_or_404(Erasure.objects.select_related("asked_by"), pk=erasure)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(found, by=request.user, reason=reason, at=now()),
        asked_by=found.asked_by,
        what="erase personal data",
        about=f"Erasure {erasure}",
        back=reverse("erasures"),
        back_words="Erasures",
    )


@page("erasures/<int:erasure>/withdraw", needs=None, methods=("POST",))
def withdraw_erasure(request: HttpRequest, erasure: int) -> HttpResponse:
    """Who asked for it, whatever their role now."""
    found = get_object_or_404(Erasure, pk=erasure)
    said = "You have withdrawn it. Nothing was erased."
    is_done = withdrawn(request, lambda: withdraw(found, by=request.user, at=now()), said=said)
    if not may(request.user.roles, Deed.SEE_ERASURES):
        return redirect("asked_for")
    return redirect("erasures") if is_done else redirect("erasure", erasure=erasure)
