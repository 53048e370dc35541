"""The case system's complaints are imported every night, and what is decided here stays."""

from datetime import date

import pytest

from tests.office.cases import a_decision
from tests.office.moving.extracts import extract_of, take, taken_out
from tests.office.signed_in import a_person
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Enquiry
from upheld.office.moving.imported import Whose
from upheld.office.moving.mistakes import EditedHere
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
RECEIVED = ("reference", "authority", "received_on", "category")
ENQUIRIES = ("reference", "authority", "sent_on", "due_on", "received_on")
FIRST = ("23 000 001", "Leeds", "2024-01-08", "Housing")
ENQUIRY = ("23 000 001", "Leeds", "2024-02-01", "2024-02-29")


def night(*complaints, reply=""):
    return extract_of(
        {"received": (RECEIVED, complaints), "enquiries": (ENQUIRIES, [(*ENQUIRY, reply)])}
    )


def worked_on_by_day() -> Case:
    case = Case.objects.get()
    case.officer = a_person(Role.CASEWORKER)
    with writing(case.officer, "edit a complaint") as write:
        write.change(case)
    a_decision(case, fault="delay", fault_from=date(2023, 1, 2))
    return case


def test_a_night_brings_new_complaints_and_replies_and_leaves_what_was_decided_here(tmp_path):
    take(night(FIRST))
    case = worked_on_by_day()
    moved = (*FIRST[:3], "Planning & Development")
    second = ("23 000 002", "Leeds", "2024-03-05", "Housing")
    done = take(night(moved, second, reply="2024-03-01"), whose=Whose.THEIRS)
    assert (done.made["received"], done.changed["received"], done.changed["enquiries"]) == (1, 1, 1)
    case.refresh_from_db()
    assert (case.category, case.officer.email) == (
        "Planning & Development",
        "caseworker@office.example",
    )
    assert case.decisions.get().fault == "delay"
    assert Enquiry.objects.get().received_on == date(2024, 3, 1)
    assert take(night(moved, second, reply="2024-03-01"), whose=Whose.THEIRS).is_nothing
    out = taken_out(tmp_path / "out")
    assert out.sizes()["decided"] == 1


def test_without_saying_whose_counts_a_night_changes_nothing_that_people_changed():
    take(night(FIRST))
    case = worked_on_by_day()
    with pytest.raises(EditedHere, match="23 000 001, Leeds City Council"):
        take(night((*FIRST[:3], "Planning & Development")))
    case.refresh_from_db()
    assert case.category == "Housing"


def test_a_complaint_that_disappears_from_the_files_stays():
    take(night(FIRST))
    take(night(("23 000 001", "Leeds", "2024-01-08", "Housing")), whose=Whose.THEIRS)
    other = ("23 000 002", "Leeds", "2024-03-05", "Housing")
    files = extract_of({"received": (RECEIVED, [other])})
    take(files, whose=Whose.THEIRS)
    assert {case.reference for case in Case.objects.all()} == {"23 000 001", "23 000 002"}
