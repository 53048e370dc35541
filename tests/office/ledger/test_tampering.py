"""Ways to change an office past the ledger, for somebody who may do anything with its database.

They drop the triggers that protect the ledger, and put them back afterwards. The audit finds each,
with the head that somebody kept elsewhere where the chain itself was made anew.
"""

import importlib
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from tests.office.databases import on_both
from tests.office.records import a_case
from tests.office.signed_in import a_person
from upheld.office.ledger.audit import audit
from upheld.office.ledger.authorities_followed import enter_authorities
from upheld.office.ledger.recording import head, writing
from upheld.office.models import Decision, Entry, Evidence, Person, Statement
from upheld.office.rules.chain import BEGINNING, hash_of
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
protection = importlib.import_module("upheld.office.migrations.0002_ledger_is_only_added_to")
MOMENT = "2023-05-02T10:00:00Z"


def some_work() -> None:
    """An office with two of everything that can be exchanged."""
    enter_authorities("command")
    one = a_person(Role.CASEWORKER, email="one@office.example")
    other = a_person(Role.DIRECTOR, email="other@office.example")
    EmailAddress.objects.create(user=one, email=one.email, verified=True, primary=True)
    SocialAccount.objects.create(user=one, provider="openid", uid="4711")
    for number, category in ((1, "Housing"), (2, "Other")):
        with writing(one, "enter a complaint") as write:
            case = a_case(f"23 000 00{number}")
            case.complainant = f"complainant {number}"
            write.make(case)
            words = f"What was decided about {number}."
            made = Decision(case=case, category=category, summary=words, statement=words)
            write.make(made)
            of_a_version = {"text": words, "written_on": MOMENT, "written_by": one}
            write.make(Statement(decision=made, number=1, **of_a_version))
            file = {"name": f"{number}.pdf", "media_type": "application/pdf", "size": 7}
            came = {"received_on": MOMENT[:10], "taken_by": other, "sha256": f"{number:064}"}
            write.make(Evidence(case=case, number=1, **file, **came))


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def sql(*statements: str) -> Callable[[], None]:
    return lambda: run(*statements)


def numbers(table: str) -> Callable[[], None]:
    """The first two records of a table exchange their numbers, by which others refer to them."""
    swapped = "CASE id WHEN -1 THEN 2 WHEN -2 THEN 1 END"
    return sql(
        f"UPDATE {table} SET id = -id WHERE id IN (1, 2)",
        f"UPDATE {table} SET id = {swapped} WHERE id IN (-1, -2)",
    )


def columns(table: str, *names: str, key: str = "id") -> Callable[[], None]:
    """The first two rows of a table exchange what they have in these columns."""

    def exchange() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {key}, {', '.join(names)} FROM {table} ORDER BY {key} LIMIT 2")
            (one, *of_one), (other, *of_other) = cursor.fetchall()
            change = f"UPDATE {table} SET {', '.join(f'{n} = %s' for n in names)} WHERE {key} = %s"
            aside = [-value if isinstance(value, int) else f"x{value}" for value in of_one]
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            if "seals" not in names:  # JSON, and not unique
                cursor.execute(change, [*aside, one])
            cursor.execute(change, [*of_one, other])
            cursor.execute(change, [*of_other, one])

    return exchange


def without_protection(change: Callable[[], None]) -> Callable[[], None]:
    def changing() -> None:
        is_postgres = connection.vendor == "postgresql"
        if is_postgres:
            run("ALTER TABLE office_entry DISABLE TRIGGER ALL")
            change()
            run("ALTER TABLE office_entry ENABLE TRIGGER ALL")
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            names = [name for (name,) in cursor.fetchall()]
        run(*(f"DROP TRIGGER {name}" for name in names))
        change()
        run(*protection.SQLITE)

    return changing


def chained_anew(*statements: str) -> Callable[[], None]:
    """The ledger after these statements, with numbers without a gap and hashes that are right."""

    def change() -> None:
        run(*statements)
        last = BEGINNING
        for number, entry in enumerate(list(Entry.objects.order_by("number")), start=1):
            run(f"UPDATE office_entry SET number = {number} WHERE number = {entry.number}")
            entry.number = number
            last = hash_of(entry.chain_entry(), before=last)
            run(f"UPDATE office_entry SET hash = '{last}' WHERE number = {number}")

    return without_protection(change)


def forged(**of_entry: object) -> Callable[[], None]:
    """An entry at the end, chained as it should be."""

    def change() -> None:
        last = Entry.objects.last()
        state = Entry.objects.filter(kind="case").first().after
        asked = {name: state if each == "its state" else each for name, each in of_entry.items()}
        told = {"at": last.at, "who": "person number 1", "action": "edit", "kind": "case", **asked}
        entry = Entry(number=last.number + 1, **told)
        entry.hash = hash_of(entry.chain_entry(), before=last.hash)
        entry.save(force_insert=True)

    return change


def a_password() -> None:
    Person.objects.filter(pk=2).update_in_ledger(password=make_password("known to me, and long"))


def another_factor() -> None:
    made = {"user_id": 2, "type": "webauthn", "data": {"name": "mine"}}
    Authenticator.objects.bulk_create([Authenticator(**made)])  # which tells nobody


