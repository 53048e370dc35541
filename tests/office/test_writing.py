"""Records change with an entry in the ledger, and never past it."""

from datetime import date

import pytest
from django.db import DatabaseError

from tests.office.databases import on_both
from upheld.office.chain import faults
from upheld.office.models import Authority, Case, Entry, PastTheLedger
from upheld.office.writing import ChangedMeanwhile, head, writing

pytestmark = pytest.mark.usefixtures("database")


def a_case(reference: str = "23 000 001") -> Case:
    return Case(
        reference=reference,
        authority=Authority.objects.get(slug="leeds"),
        received_on=date(2023, 4, 3),
        category="Housing",
    )


def entries() -> list:
    return [(entry.told(), entry.hash) for entry in Entry.objects.all()]


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
    assert (second.before["subcategory"], second.after["subcategory"]) == ("", "Repairs")
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
