"""Pages where a second person confirms changes to accounts, and lists of what was done to them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from upheld.office.clock import now
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import FailedSignIn, Person, Proposal
from upheld.office.people.account_changes import account_changes
from upheld.office.people.known_browsers import account_of
from upheld.office.people.proposals import NotForPerson, agree, refuse, why_not_agree
from upheld.office.rules.policy import Deed, may
from upheld.office.web.history import happened
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page
from upheld.office.web.people import show_link


@page("people/proposals", needs=Deed.SEE_PEOPLE)
def account_proposals(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, with why this one cannot be it."""
    waiting = Proposal.objects.select_related("person", "proposed_by")
    may_confirm = may(request.user.roles, Deed.CONFIRM_PEOPLE)
    told = [(each, why_not_agree(each, by=request.user, at=now())) for each in waiting]
    context = {"proposals": told, "may_confirm": may_confirm}
    return render(request, "people_proposals.html", context)


@page("people/proposals/<int:proposal>/agree", needs=Deed.CONFIRM_PEOPLE, methods=("POST",))
def agree_to_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    found = get_object_or_404(Proposal, pk=proposal)
    try:
        path = agree(found, by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
        return redirect("account_proposals")
    if path:
        return show_link(request, found.person, path)
    messages.success(request, f"Confirmed for {found.person}: {found.in_words}.")
    return redirect("account_proposals")


@page("people/proposals/<int:proposal>/turn-down", needs=None, methods=("POST",))
def turn_down_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """The person concerned may do it too, and the one who proposed it, whatever their roles."""
    found = get_object_or_404(Proposal, pk=proposal)
    try:
        refuse(found, by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Turned down for {found.person}: {found.in_words}.")
    return redirect("start")


@page("people/changes", needs=Deed.SEE_PEOPLE)
def people_changes(request: HttpRequest) -> HttpResponse:
    """Who changed which account, when and how."""
    shown = page_of(request, account_changes())
    return render(request, "people_changes.html", {"page": shown, "changes": happened(shown)})


@page("people/failed-sign-ins", needs=Deed.SEE_SIGN_INS)
def failed_sign_ins(request: HttpRequest) -> HttpResponse:
    """By hash and network, and by name where the hash is that of somebody's address."""
    shown = page_of(request, FailedSignIn.objects.all())
    return render(
        request, "people_failed_sign_ins.html", {"page": shown, "rows": _with_accounts(shown)}
    )


def _with_accounts(failed: Iterable[FailedSignIn]) -> list[dict[str, Any]]:
    by_hash = {account_of(person.email): person for person in Person.objects.all()}
    return [{"failed": each, "person": by_hash.get(each.account)} for each in failed]
