"""The work lists of publication: what is waiting, the oldest decision first."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.configuration import own_office
from upheld.office.models import Decision
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import State
from upheld.office.rules.times import Times
from upheld.office.web.pages import page

A_PAGE = 50
LISTS = {
    "to-clear": ("To be cleared", Q(state=State.DECIDED)),
    "proposed": ("Awaiting a second person", ~Q(proposed_action="")),
    "waiting": ("To be published", Q(state=State.TO_BE_PUBLISHED)),
    "review": ("Under review", Q(state=State.UNDER_REVIEW)),
    "withheld": ("Withheld or taken down", Q(state__in=(State.WITHHELD, State.TAKEN_DOWN))),
    "hidden": (
        "Published, but still hidden from the site",
        Q(state=State.PUBLISHED, hidden_at__isnull=False),
    ),
}


@page("publication", needs=Deed.SEE_CASES)
def publication(request: HttpRequest) -> HttpResponse:
    """One list at a time."""
    chosen = request.GET.get("list", "to-clear")
    if chosen not in LISTS:
        raise BadRequest(f"There is no list {chosen!r}. The lists are: {', '.join(LISTS)}.")
    lists = [
        {"name": name, "title": title, "many": Decision.objects.filter(of).count()}
        for name, (title, of) in LISTS.items()
    ]
    found = Decision.objects.filter(LISTS[chosen][1])
    found = found.select_related("case__authority", "proposed_by").order_by("decided_on", "pk")
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    times = Times.of(own_office())
    for decision in shown:
        decision.public_from = times.may_be_public_on(decision) if decision.decided_on else None
    told = {"lists": lists, "chosen": chosen, "title": LISTS[chosen][0], "shown": shown}
    return render(request, "publication.html", told)
