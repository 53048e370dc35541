"""The page on which anything is turned down: always with a reason, which who asked will read.

The person who asked for it withdraws it instead, by a button, and needs no reason.
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from upheld.office.erasing.erasing import NotErased
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Kept, Person
from upheld.office.people.proposals import NotForPerson
from upheld.office.rules.states import NotAllowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm

REFUSALS = (NotForPerson, NotErased, NotAllowed)


class TurnDownForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label="Why you turn it down",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def turn_down_page(
    request: HttpRequest,
    record: Kept,
    turn_down: Callable[[str], object],
    *,
    asked_by: Person | None,
    what: str,
    about: str,
    back: str,
    back_words: str,
) -> HttpResponse:
    """``turn_down`` is given the reason, and does it to the record as it was when it was read."""
    form = TurnDownForm(request.POST or None, initial={"version": record.version})
    form.fields[
        "reason"
    ].help_text = f"{asked_by} will read this. It is kept in the office, and not published."

    def keep() -> None:
        record.version = form.cleaned_data["version"]
        try:
            turn_down(form.cleaned_data["reason"])
        except REFUSALS as refusal:
            raise ValidationError(str(refusal)) from None

    page = Page(
        title=f"Turn down: {what}",
        about=about,
        back=back,
        back_words=back_words,
        button="Turn it down",
        saved=f"Turned down. {asked_by} will find your reason on the start page.",
    )
    return answer(request, form, keep, page, records={"version": record})


def withdrawn(request: HttpRequest, withdraw: Callable[[], object], *, said: str) -> bool:
    """Whether it was; the next page says so, or what prevented it."""
    try:
        withdraw()
    except (*REFUSALS, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, said)
    return True
