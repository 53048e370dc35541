"""Pages for who may sign in: auditors see them, administrators change them.

What needs a second person is proposed here, and confirmed in web.account_proposals.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from upheld.core.english import joined
from upheld.office import clock
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import AccountChange, Person, Proposal
from upheld.office.people.entering import begin_again, change_person, enter_person, switch
from upheld.office.people.links import welcome_path
from upheld.office.people.proposals import (
    NotForPerson,
    could_confirm,
    needs_second,
    who_could_confirm,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.roles import TELLS, Role
from upheld.office.rules.second_person import GUARDED
from upheld.office.rules.signing_in import LINK_WORKS_FOR
from upheld.office.web.allowed import allowed
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page

CONFIRMED_FIRST = "A second administrator or a director must confirm this first"


class PersonForm(forms.Form):
    name = forms.CharField(max_length=200, label="Name")
    roles = forms.MultipleChoiceField(
        choices=[(role, f"{role.capitalize()}: {TELLS[role]}") for role in Role],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Roles",
        help_text="One or more. A person with none sees only the start page and their account."
        f" A second person must confirm these: {joined(sorted(GUARDED))}.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_roles(self) -> list[Role]:
        return [Role(role) for role in self.cleaned_data["roles"]]


class NewPersonForm(PersonForm):
    email = forms.EmailField(
        max_length=254,
        label="Email address",
        help_text="They sign in with it. It cannot be changed later.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("name", "email", "roles")


@page("people", needs=Deed.SEE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    known = Person.objects.prefetch_related("held").order_by("-is_active", "name")
    context = {
        "page": page_of(request, known),
        "may": allowed(request),
        "proposals": Proposal.objects.count(),
    }
    return render(request, "people.html", context)


@page("people/new", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def new_person(request: HttpRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None)
    if form.is_valid() and (person := _entered(request, form)):
        return show_link(request, person, welcome_path(person))
    return render(request, "people_form.html", {"form": form})


def _entered(request: HttpRequest, form: NewPersonForm) -> Person | None:
    told = form.cleaned_data
    try:
        return enter_person(told["email"], name=told["name"], roles=told["roles"], by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None


@page("people/<int:person>", needs=Deed.SEE_PEOPLE)
def one_person(request: HttpRequest, person: int) -> HttpResponse:
    roles = request.user.roles
    found = get_object_or_404(Person, pk=person)
    context = {
        "person": found,
        "may_edit": may(roles, Deed.EDIT_PEOPLE),
        "proposals": Proposal.objects.filter(person=person),
        "may_see_ledger": may(roles, Deed.SEE_LEDGER),
    } | roles_that_wait(found)
    return render(request, "people_one.html", context)


@page("people/<int:person>/edit", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def edit_person(request: HttpRequest, person: int) -> HttpResponse:
    known = get_object_or_404(Person, pk=person)
    now = {"name": known.name, "roles": known.roles, "version": known.version}
    form = PersonForm(request.POST or None, initial=now)
    if form.is_valid() and (saved := _changed(request, known, form)):
        messages.success(request, saved)
        return redirect("one_person", person=known.pk)
    return render(request, "people_form.html", {"form": form, "person": known})


def _changed(request: HttpRequest, person: Person, form: PersonForm) -> str:
    """What has been done, in words; '' if it was refused."""
    told = form.cleaned_data
    person.version = told["version"] or 0
    try:
        waiting = change_person(person, name=told["name"], roles=told["roles"], by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        form.add_error(None, str(refusal))
        return ""
    waits = f" {CONFIRMED_FIRST}: {joined(waiting)}." if waiting else ""
    return f"{person.name} has been saved.{waits}"


@page("people/<int:person>/switch", needs=Deed.EDIT_PEOPLE, methods=("POST",))
def switch_person(request: HttpRequest, person: int) -> HttpResponse:
    """Off, or on again. The form says which, so that two people who press at once get the same."""
    known = get_object_or_404(Person, pk=person)
    to = request.POST.get("to")
    if to not in ("on", "off"):
        raise BadRequest(f"A person can be switched on or off, not {to!r}.")
    try:
        is_done = switch(known, on=to == "on", by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        if not is_done:
            messages.success(request, f"{CONFIRMED_FIRST}: switch on {known.name}.")
            return redirect("one_person", person=known.pk)
        closed = "" if to == "on" else " and can no longer open any page"
        messages.success(request, f"{known.name} is switched {to}{closed}.")
    return redirect("one_person", person=known.pk)


@page("people/<int:person>/begin-again", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def let_begin_again(request: HttpRequest, person: int) -> HttpResponse:
    known = get_object_or_404(Person, pk=person)
    if request.method != "POST":
        context = {"person": known, "needs_second": needs_second(known, by=request.user)}
        return render(request, "people_begin_again.html", context)
    try:
        path = begin_again(known, by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
        return redirect("one_person", person=known.pk)
    if path:
        return show_link(request, known, path)
    messages.success(request, f"{CONFIRMED_FIRST}: reset sign-in for {known.name}.")
    return redirect("one_person", person=known.pk)


def show_link(request: HttpRequest, person: Person, path: str) -> HttpResponse:
    """Shown once and kept nowhere: the page itself is the only place it appears."""
    link = request.build_absolute_uri(path)
    context = {"person": person, "link": link, "works_for": LINK_WORKS_FOR}
    return render(request, "people_link.html", context | roles_that_wait(person))


def roles_that_wait(person: Person) -> dict[str, Any]:
    """For parts/roles_wait.html: which roles wait for a second person, and who that can be."""
    waiting = person.proposals.filter(change=AccountChange.ROLES).first()
    if waiting is None:
        return {}
    asked_by = waiting.proposed_by
    return {
        "waiting": waiting,
        "could_confirm": could_confirm(person, asked_by=asked_by, at=clock.now()),
        "is_alone": len(who_could_confirm()) <= 1,
    }
