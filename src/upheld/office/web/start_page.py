"""The start page: what to do first in an empty office, and otherwise what is waiting for you."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.clock import now
from upheld.office.follow_up.awaiting import awaits
from upheld.office.models import Case
from upheld.office.rules.policy import Deed, may
from upheld.office.web.context import NAVIGATION
from upheld.office.web.first_steps import steps_for
from upheld.office.web.jobs import stopped
from upheld.office.web.pages import page

ABOUT = {
    "Work": "What is due, what awaits evidence or our check, and what is overdue.",
    "Cases": "Complaints, their decisions, and what was agreed.",
    "Publication": "What may be published, what is withheld, and when.",
    "Authorities": "Who we write to, and the annual letters.",
    "Outputs": "Extracts, registers and draft letters, and whether the worker is running.",
    "Ledger": "Who changed what, and when.",
    "People": "Who may sign in, and what they may do.",
}


@page("", needs=None)
def start(request: HttpRequest) -> HttpResponse:
    roles = request.user.roles
    if not Case.objects.exists():
        return render(request, "start_empty.html", steps_for(roles))
    context = {
        "awaits": awaits(request.user),
        "places": [(text, to, ABOUT[text]) for text, to, deed in NAVIGATION if may(roles, deed)],
    }
    if may(roles, Deed.SEE_OUTPUTS):
        context |= {"stopped": stopped(at=now()), **steps_for(roles)}
    return render(request, "start.html", context)
