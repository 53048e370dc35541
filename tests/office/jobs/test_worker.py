"""The worker makes what was asked for, and being killed or run twice does no harm."""

import os
import signal
import time
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.directory import default_directory
from tests.office.cases import an_upheld_case
from tests.office.forked import forget_connection
from tests.office.signed_in import a_person
from tests.offices import office_with
from upheld.intake.reading_extract import read_extract
from upheld.office.clock import now
from upheld.office.configuration import own_office, read_configuration
from upheld.office.jobs import makers, worker
from upheld.office.jobs.queue import CALENDAR, WORKER, ask, last_sign
from upheld.office.jobs.worker import work
from upheld.office.models import Authority, Entry, Job
from upheld.office.rules.outputs import KEPT, SILENT, Output, Stage
from upheld.office.rules.roles import Role
from upheld.register.manifest import MANIFEST

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def person(database):  # noqa: ARG001
    return a_person(Role.STATISTICIAN)


@pytest.fixture
def configuration(tmp_path):
    published = tmp_path / "published"
    published.mkdir()
    folder = tmp_path / "own"
    folder.mkdir()
    return replace(
        read_configuration(),
        evidence=tmp_path / "office" / "evidence",
        published=published,
        office_folder=office_with(folder, ""),
    )


def test_an_extract_is_one_file_that_reads_as_the_office(person, configuration, tmp_path):
    case = an_upheld_case()
    ask(Output.EXTRACT, by=person, at=now())
    assert work(configuration, once=True) == 1
    job = Job.objects.get()
    assert (job.stage, job.holder) == ("done", "")
    file = makers.outputs_folder(configuration) / job.file
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as packed:
        packed.extractall(tmp_path / "unpacked")
    (folder,) = (tmp_path / "unpacked").iterdir()
    office = own_office()
    read = read_extract(
        folder,
        directory=default_directory(),
        profile=office.profile,
        references=office.references,
    )
    assert read.tables["decided"]["reference"].to_pylist() == [case.reference]


def test_a_register_is_put_where_the_site_reads(person, configuration):
    an_upheld_case()
    ask(Output.REGISTER, by=person, at=now())
    work(configuration, once=True)
    job = Job.objects.get()
    assert job.stage == "done", job.says
    assert len(list(configuration.published.glob(f"registers/*/{MANIFEST}"))) == 1
    assert Entry.objects.filter(kind="register", who=person.about).count() == 1
    assert not Entry.objects.filter(who__contains="@").exists()  # it could not be erased
    assert list(makers.outputs_folder(configuration).iterdir()) == []  # the extract is gone


def test_a_draft_letter_is_a_pdf_of_that_authority(person, configuration):
    case = an_upheld_case()
    year = "2023-24"
    ask(Output.DRAFT_LETTER, by=person, at=now(), year=year, authority=case.authority)
    work(configuration, once=True)
    job = Job.objects.get()
    assert job.stage == "done", job.says
    file = makers.outputs_folder(configuration) / job.file
    assert file.name == f"{case.authority.slug}-{year}-draft-{job.pk}.pdf"
    assert file.read_bytes().startswith(b"%PDF-")


def test_what_stands_in_the_way_is_told_in_words(person, configuration):
    ask(Output.EXTRACT, by=person, at=now())
    ask(Output.REGISTER, by=person, at=now())
    leeds = Authority.objects.get(slug="leeds")
    ask(Output.DRAFT_LETTER, by=person, at=now(), year="1999-00", authority=leeds)
    assert work(replace(configuration, published=None), once=True) == 3
    told = {job.output: job.says for job in Job.objects.filter(stage=Stage.FAILED)}
    assert told["extract"].startswith("The office has nothing to count")
    assert told["register"].startswith("The office does not know where the public site reads.")
    assert told["draft letter"].startswith("The office has nothing to count")


def test_no_register_is_made_for_an_office_without_a_name(person, configuration):
    an_upheld_case()
    ask(Output.REGISTER, by=person, at=now())
    work(replace(configuration, office_folder=None), once=True)
    job = Job.objects.get()
    assert (job.stage, job.says.partition(".")[0]) == (
        "failed",
        "A register is public as soon as it is made, and this office has no name yet",
    )


def test_an_error_that_nobody_expected_ends_the_job_and_not_the_worker(
    person, configuration, monkeypatch
):
    def broken(*_):
        raise RuntimeError("a name that must not be told")

    monkeypatch.setitem(makers.MAKERS, Output.EXTRACT, broken)
    ask(Output.EXTRACT, by=person, at=now())
    assert work(configuration, once=True) == 1
    assert (Job.objects.get().stage, Job.objects.get().says) == ("failed", worker.UNEXPECTED)


def test_no_more_extracts_are_kept_than_are_of_use(person, configuration):
    an_upheld_case()
    for _ in range(KEPT + 2):
        ask(Output.EXTRACT, by=person, at=now())
        work(configuration, once=True)
    there = {file.name for file in makers.outputs_folder(configuration).iterdir()}
    newest = Job.objects.order_by("-pk")[:KEPT]
    assert there == {job.file for job in newest}
    assert Job.objects.exclude(file="").count() == KEPT


def test_the_worker_gives_signs_and_runs_the_calendar(configuration):
    before = now()
    work(configuration, once=True)
    assert last_sign(WORKER) >= before
    ran = last_sign(CALENDAR)
    assert ran >= before
    work(configuration, once=True)
    assert last_sign(CALENDAR) == ran  # not again within the hour


def test_a_worker_that_is_killed_leaves_nothing_by_half_and_the_next_makes_it(
    person, configuration, monkeypatch
):
    an_upheld_case()
    ask(Output.EXTRACT, by=person, at=now())
    forget_connection()
    process = os.fork()
    if process == 0:
        _hang_in_the_middle(configuration)
    _wait_for(lambda: Job.objects.get().step == "half")
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    folder = makers.outputs_folder(configuration)
    assert [each.name for each in folder.iterdir() if not each.name.startswith("unfinished-")] == []
    assert work(configuration, once=True) == 0  # its worker may still be there
    monkeypatch.setattr(worker, "now", lambda: now() + SILENT + timedelta(seconds=1))
    assert work(configuration, once=True) == 1
    assert (Job.objects.get().stage, Job.objects.get().tries) == ("done", 2)
    assert (folder / Job.objects.get().file).is_file()


def test_a_worker_that_is_told_to_stop_stops_at_once_and_gives_its_job_back(person, configuration):
    an_upheld_case()
    ask(Output.EXTRACT, by=person, at=now())
    forget_connection()
    process = os.fork()
    if process == 0:
        _hang_in_the_middle(configuration)
    _wait_for(lambda: Job.objects.get().step == "half")
    os.kill(process, signal.SIGTERM)
    assert os.waitpid(process, 0)[1] == 0
    assert (Job.objects.get().stage, Job.objects.get().tries) == ("waiting", 0)


def _hang_in_the_middle(configuration) -> None:
    """In a process of its own: begins, says so, and never ends."""

    def hanging(_job, _configuration, _folder, progress):
        progress("half", 1, 2)
        time.sleep(600)

    makers.MAKERS[Output.EXTRACT] = hanging
    status = 1
    try:
        work(configuration, once=True)
        status = 0
    finally:
        os._exit(status)


def _wait_for(is_so) -> None:
    for _ in range(300):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("It has not come about in 30 seconds.")
