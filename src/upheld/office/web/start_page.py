"""The start page: what to do first in an empty office, and otherwise what is waiting for you."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.answers.of_a_person import how_many_wait
from upheld.office.clock import now
from upheld.office.follow_up.awaiting import awaits
from upheld.office.models import Case, Proposal
from upheld.office.people.account_changes import done_to
from upheld.office.people.commands import shown_to_everybody
from upheld.office.rules.policy import Deed, may
from upheld.office.web.answers import news_for
from upheld.office.web.context import NAVIGATION
from upheld.office.web.first_steps import steps_for
from upheld.office.web.history import happened
from upheld.office.web.jobs import stopped
from upheld.office.web.pages import page

MOST_TOLD = 10
ABOUT = {
    "Work": "Recommendations that are due, overdue, or awaiting evidence or our check.",
    "Cases": "Complaints, their decisions, and what was agreed.",
    "Publication": "Which decisions can be published, which are withheld, and when.",
    "Corrections": "What has been corrected, and what was entered in error.",
    "Authorities": "Who we write to, and the annual letters.",
    "Years": "The year’s figures and letters, from the frozen cases to publication.",
    "Outputs": "Extracts, registers and draft letters, and whether the worker is running.",
    "Ledger": "Who changed what, and when.",
    "Erasures": "Personal data that has been erased, or is waiting to be.",
    "People": "Who can sign in, and what their roles allow.",
}


@page("", needs=None)
def start(request: HttpRequest) -> HttpResponse:
    roles = request.user.roles
    accounts = _about_accounts(request)
    if not Case.objects.exists():
        return render(request, "start_empty.html", accounts | steps_for(roles))
    context = accounts | {
        "awaits": awaits(request.user),
        "asked": how_many_wait(request.user),
        "places": [(text, to, ABOUT[text]) for text, to, deed in NAVIGATION if may(roles, deed)],
    }
    if may(roles, Deed.SEE_OUTPUTS):
        context |= {"stopped": stopped(at=now()), **steps_for(roles)}
    return render(request, "start.html", context)


def _about_accounts(request: HttpRequest) -> dict[str, Any]:
    """What was done to the person's own account, and what everybody in the office must know."""
    at = now()
    return {
        "done_to_me": [
            (each, each.record.partition(", ")[2])  # the role, or what was proposed
            for each in happened(done_to(request.user, at=at)[:MOST_TOLD])
        ],
        "asked_about_me": Proposal.objects.filter(person=request.user),
        **news_for(request.user),
        "unconfirmed": shown_to_everybody(at=at),
    }
