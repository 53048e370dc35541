"""The ledger where it is stored: the database refuses to change it, and the audit finds who did."""

from datetime import date, datetime, timedelta, timezone

import pytest
from django.db import DatabaseError, connection

from tests.office.databases import on_both
from tests.office.records import a_case, a_person
from tests.office.running.servers import office
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import head, writing
from upheld.office.ledger.standing import OUTSIDE
from upheld.office.models import Authority, Case, Decision, Entry, Person, Statement
from upheld.office.rules.chain import Head, hash_of

pytestmark = pytest.mark.usefixtures("database")


def some_work() -> None:
    with writing("somebody", "enter a person") as write:
        person = a_person()
        write.make(person)
    with writing(person, "enter complaints") as write:
        write.make_all([a_case(f"23 000 {number:03}") for number in range(1, 6)])
    case = Case.objects.first()
    case.subcategory = "Repairs"
    with writing(person, "edit a complaint") as write:
        write.change(case)
    with writing(person, "remove a complaint") as write:
        write.remove(Case.objects.last())
    with writing(person, "sign in") as write:
        write.tell("sign-in", person.email)


def past_the_ledger(*statements: str) -> None:
    """As somebody could who may do anything with the database."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def without_triggers(*statements: str) -> None:
    if connection.vendor == "postgresql":
        past_the_ledger("ALTER TABLE office_entry DISABLE TRIGGER ALL", *statements)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        dropped = [f"DROP TRIGGER {name}" for (name,) in cursor.fetchall()]
    past_the_ledger(*dropped, *statements)


@on_both
def test_the_database_refuses_every_change_of_the_ledger():
    some_work()
    before = list(Entry.objects.values_list())
    statements = [
        "UPDATE office_entry SET who = 'nobody'",
        "UPDATE office_entry SET who = 'nobody' WHERE number = 3",
        "DELETE FROM office_entry",
        "DELETE FROM office_entry WHERE number = (SELECT max(number) FROM office_entry)",
        "INSERT INTO office_entry SELECT number, 'x', 'x', 'x', 'x', 'x', NULL, NULL, 'x'"
        " FROM office_entry WHERE number = 1 ON CONFLICT (number) DO UPDATE SET who = 'nobody'",
    ]
    if connection.vendor == "postgresql":
        statements += ["TRUNCATE office_entry", "TRUNCATE office_entry CASCADE"]
    else:
        statements += [
            "REPLACE INTO office_entry SELECT number, 'x', 'x', 'x', 'x', 'x', NULL, NULL, 'x'"
            " FROM office_entry WHERE number = 1"
        ]
    for statement in statements:
        with pytest.raises(DatabaseError, match="only added to"):
            past_the_ledger(statement)
    assert list(Entry.objects.values_list()) == before


@on_both
def test_a_column_that_came_with_a_later_version_is_no_fault_of_the_entries_before_it(monkeypatch):
    """Else every office would be told after an upgrade that somebody changed all of its records."""
    snapshot = Case.snapshot
    monkeypatch.setattr(
        Case,
        "snapshot",
        lambda self: {k: v for k, v in snapshot(self).items() if k != "officer_id"},
    )
    some_work()
    monkeypatch.undo()
    assert "officer_id" not in Entry.objects.filter(kind="case").first().after
    assert audit(kept=[head()]).faults == ()
    somebody = Person.objects.get().pk
    past_the_ledger(f"UPDATE office_case SET officer_id = {somebody}")
    assert len(audit(kept=[head()]).faults) == Case.objects.count() > 0


@on_both
def test_work_that_was_done_in_the_office_passes_the_audit():
    some_work()
    found = audit(kept=[head()])
    assert found.faults == ()
    assert found.head == head() == Head(number=9, hash=Entry.objects.last().hash)


@on_both
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE office_entry SET who = 'nobody' WHERE number = 3", "Entry 3 is not what was"),
        ("DELETE FROM office_entry WHERE number = 4", "Entry 5 follows entry 3."),
        ("UPDATE office_entry SET number = 77 WHERE number = 9", "Entry 77 follows entry 8."),
        ("DELETE FROM office_entry WHERE number = 9", "Entry 9 was kept as the head"),
        ("UPDATE office_entry SET after = NULL WHERE number = 7", "Entry 7 is not what was"),
    ],
)
def test_the_audit_finds_a_ledger_that_was_changed_without_its_triggers(statement, fault):
    some_work()
    kept = head()
    without_triggers(statement)
    assert any(told.startswith(fault) for told in audit(kept=[kept]).faults)


@on_both
@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        (
            "UPDATE office_case SET subcategory = 'Lettings' WHERE reference = '23 000 002'",
            (f"Case 23 000 002, Leeds City Council {OUTSIDE}",),
        ),
        (
            "DELETE FROM office_case WHERE reference = '23 000 003'",
            ("Entry 4 is about case 23 000 003, Leeds City Council, which is missing.",),
        ),
        (
            "INSERT INTO office_case (reference, authority_id, category, subcategory, complainant,"
            " version, seals) VALUES ('23 000 099', 'leeds', '', '', '', 1, '{}')",
            (f"Case 23 000 099, Leeds City Council {OUTSIDE}",),
        ),
        (
            "UPDATE office_person SET email = 'other@office.example'",
            (f"The account of Some One {OUTSIDE}",),
        ),
    ],
)
def test_the_audit_finds_a_record_that_was_changed_past_the_ledger(statement, faults):
    some_work()
    past_the_ledger(statement)
    assert audit().faults == faults


@on_both
def test_the_audit_finds_an_entry_that_tells_of_what_never_was():
    """Chained as it should be: the chain alone does not see it."""
    some_work()
    last = head()
    forged = Entry(
        number=last.number + 1,
        at="2026-01-01T00:00:00.000000+00:00",
        who="nobody",
        action="edit a complaint",
        kind="case",
        record="23 000 001, leeds",
        before={"reference": "another"},
        after=None,
    )
    forged.hash = hash_of(forged.chain_entry(), before=last.hash)
    forged.save(force_insert=True)
    told = "Entry 10 changes case 23 000 001, Leeds City Council, but not from what it was before."
    assert audit().faults == (told,)


@on_both
def test_a_moment_is_the_same_in_the_ledger_and_in_the_record_whatever_zone_it_was_told_in():
    with writing("somebody", "write a statement") as write:
        case = a_case()
        write.make(case)
        decision = Decision(case=case, category="Housing", decided_on=date(2024, 1, 2))
        write.make(decision)
        summer = datetime(2024, 7, 1, 10, 30, 0, 120, tzinfo=timezone(timedelta(hours=1)))
        person = a_person()
        write.make(person)
        written = {"text": "…", "written_on": summer, "written_by": person}
        write.make(Statement(decision=decision, number=1, **written))
    assert Entry.objects.last().after["written_on"] == "2024-07-01T09:30:00.000120+00:00"
    assert audit().faults == ()


@on_both
def test_words_in_every_script_are_chained_and_read_back():
    with writing("somebody", "enter a complaint") as write:
        words = 'Ŵyn – “é” 👩🏽‍⚖️ \t\n\\ "'
        write.make_all([Case(reference=words, authority=Authority.objects.first())])
    assert audit(kept=[head()]).faults == ()


def test_an_audit_sees_one_moment_while_others_write(monkeypatch):
    """What is committed between reading the ledger and reading the records is not half seen."""
    from upheld.office.ledger.standing import Standing

    some_work()
    read = Standing.past_the_ledger

    def meanwhile(standing):
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("UPDATE office_case SET subcategory = 'changed meanwhile'")
        other.close()
        yield from read(standing)

    monkeypatch.setattr(Standing, "past_the_ledger", meanwhile)
    assert audit().faults == ()
    assert len(audit().faults) > 0


def test_the_command_prints_the_head_and_every_fault():
    some_work()
    printed = office("head").stdout.strip()
    assert Head.parse(printed) == head()
    whole = office("audit", "--head", printed)
    assert (whole.exit_code, whole.stderr) == (0, "")
    assert whole.stdout == (
        f"Head: {printed}\nThe ledger is whole: 9 entries, and the records agree.\n"
    )
    past_the_ledger("UPDATE office_case SET subcategory = 'Lettings'")
    broken = office("audit", "--head", "12 " + "a" * 64)
    assert broken.exit_code == 1
    assert len(broken.stderr.splitlines()) == 1 + 4 + 1
    assert "Entry 12 was kept as the head, but the ledger ends at 9." in broken.stderr
    wrong = office("audit", "--head", "nine")
    assert (wrong.exit_code, "is not a ledger head" in wrong.stderr) == (2, True)
