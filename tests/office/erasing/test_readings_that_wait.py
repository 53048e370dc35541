"""A trace of reading waits for nobody who writes, and is never lost: it waits in a file."""

import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from django.db import connection

from tests.office.cases import a_case
from tests.office.forked import forget_connection
from tests.office.signed_in import a_person, signed_in
from upheld.office.clock import today
from upheld.office.configuration import read_configuration
from upheld.office.models import Reading
from upheld.office.rules.roles import Role
from upheld.office.running import readings_waiting
from upheld.office.running.backup import back_up
from upheld.office.running.readings_waiting import file_beside, leave, take_in

pytestmark = pytest.mark.usefixtures("database")
AT_ONCE, EACH = 4, 25


@contextmanager
def another_writes() -> Iterator[None]:
    other = sqlite3.connect(Path(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def evidence() -> Path:
    return read_configuration().evidence


def waiting() -> Path:
    return file_beside(evidence())


def in_the_table() -> list[tuple[int, int]]:
    return sorted(Reading.objects.values_list("case", "person"))


def test_the_reader_does_not_wait_and_the_next_trace_takes_the_first_in():
    reader = a_person(Role.CASEWORKER)
    first, second = a_case("23 000 001"), a_case("23 000 002")
    client = signed_in(reader)
    client.get("/cases")  # a first page takes seconds on a busy machine
    with another_writes():
        begun = perf_counter()
        assert client.get(f"/cases/{first.pk}").status_code == 200
        assert perf_counter() - begun < 15  # as a save does: 60
    assert in_the_table() == []
    assert json.loads(waiting().read_text("utf-8")) == {
        "case_id": first.pk,
        "person_id": reader.pk,
        "on": today().isoformat(),
        "what": "the case",
    }
    assert stat.S_IMODE(waiting().stat().st_mode) == 0o600
    assert client.get(f"/cases/{second.pk}").status_code == 200
    assert in_the_table() == [(first.pk, reader.pk), (second.pk, reader.pk)]
    assert waiting().read_bytes() == b""


def test_an_auditor_and_a_backup_have_those_that_waited(tmp_path):
    auditor, case = a_person(Role.AUDITOR), a_case()
    trace = {"case_id": case.pk, "person_id": auditor.pk, "on": date(2024, 7, 30)}
    with another_writes():
        leave(trace | {"what": "the case"}, evidence=evidence())
    page = signed_in(auditor).get(f"/cases/{case.pk}/readings").content.decode()
    assert "30 July 2024" in page
    with another_writes():
        leave(trace | {"what": "a file of evidence"}, evidence=evidence())
    back_up(tmp_path / "backup", evidence=evidence())
    found = Reading.objects.filter(on=trace["on"])
    assert sorted(found.values_list("what", flat=True)) == [
        "a file of evidence",
        "the case",
    ]


def test_what_was_killed_on_the_way_is_taken_in_once():
    """After the table has it and before the file is empty; and in the middle of a line."""
    person = a_person(Role.CASEWORKER)
    trace = {"case_id": 1, "person_id": person.pk, "on": today(), "what": "the case"}
    with another_writes():
        leave(trace, evidence=evidence())
    as_it_was = waiting().read_bytes()
    take_in(evidence=evidence())
    waiting().write_bytes(as_it_was + b'\n{"case_id": 2, "per')
    with another_writes():
        leave(trace | {"case_id": 3}, evidence=evidence())
    take_in(evidence=evidence())
    assert in_the_table() == [(1, person.pk), (3, person.pk)]


def test_a_trace_of_somebody_unknown_to_a_restored_office_stops_no_other():
    person = a_person(Role.CASEWORKER)
    trace = {"case_id": 1, "on": today(), "what": "the case"}
    with another_writes():
        for known in (person.pk + 1, person.pk):
            leave(trace | {"person_id": known}, evidence=evidence())
    take_in(evidence=evidence())
    assert in_the_table() == [(1, person.pk)]


def test_many_processes_at_once_lose_none():
    person = a_person(Role.CASEWORKER)
    trace = {"person_id": person.pk, "on": today(), "what": "the case"}
    forget_connection()
    connection.close()
    children = []
    for nth in range(AT_ONCE):
        child = os.fork()
        if child == 0:
            for number in range(EACH):
                leave(trace | {"case_id": nth * EACH + number}, evidence=evidence())
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * AT_ONCE
    take_in(evidence=evidence())
    assert in_the_table() == [(case, person.pk) for case in range(AT_ONCE * EACH)]


def test_a_folder_that_cannot_be_written_is_told_and_the_page_is_shown(caplog, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    reader, case = a_person(Role.CASEWORKER), a_case()
    client = signed_in(reader)
    monkeypatch.setattr(readings_waiting.os, "open", refuse)
    with another_writes(), caplog.at_level("WARNING", readings_waiting.LOG.name):
        assert client.get(f"/cases/{case.pk}").status_code == 200
    assert "-readings.jsonl" in caplog.text
