"""The ledger holds no text: a personal value is in it under a seal, and can be proved or erased."""

import hashlib
import hmac

import pytest
from django.db import connection

from tests.office.databases import on_both
from tests.office.records import a_case, a_person
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import kinds_of_records, writing
from upheld.office.ledger.sealing import states
from upheld.office.models import Case, Entry, Kept, Person, PersonalValue
from upheld.office.rules.personal import PERSONAL, PLAIN, SECRET, troubles

PSEUDONYM = "complainant-4711"


@pytest.mark.parametrize(("kind", "model"), kinds_of_records().items())
def test_every_column_of_every_record_is_on_one_list(kind: str, model: type[Kept]):
    columns = [field.attname for field in model._meta.concrete_fields]
    assert troubles(kind, columns) == []


def test_the_lists_have_no_other_kinds_of_records():
    assert PLAIN.keys() == PERSONAL.keys() == kinds_of_records().keys()
    assert SECRET.keys() <= kinds_of_records().keys()


def test_a_column_on_no_list_is_named_with_what_to_do():
    columns = ("id", "version", "seals", "person_id", "role", "note")
    assert troubles("held", columns) == [
        "The column 'note' of 'held' is on no list in upheld/office/rules/personal.py. Add it to"
        " PERSONAL if somebody can write what they like in it, or if it is about a person; or else"
        " to PLAIN."
    ]


def entered() -> Case:
    case = a_case()
    case.complainant = PSEUDONYM
    with writing("somebody", "enter a complaint") as write:
        write.make(case)
    return case


@on_both
@pytest.mark.usefixtures("database")
def test_a_seal_is_the_hmac_of_the_value_as_json_under_its_salt():
    """So an auditor can check it without this program."""
    entered()
    found = PersonalValue.objects.get(seal=Entry.objects.get().after["seals"]["complainant"])
    told = hmac.new(bytes.fromhex(found.salt), b'"%s"' % PSEUDONYM.encode(), hashlib.sha256)
    assert (found.value, told.hexdigest()) == (f'"{PSEUDONYM}"', found.seal)
    assert len(bytes.fromhex(found.salt)) == 32


@on_both
@pytest.mark.usefixtures("database")
def test_an_unchanged_value_keeps_its_seal_and_the_same_value_elsewhere_has_another():
    case = entered()
    case.category = "Planning & Development"
    with writing("somebody", "edit a complaint") as write:
        write.change(case)
        other = a_case("23 000 002")
        other.complainant = PSEUDONYM
        write.make(other)
    first, second, third = (entry.after["seals"]["complainant"] for entry in Entry.objects.all())
    assert first == second != third
    assert PersonalValue.objects.count() == 2
    assert audit().faults == ()


@on_both
@pytest.mark.usefixtures("database")
def test_no_personal_value_is_in_the_ledger_and_all_can_be_read_beside_it():
    person = a_person("Zzyx")
    with writing("somebody", "enter a person") as write:
        write.make(person)
    entered()
    person = Person.objects.get()
    person.name = "Zzyxia"
    with writing(person, "change a person") as write:
        write.change(person)
        write.tell("list", "cases", after={"rows": 1}, personal={"asked": {"words": "Zzyx"}})
    chain = str(list(Entry.objects.values_list()))
    assert [word for word in ("Zzyx", "zzyx", PSEUDONYM) if word in chain] == []
    told = states(Entry.objects.all())
    assert [told[3][0]["name"], told[3][1]["name"]] == ["Zzyx", "Zzyxia"]
    assert told[4] == (None, {"rows": 1, "asked": {"words": "Zzyx"}})


@pytest.mark.usefixtures("database")
def test_the_hash_of_a_password_is_followed_but_kept_nowhere_else():
    person = a_person()
    person.set_password("a long enough password")
    first = person.password
    with writing("somebody", "enter a person") as write:
        write.make(person)
    person.set_password("another password, as long")
    person.save()
    assert list(PersonalValue.objects.filter(value__contains="argon2")) == []
    assert audit().faults == ()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE office_person SET password = %s", [first])
    told = "The account of Some One is not as the ledger says: it was changed without an entry."
    assert audit().faults == (told,)


@pytest.mark.usefixtures("database")
def test_a_value_that_is_no_longer_held_is_shown_as_erased():
    entered()
    PersonalValue.objects.all().delete()
    assert str(states(Entry.objects.all())[1][1]["complainant"]) == "(erased)"


@on_both
@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE office_case SET complainant = 'another'",
        "UPDATE office_case SET complainant = ''",
        "UPDATE office_case SET seals = '{}'",
        "UPDATE office_case SET seals = '{}', complainant = ''",
        f"UPDATE office_personalvalue SET salt = '{'0' * 64}'",
    ],
)
def test_the_audit_finds_a_personal_value_that_is_not_what_was_sealed(tampering):
    entered()
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    found = audit().faults
    assert found[:1] == (
        "Case 23 000 001, Leeds City Council is not as the ledger says: it was changed without an entry.",
    )
