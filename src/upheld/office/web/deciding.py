"""The page to look over before deciding: what will be counted and read, with the button on it.

What is decided is what was on the page. If anything has changed since, it is shown again first.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from upheld.office.clock import now, today
from upheld.office.configuration import own_office
from upheld.office.decisions.looking_over import looked_over
from upheld.office.decisions.publication_troubles import Asked, Trouble, troubles_of
from upheld.office.models import Decision
from upheld.office.rules.states import Action, State, transition
from upheld.office.rules.times import Times
from upheld.office.web.allowed import allowed
from upheld.office.web.pages import page

SEEN = "seen"
CHANGED = (
    "What will be counted or read has changed since you opened this page, or you had not looked it"
    " over. It is shown below as it is now. Read it, and decide again."
)


@page("decisions/<int:decision>/look-over", needs=Action.DECIDE)
def look_over(request: HttpRequest, decision: int) -> HttpResponse:
    found = get_object_or_404(Decision.objects.select_related("case__authority"), pk=decision)
    if found.state != State.DRAFT:
        return redirect("publication_of", decision=found.pk)
    return looked_over_page(request, found)


def not_as_seen(request: HttpRequest, decision: Decision) -> list[Trouble]:
    """Of a draft: what is decided must be what was on the page."""
    if decision.state != State.DRAFT or request.POST.get(SEEN) == _looked_over(decision).digest:
        return []
    return [Trouble("", CHANGED)]


def looked_over_page(
    request: HttpRequest, decision: Decision, troubles: tuple[Trouble, ...] = (), status: int = 200
) -> HttpResponse:
    """``troubles`` are why it was not decided."""
    told: dict[str, Any] = {
        "decision": decision,
        "case": decision.case,
        "shown": _looked_over(decision),
        "troubles": [each.text for each in troubles],
        "prevents": [each.text for each in _preventing(request, decision)],
        "may": allowed(request),
    }
    return render(request, "case_look_over.html", told, status=status)


def _looked_over(decision: Decision) -> Any:
    office = own_office()
    return looked_over(decision, on=today(), times=Times.of(office), office=office)


def _preventing(request: HttpRequest, decision: Decision) -> list[Trouble]:
    asked = Asked(action=Action.DECIDE, by=request.user, at=now(), on=today())
    step = transition(Action.DECIDE, of=State(decision.state))
    return list(troubles_of(decision, asked, step, Times.of(own_office())))
