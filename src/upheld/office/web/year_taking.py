"""The buttons of a year: freeze the cases, build the candidate, say that letters were sent."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from upheld.edition.manifest import EditionError
from upheld.edition.queries.letters import number_of_letters
from upheld.edition.reading import open_edition
from upheld.office.clock import now
from upheld.office.jobs.queue import ask
from upheld.office.rules.outputs import Output
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import Step
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import PlainForm
from upheld.office.web.jobs import ASKED
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.letters_sent import say_sent
from upheld.office.year.steps import NotYetError, YearNow, year_now


@page("years/<year>/freeze", needs=Deed.FREEZE_YEAR, methods=("POST",))
def freeze_year(request: HttpRequest, year: str) -> HttpResponse:
    return _asked(request, year, Step.FROZEN, Output.FROZEN)


@page("years/<year>/build", needs=Deed.BUILD_CANDIDATE, methods=("POST",))
def build_year(request: HttpRequest, year: str) -> HttpResponse:
    return _asked(request, year, Step.BUILT, Output.CANDIDATE)


def _asked(request: HttpRequest, year: str, step: Step, output: Output) -> HttpResponse:
    of = a_year(year)
    if missing := year_now(of, settings.CONFIGURATION).missing(step):
        messages.error(request, " ".join(missing))
    else:
        ask(output, by=request.user, at=now(), year=str(of))
        messages.success(request, ASKED)
    return redirect("year", year=str(of))


class SentForm(PlainForm):
    letters = forms.IntegerField(
        label="How many letters were sent",
        min_value=1,
        help_text="All of them, unless you know of some that were not sent.",
    )


@page("years/<year>/sent", needs=Deed.SAY_SENT, methods=("GET", "POST"))
def year_sent(request: HttpRequest, year: str) -> HttpResponse:
    of = a_year(year)
    stands = year_now(of, settings.CONFIGURATION)
    form = SentForm(request.POST or None, initial={"letters": _letters_of(stands)})

    def keep() -> None:
        try:
            say_sent(
                of,
                letters=form.cleaned_data["letters"],
                by=request.user,
                at=now(),
                configuration=settings.CONFIGURATION,
            )
        except (NotYetError, EditionError) as error:
            raise NotAllowed(str(error)) from None

    shown = Page(
        title="Say that the letters were sent",
        about=f"The year {of}",
        back=reverse("year", kwargs={"year": str(of)}),
        back_words=f"The year {of}",
        button="They were sent",
        saved="The letters are recorded as sent. From now on a change is a correction.",
    )
    return answer(request, form, keep, shown)


def _letters_of(stands: YearNow) -> int | None:
    if stands.edition is None:
        return None
    with open_edition(stands.edition) as edition:
        return number_of_letters(edition)
