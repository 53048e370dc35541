"""The office as it is served: its start, its health, its log, and how it stops."""

import contextlib
import json
import logging
import os
import re
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.office.conftest import connect
from tests.office.databases import on_both
from tests.office.running.servers import office, office_elsewhere, served
from upheld.disk.withheld import WITHHELD
from upheld.office.configuration import PUBLISHED, read_configuration
from upheld.office.running.deployment_checks import faults
from upheld.office.running.logs import Formatter

pytestmark = pytest.mark.usefixtures("database")
ADVICE = {"UPHELD_OFFICE_ON_THIS_MACHINE": None, "UPHELD_OFFICE_HOSTS": "office.example"}
SECRET = "".join(chr(33 + (7 * n) % 90) for n in range(60))


@pytest.fixture(autouse=True)
def evidence(database) -> Path:  # noqa: ARG001  # the home folder is the database's
    folder = read_configuration().evidence
    folder.mkdir()
    settings.CONFIGURATION = read_configuration()
    return folder


def health() -> tuple[int, dict[str, str]]:
    answer = Client(SERVER_NAME="localhost").get("/health")
    return answer.status_code, answer.json()


@on_both
def test_an_office_that_works_says_so_to_anybody_and_tells_nothing_else():
    assert health() == (
        200,
        {"database": "ok", "migrations": "ok", "evidence": "ok", "withheld": "ok"},
    )


@on_both
def test_an_office_whose_database_is_of_another_version_is_not_well():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name LIKE '0002%%' AND app = 'office'")
    assert health() == (
        503,
        {"database": "ok", "migrations": "failing", "evidence": "ok", "withheld": "ok"},
    )
    told = office("check").stderr
    assert "1 migration has not been applied. Run: upheld office migrate." in told
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES"
                       " ('office', '0002_ledger_is_only_added_to', '2026-01-01'),"
                       " ('office', '9999_later', '2026-01-01')")  # fmt: skip
    assert "from a newer version (9999_later). Install that." in office("check").stderr


def test_an_office_without_its_database_or_its_folder_is_not_well_and_tells_no_secret(evidence):
    connect("postgresql://somebody:hunter2@127.0.0.1:1/office")
    try:
        evidence.rmdir()
        assert health() == (
            503,
            {
                "database": "failing",
                "migrations": "failing",
                "evidence": "failing",
                "withheld": "ok",
            },
        )
        told = office("check").stderr
    finally:
        connect("")
    assert "The database does not answer: connection" in told
    assert f"There is no evidence folder {evidence}. Create it, or set another" in told
    assert "hunter2" not in told


def test_an_office_that_cannot_hide_a_decision_from_the_site_is_not_well(tmp_path, monkeypatch):
    published = tmp_path / "published"
    published.mkdir()
    monkeypatch.setenv(PUBLISHED, str(published))
    assert "withheld" not in office("check").stderr
    (published / WITHHELD).write_text("{")
    assert f"{published / WITHHELD} cannot be read" in office("check").stderr


def test_the_server_tells_all_that_is_wrong_before_it_starts():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'mfa'")
        done = office("serve", "--port", port)
    assert (done.exit_code, done.stdout) == (1, "")
    assert re.fullmatch(
        r"\d migrations have not been applied. Run: upheld office migrate.\n"
        rf"Cannot listen at 127.0.0.1:{port}: another program is listening there."
        r" Give another --address or --port.\n",
        done.stderr,
    )


def test_the_server_tells_all_faults_of_its_settings_in_one_message():
    done = office(
        "serve",
        UPHELD_OFFICE_SECRET="short",
        UPHELD_OFFICE_HOSTS="*",
        UPHELD_OFFICE_ON_THIS_MACHINE="perhaps",
        UPHELD_OFFICE_DATABASE="mysql://x",
    )
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stderr.splitlines()] == [
        "UPHELD_OFFICE_ON_THIS_MACHINE",
        "UPHELD_OFFICE_SECRET",
        "UPHELD_OFFICE_HOSTS",
        "UPHELD_OFFICE_DATABASE",
    ]


