"""What was erased here stays erased, though an extract of another system still has it."""

import pytest

from tests.office.moving.extracts import extract_of, take
from tests.office.signed_in import a_person
from upheld.office.clock import now
from upheld.office.configuration import read_configuration
from upheld.office.erasing.erasing import ask, confirm
from upheld.office.erasing.targets import possible
from upheld.office.ledger.audit import audit
from upheld.office.models import Case, PersonalValue, Recommendation
from upheld.office.moving.around import import_report
from upheld.office.moving.imported import Whose
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
NAME = "Quibblethwaite"
EXTRACT = {
    "received": (
        ("reference", "authority", "received_on", "category", "complainant"),
        [("23 000 001", "Leeds", "2023-06-01", "{service}", f"Mr {NAME}")],
    ),
    "decided": (
        ("reference", "authority", "decided_on", "outcome", "category", "summary", "statement"),
        [
            ("23 000 001", "Leeds", "2024-01-08", "upheld", "Housing", f"On {NAME}.", NAME),
        ],
    ),
    "recommendations": (
        (
            *("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on"),
            "text",
        ),
        [
            (
                *("23 000 001", "Leeds", "1", "personal remedy", "apology"),
                *("2024-01-08", "2024-03-08", f"Apologise to {NAME}"),
            )
        ],
    ),
}


def extract(service: str = "Housing"):
    columns, rows = EXTRACT["received"]
    told = [tuple(cell.replace("{service}", service) for cell in row) for row in rows]
    return extract_of({**EXTRACT, "received": (columns, told)})


def test_an_import_brings_no_erased_value_back(tmp_path):
    take(extract())
    case = Case.objects.get()
    director, second = a_person(Role.DIRECTOR), a_person(Role.PUBLISHING_MANAGER)
    asked = ask(possible("case", case.pk), reason="They asked.", by=director, at=now())
    confirm(asked, by=second, at=now(), evidence=read_configuration().evidence)

    done = take(extract("Planning & Development"), whose=Whose.THEIRS)

    case.refresh_from_db()
    assert (case.complainant, case.category) == ("", "Planning & Development")
    decision = case.decisions.get()
    assert NAME not in f"{decision.summary} {decision.statement}"
    assert NAME not in Recommendation.objects.get().text
    assert [each for each in PersonalValue.objects.all() if NAME in str(each.value)] == []
    assert (done.erased["received"], done.erased["decided"], done.erased["recommendations"]) == (
        *(1, 1, 1),
    )
    (told,) = (line for line in import_report(done, tmp_path) if line.startswith("Erased here"))
    assert told == "Erased here, and left so: received 1, decided 1, recommendations 1."
    assert audit().faults == ()
    again = take(extract("Planning & Development"), whose=Whose.THEIRS)
    assert again.is_nothing
