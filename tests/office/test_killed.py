"""Killed at any moment: what was acknowledged is there, and nothing is there by half.

A process of its own saves, one writing after another, or imports one extract after another, and
tells of each when it is committed; it is killed with no warning, somewhere within the next. One
office lives through all of it.
"""

import itertools
import os
import random
import signal
import time
from collections.abc import Callable

import pytest
from django.db import connection

from tests.office.databases import on_both
from tests.office.forked import forget_connection
from tests.office.moving.extracts import extract_of, take
from tests.sampling import trials
from upheld.intake.extract import Extract
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import head, writing
from upheld.office.models import (
    Authority,
    Case,
    Decision,
    Entry,
    PassedRow,
    Recommendation,
    Statement,
)
from upheld.office.rules.chain import Head

pytestmark = pytest.mark.usefixtures("database")
MOMENTS = trials(6, whole=25)
AT_ONCE = 20  # cases in one writing, each with its decision
LINE = 100  # bytes of one acknowledgement
IMPORTED = 60  # cases of one extract


def save_for_ever(name: str, tell: int) -> None:
    """Many records at once as an import does, then one as a person does; told when committed."""
    leeds = Authority.objects.get(slug="leeds")
    number = 0
    while True:
        number += 1
        with writing(name, "import") as write:
            cases = [
                Case(reference=f"{name} {number} {n}", authority=leeds) for n in range(AT_ONCE)
            ]
            write.make_all(cases)
            write.make_all(
                [Decision(case=case, category="Housing", summary="x" * 500) for case in cases]
            )
        os.write(tell, f"import {head()}".ljust(LINE).encode())
        changed = Case.objects.get(reference=f"{name} {number} 0")
        changed.subcategory = "Repairs"
        with writing(name, "edit") as write:
            write.change(changed)
        os.write(tell, f"edit {head()}".ljust(LINE).encode())


def import_for_ever(name: str, tell: int) -> None:
    for number in itertools.count(1):
        take(an_extract(f"{name} {number}"))
        os.write(tell, f"import {head()}".ljust(LINE).encode())


def an_extract(name: str) -> Extract:
    """Cases with all that an extract tells of one, and a table that only passes through."""
    told = {
        "authority": "Leeds City Council",
        "received_on": "2023-05-02",
        "category": "Housing",
        "decided_on": "2023-08-01",
        "outcome": "upheld",
        "statement": "The complaint was about a delay. " * 20,
        "number": 1,
        "kind": "service improvement",
        "remedy": "training or guidance",
        "agreed_on": "2023-08-01",
        "due_on": "2023-11-01",
        "text": "Train officers.",
    }
    columns = {
        "received": ("received_on", "category"),
        "decided": ("decided_on", "outcome", "category", "statement"),
        "recommendations": ("number", "kind", "remedy", "agreed_on", "due_on", "text"),
    }
    tables = {
        table: (
            ("reference", "authority", *own),
            [(f"{name} {n}", *(told[c] for c in ("authority", *own))) for n in range(IMPORTED)],
        )
        for table, own in columns.items()
    }
    return extract_of(tables | {"about": (("key", "value"), [("notice", name)])})


def killed(
    name: str, chance: random.Random, *, does: Callable[[str, int], None] = save_for_ever
) -> list[list[str]]:
    """What it told: the action and the head. It is killed in one of its first few writings."""
    connection.close()  # nothing of it is shared
    hear, tell = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            forget_connection()
            does(name, tell)
        finally:
            os._exit(1)
    os.close(tell)
    told = b""
    for _ in range(chance.randrange(1, 4)):
        begun = time.perf_counter()
        told += os.read(hear, LINE)
    time.sleep(chance.random() * (time.perf_counter() - begun))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with os.fdopen(hear, "rb") as rest:
        told += rest.read()
    assert len(told) % LINE == 0
    return [told[start : start + LINE].decode().split() for start in range(0, len(told), LINE)]


@on_both
@pytest.mark.sampled
def test_killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half_there():
    chance = random.Random(connection.vendor)
    heads = []
    for moment in range(MOMENTS):
        name = f"run{moment}"
        told = killed(name, chance)
        heads += [Head(number=int(number), hash=digest) for _, number, digest in told]

        cases = Case.objects.filter(reference__startswith=f"{name} ")
        imports = cases.count() // AT_ONCE
        edits = cases.filter(subcategory="Repairs").count()
        assert cases.count() == imports * AT_ONCE
        assert Decision.objects.filter(case__in=cases).count() == imports * AT_ONCE
        assert len(told) <= imports + edits <= len(told) + 1  # what was committed and not told yet
        assert imports - edits in (0, 1)
        entries = Entry.objects.filter(who=name)
        assert entries.filter(action="import").count() == 2 * imports * AT_ONCE
        assert entries.filter(action="edit").count() == edits
    assert len(heads) >= MOMENTS
    assert audit(kept=[head(), *heads]).faults == ()


@on_both
@pytest.mark.sampled
def test_an_import_killed_at_random_moments_is_there_whole_or_not_at_all():
    chance = random.Random(connection.vendor)
    heads = []
    for moment in range(MOMENTS):
        name = f"run{moment}"
        told = killed(name, chance, does=import_for_ever)
        heads += [Head(number=int(number), hash=digest) for _, number, digest in told]

        cases = Case.objects.filter(reference__startswith=f"{name} ")
        imports = cases.count() // IMPORTED
        assert imports in (len(told), len(told) + 1)  # what was committed and not told yet
        assert cases.count() == imports * IMPORTED
        decisions = Decision.objects.filter(case__in=cases)
        for of_case in (
            decisions,
            Statement.objects.filter(decision__in=decisions),
            Recommendation.objects.filter(case__in=cases),
        ):
            assert of_case.count() == imports * IMPORTED
        if imports:
            assert PassedRow.objects.get(table="about").cells["value"] == f"{name} {imports}"
    assert len(heads) >= MOMENTS
    assert audit(kept=[head(), *heads]).faults == ()