OF_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE": None}  # taken away again


def test_the_checks_for_deployment_find_nothing():
    done = office_elsewhere("check", UPHELD_OFFICE_SECRET=SECRET, **OF_TESTS, **ADVICE)
    assert (done.stderr, done.stdout, done.returncode) == ("", "The office is in order.\n", 0)


def test_the_checks_for_deployment_do_look(monkeypatch):
    """These tests run with settings for one's own machine, which no office may have."""
    assert [told for told in faults() if "not protected by TLS" in told]
    monkeypatch.setenv("UPHELD_OFFICE_ON_THIS_MACHINE", "no")
    monkeypatch.setenv("UPHELD_OFFICE_HOSTS", "office.example")
    found = {told.partition(":")[0] for told in faults()}
    found -= {"async.E001"}  # of a setting that tests have and no office may
    assert found == {f"security.W{number:03}" for number in (4, 8, 9, 10, 16)}


def test_a_request_is_logged_by_its_page_and_never_by_who_is_named_in_it(tmp_path):
    with served(tmp_path) as running, httpx.Client(base_url=running.address) as asked:
        asked.get("/?name=Josephine+Bloggs")
        asked.get("/cases/Josephine-Bloggs?q=jo@bloggs.example", headers={"X-Name": "Bloggs"})
        asked.post("/account/login/", data={"login": "jo@bloggs.example", "password": "hunter2"})
        asked.get("/", headers={"Host": "bloggs.example"})
        asked.request("BLOGGS", "/health")
    text = running.log.read_text()
    assert not re.search("josephine|bloggs|hunter2|127\\.0\\.0\\.1:\\d+.*GET", text, re.IGNORECASE)
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    answered = [
        (line["method"], line["page"], line["status"])
        for line in lines
        if line["words"] == "Answered." and line["page"] != "health"
    ]
    assert answered == [
        ("GET", "", 302),
        ("GET", "none", 404),
        ("POST", "account/login/", 403),
        ("GET", "none", 400),
    ]
    assert all(line["at"] and line["level"] for line in lines)


def test_the_log_of_a_fault_has_its_kind_and_its_place_and_none_of_its_values():
    def logged(logger: str, message: str, *arguments: object) -> dict[str, object]:
        try:
            raise ValueError("Josephine Bloggs")
        except ValueError as error:
            trace = (ValueError, error, error.__traceback__)
        record = logging.LogRecord(logger, 40, __file__, 7, message, arguments, trace)
        return json.loads(Formatter().format(record))

    line = logged("django.request", "Internal Server Error: %s", "/cases/bloggs")
    assert (line["words"], line["fault"]) == ("Internal Server Error: %s", "ValueError")
    assert line["where"].rpartition("/")[2].startswith("test_serving.py:")
    assert logged("library", "Josephine Bloggs was here")["words"] == "test_serving:7"


def test_a_server_replaces_a_worker_that_dies_and_when_stopped_answers_what_it_was_asked(tmp_path):
    """Eight ask without a pause while it stops. What it has answered has reached them; who was
    still waiting to be let in is turned away without an answer, and never has half of one."""
    with served(tmp_path, processes=2) as running:
        before = children_of(running.process.pid)
        os.kill(int(before[-1]), signal.SIGKILL)
        wait_until(lambda: len(set(children_of(running.process.pid)) - set(before)) == 1)
        answers: list[int] = []

        def ask() -> None:
            with contextlib.suppress(urllib.error.URLError, ConnectionResetError):
                while True:
                    with urllib.request.urlopen(f"{running.address}/health") as answer:
                        answers.append(answer.status)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        wait_until(lambda: len(answers) > 100)
        children = children_of(running.process.pid)
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(30) == 0
        for thread in threads:
            thread.join()
    told = running.log.read_text().count('"words": "Answered."')
    assert (set(answers), len(answers) + 1) == ({200}, told)  # one was asked as it started
    assert len(children) >= 2
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def wait_until(it_is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not it_is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)
