"""While an import is laid aside others read and save, and what they save is never overwritten.

On SQLite it is put in place in one short write. If others have changed what it touches, it begins
again.
"""

import sqlite3
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.office.databases import on_both
from tests.office.moving.extracts import NOW, TIMES, extract_of
from upheld.intake.problems import IntakeError
from upheld.office.ledger.audit import audit_now
from upheld.office.ledger.recording import writing
from upheld.office.ledger.writing_much import writing_much
from upheld.office.models import Authority, Case, Decision, Entry, Recommendation
from upheld.office.moving.imported import Imported, Whose
from upheld.office.moving.importing import TRIES, import_extract
from upheld.office.moving.mistakes import EditedHere
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")
LEEDS = "Leeds City Council"
RECEIVED = ("reference", "authority", "received_on", "category")
DECIDED = ("reference", "authority", "decided_on", "outcome", "category", "sequence", "statement")
AGREED = (
    *("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on", "text"),
    "extended_to",
)
TRAINING = (
    *("service improvement", "training or guidance", "2023-05-01", "2023-09-01"),
    *("Train officers.", "2023-10-01"),
)
LAST = ("Housing", 1, "The complaint.")


def an_extract(*references: str, statement: str = "The complaint.", decisions: int = 1):
    told = references or ("23 000 001", "23 000 002")
    return extract_of(
        {
            "received": (RECEIVED, [[each, LEEDS, "2023-01-09", "Housing"] for each in told]),
            "decided": (
                DECIDED,
                [
                    [each, LEEDS, f"2023-0{n + 4}-01", "upheld", "Housing", n, statement]
                    for each in told
                    for n in range(1, decisions + 1)
                ],
            ),
            "recommendations": (
                AGREED,
                [[each, LEEDS, 1, *TRAINING] for each in told],
            ),
        }
    )


def imported(extract, *, meanwhile: Callable[[], None], times: int = 1) -> Imported:
    """``meanwhile`` is done by somebody else, before anything is put in place."""
    left = [times]

    def others_write(stage: str, *_: int) -> None:
        if stage.startswith("Putting") and left[0]:
            left[0] -= 1
            apart = threading.Thread(target=_and_close(meanwhile))
            apart.start()
            apart.join()

    return import_extract(extract, times=TIMES, at=NOW, progress=others_write)


def _and_close(act: Callable[[], None]) -> Callable[[], None]:
    def done() -> None:
        act()
        connection.close()

    return done


def a_person_saves(called: str, **fields: object) -> None:
    case = Case.objects.get(reference=called)
    for name, value in fields.items():
        setattr(case, name, value)
    with writing("officer@council.example", "edit") as write:
        write.change(case)


def enter(reference: str) -> None:
    leeds = Authority.objects.get(slug="leeds")
    with writing("officer@council.example", "enter") as write:
        write.make(Case(reference=reference, authority=leeds))


def who_wrote() -> list[str]:
    return [each.who for each in Entry.objects.order_by("number")]


@on_both
def test_what_people_save_meanwhile_is_kept_and_all_of_it_is_in_one_chain():
    enter("23 000 009")
    made = imported(
        an_extract(), meanwhile=lambda: a_person_saves("23 000 009", subcategory="Repairs")
    )
    assert dict(made.made) == {"received": 2, "decided": 2, "recommendations": 2}
    assert Case.objects.get(reference="23 000 009").subcategory == "Repairs"
    assert who_wrote() == ["officer@council.example"] * 2 + ["import"] * 13
    assert audit_now().faults == ()


def test_no_row_that_is_checked_keeps_a_writer_waiting():
    stages = []

    def another_writes(stage: str, *_: int) -> None:
        other = sqlite3.connect(
            Path(connection.settings_dict["NAME"]), timeout=0, isolation_level=None
        )
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
        other.close()
        stages.append(stage)

    import_extract(an_extract(), times=TIMES, at=NOW, progress=another_writes)
    assert stages == [
        *("Importing received", "Importing decided", "Importing recommendations"),
        "Putting all of it in place",
    ]
    assert Case.objects.count() == 2


