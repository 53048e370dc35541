"""Pages for contacts: the people that letters and reminders are sent to."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from upheld.core.days import in_words
from upheld.core.vocabulary import LANGUAGES
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.follow_up.reminders import in_post
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Contact
from upheld.office.rules.policy import Deed
from upheld.office.web.authorities import of_authority
from upheld.office.web.editing import answer
from upheld.office.web.forms import AuthorityField, DayField, PlainForm, RecordForm, choice
from upheld.office.web.lists import as_csv, as_page
from upheld.office.web.pages import page


class ContactForm(RecordForm):
    role = choice(lambda: own_profile().roles, label="Role", empty="Choose a role")
    valid_from = DayField(
        label="From", required=False, help_text="The first day. Leave empty if not known."
    )
    valid_to = DayField(
        label="Until",
        required=False,
        help_text="The last day. Leave empty if there is none yet.",
    )
    language = choice(
        LANGUAGES,
        label="Language",
        required=False,
        empty="Not given",
        help_text="In which the person wants to be written to.",
    )

    class Meta:
        model = Contact
        fields = ("role", "name", "title", "email", "language", "valid_from", "valid_to")
        help_texts = {"title": "What the letter calls the post, for example Managing Director."}
        labels = {"email": "Email address"}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("valid_from"), given.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", f"{in_words(last)} is before {in_words(first)}.")
        if (role := given.get("role")) in own_profile().addressed:
            self._refuse_second(role, first or date.min, last or date.max)
        others = self.instance.authority.contacts.exclude(pk=self.instance.pk)
        if others.filter(role=given.get("role"), name=given.get("name")).exists():
            self.add_error(
                "name",
                f"{given['name']} is already entered as {given['role']}. Edit that contact.",
            )
        return given

    def _refuse_second(self, role: str, first: date, last: date) -> None:
        """A letter goes to one person: an extract with two in that role on one day is refused."""
        others = self.instance.authority.contacts.filter(role=role)
        for other in others.exclude(pk=self.instance.pk):
            begins, ends = other.valid_from or date.min, other.valid_to or date.max
            if begins <= last and first <= ends:
                self.add_error(
                    "valid_from",
                    f"{other.name} is also {role} on one of these days. End that post"
                    " first, and start this one on the day after.",
                )


@page(
    "authorities/<slug:authority>/contacts/new", needs=Deed.EDIT_CONTACTS, methods=("GET", "POST")
)
def new_contact(request: HttpRequest, authority: str) -> HttpResponse:
    found = get_object_or_404(Authority, pk=authority)
    contact = Contact(authority=found)
    form = ContactForm(request.POST or None, instance=contact, initial={"valid_from": today()})

    def keep() -> None:
        with writing(request.user, "enter a contact") as write:
            write.make(form.instance)

    return answer(request, form, keep, of_authority(found, "Enter a contact"))


@page("contacts/<int:contact>/edit", needs=Deed.EDIT_CONTACTS, methods=("GET", "POST"))
def edit_contact(request: HttpRequest, contact: int) -> HttpResponse:
    """Somebody who leaves gets a last day, and stays on record."""
    found = get_object_or_404(Contact.objects.select_related("authority"), pk=contact)
    form = ContactForm(request.POST or None, instance=found)

    def keep() -> None:
        with writing(request.user, "edit a contact") as write:
            write.change(form.instance)

    shown = of_authority(found.authority, "Edit a contact")
    return answer(request, form, keep, shown, records={"version": found})


CONTACT_COLUMNS = (
    "authority",
    "role",
    "title",
    "name",
    "email",
    "valid_from",
    "valid_to",
    "language",
)


class ContactSearchForm(PlainForm):
    authority = AuthorityField(required=False)
    role = choice(lambda: own_profile().roles, label="Role", required=False, empty="Any role")
    on = DayField(label="In post on", required=False)


@page("contacts", needs=Deed.SEE_AUTHORITIES)
def contacts(request: HttpRequest) -> HttpResponse:
    form = ContactSearchForm(request.GET)
    return as_page(request, "authorities_contacts.html", form=form, found=_contacts(form))


@page("contacts.csv", needs=Deed.EXPORT)
def contacts_csv(request: HttpRequest) -> HttpResponse:
    columns = ("authority__name", *CONTACT_COLUMNS[1:])
    rows = _contacts(ContactSearchForm(request.GET)).values_list(*columns)
    return as_csv(request, "contacts", columns=CONTACT_COLUMNS, rows=rows)


def _contacts(form: ContactSearchForm) -> QuerySet[Contact]:
    if not form.is_valid():
        return Contact.objects.none()
    found = Contact.objects.select_related("authority").order_by("authority__name", "role", "name")
    given = form.cleaned_data
    for name in ("authority", "role"):
        if given[name]:
            found = found.filter(**{name: given[name]})
    return found.filter(in_post(on=given["on"])) if given["on"] else found
