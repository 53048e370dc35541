"""While an import goes on, others write: its entries join the chain when it ends."""

import threading

import pytest
from django.db import connection

from tests.office.cases import a_case
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.ledger.waiting import AT_ONCE, Waiting
from upheld.office.models import Authority, Case, Entry


def test_what_waits_comes_out_whole_and_in_its_order_once():
    waiting = Waiting()
    changes = [
        {"kind": "case", "key": f"é {n}", "before": None, "after": {"n": n}}
        for n in range(AT_ONCE + 3)
    ]
    for change in changes:
        waiting.add(change)
    waiting.add_sealed([("seal", "salt", None)])
    parts = list(waiting.parts())
    assert [each for part, _ in parts for each in part] == changes
    assert [sealed for _, sealed in parts] == [[], [["seal", "salt", None]]]
    assert list(waiting.parts()) == []


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_person_writes_while_an_import_that_began_before_goes_on(database):  # noqa: ARG001
    leeds = Authority.objects.get(slug="leeds")
    cases = [Case(reference=f"23 {n:06}", authority=leeds) for n in range(AT_ONCE + 1)]

    def person() -> None:
        a_case("24 000 001")
        connection.close()

    with writing("import", "import an extract") as write:
        write.make_all(cases)
        other = threading.Thread(target=person, daemon=True)
        other.start()
        other.join(timeout=30)
        assert not other.is_alive()
    assert [Entry.objects.first().record, Entry.objects.count()] == ["24 000 001, leeds", 2_002]
    assert audit().faults == ()
