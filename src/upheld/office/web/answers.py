"""What a person asked for: what waits for a second person, and what became of the rest.

The start page has the answers that have not been read. This is the place where all of them stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from upheld.office.answers.of_a_person import (
    answers_to,
    mark_read,
    unread,
    waiting_corrections,
    waiting_decisions,
    waiting_erasures,
    waiting_hours,
    waiting_proposals,
    waiting_reports,
)
from upheld.office.ledger.recording import kinds_of_records
from upheld.office.models import (
    Answer,
    Case,
    Correction,
    Decision,
    Kept,
    Letter,
    MovedHour,
    Person,
    Report,
    unseen_by,
)
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.record_names import KINDS
from upheld.office.rules.states import Action
from upheld.office.rules.year_steps import HourMove
from upheld.office.web.lists import page_of
from upheld.office.web.pages import page
from upheld.office.year.moved_hour import ASKED

MOST_NEWS = 10
LONGEST = 18  # digits of a record's number


@dataclass(frozen=True, kw_only=True)
class About:
    """What was asked for, as pages call it; ``address`` is '' where this person cannot look."""

    what: str
    name: str
    address: str
    is_unseen: bool = False  # the case has been restricted since


def with_names(answers: Iterable[Answer], person: Person) -> list[tuple[Answer, About]]:
    unseen = unseen_by(person)
    return [
        (each, _restricted(each.what) if each.case_id in unseen else _of_answer(each, person))
        for each in answers
    ]


def news_for(person: Person) -> dict[str, object]:
    """For the start page: answers that have not been read, and whether anything waits."""
    found = unread(person)
    many = found.count()
    return {"news": with_names(found[:MOST_NEWS], person), "more_news": max(0, many - MOST_NEWS)}


@page("asked", needs=None)
def asked_for(request: HttpRequest) -> HttpResponse:
    shown = page_of(request, answers_to(request.user))
    context = {
        "page": shown,
        "answers": with_names(shown, request.user),
        "waiting": _waiting(request.user),
    }
    return render(request, "asked.html", context)


@page("asked/read", needs=None, methods=("POST",))
def mark_answers_read(request: HttpRequest) -> HttpResponse:
    """Those that were on the page: an answer that came since stays unread."""
    given = request.POST.getlist("answer")
    numbers = [int(each) for each in given if each.isdecimal() and len(each) <= LONGEST]
    if mark_read(request.user, numbers):
        messages.success(request, "Marked as read. You will find it under “Your requests”.")
    return redirect("start")


def _waiting(person: Person) -> list[About]:
    decisions = [(each.proposed_action, each) for each in waiting_decisions(person)]
    corrections = [(each.act, each) for each in waiting_corrections(person)]
    reports = [(Action.TAKE_DOWN, each) for each in waiting_reports(person)]
    erasures = [("erase personal data", each) for each in waiting_erasures(person)]
    unseen = unseen_by(person)
    found = [
        _restricted(what) if each.case_id in unseen else _about(what, each, person)
        for what, each in (*decisions, *corrections, *reports)
    ]
    hours = [(ASKED[HourMove(each.move)], each) for each in waiting_hours(person)]
    found += [_about(what, each, person) for what, each in (*erasures, *hours)]
    for each in waiting_proposals(person):
        name, address = each.person.name, _if(person, Deed.SEE_PEOPLE, reverse("account_proposals"))
        found.append(About(what=each.in_words, name=name, address=address))
    return found


def _restricted(what: str) -> About:
    return About(what=what, name="a restricted case", address="", is_unseen=True)


def _of_answer(answer: Answer, person: Person) -> About:
    record = kinds_of_records()[answer.about].everything.filter(pk=answer.record).first()
    if record is None:
        name = f"{KINDS[answer.about]} {answer.record}"
        name = name_of_case(answer.case) if answer.case else name
        return About(what=answer.what, name=name, address="")
    return _about(answer.what, record, person)


def _about(what: str, record: Kept, person: Person) -> About:
    """Its page, if the person's roles open it."""
    number, needs = record.pk, Deed.SEE_CASES
    if isinstance(record, Decision):
        name, address = name_of_case(record.case), reverse("publication_of", args=[number])
    elif isinstance(record, Correction):
        name, address = name_of_case(record.case), reverse("correction", args=[number])
    elif isinstance(record, Report):
        name = f"the report of {name_of_case(record.case)}"
        address = reverse("report", args=[number])
    elif isinstance(record, Letter):
        name, address = str(record.authority), reverse("authority", args=[record.authority_id])
        needs = Deed.SEE_AUTHORITIES
    elif isinstance(record, MovedHour):
        name = f"the {record.review.year} figures"
        address = reverse("year_hour", args=[record.review.year])
        needs = Deed.SEE_YEAR
    elif isinstance(record, Person):
        name, address = record.name, reverse("one_person", args=[number])
        needs = Deed.SEE_PEOPLE
    else:
        name, address = f"number {number}", reverse("erasure", args=[number])
        needs = Deed.SEE_ERASURES
    return About(what=what, name=name, address=_if(person, needs, address))


def _if(person: Person, needs: Deed, address: str) -> str:
    return address if may(person.roles, needs) else ""


def name_of_case(case: Case) -> str:
    return f"{case.reference}, {case.authority}"
