"""The page of one public interest report: where it is, and taking it down."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.decisions.reports_down import (
    confirm,
    take_down,
    turn_down,
    where_it_is,
    withdraw,
)
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Report
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import Action, State
from upheld.office.rules.times import Times
from upheld.office.web.answers import name_of_case
from upheld.office.web.pages import page
from upheld.office.web.turning_down import turn_down_page

NOT_HIDDEN = "Nothing waits here any more. Look at what is there now."


@page("reports/<int:report>", needs=Deed.SEE_CASES)
def report(request: HttpRequest, report: int) -> HttpResponse:
    return _shown(request, _report(report))


@page("reports/<int:report>/take-down", needs=Action.TAKE_DOWN, methods=("POST",))
def report_take_down(request: HttpRequest, report: int) -> HttpResponse:
    def do(found: Report) -> str:
        take_down(found, by=request.user, reason=request.POST.get("reason", ""), at=now())
        return "Hidden. A second person must confirm it."

    return _done(request, report, do)


@page("reports/<int:report>/confirm", needs=Deed.CONFIRM, methods=("POST",))
def report_confirm(request: HttpRequest, report: int) -> HttpResponse:
    def do(found: Report) -> str:
        confirm(found, by=request.user, at=now())
        return "Confirmed: take down."

    return _done(request, report, do)


@page("reports/<int:report>/turn-down", needs=Deed.CONFIRM, methods=("GET", "POST"))
def report_turn_down(request: HttpRequest, report: int) -> HttpResponse:
    found = _report(report)
    if found.state != State.HIDDEN:
        return _shown(request, found, [NOT_HIDDEN], status=422)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(found, by=request.user, reason=reason, at=now()),
        asked_by=found.taken_down_by,
        what=f"{Action.TAKE_DOWN} the report",
        about=name_of_case(found.case),
        back=reverse("report", kwargs={"report": report}),
        back_words="Report",
    )


@page("reports/<int:report>/withdraw", needs=Deed.SEE_CASES, methods=("POST",))
def report_withdraw(request: HttpRequest, report: int) -> HttpResponse:
    def do(found: Report) -> str:
        withdraw(found, by=request.user, at=now())
        return "You have withdrawn it. The report is shown again."

    return _done(request, report, do)


def _report(key: int) -> Report:
    known = Report.objects.select_related("case__authority", "taken_down_by", "confirmed_by")
    return get_object_or_404(known, pk=key)


def _done(request: HttpRequest, key: int, do: Callable[[Report], str]) -> HttpResponse:
    """Do it to the report as it was when the person read it, or say what prevents it."""
    found = _report(key)
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        raise BadRequest(f"The report's version {version!r} is not a number. Load its page again.")
    found.version = int(version)
    try:
        told = do(found)
    except Refused as refused:
        return _shown(request, _report(key), [each.text for each in refused.troubles], 422)
    except ChangedMeanwhile as meanwhile:
        return _shown(request, _report(key), [str(meanwhile)], 409)
    messages.success(request, told)
    return redirect("report", report=key)


def _shown(
    request: HttpRequest, found: Report, troubles: list[str] | None = None, status: int = 200
) -> HttpResponse:
    roles, is_hidden = request.user.roles, found.state == State.HIDDEN
    is_own = found.taken_down_by == request.user
    told = {
        "report": found,
        "case": found.case,
        "where": where_it_is(found, at=now(), times=Times.of(own_office())),
        "troubles": troubles or [],
        "reason": request.POST.get("reason", ""),
        "may_take_down": found.state == State.PUBLISHED and may(roles, Action.TAKE_DOWN),
        "may_confirm": is_hidden and may(roles, Deed.CONFIRM) and not is_own,
        "may_turn_down": is_hidden and may(roles, Deed.CONFIRM) and not is_own,
        "may_withdraw": is_hidden and is_own,
    }
    return render(request, "case_report.html", told, status=status)
