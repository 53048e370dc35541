"""Pages of authorities: what the directory knows of each, its contacts, the letter of the year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from upheld.core.days import in_words
from upheld.core.vocabulary import CONTACT_ROLES, PEER_GROUPS
from upheld.intake.directory import default_directory
from upheld.intake.people import CHIEF_EXECUTIVE
from upheld.office.models import Authority, Contact, Letter
from upheld.office.policy import Deed
from upheld.office.reminders import in_post
from upheld.office.states import NotAllowed
from upheld.office.web.allowed import allowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import (
    AuthorityField,
    DayField,
    PlainForm,
    RecordForm,
    authority_named,
    choice,
    today,
)
from upheld.office.web.history import happened, of_records
from upheld.office.web.lists import as_csv, page_of
from upheld.office.web.pages import page
from upheld.office.writing import writing

NOT_ONE = "of no group"


class SearchForm(PlainForm):
    name = forms.CharField(
        required=False, max_length=200, help_text="A part of it, or any name that it has or had."
    )
    group = choice((*PEER_GROUPS, NOT_ONE), label="Group", required=False, empty="Any group")


@page("authorities", needs=Deed.SEE_AUTHORITIES)
def authorities(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    told = {"form": form, "page": page_of(request, _found(form)), "may": allowed(request)}
    return render(request, "authorities.html", told)


def _found(form: SearchForm) -> QuerySet[Authority]:
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
    rows = _found(SearchForm(request.GET)).values_list(*columns)
    return as_csv(request, "authorities", columns=columns, rows=rows)


@page("authorities/<slug:authority>", needs=Deed.SEE_AUTHORITIES)
def authority(request: HttpRequest, authority: str) -> HttpResponse:
    found = get_object_or_404(Authority, pk=authority)
    directory = default_directory()
    contacts = list(found.contacts.all())
    letter = Letter.objects.filter(authority=found).first()
    told = {
        "authority": found,
        "group": PEER_GROUPS.get(found.peer_group, "none: it is compared with no group"),
        "names": [each for each in directory.names if each.slug == found.pk and each.use != "code"],
        "before": directory.predecessors(found.pk),
        "after": directory.successors(found.pk),
        "contacts": [each for each in contacts if not _is_past(each)],
        "past_contacts": [each for each in contacts if _is_past(each)],
        "letter": letter,
        "cases": found.cases.count(),
        "page": page_of(request, of_records([*contacts, *([letter] if letter else [])])),
        "may": allowed(request),
    }
    told["happened"] = happened(told["page"])
    return render(request, "authority.html", told)


def _is_past(contact: Contact) -> bool:
    return contact.valid_to is not None and contact.valid_to < today()


# ---- Contacts --------------------------------------------------------------------------------


class ContactForm(RecordForm):
    role = choice(CONTACT_ROLES, label="Role", empty="Choose a role")
    valid_from = DayField(label="From", required=False, help_text="Empty: always.")
    valid_to = DayField(
        label="Until", required=False, help_text="The last day. Empty: until further notice."
    )

    class Meta:
        model = Contact
        fields = ("role", "name", "title", "email", "valid_from", "valid_to")
        help_texts = {"title": "How the letter addresses the post, for example Managing Director."}
        labels = {"email": "Email address"}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("valid_from"), given.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", f"{in_words(last)} is before {in_words(first)}.")
        if given.get("role") == CHIEF_EXECUTIVE:
            self._refuse_second(first or date.min, last or date.max)
        others = self.instance.authority.contacts.exclude(pk=self.instance.pk)
        if others.filter(role=given.get("role"), name=given.get("name")).exists():
            self.add_error(
                "name",
                f"{given['name']} is entered as {given['role']} already. Edit that contact.",
            )
        return given

    def _refuse_second(self, first: date, last: date) -> None:
        """A letter goes to one chief executive: an extract with two on one day is refused."""
        others = self.instance.authority.contacts.filter(role=CHIEF_EXECUTIVE)
        for other in others.exclude(pk=self.instance.pk):
            begins, ends = other.valid_from or date.min, other.valid_to or date.max
            if begins <= last and first <= ends:
                self.add_error(
                    "valid_from",
                    f"{other.name} is chief executive on one of these days too. End that post"
                    " first, and begin this one on the day after.",
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

    return answer(request, form, keep, _of(found, "Enter a contact"))


@page("contacts/<int:contact>/edit", needs=Deed.EDIT_CONTACTS, methods=("GET", "POST"))
def edit_contact(request: HttpRequest, contact: int) -> HttpResponse:
    """Whoever leaves is ended by a day, and stays known."""
    found = get_object_or_404(Contact.objects.select_related("authority"), pk=contact)
    form = ContactForm(request.POST or None, instance=found)

    def keep() -> None:
        with writing(request.user, "edit a contact") as write:
            write.change(form.instance)

    shown = _of(found.authority, "Edit a contact")
    return answer(request, form, keep, shown, records={"version": found})


def _of(authority: Authority, title: str, **options: Any) -> Page:
    return Page(
        title=f"{title}: {authority.name}",
        back=reverse("authority", kwargs={"authority": authority.pk}),
        back_words=authority.name,
        **options,
    )


CONTACT_COLUMNS = ("authority", "role", "title", "name", "email", "valid_from", "valid_to")


class ContactSearchForm(PlainForm):
    authority = AuthorityField(required=False)
    role = choice(CONTACT_ROLES, label="Role", required=False, empty="Any role")
    on = DayField(label="In post on", required=False)


@page("contacts", needs=Deed.SEE_AUTHORITIES)
def contacts(request: HttpRequest) -> HttpResponse:
    form = ContactSearchForm(request.GET)
    told = {"form": form, "page": page_of(request, _contacts(form)), "may": allowed(request)}
    return render(request, "authorities_contacts.html", told)


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


# ---- The letter of the year ------------------------------------------------------------------


class LetterForm(RecordForm):
    send = forms.TypedChoiceField(
        label="Send the letter",
        choices=(("yes", "Yes"), ("no", "No")),
        coerce=lambda told: told == "yes",
    )

    class Meta:
        model = Letter
        fields = ("send", "paragraph")
        labels = {"paragraph": "Paragraph of its own"}
        help_texts = {
            "paragraph": "Printed in this letter alone, once a director has approved it. Other"
            " words have to be approved again."
        }
        widgets = {"paragraph": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["send"] = "no" if self.instance.send is False else "yes"
        self.paragraph_before = self.instance.paragraph

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("paragraph", "") != self.paragraph_before:
            self.instance.approved_by = ""
        return given


@page("authorities/<slug:authority>/letter", needs=Deed.EDIT_LETTERS, methods=("GET", "POST"))
def edit_letter(request: HttpRequest, authority: str) -> HttpResponse:
    found = get_object_or_404(Authority, pk=authority)
    letter = Letter.objects.filter(authority=found).first() or Letter(authority=found)
    form = LetterForm(request.POST or None, instance=letter)

    def keep() -> None:
        with writing(request.user, "edit the letter list") as write:
            (write.change if letter.pk else write.make)(form.instance)

    records = {"version": letter} if letter.pk else {}
    return answer(request, form, keep, _of(found, "The letter of the year"), records=records)


class ApprovalForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


@page(
    "authorities/<slug:authority>/letter/approve",
    needs=Deed.APPROVE_PARAGRAPHS,
    methods=("GET", "POST"),
)
def approve_paragraph(request: HttpRequest, authority: str) -> HttpResponse:
    """The words that were read are approved, and no others: hence the version."""
    found = get_object_or_404(Authority, pk=authority)
    letter = Letter.objects.filter(authority=found).first() or Letter(authority=found)
    form = ApprovalForm(request.POST or None, initial={"version": letter.version})

    def keep() -> None:
        if not letter.paragraph:
            raise NotAllowed(f"The letter to {found} has no paragraph to approve.")
        letter.version = form.cleaned_data["version"]
        letter.approved_by = request.user.name
        with writing(request.user, "approve a paragraph") as write:
            write.change(letter)

    shown = _of(
        found,
        "Approve the paragraph",
        button="Approve these words",
        saved="The paragraph has been approved.",
        template="authority_letter_approve.html",
    )
    return answer(request, form, keep, shown, records={"version": letter}, letter=letter)


LETTER_COLUMNS = ("authority", "send", "paragraph", "approved_by")


WHICH = {
    "waits for approval": ~Q(letter__paragraph="") & Q(letter__approved_by=""),
    "has a paragraph of its own": ~Q(letter__paragraph=""),
    "is not sent": Q(letter__send=False),
}


class LetterSearchForm(PlainForm):
    which = choice(WHICH, label="Whose letter", required=False, empty="All of them")


@page("letters", needs=Deed.SEE_AUTHORITIES)
def letters(request: HttpRequest) -> HttpResponse:
    """Every authority that there is, whether anything is told of its letter or not."""
    form = LetterSearchForm(request.GET)
    told = {"form": form, "page": page_of(request, _letters(form)), "may": allowed(request)}
    return render(request, "authorities_letters.html", told)


@page("letters.csv", needs=Deed.EXPORT)
def letters_csv(request: HttpRequest) -> HttpResponse:
    rows = _letter_rows(_letters(LetterSearchForm(request.GET)))
    return as_csv(request, "letters", columns=LETTER_COLUMNS, rows=rows)


def _letters(form: LetterSearchForm) -> QuerySet[Authority]:
    if not form.is_valid():
        return Authority.objects.none()
    alive = Q(last_day__isnull=True) | Q(last_day__gte=today()) | Q(letter__isnull=False)
    found = Authority.objects.filter(alive).select_related("letter").order_by("name")
    which = form.cleaned_data["which"]
    return found.filter(WHICH[which], letter__isnull=False) if which else found


def _letter_rows(found: QuerySet[Authority]) -> Iterator[tuple[Any, ...]]:
    for each in found:
        letter = getattr(each, "letter", None)
        told = (letter.paragraph, letter.approved_by) if letter else ("", "")
        yield (each.name, letter is None or letter.send is not False, *told)
