"""The hour of publication as a page: announced, moved by two people, and what came of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.office.clock import now
from upheld.office.configuration import own_office
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import MovedHour
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import HourMove, Step
from upheld.office.web.allowed import allowed
from upheld.office.web.jobs import stopped
from upheld.office.web.pages import page
from upheld.office.web.turning_down import turn_down_page, withdrawn
from upheld.office.web.year_hour_forms import known_hour
from upheld.office.web.years import a_year
from upheld.office.year.announced_hour import warnings_of
from upheld.office.year.moved_hour import (
    ASKED,
    confirm,
    turn_down,
    waiting_of,
    withdraw,
)
from upheld.office.year.steps import YearNow, year_now
from upheld.office.year.what_readers_get import site_of
from upheld.office.year.who_must_know import Recipient, say_all_know, who_must_know


@dataclass(frozen=True, kw_only=True)
class ShownMove:
    moved: MovedHour
    what: str
    hour: str  # in words; '' for one that is published now
    to_tell: tuple[Recipient, ...]


@page("years/<year>/hour", needs=Deed.SEE_YEAR)
def year_hour(request: HttpRequest, year: str) -> HttpResponse:
    stands = year_now(a_year(year), settings.CONFIGURATION)
    hour, unreadable = known_hour(stands)
    context = {
        "stands": stands,
        "hour": hour,
        "unreadable": unreadable,
        "public_at": at_hour(hour.public_at) if hour.public_at else "",
        "announced_for": at_hour(hour.announced.moment) if hour.announced else "",
        "warnings": warnings_of(hour, at=now()),
        "may_be_moved": bool(stands.taken(Step.SIGNED)) and not stands.taken(Step.PUBLISHED),
        "published": stands.taken(Step.PUBLISHED),
        "is_sent": bool(stands.taken(Step.SENT)),
        "moves": [*_moves(stands)],
        "waiting": waiting_of(stands.review) if stands.review else None,
        "site": site_of(settings.CONFIGURATION),
        "knows_folder": settings.CONFIGURATION.published is not None,
        "stopped": stopped(at=now()),
        "may": allowed(request),
    }
    return render(request, "year_hour.html", context)


def _moves(stands: YearNow) -> Iterator[ShownMove]:
    if stands.review is None:
        return
    known = stands.review.moved_hours.select_related("asked_by", "confirmed_by")
    for moved in known.order_by("-number"):
        is_waiting_to_be_published = (
            moved.move == HourMove.EMBARGO_BROKEN and not moved.confirmed_at
        )
        hour = moved.hour.astimezone(own_office().time_zone)
        yield ShownMove(
            moved=moved,
            what=ASKED[HourMove(moved.move)],
            hour="" if is_waiting_to_be_published else at_hour(hour),
            to_tell=tuple(who_must_know(moved, stands.life)) if stands.life else (),
        )


@page("years/<year>/hour/<int:moved>/confirm", needs=Deed.MOVE_HOUR, methods=("POST",))
def year_confirm_hour(request: HttpRequest, year: str, moved: int) -> HttpResponse:
    found = _move(year, moved)
    return _done(
        request,
        year,
        lambda: confirm(found, by=request.user, at=now(), configuration=settings.CONFIGURATION),
        said=f"Confirmed: {ASKED[HourMove(found.move)]}.",
    )


@page("years/<year>/hour/<int:moved>/told", needs=Deed.MOVE_HOUR, methods=("POST",))
def year_all_know_hour(request: HttpRequest, year: str, moved: int) -> HttpResponse:
    found = _move(year, moved)
    return _done(
        request,
        year,
        lambda: say_all_know(found, by=request.user, at=now()),
        said="Noted: everybody on the list was told the new hour.",
    )


@page("years/<year>/hour/<int:moved>/turn-down", needs=Deed.MOVE_HOUR, methods=("GET", "POST"))
def year_turn_down_hour(request: HttpRequest, year: str, moved: int) -> HttpResponse:
    found = _move(year, moved)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(
            found,
            by=request.user,
            reason=reason,
            at=now(),
            configuration=settings.CONFIGURATION,
        ),
        asked_by=found.asked_by,
        what=ASKED[HourMove(found.move)],
        about=f"The {year} figures",
        back=reverse("year_hour", args=[year]),
        back_words="The hour of publication",
    )


@page("years/<year>/hour/<int:moved>/withdraw", needs=None, methods=("POST",))
def year_withdraw_hour(request: HttpRequest, year: str, moved: int) -> HttpResponse:
    """The person who asked for it, whatever their role now."""
    found = _move(year, moved)
    withdrawn(
        request,
        lambda: withdraw(found, by=request.user, at=now(), configuration=settings.CONFIGURATION),
        said="You have withdrawn it. The hour is as it was.",
    )
    return redirect("year_hour", year=year) if allowed(request)["see_year"] else redirect("start")


def _move(year: str, number: int) -> MovedHour:
    known = MovedHour.objects.select_related("review", "asked_by", "confirmed_by")
    return get_object_or_404(known, review__year=str(a_year(year)), number=number)


def _done(request: HttpRequest, year: str, do: Callable[[], object], *, said: str) -> HttpResponse:
    try:
        do()
    except (NotAllowed, Mistake, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("year_hour", year=year)
