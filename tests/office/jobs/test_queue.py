"""A job is asked for once, held by one worker, and taken again when its worker is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.office.databases import on_both
from tests.office.signed_in import a_person
from upheld.office.jobs.queue import GIVEN_UP, ask, end, give_back, is_held, take, tell_step
from upheld.office.models import Authority, Job
from upheld.office.rules.outputs import MOST_TRIES, SILENT, Output, Stage
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
NOW = datetime(2024, 7, 31, 9, tzinfo=UTC)
LATER = NOW + SILENT + timedelta(seconds=1)


@pytest.fixture
def person(database):  # noqa: ARG001
    return a_person(Role.STATISTICIAN)


@on_both
def test_what_is_under_way_is_not_asked_for_again(person):
    first = ask(Output.EXTRACT, by=person, at=NOW)
    assert ask(Output.EXTRACT, by=person, at=NOW) == first
    leeds, york = (Authority.objects.get(slug=slug) for slug in ("leeds", "york"))
    letters = [
        ask(Output.DRAFT_LETTER, by=person, at=NOW, year="2023-24", authority=each)
        for each in (leeds, york, leeds)
    ]
    assert letters[0] == letters[2] != letters[1]
    assert Job.objects.count() == 3


@on_both
def test_the_database_itself_holds_two_of_the_same_apart(person):
    """Two people ask at the same moment: neither sees the other's when it looks."""
    first = ask(Output.EXTRACT, by=person, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(output=Output.EXTRACT, asked_by=person, asked_at=NOW)
    Job.objects.filter(pk=first.pk).update(stage=Stage.DONE)
    assert ask(Output.EXTRACT, by=person, at=NOW) != first


def test_each_job_is_held_by_one_worker_the_oldest_first(person):
    jobs = [ask(output, by=person, at=NOW) for output in (Output.EXTRACT, Output.REGISTER)]
    assert [take(holder, at=NOW) for holder in "ab"] == jobs
    assert take("c", at=NOW) is None


def test_a_lost_worker_loses_its_job_and_changes_nothing_about_it_any_more(person):
    ask(Output.EXTRACT, by=person, at=NOW)
    lost = take("a", at=NOW)
    assert take("b", at=NOW + SILENT) is None  # it may still be there
    again = take("b", at=LATER)
    assert (again, again.tries) == (lost, 2)
    assert not is_held(lost, at=LATER)
    tell_step(lost, "Writing decided", 1, 2)
    assert not end(lost, Stage.FAILED, at=LATER, says="late")
    assert end(again, Stage.DONE, at=LATER, says="7 tables.", file="extract.zip")
    now = Job.objects.get()
    assert (now.stage, now.step, now.says, now.file) == ("done", "", "7 tables.", "extract.zip")


def test_a_worker_that_is_heard_keeps_its_job(person):
    ask(Output.EXTRACT, by=person, at=NOW)
    held = take("a", at=NOW)
    assert is_held(held, at=LATER)
    assert take("b", at=LATER + SILENT) is None


def test_a_job_that_stops_every_worker_is_given_up_with_words(person):
    ask(Output.EXTRACT, by=person, at=NOW)
    at = NOW
    for _ in range(MOST_TRIES):
        assert take("a", at=at) is not None
        at += SILENT + timedelta(seconds=1)
    assert take("a", at=at) is None
    assert (Job.objects.get().stage, Job.objects.get().says) == ("failed", GIVEN_UP)


def test_a_worker_that_is_told_to_stop_gives_its_job_back_as_if_never_taken(person):
    ask(Output.EXTRACT, by=person, at=NOW)
    give_back(take("a", at=NOW))
    assert take("b", at=NOW).tries == 1