OUTSIDE = "changed without an entry"
TAMPERINGS = {
    # Exchanged.
    "the numbers of two cases": (numbers("office_case"), OUTSIDE),
    "the numbers of two decisions": (numbers("office_decision"), OUTSIDE),
    "the numbers of two people": (numbers("office_person"), OUTSIDE),
    "the numbers of two statements": (numbers("office_statement"), OUTSIDE),
    "the numbers of two pieces of evidence": (numbers("office_evidence"), OUTSIDE),
    "the references of two cases": (columns("office_case", "reference"), OUTSIDE),
    "the cases of two decisions": (columns("office_decision", "case_id"), OUTSIDE),
    "the people who are complainants": (columns("office_case", "complainant"), OUTSIDE),
    "the same, with their seals": (columns("office_case", "complainant", "seals"), OUTSIDE),
    "the texts of two statements": (columns("office_statement", "text", "seals"), OUTSIDE),
    "the files of two pieces of evidence": (columns("office_evidence", "sha256"), OUTSIDE),
    "the roles of two people": (columns("office_held", "role"), OUTSIDE),
    "the passwords of two people": (columns("office_person", "password"), OUTSIDE),
    "the same passwords, with all seals": (columns("office_person", "password", "seals"), OUTSIDE),
    "the factors of two people": (columns("mfa_authenticator", "user_id"), "second factor"),
    "the names of two authorities": (columns("office_authority", "name", key="slug"), "authority"),
    # Changed.
    "a password": (a_password, "The account of other is not as the ledger says"),
    "a secret": (sql("UPDATE mfa_authenticator SET data = '{}' WHERE id = 1"), "second factor"),
    "a group": (
        sql("UPDATE office_authority SET peer_group = 'x' WHERE slug = 'leeds'"),
        "The authority leeds is not as the directory gave it",
    ),
    "an account": (
        sql("UPDATE socialaccount_socialaccount SET user_id = 2"),
        "account with a provider",
    ),
    "an address": (
        sql("UPDATE account_emailaddress SET email = 'mine@office.example'"),
        "email address",
    ),
    "a held value": (
        sql("UPDATE office_personalvalue SET value = '\"x\"' WHERE value LIKE '%decided about 1%'"),
        "the value is not what was sealed",
    ),
    "a seal": (sql("UPDATE office_case SET seals = '{}' WHERE id = 1"), OUTSIDE),
    "a role": (sql("UPDATE office_held SET role = 'director'"), OUTSIDE),
    # Put in, and taken away.
    "a second factor that nobody set up": (another_factor, "second factor"),
    "a second factor taken away": (
        sql("DELETE FROM mfa_authenticator WHERE id = 1"),
        "The second factor number 1 of one is missing",
    ),
    "a held value taken away": (
        sql("DELETE FROM office_personalvalue WHERE value LIKE '%decided about 1%'"),
        "the value was removed past the ledger",
    ),
    "a held value put in": (
        sql("INSERT INTO office_personalvalue (seal, salt, value) VALUES ('a', 'b', '\"c\"')"),
        "Personal values that no entry has: 1.",
    ),
    "an authority put in": (
        sql("INSERT INTO office_authority (slug, name, peer_group, region) VALUES ('x','x','','')"),
        "The authority x is not as",
    ),
    # The ledger itself.
    "an entry about another record": (
        without_protection(sql("UPDATE office_entry SET record = '23 000 002' WHERE number = 14")),
        "Entry 14 is not what was written",
    ),
    "the same, chained anew": (
        chained_anew("UPDATE office_entry SET record = '23 000 002, kent' WHERE kind = 'case'"),
        "is called something else in the ledger",
    ),
    "an entry removed, and all chained anew": (
        chained_anew("DELETE FROM office_entry WHERE kind = 'second factor'"),
        "second factor",
    ),
    "who did it, chained anew": (
        chained_anew("UPDATE office_entry SET who = 'person number 2'"),
        "is not the one whose hash was kept",
    ),
    "a case made twice": (
        forged(record="23 000 001, leeds", before=None, after="its state"),
        "changes case 23 000 001, Leeds City Council, but not from what it was",
    ),
    "a case removed in the ledger alone": (
        forged(record="23 000 001, leeds", before="its state", after=None),
        "Case 23 000 001, Leeds City Council is not as the ledger says",
    ),
    "an entry under another case's key": (
        forged(record="23 000 002, leeds", before="its state", after="its state"),
        "Case 23 000 001, Leeds City Council is called something else in the ledger",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_audit_finds(name: str):
    change, expected = TAMPERINGS[name]
    some_work()
    kept = head()
    assert audit(kept=[kept]).faults == ()
    change()
    found = audit(kept=[kept]).faults
    assert any(expected in fault for fault in found), found


@on_both
def test_a_case_that_is_renamed_takes_what_belongs_to_it_along():
    """Their keys are made of its own, and the ledger has them under the new ones too."""
    some_work()
    case = Decision.objects.first().case
    case.reference = "23 000 777"
    with writing("somebody", "correct the reference") as write:
        write.change(case)
    entered = Entry.objects.filter(action="correct the reference")
    assert [f"{each.kind} {each.record}" for each in entered] == [
        "case 23 000 777, leeds",
        "decision 23 000 777, leeds, 1",
        "statement 23 000 777, leeds, 1, version 1",
        "evidence 23 000 777, leeds, evidence 1",
    ]
    assert audit().faults == ()


def test_a_second_factor_is_followed_from_when_it_is_set_up_until_it_is_removed():
    person = a_person(Role.CASEWORKER)
    factor = Authenticator.objects.get(user=person)
    factor.record_usage()  # which changes nothing that is followed
    factor.data |= {"secret": "another"}
    factor.save()
    factor.delete()
    entered = Entry.objects.filter(kind="second factor").values_list("who", "action")
    assert list(entered) == [
        (person.about, "add: second factor"),
        (person.about, "change: second factor"),
        (person.about, "remove: second factor"),
    ]
    assert audit().faults == ()


def test_authorities_are_entered_once_until_they_change():
    assert [enter_authorities("command") for _ in range(2)] == [True, False]
    assert Entry.objects.get().after["leeds"] != Entry.objects.get().after["kent"]
