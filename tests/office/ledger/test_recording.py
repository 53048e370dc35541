"""Records change with an entry in the ledger, and never past it."""

import os
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from tests.office.databases import on_both
from tests.office.forked import forget_connection
from tests.office.records import a_case, a_person
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import ChangedMeanwhile, NotPossible, head, writing
from upheld.office.ledger.sealing import states
from upheld.office.models import Authority, Case, Decision, Entry, PastTheLedger
from upheld.office.rules.chain import faults

pytestmark = pytest.mark.usefixtures("database")


def entries() -> list:
    return [(entry.chain_entry(), entry.hash) for entry in Entry.objects.all()]


@on_both
def test_a_change_is_told_with_before_and_after_in_one_chain():
    with writing("somebody", "enter a complaint") as write:
        case = a_case()
        write.make(case)
    case.subcategory = "Repairs"
    with writing("somebody else", "edit a complaint") as write:
        write.change(case)

    first, second = Entry.objects.all()
    assert (first.who, first.action, first.record) == (
        "somebody",
        "enter a complaint",
        "23 000 001, leeds",
    )
    assert first.before is None
    assert [told.get("subcategory") for told in states([second])[2]] == [None, "Repairs"]
    assert "Repairs" not in str([second.before, second.after])
    assert (second.before["version"], second.after["version"]) == (1, 2)
    assert list(faults(entries(), kept=[head()])) == []


@on_both
def test_two_who_edit_one_record_do_not_overwrite_each_other():
    with writing("somebody", "enter a complaint") as write:
        write.make(a_case())
    mine, theirs = Case.objects.get(), Case.objects.get()
    theirs.subcategory = "Repairs"
    with writing("the other", "edit a complaint") as write:
        write.change(theirs)
    mine.subcategory = "Allocations"
    with pytest.raises(ChangedMeanwhile, match="by the other"), writing("me", "edit") as write:
        write.change(mine)
    assert Case.objects.get().subcategory == "Repairs"
    assert Entry.objects.count() == 2


@on_both
def test_what_fails_leaves_neither_record_nor_entry():
    with pytest.raises(DatabaseError), writing("somebody", "enter") as write:
        write.make(a_case())
        write.make_all([a_case()])  # the same reference and authority
    assert (Case.objects.count(), Entry.objects.count()) == (0, 0)


@on_both
def test_the_database_refuses_to_change_the_ledger():
    with writing("somebody", "enter a complaint") as write:
        write.make(a_case())
    for change in (
        lambda: Entry.objects.update(who="nobody"),
        lambda: Entry.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="only added to"):
            change()


def test_nothing_is_saved_past_the_ledger():
    with pytest.raises(PastTheLedger):
        a_case().save()
    with pytest.raises(PastTheLedger):
        Case.objects.update(subcategory="x")


WRITERS = ("one", "two", "three", "four")


def enter(who: str, many: int) -> None:
    try:
        for number in range(many):
            with writing(who, "enter a complaint") as write:
                write.make(a_case(f"{WRITERS.index(who):02} 000 {number:03}"))
    finally:
        connection.close()


def enter_elsewhere(who: str, many: int) -> int:
    """In a process of its own, whose number is returned; it ends with 0 when all is entered."""
    connection.close()  # nothing of it is shared
    process = os.fork()
    if process == 0:
        failed = 1
        try:
            forget_connection()
            enter(who, many)
            failed = 0
        finally:
            os._exit(failed)
    return process


@on_both
def test_two_threads_and_two_processes_that_write_at_once_keep_one_chain():
    processes = [enter_elsewhere(who, 20) for who in WRITERS[:2]]
    threads = [threading.Thread(target=enter, args=(who, 20)) for who in WRITERS[2:]]
    for thread in threads:
        thread.start()
    assert [os.waitpid(process, 0)[1] for process in processes] == [0, 0]
    for thread in threads:
        thread.join()
    assert (Case.objects.count(), Entry.objects.count()) == (80, 80)
    assert audit(kept=[head()]).faults == ()


@on_both
def test_of_many_who_change_one_record_at_once_one_alone_is_saved():
    with writing("somebody", "enter a complaint") as write:
        write.make(a_case())
    read = [Case.objects.get() for _ in range(6)]
    everybody_has_read = threading.Barrier(len(read))
    told: list[str] = []

    def change(record: Case, who: str) -> None:
        record.subcategory = who
        everybody_has_read.wait()
        try:
            with writing(who, "edit") as write:
                write.change(record)
            told.append("saved")
        except ChangedMeanwhile as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [
        threading.Thread(target=change, args=(record, f"person {n}"))
        for n, record in enumerate(read)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    saved = Entry.objects.get(number=2)
    others = [each for each in told if each != "saved"]
    assert len(others) == 5
    assert all(f"was changed by {saved.who} on " in each for each in others)
    assert Case.objects.get().subcategory == saved.who
    assert audit().faults == ()


@on_both
def test_what_was_removed_meanwhile_can_neither_be_changed_nor_removed_again():
    with writing("somebody", "enter a complaint") as write:
        write.make(a_case())
    mine, theirs = Case.objects.get(), Case.objects.get()
    with writing("the other", "remove") as write:
        write.remove(theirs)
    for attempt in ("change", "remove"):
        with pytest.raises(ChangedMeanwhile, match="by the other"), writing("me", "x") as write:
            getattr(write, attempt)(mine)
    assert Entry.objects.count() == 2


@on_both
def test_what_the_database_refuses_is_told_in_words_and_without_the_values():
    with writing("somebody", "enter a complaint") as write:
        case = a_case()
        write.make(case)
        write.make(a_person())
    made = {"case": case, "category": "Housing"}
    for records, words in (
        ([a_case()], "There is already one case with that reference and authority."),
        ([a_person()], "There is already one person with that email."),
        (
            [Decision(**made, state="decided")],
            "This cannot be saved. The rule is: decision made has day and outcome.",
        ),
        ([Decision(case=case, category=None)], "The decision needs a value for category."),
        (
            [Case(reference="23 000 002", authority_id="nowhere")],
            "It refers to a record that does not exist, or other records refer to it.",
        ),
    ):
        with pytest.raises(NotPossible) as refused, writing("somebody", "enter") as write:
            write.make_all(records)
        assert str(refused.value) == f"{words} Nothing has been saved."
    assert Entry.objects.count() == 2


@on_both
def test_what_others_belong_to_is_not_removed():
    with writing("somebody", "enter a complaint") as write:
        case = a_case()
        write.make(case)
        write.make(Decision(case=case, category="Housing"))
    with (
        pytest.raises(NotPossible, match="other records refer to it"),
        writing("x", "remove") as write,
    ):
        write.remove(case)
    assert Case.objects.count() == 1


def test_a_record_that_cannot_be_is_refused_before_the_database_is_asked():
    with pytest.raises(ValidationError), writing("somebody", "enter") as write:
        write.make(Case(reference="", authority=Authority.objects.get(slug="leeds")))
    assert Entry.objects.count() == 0


def test_what_is_told_without_a_record_cannot_be_taken_for_one():
    with pytest.raises(ValueError, match="'case' is a kind of record"), writing("x", "y") as write:
        write.tell("case", "23 000 001, leeds", after={"reference": "23 000 001"})
