"""Pages for who may sign in: auditors see them, administrators change them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Person
from upheld.office.people.entering import (
    NotForPerson,
    begin_again,
    change_person,
    enter_person,
    switch,
    welcome_path,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.roles import TELLS, Role
from upheld.office.rules.signing_in import LINK_WORKS_FOR
from upheld.office.web.pages import page

ON_A_PAGE = 50


class PersonForm(forms.Form):
    name = forms.CharField(max_length=200, label="Name")
    roles = forms.MultipleChoiceField(
        choices=[(role, f"{role.capitalize()}: {TELLS[role]}") for role in Role],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Roles",
        help_text="One or more. A person with none sees only the start page and their account.",
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
    shown = Paginator(known, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "may_edit": may(request.user.roles, Deed.EDIT_PEOPLE)}
    return render(request, "people.html", context)


@page("people/new", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def new_person(request: HttpRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None)
    if form.is_valid() and (person := _entered(request, form)):
        return _link(request, person, welcome_path(person))
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
    context = {
        "person": get_object_or_404(Person, pk=person),
        "may_edit": may(roles, Deed.EDIT_PEOPLE),
        "may_see_ledger": may(roles, Deed.SEE_LEDGER),
    }
    return render(request, "people_one.html", context)


@page("people/<int:person>/edit", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def edit_person(request: HttpRequest, person: int) -> HttpResponse:
    known = get_object_or_404(Person, pk=person)
    now = {"name": known.name, "roles": known.roles, "version": known.version}
    form = PersonForm(request.POST or None, initial=now)
    if form.is_valid() and _changed(request, known, form):
        messages.success(request, f"{known.name} has been saved.")
        return redirect("one_person", person=known.pk)
    return render(request, "people_form.html", {"form": form, "person": known})


def _changed(request: HttpRequest, person: Person, form: PersonForm) -> bool:
    told = form.cleaned_data
    person.version = told["version"] or 0
    try:
        change_person(person, name=told["name"], roles=told["roles"], by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@page("people/<int:person>/switch", needs=Deed.EDIT_PEOPLE, methods=("POST",))
def switch_person(request: HttpRequest, person: int) -> HttpResponse:
    """Off, or on again. The form says which, so that two people who press at once get the same."""
    known = get_object_or_404(Person, pk=person)
    to = request.POST.get("to")
    if to not in ("on", "off"):
        raise BadRequest(f"A person can be switched on or off, not {to!r}.")
    try:
        switch(known, on=to == "on", by=request.user)
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        closed = "" if to == "on" else " and can no longer open any page"
        messages.success(request, f"{known.name} is switched {to}{closed}.")
    return redirect("one_person", person=known.pk)


@page("people/<int:person>/begin-again", needs=Deed.EDIT_PEOPLE, methods=("GET", "POST"))
def let_begin_again(request: HttpRequest, person: int) -> HttpResponse:
    known = get_object_or_404(Person, pk=person)
    if request.method != "POST":
        return render(request, "people_begin_again.html", {"person": known})
    try:
        return _link(request, known, begin_again(known, by=request.user))
    except (NotForPerson, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
        return redirect("one_person", person=known.pk)


def _link(request: HttpRequest, person: Person, path: str) -> HttpResponse:
    """Shown once and kept nowhere: the page itself is the only place it appears."""
    link = request.build_absolute_uri(path)
    context = {"person": person, "link": link, "works_for": LINK_WORKS_FOR}
    return render(request, "people_link.html", context)
