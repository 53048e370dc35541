"""What a new office does first: each step, whether it is done, and who does it where."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.english import joined, written_out
from upheld.office.clock import now
from upheld.office.configuration import FOLDER, own_profile
from upheld.office.jobs.queue import WORKER, is_silent
from upheld.office.models import Case, Contact, Held, Job
from upheld.office.rules.outputs import SILENT, Output, Stage
from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.roles import Role
from upheld.office.web.pages import page

FEWEST_WHO_CONFIRM = 2  # one proposes, another confirms


@dataclass(frozen=True, kw_only=True)
class Step:
    title: str
    about: str
    is_done: bool
    deed: Deed | None  # None: the person who runs the office does it, with a command or a setting
    address: str = ""
    words: str = ""  # of the link
    command: str = ""


def first_steps() -> list[Step]:
    return [_people(), _folder(), _cases(), _contacts(), _worker(), _extract()]


def _people() -> Step:
    confirming = Held.objects.filter(role__in=BY_DEED[Deed.CONFIRM], person__is_active=True)
    return Step(
        title="Add the people who work here",
        about="Give each person the roles they need. What one person proposes another confirms,"
        f" so at least {written_out(FEWEST_WHO_CONFIRM)} must be able to.",
        is_done=confirming.values("person").distinct().count() >= FEWEST_WHO_CONFIRM,
        deed=Deed.EDIT_PEOPLE,
        address=reverse("new_person"),
        words="Add a person",
    )


def _folder() -> Step:
    return Step(
        title="Give the office its name, dates and wording",
        about="In a folder with your own office.toml. Without one, the office has no name, and can"
        f" only draft. The person who runs the office sets {FOLDER} to that folder.",
        is_done=settings.CONFIGURATION.office_folder is not None,
        deed=None,
    )


def _cases() -> Step:
    return Step(
        title="Bring in the cases that you have",
        about="From an extract, or one at a time. To look around first, the person who runs the"
        " office can fill an empty one with invented cases.",
        is_done=Case.objects.exists(),
        deed=Deed.EDIT_CASES,
        address=reverse("new_case"),
        words="Enter a complaint",
        command="upheld office import EXTRACT",
    )


def _contacts() -> Step:
    profile = own_profile()
    return Step(
        title="Enter your contacts at authorities",
        about="Reminders and annual letters go to the people in these roles at each authority:"
        f" {joined(dict.fromkeys((*profile.reminded, *profile.addressed)))}.",
        is_done=Contact.objects.exists(),
        deed=Deed.EDIT_CONTACTS,
        address=reverse("authorities"),
        words="Choose an authority",
    )


def _worker() -> Step:
    return Step(
        title="Start the worker",
        about="It publishes what is due, every hour, and makes the outputs that people ask for.",
        is_done=not is_silent(WORKER, after=SILENT, at=now()),
        deed=None,
        command="upheld office work",
    )


def _extract() -> Step:
    return Step(
        title="Make the first extract",
        about="Figures, letters and the register of the public site are made from it.",
        is_done=Job.objects.filter(output=Output.EXTRACT, stage=Stage.DONE).exists(),
        deed=Deed.TAKE_EXTRACT,
        address=reverse("outputs"),
        words="Outputs",
    )


def steps_for(roles: Collection[Role]) -> dict[str, object]:
    """What the template is given: each step, and whether this person can do it."""
    steps = first_steps()
    return {
        "steps": [(each, each.deed is not None and may(roles, each.deed)) for each in steps],
        "done": sum(each.is_done for each in steps),
        "many": len(steps),
    }


@page("first-steps", needs=Deed.SEE_OUTPUTS)
def show_first_steps(request: HttpRequest) -> HttpResponse:
    return render(request, "first_steps.html", steps_for(request.user.roles))
