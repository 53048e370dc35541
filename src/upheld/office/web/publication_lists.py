"""The work lists of publication: what is waiting, the oldest decision first."""

from collections.abc import Callable
from typing import TypeAlias

from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.answers.of_a_person import decisions_by_others
from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.decisions.clearing import waiting_for, waiting_for_second
from upheld.office.models import Decision, Person
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import State
from upheld.office.rules.times import Times
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page

Which: TypeAlias = Callable[[Person], Q]  # the decisions of a list, for whoever reads it


AGREE, TO_CONFIRM = "agree", "to-confirm"
FOR_SOME = {AGREE: Deed.CLEAR_FINDINGS, TO_CONFIRM: Deed.CONFIRM}  # who is shown the list


def _in(*states: State) -> Which:
    return lambda _: Q(state__in=states)


LISTS: dict[str, tuple[str, Which]] = {
    TO_CONFIRM: ("For you to confirm", decisions_by_others),
    "to-clear": ("To be cleared", _in(State.DECIDED)),
    AGREE: (
        "With findings that you can agree to clear",
        lambda reader: Q(pk__in=waiting_for(reader, at=now())),
    ),
    "findings": (
        "With findings that wait for a second person",
        lambda _: Q(pk__in=waiting_for_second()),
    ),
    "proposed": ("Awaiting a second person", lambda _: ~Q(proposed_action="")),
    "waiting": ("To be published", _in(State.TO_BE_PUBLISHED)),
    "review": ("Being reviewed", _in(State.UNDER_REVIEW)),
    "withheld": ("Withheld or taken down", _in(State.WITHHELD, State.TAKEN_DOWN)),
    "hidden": (
        "Published, but still hidden from the site",
        lambda _: Q(state=State.PUBLISHED, hidden_at__isnull=False),
    ),
}


@page("publication", needs=Deed.SEE_CASES)
def publication(request: HttpRequest) -> HttpResponse:
    """One list at a time."""
    chosen = request.GET.get("list", "to-clear")
    if chosen not in LISTS:
        raise BadRequest(f"There is no list {chosen!r}. The lists are: {', '.join(LISTS)}.")
    found = {name: Decision.objects.filter(of(request.user)) for name, (_, of) in LISTS.items()}
    roles = request.user.roles
    lists = [
        {"name": name, "title": title, "many": found[name].count()}
        for name, (title, _) in LISTS.items()
        if name not in FOR_SOME or may(roles, FOR_SOME[name])
    ]
    rows = found[chosen].select_related("case__authority", "proposed_by")
    shown = page_of(request, rows.order_by("decided_on", "pk"))
    times = Times.of(own_office())
    for decision in shown:
        decision.public_from = times.may_be_public_on(decision) if decision.decided_on else None
    told = {"lists": lists, "chosen": chosen, "title": LISTS[chosen][0], "page": shown}
    return render(request, "publication.html", told)
