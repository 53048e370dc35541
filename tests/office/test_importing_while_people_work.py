"""While an extract is imported, people read and save: nobody is refused, and no word is lost.

A few people and a small extract; under UPHELD_PROVE=whole twenty people and 95,000 cases, with how
long they waited printed. The clock claims nothing here: on a busy machine everybody waits.
"""

import json
import os
import random
import re
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tests.directory import default_directory
from tests.office.cases import a_case
from tests.office.databases import on_both
from tests.office.forked import forget_connection
from tests.office.moving.extracts import take
from tests.office.signed_in import a_person, signed_in
from tests.profiles import OFFICE
from tests.sampling import trials
from upheld.demo.whole_extract import write_demonstration
from upheld.intake.reading_extract import read_extract
from upheld.office.ledger.audit import audit_now
from upheld.office.models import Case, Person
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
PEOPLE, CASES = trials(3, whole=20), trials(1_000, whole=95_000)
PAGES, EDIT = ("/cases", "/cases/{case}", "/work"), "/cases/{case}/edit"
THINKS = trials(0, whole=1)  # seconds at most between two pages


def read_and_save(case: int, at: Path) -> None:
    """Until the import is over, and at least once: how long each answer took, and the last word."""
    client = signed_in(Person.objects.get(), raise_request_exception=False)
    told = {"reads": [], "saves": [], "refused": [], "last": ""}
    is_last = False
    while not is_last:
        is_last = (at / "over").exists()
        for page in PAGES:
            to = page.format(case=case)
            answer = _timed(told["reads"], lambda to=to: client.get(to))
            if answer.status_code != 200:
                told["refused"].append([to, answer.status_code])
        edit = EDIT.format(case=case)
        form = client.get(edit).content.decode()
        words = f"Repairs {len(told['saves'])}"
        sent = {
            "version": re.search(r'name="version" value="(\d+)"', form)[1],
            "received_on": "8/1/2024",
            "category": "Housing",
            "subcategory": words,
        }
        answer = _timed(told["saves"], lambda: client.post(edit, sent))  # noqa: B023
        if answer.status_code != 302:
            told["refused"].append(["save", answer.status_code])
        told["last"] = words
    (at / f"{case}.json").write_text(json.dumps(told), "utf-8")


def _timed(times: list[float], ask):
    begun = time.perf_counter()
    answer = ask()
    times.append(time.perf_counter() - begun)
    time.sleep(random.random() * THINKS)
    return answer


@contextmanager
def people_at_work(cases: list[int], at: Path) -> Iterator[None]:
    connection.close()
    children = []
    for case in cases:
        child = os.fork()
        if child == 0:
            try:
                forget_connection()
                read_and_save(case, at)
            except BaseException:
                (at / f"{case}.trace").write_text(traceback.format_exc(), "utf-8")
            finally:
                os._exit(0)
        children.append(child)
    yield
    (at / "over").touch()
    for child in children:
        os.waitpid(child, 0)
    assert [path.read_text("utf-8") for path in at.glob("*.trace")] == []


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "extract"
    write_demonstration(folder, OFFICE, cases=CASES)
    return read_extract(folder, directory=default_directory(), profile=OFFICE.profile)


@pytest.mark.sampled
@on_both
def test_people_read_and_save_while_an_extract_is_imported(extract, tmp_path):
    client = signed_in(a_person(Role.CASEWORKER))
    cases = [a_case(f"90 000 {n:03}").pk for n in range(PEOPLE)]
    for page in (*PAGES, EDIT):  # what a first answer loads is loaded before they begin
        client.get(page.format(case=cases[0]))
    begun = time.perf_counter()
    with people_at_work(cases, tmp_path):
        done = take(extract)
        took = time.perf_counter() - begun
    told = {case: json.loads((tmp_path / f"{case}.json").read_text("utf-8")) for case in cases}
    print(f"{connection.vendor}: {done.made.total():,} records in {took:.0f} s;", _waited(told))
    assert [each["refused"] for each in told.values()] == [[]] * PEOPLE
    words = dict(Case.objects.filter(pk__in=cases).values_list("pk", "subcategory"))
    assert words == {case: each["last"] for case, each in told.items()}
    assert Case.objects.count() >= CASES + PEOPLE
    assert audit_now().faults == ()


def _waited(told: dict[int, dict[str, list[float]]]) -> str:
    def of(what: str) -> str:
        times = sorted(took for each in told.values() for took in each[what])
        p95, longest = times[int(len(times) * 0.95)], times[-1]
        return f"{len(times):,} {what}: p95 {p95:.2f} s, longest {longest:.2f} s"

    return "; ".join(map(of, ("reads", "saves")))