def test_a_record_that_somebody_changed_meanwhile_is_asked_about_and_not_overwritten():
    import_extract(an_extract(), times=TIMES, at=NOW)

    def edit() -> None:
        decision = Decision.objects.select_related("case").first()
        decision.statement = "As we found it."
        with writing("officer@council.example", "edit") as write:
            write.change(decision)

    with pytest.raises(EditedHere) as refused:
        imported(an_extract(statement="Other words."), meanwhile=edit)
    assert len(refused.value.records) == 1
    assert [each.statement for each in Decision.objects.all()] == [
        "As we found it.",
        "The complaint.",
    ]
    assert audit_now().faults == ()


def test_a_case_that_somebody_entered_meanwhile_is_not_made_twice():
    with pytest.raises(EditedHere):
        imported(an_extract(), meanwhile=lambda: enter("23 000 002"))
    assert [each.reference for each in Case.objects.all()] == ["23 000 002"]


def test_a_case_that_somebody_entered_meanwhile_in_another_spelling_is_told():
    with pytest.raises(IntakeError, match="spelt another way"):
        imported(an_extract(), meanwhile=lambda: enter("23000002"))
    assert [each.reference for each in Case.objects.all()] == ["23000002"]


def test_what_hangs_on_a_case_goes_by_the_reference_that_somebody_gave_it_meanwhile():
    enter("23 000 001")
    imported(
        extract_of({"decided": (DECIDED, [["23 000 001", LEEDS, "2023-05-01", "upheld", *LAST]])}),
        meanwhile=lambda: a_person_saves("23 000 001", reference="23 000 007"),
    )
    assert sorted(each.reference for each in Case.objects.all()) == ["23 000 001", "23 000 007"]
    assert Decision.objects.get().case.reference == "23 000 001"
    assert audit_now().faults == ()


def test_an_import_that_is_overtaken_every_time_keeps_people_waiting_and_ends():
    enter("23 000 001")
    extract = an_extract("23 000 001", "23 000 002")
    count = iter(range(100))

    def edit() -> None:
        a_person_saves("23 000 001", subcategory=f"Repairs {next(count)}")

    def others_write(stage: str, *_: int) -> None:
        if stage.startswith("Putting") and not connection.in_atomic_block:
            apart = threading.Thread(target=_and_close(edit))
            apart.start()
            apart.join()

    done = import_extract(extract, times=TIMES, at=NOW, whose=Whose.THEIRS, progress=others_write)
    assert (next(count), dict(done.changed)) == (TRIES, {"received": 1})
    assert Case.objects.get(reference="23 000 001").subcategory == f"Repairs {TRIES - 1}"
    assert audit_now().faults == ()


@on_both
def test_a_decision_that_is_changed_and_made_again_in_one_extract_is_changed_once():
    import_extract(an_extract(), times=TIMES, at=NOW)
    import_extract(an_extract(statement="Other words.", decisions=2), times=TIMES, at=NOW)
    held = Decision.objects.order_by("sequence", "pk")
    found = [(each.state, each.version, each.statement) for each in held]
    assert found == [
        (State.DECIDED_AGAIN, 2, "Other words."),
        (State.DECIDED_AGAIN, 2, "Other words."),
        (State.PUBLISHED, 1, "Other words."),
        (State.PUBLISHED, 1, "Other words."),
    ]
    assert audit_now().faults == ()


def test_a_record_is_changed_once_in_what_is_laid_aside():
    enter("23 000 001")
    case = Case.objects.get()
    with (
        pytest.raises(ValueError, match="changed twice"),
        writing_much("import", "import", at=NOW) as write,
    ):
        write.change(case)
        write.change(case)
    assert Entry.objects.count() == 1


def test_ids_are_given_once_whoever_makes_the_record():
    imported(an_extract(), meanwhile=lambda: enter("23 000 009"))
    enter("23 000 010")
    assert list(Case.objects.order_by("pk").values_list("reference", flat=True)) == [
        *("23 000 001", "23 000 002", "23 000 009", "23 000 010"),
    ]
    assert Recommendation.objects.get(case__reference="23 000 002").due_on == date(2023, 9, 1)
    assert audit_now().faults == ()
