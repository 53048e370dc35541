"""An extract is of one moment, as a backup and an audit are, while others write."""

import pytest
from django.db import connection

from tests.office.databases import on_both
from tests.office.moving.extracts import taken_out
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case, Decision
from upheld.office.moving import extracting
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")


@on_both
def test_an_extract_is_of_one_moment_while_people_work(tmp_path, monkeypatch):
    """Somebody saves when the first table has been read, and nobody waits."""
    with writing("officer@council.example", "enter") as write:
        case = Case(reference="23 000 001", authority=Authority.objects.get(slug="leeds"))
        write.make(case)
        decided = {"decided_on": "2023-06-01", "outcome": "upheld", "category": "Housing"}
        write.make(Decision(case=case, state=State.PUBLISHED, **decided))
    held, other = extracting.table_held, connection.copy()

    def meanwhile(edited, **told):
        yield from held(edited, **told)
        with other.cursor() as cursor:
            cursor.execute("UPDATE office_decision SET category = 'Other'")

    monkeypatch.setattr(extracting, "table_held", meanwhile)
    tables = taken_out(tmp_path / "out").tables
    other.close()
    assert tables["decided"]["category"].to_pylist() == ["Housing"]
    assert Decision.objects.get().category == "Other"
