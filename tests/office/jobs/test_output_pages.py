"""Pages for what the worker makes: who may ask for what, how far it is, and what has stopped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from tests.office.cases import an_upheld_case
from tests.office.signed_in import a_person, signed_in
from tests.offices import office_with
from upheld.office.clock import now
from upheld.office.jobs.makers import outputs_folder
from upheld.office.jobs.queue import CALENDAR, WORKER, ask, give_sign
from upheld.office.jobs.worker import work
from upheld.office.models import Job, Person
from upheld.office.rules.outputs import SILENT, Output, Stage
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def statistician(database):  # noqa: ARG001
    return signed_in(a_person(Role.STATISTICIAN))


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_extract_is_asked_for_with_one_button_and_downloaded(
    statistician, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        settings, "CONFIGURATION", replace(settings.CONFIGURATION, evidence=tmp_path / "evidence")
    )
    an_upheld_case()
    answer = statistician.post("/outputs/extract", follow=True)
    assert "Asked for." in words(answer)
    assert "Waiting for the worker" in words(answer)
    work(settings.CONFIGURATION, once=True)
    page = words(statistician.get("/outputs"))
    job = Job.objects.get()
    assert f'href="/outputs/{job.pk}/file" download' in page
    sent = statistician.get(f"/outputs/{job.pk}/file")
    there = (outputs_folder(settings.CONFIGURATION) / job.file).read_bytes()
    assert b"".join(sent.streaming_content) == there
    manager = signed_in(a_person(Role.PUBLISHING_MANAGER))
    assert manager.get(f"/outputs/{job.pk}/file").status_code == 404
    assert "download" not in words(manager.get("/outputs"))


def test_what_prevents_a_register_is_said_before_anybody_asks(tmp_path, monkeypatch):
    """It has no button then, and a request that is sent all the same is not put in the queue."""
    manager = signed_in(a_person(Role.PUBLISHING_MANAGER))
    for published, why in ((None, "does not know where the public site reads"),
                           (tmp_path, "this office has no name yet")):  # fmt: skip
        changed = replace(settings.CONFIGURATION, published=published, office_folder=None)
        monkeypatch.setattr(settings, "CONFIGURATION", changed)
        page = words(manager.get("/outputs"))
        assert why in page
        assert "Make a register" not in page
        assert why in words(manager.post("/outputs/register", follow=True))
    assert not Job.objects.exists()
    own = office_with(tmp_path, "")
    changed = replace(settings.CONFIGURATION, published=tmp_path, office_folder=own)
    monkeypatch.setattr(settings, "CONFIGURATION", changed)
    assert "Make a register" in words(manager.get("/outputs"))


def test_a_draft_letter_is_asked_for_by_any_name_of_the_authority(statistician):
    given = {"authority": "Leeds", "year": "2023/24"}
    statistician.post("/outputs/draft-letter", given)
    job = Job.objects.get()
    assert (job.authority_id, job.year) == ("leeds", "2023-24")
    answer = statistician.post("/outputs/draft-letter", {"authority": "Leeds", "year": "23"})
    assert "is not a business year. Write it as 2019-20." in words(answer)
    answer = statistician.post("/outputs/draft-letter", {"authority": "Leeds", "year": "2098-99"})
    assert "2098-99 has not begun yet." in words(answer)


def test_progress_and_what_stood_in_the_way_are_told(statistician):
    person = Person.objects.get()
    job = ask(Output.EXTRACT, by=person, at=now())
    running = {"stage": Stage.RUNNING, "step": "Writing decided", "done": 1200, "of": 5000}
    Job.objects.filter(pk=job.pk).update(**running)
    assert "Being made: Writing decided, 1,200 of 5,000." in words(statistician.get("/outputs"))
    Job.objects.filter(pk=job.pk).update(stage=Stage.FAILED, says="The disk is full.")
    assert "<strong>Not made.</strong> The disk is full." in words(statistician.get("/outputs"))


def test_the_start_page_says_when_the_worker_or_the_calendar_has_stopped(statistician):
    an_upheld_case()
    page = words(statistician.get("/"))
    assert "The worker is not running." in page
    assert "<code>upheld office work</code>" in page
    assert "The calendar has not run," in page
    give_sign(WORKER, at=now())
    give_sign(CALENDAR, at=now())
    assert "not run" not in words(statistician.get("/"))
    give_sign(WORKER, at=now() - SILENT - timedelta(seconds=5))
    give_sign(CALENDAR, at=datetime(2026, 3, 2, 8, 5, tzinfo=UTC))
    page = words(statistician.get("/"))
    assert "The worker is not running since" in page
    assert "The calendar has not run since 2 March 2026 at 08:05" in page
    caseworker = signed_in(a_person(Role.CASEWORKER))
    assert "not run" not in words(caseworker.get("/"))


def test_first_steps_are_told_as_done_when_they_are(statistician):
    an_upheld_case()
    page = words(statistician.get("/first-steps"))
    assert "1 of 6 done." in page
    for role in (Role.DIRECTOR, Role.PUBLISHING_MANAGER):
        a_person(role)
    give_sign(WORKER, at=now())
    ask(Output.EXTRACT, by=Person.objects.first(), at=now())
    Job.objects.update(stage=Stage.DONE)
    assert "4 of 6 done." in words(statistician.get("/first-steps"))
    assert "First steps</a>: 4 of 6 done." in words(statistician.get("/"))
