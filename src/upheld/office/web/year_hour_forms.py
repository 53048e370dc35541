"""Asking for another hour of publication, and announcing one: the forms that do it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.models import AnnualReview
from upheld.office.rules.policy import Deed
from upheld.office.rules.year_steps import HourMove
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import DayField, PlainForm
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.announced_hour import HourNow, announce_hour, hour_now
from upheld.office.year.moved_hour import LONGEST_REASON, ask
from upheld.office.year.steps import YearNow, year_now

REASON_HELP = "One or two sentences. Readers of the site see it."
MOVED = "A second person must confirm it."


class ReasonForm(PlainForm):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        help_text=REASON_HELP,
    )


class AnnounceForm(ReasonForm):
    """The reason is needed only for another hour than the one that was announced."""

    def __init__(self, *args: object, is_another: bool, **options: object) -> None:
        super().__init__(*args, **options)
        if not is_another:
            del self.fields["reason"]


class PostponeForm(ReasonForm):
    field_order = ("day", "clock", "reason")
    day = DayField(label="New day")
    clock = forms.RegexField(
        r"^([01]?\d|2[0-3])[:.][0-5]\d$",
        label="New time",
        help_text="For example 00:01 or 9:30, by the clock of the office.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
        error_messages={"invalid": "This is not a time. Write it like 9:30."},
    )

    def hour(self) -> datetime:
        given = self.cleaned_data
        hours, minutes = map(int, given["clock"].replace(".", ":").split(":"))
        zone = own_office().time_zone
        return datetime.combine(given["day"], time(hours, minutes), zone)


def known_hour(stands: YearNow) -> tuple[HourNow, str]:
    """Without what was announced, if that cannot be read; and why."""
    try:
        return hour_now(stands, settings.CONFIGURATION), ""
    except Mistake as mistake:
        dates = own_office().dates_of(stands.year)
        known = HourNow(public_at=dates.public_at, letters_on=dates.letters_on, announced=None)
        return known, str(mistake)


@page("years/<year>/hour/announce", needs=Deed.MOVE_HOUR, methods=("GET", "POST"))
def year_announce(request: HttpRequest, year: str) -> HttpResponse:
    stands = year_now(a_year(year), settings.CONFIGURATION)
    hour, _ = known_hour(stands)
    is_another = hour.announced is not None and not hour.is_announced
    form = AnnounceForm(request.POST or None, is_another=is_another)

    def keep() -> None:
        with mistakes_in_the_form():
            announce_hour(
                stands,
                settings.CONFIGURATION,
                by=request.user,
                at=now(),
                reason=form.cleaned_data.get("reason", ""),
            )

    when = at_hour(hour.public_at) if hour.public_at else "an hour that is not set yet"
    return answer(
        request,
        form,
        keep,
        _page(year, title="Announce the hour", button="Announce it", saved="Announced."),
        about=f"The site then says that the {year} figures will be published at {when}. It says"
        " nothing else about them.",
    )


@page("years/<year>/hour/postpone", needs=Deed.MOVE_HOUR, methods=("GET", "POST"))
def year_postpone(request: HttpRequest, year: str) -> HttpResponse:
    form = PostponeForm(request.POST or None)
    return _asked(
        request,
        year,
        HourMove.POSTPONED,
        form,
        hour=lambda: form.hour(),
        about="A second person confirms it. Then the site says the new hour and the reason. Letters"
        " that were sent are not made again.",
    )


@page("years/<year>/hour/now", needs=Deed.MOVE_HOUR, methods=("GET", "POST"))
def year_publish_now(request: HttpRequest, year: str) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    return _asked(
        request,
        year,
        HourMove.EMBARGO_BROKEN,
        form,
        hour=lambda: None,
        about="This is for an embargo that was broken: somebody has made figures public before"
        " their hour. As soon as a second person confirms it, everybody gets them.",
    )


def _asked(
    request: HttpRequest,
    year: str,
    move: HourMove,
    form: ReasonForm,
    *,
    hour: Callable[[], datetime | None],
    about: str,
) -> HttpResponse:
    review = get_object_or_404(AnnualReview, year=str(a_year(year)))

    def keep() -> None:
        with mistakes_in_the_form():
            ask(
                review,
                move,
                hour=hour(),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now(),
                configuration=settings.CONFIGURATION,
            )

    title = {HourMove.POSTPONED: "Postpone publication", HourMove.EMBARGO_BROKEN: "Publish now"}
    told = _page(year, title=title[move], button="Ask for it", saved=MOVED)
    return answer(request, form, keep, told, about=about)


def _page(year: str, *, title: str, button: str, saved: str) -> Page:
    return Page(
        title=title,
        about=f"The {year} figures",
        back=reverse("year_hour", args=[year]),
        back_words="The hour of publication",
        button=button,
        saved=saved,
    )


@contextmanager
def mistakes_in_the_form() -> Iterator[None]:
    """What an edition, its acts or the published folder refuses, shown like any other error."""
    try:
        yield
    except Mistake as mistake:
        raise ValidationError(str(mistake)) from None
