"""Pages where a second person confirms changes to accounts, and lists of what was done to them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from upheld.office.answers.of_a_person import accounts_by_others
from upheld.office.clock import now
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import FailedSignIn, Person, Proposal
from upheld.office.people.account_changes import account_changes
from upheld.office.people.known_browsers import account_of
from upheld.office.people.proposals import (
    NotForPerson,
    agree,
    turn_down,
    why_not_agree,
    why_not_turn_down,
    withdraw,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.web.history import happened
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page
from upheld.office.web.people import show_link
from upheld.office.web.turning_down import turn_down_page, withdrawn


@page("people/proposals", needs=Deed.SEE_PEOPLE)
def account_proposals(request: HttpRequest) -> HttpResponse:
    """What waits for a second person: first what this one may be asked to confirm."""
    waiting = Proposal.objects.select_related("person", "proposed_by")
    may_confirm = may(request.user.roles, Deed.CONFIRM_PEOPLE)
    by_others = waiting.filter(accounts_by_others(request.user)) if may_confirm else waiting.none()
    others = waiting.exclude(pk__in=[each.pk for each in by_others])
    context = {
        "lists": [
            ("For you to confirm", _with_why_not(by_others, request.user)),
            ("For somebody else to confirm", _with_why_not(others, request.user)),
        ],
        "may_confirm": may_confirm,
    }
    return render(request, "people_proposals.html", context)


def _with_why_not(proposals: Iterable[Proposal], person: Person) -> list[tuple[Proposal, str]]:
    return [(each, why_not_agree(each, by=person, at=now())) for each in proposals]


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
    messages.success(request, f"Confirmed. {found.done_in_words}")
    return redirect("account_proposals")


@page("people/proposals/<int:proposal>/turn-down", needs=None, methods=("GET", "POST"))
def turn_down_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """The person concerned may do it too, whatever their roles. For others it is not there."""
    found = get_object_or_404(Proposal.objects.select_related("person", "proposed_by"), pk=proposal)
    if found.proposed_by != request.user and why_not_turn_down(found, by=request.user):
        raise Http404
    back, back_words = _from_here(request)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(found, by=request.user, reason=reason),
        asked_by=found.proposed_by,
        what=found.in_words,
        about=found.person.name,
        back=back,
        back_words=back_words,
    )


@page("people/proposals/<int:proposal>/withdraw", needs=None, methods=("POST",))
def withdraw_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """Who asked for it, whatever their role now."""
    found = get_object_or_404(Proposal, pk=proposal)
    said = f"You have withdrawn your request to {found.for_person}."
    withdrawn(request, lambda: withdraw(found, by=request.user), said=said)
    return redirect(_from_here(request)[0])


def _from_here(request: HttpRequest) -> tuple[str, str]:
    """The list, for those who can see it."""
    if may(request.user.roles, Deed.SEE_PEOPLE):
        return reverse("account_proposals"), "Changes to confirm"
    return reverse("start"), "Start"


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
