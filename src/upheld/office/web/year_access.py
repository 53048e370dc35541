"""Early access to a year: who is granted it, taking the copy that is handed over, and ending it.

A copy is the answer to the button that takes it, once. It is kept nowhere, and has no address.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from upheld.core.days import at_hour
from upheld.core.english import joined
from upheld.office.clock import now, today
from upheld.office.configuration import own_office
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import AnnualReview, Authority, EarlyAccess
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EarlyCopy
from upheld.office.web.allowed import allowed
from upheld.office.web.clock_field import ClockField
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import DayField, PlainForm, authority_named, choice
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.early_access import access_of, end, grant, numbered, take, why_not_now
from upheld.office.year.steps import year_now

LONGEST = 200  # characters of a name, a post, an organisation
GIVEN = "Access was given. A statistician can take the copy within the window, once it is signed."
ABOUT = (
    "Give access to one person, who needs to know before the hour, and for as short a time as"
    " possible. Their name is on the copy."
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    access: EarlyAccess
    what: str
    window: tuple[str, str]
    why_not: str  # why the copy cannot be taken now; '' if it can
    can_end: bool


class AccessForm(PlainForm):
    name = forms.CharField(max_length=LONGEST)
    post = forms.CharField(max_length=LONGEST, help_text="It is published with the edition.")
    organisation = forms.CharField(
        max_length=LONGEST, help_text="It is published with the edition."
    )
    is_named = forms.BooleanField(
        required=False,
        label="Publish their name too",
        help_text="Only for senior posts: those whose holders are named in public anyway.",
    )
    what = choice(EarlyCopy, label="What they may have", empty="Choose")
    authorities = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Authorities whose letters they may have",
        help_text="For letters only. One to a line: any name it has or has had, or its code.",
    )
    from_day = DayField(label="Window begins on")
    from_time = ClockField(label="Window begins at")
    until_day = DayField(label="Window ends on")
    until_time = ClockField(label="Window ends at")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text="Why they need it before everybody else.",
    )

    def clean_authorities(self) -> str:
        """Their slugs. Raises ValidationError for a name that we do not know."""
        lines = [line.strip() for line in self.cleaned_data["authorities"].splitlines()]
        found = [authority_named(line, on=today()).slug for line in lines if line]
        return " ".join(dict.fromkeys(found))

    def clean(self) -> dict[str, object]:
        given = super().clean()
        is_letters = given.get("what") == EarlyCopy.LETTERS
        if is_letters and "authorities" in given and not given["authorities"]:
            self.add_error("authorities", "Name the authorities whose letters they may have.")
        if not is_letters:
            given["authorities"] = ""
        return given

    def access(self, review: AnnualReview) -> EarlyAccess:
        given = self.cleaned_data
        told = ("name", "post", "organisation", "is_named", "what", "authorities", "reason")
        return EarlyAccess(
            review=review,
            access_from=_moment(given["from_day"], given["from_time"]),
            access_until=_moment(given["until_day"], given["until_time"]),
            **{name: given[name] for name in told},
        )


@page("years/<year>/access", needs=Deed.SEE_YEAR)
def year_access(request: HttpRequest, year: str) -> HttpResponse:
    stands, at = year_now(a_year(year), settings.CONFIGURATION), now()
    shown = [
        Shown(
            access=each,
            what=_what(each),
            window=(_in_words(each.access_from), _in_words(each.access_until)),
            why_not=why_not_now(each, stands, at=at),
            can_end=not each.taken_at and each.access_until > at,
        )
        for each in access_of(stands.year)
    ]
    told = {"stands": stands, "shown": shown, "may": allowed(request)}
    return render(request, "year_access.html", told)


@page("years/<year>/access/new", needs=Deed.GIVE_ACCESS, methods=("GET", "POST"))
def give_access(request: HttpRequest, year: str) -> HttpResponse:
    review = get_object_or_404(AnnualReview, year=str(a_year(year)))
    form = AccessForm(request.POST or None)

    def keep() -> None:
        grant(form.access(review), by=request.user, at=now())

    shown = Page(
        title="Give early access",
        about=f"The year {review.year}",
        back=reverse("year_access", kwargs={"year": review.year}),
        back_words="Early access",
        button="Give access",
        saved=GIVEN,
    )
    return answer(request, form, keep, shown, about=ABOUT)


@page("years/<year>/access/<int:access>/take", needs=Deed.TAKE_EARLY_COPY, methods=("POST",))
def take_early_copy(request: HttpRequest, year: str, access: int) -> HttpResponse:
    found = _or_404(year, access)
    try:
        copy = take(found, settings.CONFIGURATION, by=request.user, at=now())
    except (NotAllowed, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
        return redirect("year_access", year=year)
    headers = {
        "Content-Disposition": content_disposition_header(True, copy.name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(copy.content, content_type="application/zip", headers=headers)


@page("years/<year>/access/<int:access>/end", needs=Deed.GIVE_ACCESS, methods=("POST",))
def end_access(request: HttpRequest, year: str, access: int) -> HttpResponse:
    try:
        end(_or_404(year, access), by=request.user, at=now())
    except (NotAllowed, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Ended. The copy can no longer be taken.")
    return redirect("year_access", year=year)


def _or_404(year: str, number: int) -> EarlyAccess:
    try:
        return numbered(a_year(year), number)
    except NotAllowed as error:
        raise Http404(str(error)) from None


def _what(access: EarlyAccess) -> str:
    if access.what == EarlyCopy.TABLES:
        return "All tables"
    known = Authority.objects.filter(slug__in=access.authorities.split())
    return f"Letters about {joined(map(str, known))}"


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, own_office().time_zone)


def _in_words(moment: datetime) -> str:
    return at_hour(moment.astimezone(own_office().time_zone))
