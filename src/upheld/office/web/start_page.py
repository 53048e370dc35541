"""The start page: what to do first in an empty office, and otherwise what is waiting for you."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.follow_up.awaiting import awaits
from upheld.office.models import Case
from upheld.office.rules.policy import Deed, may
from upheld.office.web.context import NAVIGATION
from upheld.office.web.pages import page

ABOUT = {
    "Work": "What is due, what awaits evidence or our check, and what is overdue.",
    "Cases": "Complaints, their decisions, and what was agreed.",
    "Publication": "What may be published, what is withheld, and when.",
    "Authorities": "Who we write to, and the annual letters.",
    "Ledger": "Who changed what, and when.",
    "People": "Who may sign in, and what they may do.",
}


@page("", needs=None)
def start(request: HttpRequest) -> HttpResponse:
    roles = request.user.roles
    if not Case.objects.exists():
        context = {
            "may_enter_people": may(roles, Deed.EDIT_PEOPLE),
            "may_enter_cases": may(roles, Deed.EDIT_CASES),
        }
        return render(request, "start_empty.html", context)
    places = [(text, to, ABOUT[text]) for text, to, deed in NAVIGATION if may(roles, deed)]
    return render(request, "start.html", {"awaits": awaits(request.user), "places": places})
