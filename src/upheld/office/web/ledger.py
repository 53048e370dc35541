"""The ledger, newest first: for a record, a person, a day, or all of it; and one entry in full.

It can have millions of entries, so pages follow each other by the number of an entry, and entries
are not counted.
"""

from datetime import timedelta
from operator import itemgetter
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from upheld.office.clock import beginning_of
from upheld.office.ledger.recording import kinds_of_records
from upheld.office.ledger.who import called_in_ledger
from upheld.office.models import Entry, unseen_by
from upheld.office.rules.policy import Deed
from upheld.office.rules.record_names import ACTORS, name_of_kind
from upheld.office.web.allowed import allowed
from upheld.office.web.forms import DayField
from upheld.office.web.history import happened
from upheld.office.web.pages import page
from upheld.office.web.restricted import cases_of_entry

ON_A_PAGE = 50
BY_WORDS = {words: who for who, words in ACTORS.items()}


class LedgerForm(forms.Form):
    kind = forms.ChoiceField(required=False, label="Kind of record")
    record = forms.CharField(
        required=False,
        max_length=200,
        label="Record",
        help_text="The start of a case’s reference, for example 23 000 001.",
    )
    who = forms.CharField(
        required=False,
        max_length=254,
        label="Who did it",
        help_text="A person’s email address, or what acted without one: the calendar, an import.",
    )
    day = DayField(required=False, label="Day")
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", "Every kind"), *_named(kinds())]


def _named(kinds: list[str]) -> list[tuple[str, str]]:
    """In the order of their names."""
    return sorted(((kind, name_of_kind(kind).capitalize()) for kind in kinds), key=itemgetter(1))


def kinds() -> list[str]:
    """From the index alone, one step for each kind, however many entries there are."""
    found: list[str] = []
    while kind := _next_kind(found[-1] if found else ""):
        found.append(kind)
    return found


def _next_kind(after: str) -> str | None:
    later = Entry.objects.filter(kind__gt=after).order_by("kind")
    return later.values_list("kind", flat=True).first()


@page("ledger", needs=Deed.SEE_LEDGER)
def ledger(request: HttpRequest) -> HttpResponse:
    form = LedgerForm(request.GET)
    found = list(_matching(form.cleaned_data)[: ON_A_PAGE + 1]) if form.is_valid() else []
    entries = found[:ON_A_PAGE]
    context = {
        "form": form,
        "entries": list(zip(entries, happened(entries), strict=True)),
        "hidden": hidden_entries(entries, unseen=unseen_by(request.user)),
        "older": entries[-1].number if len(found) > ON_A_PAGE else None,
    }
    return render(request, "ledger.html", context)


@page("ledger/<int:entry>", needs=Deed.SEE_LEDGER)
def ledger_entry(request: HttpRequest, entry: int) -> HttpResponse:
    found = get_object_or_404(Entry, number=entry)
    is_record = found.kind in kinds_of_records()
    context = {
        "entry": found,
        "told": happened([found])[0],
        "record": (found.after or found.before or {}).get("id") if is_record else None,
        "may": allowed(request),
    }
    return render(request, "ledger_entry.html", context)


def hidden_entries(entries: list[Entry], *, unseen: frozenset[int]) -> set[int]:
    """Numbers of the entries about restricted cases that the person may not see."""
    if not unseen:
        return set()
    return {each.number for each in entries if cases_of_entry(each) & unseen}


def _matching(told: dict[str, Any]) -> QuerySet[Entry]:
    found = Entry.objects.order_by("-number")
    if told["kind"]:
        found = found.filter(kind=told["kind"])
    if told["record"]:
        found = found.filter(record__startswith=told["record"].strip())
    if told["who"]:
        found = found.filter(who=_who(told["who"].strip().lower()))
    if told["day"]:
        first, last = (_begins(told["day"] + timedelta(days=days)) for days in (0, 1))
        found = found.filter(at__gte=first, at__lt=last)
    if told["before"]:
        found = found.filter(number__lt=told["before"])
    return found


def _who(words: str) -> str:
    return BY_WORDS.get(words) or called_in_ledger(words)


def _begins(day: Any) -> str:
    """When a day of the office begins, as the ledger writes moments."""
    return beginning_of(day).isoformat(timespec="microseconds")
