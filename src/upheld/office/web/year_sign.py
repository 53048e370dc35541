"""The page on which somebody signs a year's edition.

It asks for the password, or a second factor, again. What is signed is the edition that was read:
its hash comes from the page that was read, and is compared with the one that is there.
"""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from upheld.edition.manifest import EditionError
from upheld.office.rules.policy import Deed
from upheld.office.rules.signers import CONFIRMS
from upheld.office.rules.states import NotAllowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.signing import REPLACED, open_queries, sign
from upheld.office.year.steps import year_now
from upheld.ombudsman.signing_settings import SigningRole

SHOWN = 12  # digits of a hash that a person compares
HASH = 64  # digits
LONGEST_REASON = 500  # characters: it is published


class SignForm(PlainForm):
    edition = forms.CharField(widget=forms.HiddenInput, max_length=HASH)
    role = forms.ChoiceField(
        widget=forms.HiddenInput, choices=[(each.value, each.value) for each in SigningRole]
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        label="Reason for signing while queries are open",
        help_text="It is published with the edition, so do not name anybody.",
    )
    is_read = forms.BooleanField()

    def __init__(self, *args: Any, number_of_queries: int, **options: Any) -> None:
        super().__init__(*args, **options)
        shown = str(self["edition"].value() or "")[:SHOWN]
        self.fields["is_read"].label = f"I have read the edition whose hash begins with {shown}"
        self.fields["is_read"].error_messages["required"] = "Tick this once you have read it."
        if not number_of_queries:
            del self.fields["reason"]


@page("years/<year>/sign", needs=Deed.SIGN_EDITION, methods=("GET", "POST"))
@reauthentication_required
def year_sign(request: HttpRequest, year: str) -> HttpResponse:
    of = a_year(year)
    back = reverse("year_signing", kwargs={"year": year})
    stands = year_now(of, settings.CONFIGURATION)
    asked = request.POST if request.method == "POST" else request.GET
    role = next((each for each in SigningRole if each == asked.get("role")), None)
    is_there = stands.review and stands.review.edition_hash == asked.get("edition")
    if role is None or (request.method == "GET" and not is_there):
        messages.success(request, REPLACED)
        return redirect(back)
    queries = open_queries(stands)
    form = SignForm(
        request.POST or None,
        initial={"edition": asked.get("edition"), "role": role.value},
        number_of_queries=len(queries),
    )

    def keep() -> None:
        try:
            sign(
                of,
                role,
                settings.CONFIGURATION,
                by=request.user,
                edition_hash=form.cleaned_data["edition"],
                reason=form.cleaned_data.get("reason", ""),
            )
        except EditionError as error:
            raise NotAllowed(str(error)) from None

    shown = Page(
        title=f"Sign as {role}",
        about=f"The year {of}",
        back=back,
        back_words="What is signed",
        button="Sign",
        saved=f"You have signed it as {role}.",
        template="year_sign.html",
    )
    hash_ = asked.get("edition", "")
    return answer(request, form, keep, shown, confirms=CONFIRMS[role], hash=hash_, queries=queries)
