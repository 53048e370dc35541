"""Pages for authorities: what the directory says about each."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from upheld.office.clock import today
from upheld.office.configuration import own_office, own_profile
from upheld.office.follow_up.late_replies import replies_of
from upheld.office.follow_up.reminders import in_post
from upheld.office.ledger.entries_of import of_records
from upheld.office.models import Authority, Contact, Letter
from upheld.office.rules.policy import Deed
from upheld.office.web.allowed import allowed
from upheld.office.web.editing import Page
from upheld.office.web.forms import PlainForm, authority_named, choice
from upheld.office.web.history import happened
from upheld.office.web.lists import as_csv, as_page, page_of
from upheld.office.web.pages import page

NOT_ONE = "of no group"


class SearchForm(PlainForm):
    name = forms.CharField(
        required=False, max_length=200, help_text="Part of the name, or any name it has or has had."
    )
    group = choice(
        lambda: (*own_profile().groups, NOT_ONE), label="Group", required=False, empty="Any group"
    )


@page("authorities", needs=Deed.SEE_AUTHORITIES)
def authorities(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    return as_page(request, "authorities.html", form=form, found=_matching(form))


def _matching(form: SearchForm) -> QuerySet[Authority]:
    if not form.is_valid():
        return Authority.objects.none()
    found = Authority.objects.annotate(
        people=Count("contacts", filter=in_post(on=today(), of="contacts__"), distinct=True)
    ).order_by("name")
    if group := form.cleaned_data["group"]:
        found = found.filter(peer_group="" if group == NOT_ONE else group)
    name = form.cleaned_data["name"]
    return found.filter(Q(name__icontains=name) | Q(pk__in=_named(name))) if name else found


def _named(name: str) -> list[str]:
    try:
        return [authority_named(name, on=today()).pk]
    except ValidationError:
        return []


@page("authorities.csv", needs=Deed.EXPORT)
def authorities_csv(request: HttpRequest) -> HttpResponse:
    columns = ("slug", "name", "peer_group", "region", "first_day", "last_day")
    rows = _matching(SearchForm(request.GET)).values_list(*columns)
    return as_csv(request, "authorities", columns=columns, rows=rows)


@page("authorities/<slug:authority>", needs=Deed.SEE_AUTHORITIES)
def authority(request: HttpRequest, authority: str) -> HttpResponse:
    found = get_object_or_404(Authority, pk=authority)
    directory = own_office().directory
    contacts = list(found.contacts.all())
    letter = Letter.objects.filter(authority=found).first()
    told = {
        "authority": found,
        "group": own_profile().group_name(found.peer_group)
        or "none, so it is not compared with a group",
        "names": [each for each in directory.names if each.slug == found.pk and each.use != "code"],
        "before": directory.predecessors(found.pk),
        "after": directory.successors(found.pk),
        "contacts": [each for each in contacts if not _is_past(each)],
        "past_contacts": [each for each in contacts if _is_past(each)],
        "letter": letter,
        "cases": found.cases.count(),
        "replies": replies_of(found, on=today()),
        "page": page_of(request, of_records([*contacts, *([letter] if letter else [])])),
        "may": allowed(request),
    }
    told["happened"] = happened(told["page"])
    return render(request, "authority.html", told)


def _is_past(contact: Contact) -> bool:
    return contact.valid_to is not None and contact.valid_to < today()


# ---- Contacts --------------------------------------------------------------------------------


def of_authority(authority: Authority, title: str, **options: Any) -> Page:
    return Page(
        title=title,
        about=authority.name,
        back=reverse("authority", kwargs={"authority": authority.pk}),
        back_words=authority.name,
        **options,
    )
