"""The years of the office, and each year as a page: its steps, what each did, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.english import joined
from upheld.core.years import Year, YearError
from upheld.office.clock import now, today
from upheld.office.models import Job, Person, unseen_by
from upheld.office.rules.outputs import Output
from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.year_steps import TURNS, Step, Turn
from upheld.office.web.allowed import allowed
from upheld.office.web.jobs import as_shown_to, stopped
from upheld.office.web.pages import page
from upheld.office.year.steps import Taken, YearNow, year_now
from upheld.office.year.which_years import years_known

OF_THE_WORKER = {Step.FROZEN: Output.FROZEN, Step.BUILT: Output.CANDIDATE}
# The pages of a year, by the step on whose part of the page they are linked.
PAGES = (
    (Step.CLOSED, "year_queries", "Queries of authorities"),
    (Step.SIGNED, "year_signing", "What is signed"),
    (Step.SENT, "year_access", "Early access"),
    (Step.PUBLISHED, "year_hour", "The hour of publication"),
    (Step.PUBLISHED, "year_corrections", "Corrections"),
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One step, as the page has it."""

    turn: Turn
    taken: Taken | None
    missing: tuple[str, ...]
    who_may: str
    may_take: bool  # the person who asks
    job: Job | None  # the newest, if the worker takes this step
    undoes: str  # what is undone if it is taken again
    links: tuple[tuple[str, str], ...]  # words and address


def a_year(text: str) -> Year:
    """From an address. Raises Http404 for what is no year, or has not begun."""
    try:
        year = Year.parse(text)
    except YearError as error:
        raise Http404(str(error)) from None
    if str(year) != text or year.first_day > today():
        raise Http404(text)
    return year


@page("years", needs=Deed.SEE_YEAR)
def years(request: HttpRequest) -> HttpResponse:
    found = [year_now(each, settings.CONFIGURATION) for each in years_known()]
    return render(request, "years.html", {"years": found, "stopped": stopped(at=now())})


@page("years/<year>", needs=Deed.SEE_YEAR)
def year(request: HttpRequest, year: str) -> HttpResponse:
    stands = year_now(a_year(year), settings.CONFIGURATION)
    context = {
        "stands": stands,
        "steps": [*steps_shown(stands, request.user)],
        "stopped": stopped(at=now()),
        "may": allowed(request),
    }
    return render(request, "year.html", context)


def steps_shown(stands: YearNow, person: Person) -> Iterator[Shown]:
    jobs = _jobs(stands.year, person)
    for turn in TURNS:
        taken, missing = stands.taken(turn.step), stands.missing(turn.step)
        after = [*Step][[*Step].index(turn.step) + 1 :]
        yield Shown(
            turn=turn,
            taken=taken,
            missing=tuple(missing),
            who_may=_who_may(turn.deed),
            may_take=bool(turn.deed and may(person.roles, turn.deed) and not missing),
            job=jobs.get(turn.step),
            undoes=joined([str(each) for each in after if stands.taken(each)]),
            links=tuple(_links(stands.year, turn.step)),
        )


def _jobs(year: Year, person: Person) -> dict[Step, Job]:
    """The newest that the worker has, had or will have in hand, by the step that it takes."""
    unseen, found = unseen_by(person), {}
    for step, output in OF_THE_WORKER.items():
        job = Job.objects.filter(output=output, year=str(year)).first()
        if job:
            found[step] = as_shown_to(job, unseen)
    return found


def _who_may(deed: Deed | None) -> str:
    return ", ".join(sorted(BY_DEED[deed])) if deed else "the worker, at the hour"


def _links(year: Year, step: Step) -> Iterator[tuple[str, str]]:
    for of_step, name, words in PAGES:
        if of_step == step:
            yield words, reverse(name, kwargs={"year": str(year)})
