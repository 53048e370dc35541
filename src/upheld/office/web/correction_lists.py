"""Pages on which corrections are found and answered: of a case, and of all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from upheld.core.english import joined
from upheld.office.answers.of_a_person import corrections_by_others
from upheld.office.clock import today
from upheld.office.corrections.asked_for import confirm, deed_of, turn_down, withdraw
from upheld.office.corrections.clearing_ended import corrected, ends_clearing, what_ends
from upheld.office.corrections.wanted import named, record_of, wanted_of
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import CanBeInError, Case, Correction, Decision, Kept, Person
from upheld.office.models.hanging import all_of
from upheld.office.models.of_findings import OneFinding, decision_with
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.putting_right import Act, Standing
from upheld.office.rules.states import State
from upheld.office.web.answers import name_of_case
from upheld.office.web.correcting import what_counted
from upheld.office.web.history import Change, changes
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page
from upheld.office.web.turning_down import turn_down_page


def in_error() -> QuerySet[Correction]:
    """What counts as entered in error now, by the correction that says so."""
    undone = Correction.objects.filter(
        about=OuterRef("about"),
        record=OuterRef("record"),
        act=Act.NOT_IN_ERROR,
        standing=Standing.DONE,
        pk__gt=OuterRef("pk"),
    )
    found = Correction.objects.filter(act=Act.IN_ERROR, standing=Standing.DONE)
    return found.filter(~Exists(undone))


def _with(standing: Standing) -> Callable[[], QuerySet[Correction]]:
    return lambda: Correction.objects.filter(standing=standing)


LISTS: dict[str, tuple[str, Callable[[], QuerySet[Correction]]]] = {
    "proposed": ("Awaiting a second person", _with(Standing.PROPOSED)),
    "in-error": ("Entered in error", in_error),
    "done": ("Done", _with(Standing.DONE)),
    "turned-down": ("Turned down", _with(Standing.TURNED_DOWN)),
    "withdrawn": ("Withdrawn", _with(Standing.WITHDRAWN)),
}


def lists_for(person: Person) -> dict[str, tuple[str, Callable[[], QuerySet[Correction]]]]:
    """Those who confirm have a list of what others have asked for."""
    if not may(person.roles, Deed.CONFIRM):
        return LISTS
    by_others = Correction.objects.filter(corrections_by_others(person))
    return {"to-confirm": ("For you to confirm", by_others.all), **LISTS}


@page("corrections", needs=Deed.SEE_CASES)
def corrections(request: HttpRequest) -> HttpResponse:
    """One list at a time, the newest first."""
    chosen = request.GET.get("list", "proposed")
    known = lists_for(request.user)
    if chosen not in known:
        raise BadRequest(f"There is no list {chosen!r}. The lists are: {', '.join(known)}.")
    title, found = known[chosen]
    shown = found().select_related("case__authority", "asked_by", "answered_by").order_by("-pk")
    told = {
        "lists": [(name, words, of().count()) for name, (words, of) in known.items()],
        "chosen": chosen,
        "title": title,
        "page": page_of(request, shown),
    }
    return render(request, "corrections.html", told)


# ---- Of one case -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Part:
    """A record of a case, and what the person who looks can ask for."""

    record: Kept
    name: str
    error_page: str  # '' if it cannot be in error by itself, or the person's role does not allow it
    correcting_page: str  # '' if it has no columns that can be corrected


@page("cases/<int:case>/corrections", needs=Deed.SEE_CASES)
def case_corrections(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(Case.everything.select_related("authority"), pk=case)
    records = [each for each in all_of(found) if isinstance(each, CanBeInError | OneFinding)]
    asked = Correction.objects.filter(case=found).select_related("asked_by", "answered_by")
    told = {
        "case": found,
        "parts": [_part(request, found, each) for each in records],
        "corrections": asked.order_by("-number"),
        "may_correct": may(request.user.roles, Deed.CORRECT_CASES),
    }
    return render(request, "case_corrections.html", told)


def _part(request: HttpRequest, case: Case, record: Kept) -> Part:
    is_allowed = may(request.user.roles, deed_of(record))
    is_finding = isinstance(record, OneFinding)
    is_with_case = case.in_error and record != case
    return Part(
        record=record,
        name=named(record),
        error_page=f"{record.kind}_entered_in_error"
        if is_allowed and not is_finding and not is_with_case
        else "",
        correcting_page=_correcting_page(record) if is_allowed and not case.in_error else "",
    )


def _correcting_page(record: Kept) -> str:
    """'' if its columns are not corrected: of a draft they are edited."""
    if not isinstance(record, OneFinding) or decision_with(record).state == State.DRAFT:
        return ""
    return "correct_decision" if isinstance(record, Decision) else "correct_finding"


# ---- One correction --------------------------------------------------------------------------


@page("corrections/<int:correction>", needs=Deed.SEE_CASES)
def correction(request: HttpRequest, correction: int) -> HttpResponse:
    return _shown(request, _correction(correction))


@page("corrections/<int:correction>/confirm", needs=Deed.CONFIRM, methods=("POST",))
def correction_confirm(request: HttpRequest, correction: int) -> HttpResponse:
    return _answered(request, correction, confirm, "Confirmed.")


@page("corrections/<int:correction>/turn-down", needs=Deed.CONFIRM, methods=("GET", "POST"))
def correction_turn_down(request: HttpRequest, correction: int) -> HttpResponse:
    found = _correction(correction)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(found, by=request.user, reason=reason, on=today()),
        asked_by=found.asked_by,
        what=f"correction {found.number}, {found.act}",
        about=name_of_case(found.case),
        back=reverse("correction", kwargs={"correction": found.pk}),
        back_words=f"Correction {found.number} of {found.case.reference}",
    )


@page("corrections/<int:correction>/withdraw", needs=Deed.SEE_CASES, methods=("POST",))
def correction_withdraw(request: HttpRequest, correction: int) -> HttpResponse:
    return _answered(request, correction, withdraw, "You have withdrawn it.")


def _correction(key: int) -> Correction:
    known = Correction.objects.select_related("case__authority", "asked_by", "answered_by")
    return get_object_or_404(known, pk=key)


def _answered(request: HttpRequest, key: int, do: Callable[..., None], words: str) -> HttpResponse:
    found = _correction(key)
    try:
        do(found, by=request.user, on=today())
    except Refused as refused:
        return _shown(request, _correction(key), [each.text for each in refused.troubles], 422)
    except ValidationError as mistake:
        return _shown(request, _correction(key), mistake.messages, 422)
    except ChangedMeanwhile as meanwhile:
        return _shown(request, _correction(key), [str(meanwhile)], 409)
    messages.success(request, words)
    return redirect("correction", correction=key)


def _shown(
    request: HttpRequest, found: Correction, troubles: list[str] | None = None, status: int = 200
) -> HttpResponse:
    is_proposed = found.standing == Standing.PROPOSED
    may_confirm = may(request.user.roles, Deed.CONFIRM)
    told: dict[str, Any] = {
        "correction": found,
        "case": found.case,
        "name": named(record_of(found)),
        "changes": changes_of(found),
        "troubles": troubles or [],
        "is_proposed": is_proposed,
        "may_confirm": is_proposed and may_confirm and found.asked_by != request.user,
        "ends": list(what_ends(found.case))
        if is_proposed and ends_clearing(wanted_of(found))
        else [],
        "may_withdraw": is_proposed and found.asked_by == request.user,
        "answer": found.case.answers.filter(about=found.kind, record=found.pk).last(),
        **what_counted(found.case),
    }
    return render(request, "correction.html", told, status=status)


def corrected_since(decision: Decision) -> list[tuple[Correction, str]]:
    """Each correction that the words of a decision have to be read against, and what it changed."""
    found = []
    for each in corrected(decision):
        labels = joined([change.label for change in changes_of(each)])
        found.append((each, labels or each.act.capitalize()))
    return found


def changes_of(found: Correction) -> list[Change]:
    """In words. That something was in error is said by the act itself."""
    told = {name: pair for name, pair in found.changes.items() if name != "in_error"}
    before = {name: pair[0] for name, pair in told.items()}
    after = {name: pair[1] for name, pair in told.items()}
    return list(changes(found.about, before, after))
