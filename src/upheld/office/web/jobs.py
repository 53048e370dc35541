"""Pages for what takes long: asking for it, seeing how far it is, and downloading it.

They also say when the worker or the calendar has stopped, and which commands do it by hand.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime

from upheld.core.years import Year
from upheld.office.clock import now, today
from upheld.office.jobs.makers import outputs_folder
from upheld.office.jobs.queue import CALENDAR, WORKER, ask, is_silent, last_sign
from upheld.office.jobs.registers import why_no_register
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Job, unseen_by
from upheld.office.rules.outputs import (
    BY_OUTPUT,
    CALENDAR_LATE,
    OFFERS,
    SILENT,
    Offer,
    Output,
    Stage,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.restricted_cases import ASK as ASK_A_DIRECTOR
from upheld.office.rules.restricted_cases import IS_RESTRICTED
from upheld.office.web.allowed import allowed
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import AuthorityField, PlainForm
from upheld.office.web.pages import page

SHOWN = 20  # jobs on the page
ASKED = "Asked for. It is made as soon as the worker is free: look here again."


@dataclass(frozen=True, kw_only=True)
class Stopped:
    """What has not been heard of for too long, and what to do."""

    words: str
    command: str


def stopped(*, at: datetime) -> list[Stopped]:
    found = []
    if is_silent(WORKER, after=SILENT, at=at):
        found.append(
            Stopped(
                words=f"The worker is not running{_since(WORKER)}. What you ask for here waits"
                " until it is. The person who runs the office starts it with",
                command="upheld office work",
            )
        )
    if is_silent(CALENDAR, after=CALENDAR_LATE, at=at):
        found.append(
            Stopped(
                words=f"The calendar has not run{_since(CALENDAR)}, so decisions that are due"
                " are not published. The worker runs it every hour. By hand it is",
                command="upheld office calendar",
            )
        )
    return found


def _since(name: str) -> str:
    last = last_sign(name)
    return f" since {localtime(last):%-d %B %Y at %H:%M}" if last else ""


@page("outputs", needs=Deed.SEE_OUTPUTS)
def outputs(request: HttpRequest) -> HttpResponse:
    roles = request.user.roles
    offers = [each for each in OFFERS if may(roles, each.deed)]
    own = Job.objects.filter(output__in=[each.output for each in offers])
    own = own.select_related("asked_by", "authority")
    unseen = unseen_by(request.user)
    context = {
        "offers": [(each, _last_done(each)) for each in offers],
        "jobs": [(as_shown_to(job, unseen), _address(job)) for job in own[:SHOWN]],
        "stopped": stopped(at=now()),
        "why_no_register": why_no_register(settings.CONFIGURATION),
        "may": allowed(request),
    }
    return render(request, "outputs.html", context)


def as_shown_to(job: Job, unseen: Collection[int]) -> Job:
    """Why it failed may be about a restricted case: then its reference is all that is said."""
    names = Case.everything.filter(pk__in=unseen).values_list("reference", flat=True)
    if unseen and (about := [name for name in names if name in job.says]):
        job.says = f"{', '.join(about)}: {IS_RESTRICTED.lower()}. {ASK_A_DIRECTOR}"
    return job


def _offer(job: Job) -> Offer:
    return BY_OUTPUT[Output(job.output)]


def _last_done(offer: Offer) -> Job | None:
    return Job.objects.filter(output=offer.output, stage=Stage.DONE).first()


def _address(job: Job) -> str:
    return reverse("output_file", kwargs={"job": job.pk}) if job.file else ""


@page("outputs/extract", needs=Deed.TAKE_EXTRACT, methods=("POST",))
def ask_for_extract(request: HttpRequest) -> HttpResponse:
    return _asked(request, Output.EXTRACT)


@page("outputs/register", needs=Deed.MAKE_REGISTER, methods=("POST",))
def ask_for_register(request: HttpRequest) -> HttpResponse:
    return _asked(request, Output.REGISTER)


def _asked(request: HttpRequest, output: Output) -> HttpResponse:
    why_not = why_no_register(settings.CONFIGURATION) if output is Output.REGISTER else ""
    if why_not:
        messages.error(request, why_not)
    else:
        ask(output, by=request.user, at=now())
        messages.success(request, ASKED)
    return redirect("outputs")


class DraftLetterForm(PlainForm):
    authority = AuthorityField(label="Authority")
    year = forms.CharField(label="Year", max_length=7, help_text="For example 2023-24.")

    def clean_year(self) -> str:
        text = self.cleaned_data["year"].strip()
        try:
            year = Year.parse(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if year.first_day > today():
            raise ValidationError(f"{year} has not begun yet. Give a year that has.")
        return str(year)


@page("outputs/draft-letter", needs=Deed.DRAFT_LETTER, methods=("GET", "POST"))
def ask_for_draft_letter(request: HttpRequest) -> HttpResponse:
    last_year = Year.containing(today()).previous
    form = DraftLetterForm(request.POST or None, initial={"year": str(last_year)})

    def keep() -> None:
        given = form.cleaned_data
        ask(
            Output.DRAFT_LETTER,
            by=request.user,
            at=now(),
            year=given["year"],
            authority=given["authority"],
        )

    shown = Page(
        title="Make a draft letter",
        back=reverse("outputs"),
        back_words="Outputs",
        button="Make the draft",
        saved=ASKED,
    )
    return answer(request, form, keep, shown)


@page("outputs/<int:job>/file", needs=Deed.SEE_OUTPUTS)
def output_file(request: HttpRequest, job: int) -> HttpResponse:
    found = get_object_or_404(Job, pk=job)
    path = outputs_folder(settings.CONFIGURATION) / found.file
    if not may(request.user.roles, _offer(found).deed) or not found.file or not path.is_file():
        raise Http404
    if request.method == "GET":
        with writing(request.user, "take an output away") as write:
            write.tell("output", found.file[:200])
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.file)
