"""A name is erased: from the database and its free pages, the ledger, the files, and a backup."""

import io
import json
import logging
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection

from tests.office.conftest import fresh_office
from tests.office.databases import on_both
from tests.office.records import a_case
from tests.office.signed_in import a_person, signed_in
from upheld.intake.checks.one_text import read_text
from upheld.office.configuration import read_configuration
from upheld.office.erasing.erasing import NotErased, ask, confirm
from upheld.office.erasing.targets import Target, possible
from upheld.office.follow_up.evidence import keep
from upheld.office.ledger.audit import audit
from upheld.office.ledger.erased import bring_list, list_beside
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Authority,
    Case,
    Contact,
    Correction,
    Decision,
    Draft,
    Entry,
    Erasure,
    Evidence,
    Extension,
    Person,
    PersonalValue,
    Recommendation,
    Statement,
)
from upheld.office.people import drafts
from upheld.office.rules.roles import Role
from upheld.office.running.backup import back_up, kept_models, restore
from upheld.office.running.logs import Formatter

NAME = "Quibblethwaite"  # stands in everything that is to be erased
NOW = datetime(2024, 7, 31, 12, tzinfo=UTC)
DAY = date(2024, 3, 4)


@pytest.fixture
def two(database: str) -> tuple[Person, Person]:  # noqa: ARG001
    """A director, and who confirms."""
    return a_person(Role.DIRECTOR), a_person(Role.PUBLISHING_MANAGER)


def named_everywhere(by: Person) -> Case:
    """A case, edited some times, so that former values and freed pages have the name too."""
    with writing(by, "enter a complaint") as write:
        case = a_case()
        case.complainant = f"Mr {NAME}"
        write.make(case)
        words = {"summary": f"About {NAME}.", "statement": f"{NAME} complained. " * 400}
        decision = Decision(case=case, category="Housing", statement_version=1, **words)
        decision.reason = f"{NAME} asked for it."
        write.make(decision)
        version = {"summary": decision.summary, "text": decision.statement, "written_on": NOW}
        write.make(Statement(decision=decision, number=1, written_by=by, **version))
        told = {"agreed_on": DAY, "due_on": DAY, "recommendation_kind": "personal remedy"}
        agreed = Recommendation(case=case, number=1, remedy="apology", text=NAME, **told)
        agreed.as_agreed = f"Apologise to {NAME}."
        write.make(agreed)
        more = {"granted_on": DAY, "until": DAY, "reason": f"{NAME} is away."}
        write.make(Extension(recommendation=agreed, number=1, **more))
        file = {"name": f"{NAME}.txt", "media_type": "text/plain", "size": 9}
        sha256 = keep(f"A letter to {NAME}.".encode())
        write.make(Evidence(case=case, number=1, received_on=DAY, sha256=sha256, **file))
        write.tell("list", "cases", after={"rows": 1})
    for spelling in range(20):
        decision.statement = f"{NAME} complained, in other words: {spelling}. " * 300
        case.complainant = f"Mrs {NAME} {spelling}"
        with writing(by, "edit") as write:
            write.change(decision)
            write.change(case)
    return case


def erase(targets: list[Target], two: tuple[Person, Person]) -> Erasure:
    asked = ask(targets, reason="The complainant asked.", by=two[0], at=NOW)
    confirm(asked, by=two[1], at=NOW, evidence=read_configuration().evidence)
    return asked


def rows() -> str:
    """All that the database says."""
    found = [list(model._base_manager.values_list()) for model in kept_models().values()]
    return str(found)


def hits(folder: Path) -> list[str]:
    """Files that have the name in their bytes or their own names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if NAME.encode() in path.read_bytes() + bytes(path)]


def hits_in_postgresql() -> list[str]:
    """In the files of this database. The server's log of writes has it until it goes round."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT current_setting('data_directory'), oid FROM pg_database"
                       " WHERE datname = current_database()")  # fmt: skip
        folder, number = cursor.fetchone()
    return hits(Path(folder) / "base" / str(number))


@on_both
def test_a_name_that_is_erased_is_nowhere_and_the_ledger_is_whole(two, tmp_path: Path):
    case = named_everywhere(two[0])
    before = Entry.objects.count()
    home = read_configuration().home
    assert NAME in rows()
    assert len(hits(home)) >= (2 if connection.vendor == "sqlite" else 1)
    erasure = erase(possible("case", case.pk), two)
    assert NAME not in rows()
    assert hits(home) == []  # the database of SQLite with its log, evidence, the list
    if connection.vendor == "postgresql":
        assert hits_in_postgresql() == []
    found = audit()
    assert found.faults == ()
    assert [line.partition(" in case")[0] for line in found.erased] == [
        "Erased on 31 July 2024 by director and publishing-manager: complainant"
    ]
    assert Entry.objects.count() > before
    assert Erasure.objects.get() == erasure
    assert len(erasure.erased) > 40
    assert not PersonalValue.objects.filter(seal__in=erasure.erased).exists()
    case.refresh_from_db()
    assert (case.complainant, case.reference) == ("", "23 000 001")
    agreed = Recommendation.objects.get()
    assert (agreed.text, agreed.as_agreed) == (f"[erased {agreed.pk}]", "")
    assert tmp_path.exists()


@on_both
def test_a_backup_from_before_is_restored_without_the_name(
    two, tmp_path: Path, request: pytest.FixtureRequest, database: str
):
    case = named_everywhere(two[0])
    other = a_case("23 000 002")
    with writing(two[0], "enter a complaint") as write:
        other.complainant = "stays"
        write.make(other)
    backup, evidence = tmp_path / "backup", read_configuration().evidence
    evidence.mkdir(exist_ok=True)
    back_up(backup, evidence=evidence)
    erase(possible("case", case.pk), two)
    listed = list_beside(evidence)
    kind = "postgres" if database else "sqlite"
    with fresh_office(request, kind, tmp_path / "without the list"):
        restore(backup, evidence=read_configuration().evidence)
        assert NAME in rows()
    with fresh_office(request, kind, tmp_path / "restored"):
        home = read_configuration().home
        lines = bring_list(listed, evidence=read_configuration().evidence)
        summary = restore(backup, evidence=read_configuration().evidence, erasures=lines)
        assert summary.erased_again == 1
        assert NAME not in rows()
        assert hits(home) == []
        assert audit().faults == ()
        assert Case.objects.get(pk=other.pk).complainant == "stays"
        assert bring_list(listed, evidence=read_configuration().evidence) == lines
        again = Entry.objects.filter(action="erase again", kind="erasure").last()
        assert (again.who, again.after["done_at"] is not None) == ("restore", True)


def test_neither_the_list_nor_the_log_has_the_name(two):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    logging.getLogger().addHandler(handler)
    case = named_everywhere(two[0])
    client = signed_in(two[0])
    for address in (f"/cases/{case.pk}", f"/cases/{case.pk}/history", f"/cases?words={NAME}"):
        assert client.get(address).status_code == 200
    assert client.get(f"/{NAME}").status_code == 404
    erase(possible("case", case.pk), two)
    logging.getLogger().removeHandler(handler)
    listed = list_beside(read_configuration().evidence).read_text("utf-8")
    assert NAME not in listed + stream.getvalue()
    assert len(json.loads(listed)["erased"]) > 40
    assert stream.getvalue().count("Answered.") >= 4


def test_only_what_was_chosen_is_erased_with_all_that_it_ever_was(two):
    case = named_everywhere(two[0])
    target = Target(kind="case", id=case.pk, key=case.key, columns=("complainant",))
    erase([target], two)
    assert Case.objects.get().complainant == ""
    assert NAME in Decision.objects.get().statement
    assert not PersonalValue.objects.filter(value__contains="Mrs").exists()
    page = signed_in(two[0]).get(f"/cases/{case.pk}/history?page=1").content.decode()
    assert "(erased)" in page


def test_a_correction_that_was_erased_can_still_be_read(two):
    case = named_everywhere(two[0])
    told = {"about": "case", "record": case.pk, "asked_on": DAY, "act": "correct a decision"}
    changes = {"complainant": [f"Mr {NAME}", "B"]}
    correction = Correction(case=case, number=1, asked_by=two[0], reason=NAME, **told)
    correction.changes = changes
    with writing(two[0], "ask for a correction") as write:
        write.make_all([correction])
    erase(possible("case", case.pk), two)
    assert NAME not in rows()
    assert list(Correction.objects.get().changes.values()) == [["", ""]]
    assert audit().faults == ()


def test_a_file_that_was_erased_says_so(two):
    case = named_everywhere(two[0])
    erase(possible("case", case.pk), two)
    answer = signed_in(two[0]).get(f"/evidence/{Evidence.objects.get().pk}/file")
    assert (answer.status_code, "The file was erased" in answer.content.decode()) == (410, True)


def test_nobody_confirms_what_they_asked_for_and_nothing_is_erased_twice(two):
    case = named_everywhere(two[0])
    asked = ask(possible("case", case.pk), reason="x", by=two[0], at=NOW)
    evidence = read_configuration().evidence
    with pytest.raises(NotErased, match="second person"):
        confirm(asked, by=two[0], at=NOW, evidence=evidence)
    assert NAME in rows()
    confirm(asked, by=two[1], at=NOW, evidence=evidence)
    with pytest.raises(NotErased, match="already"):
        confirm(asked, by=two[1], at=NOW, evidence=evidence)


def test_an_account_that_is_erased_can_no_longer_sign_in(two):
    person = a_person(Role.CASEWORKER, name=NAME, email=f"{NAME}@office.example".lower())
    erase(possible("person", person.pk), two)
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.email, person.is_active) == (
        f"[erased {person.pk}]",
        f"erased-{person.pk}@erased.invalid",
        False,
    )
    assert NAME.lower() not in rows().lower()
    assert audit().faults == ()


def test_a_contact_that_still_is_one_is_erased_and_fits_into_an_extract(two):
    known = {"role": "link officer", "name": NAME, "email": f"{NAME}@leeds.example".lower()}
    with writing(two[0], "enter a contact") as write:
        contact = Contact(authority=Authority.objects.get(slug="leeds"), **known)
        write.make(contact)
    erase(possible("contact", contact.pk), two)
    assert NAME.lower() not in rows().lower()
    assert read_text("contacts", "name", Contact.objects.get().name)


def test_an_erasure_deletes_every_draft(two):
    """They are encrypted, so nothing can look into them for the name."""
    drafts.keep(two[0], "/cases/1/edit", {"subcategory": [NAME]}, at=NOW)
    erase(possible("case", named_everywhere(two[0]).pk), two)
    assert not Draft.objects.exists()


def test_a_record_that_was_removed_is_erased_from_the_history(two):
    known = {"role": "link officer", "name": NAME, "email": f"{NAME}@leeds.example".lower()}
    with writing(two[0], "enter a contact") as write:
        contact = Contact(authority=Authority.objects.get(slug="leeds"), **known)
        write.make(contact)
    number = contact.pk
    with writing(two[0], "remove a contact") as write:
        write.remove(contact)
    erase(possible("contact", number), two)
    assert NAME.lower() not in rows().lower()
    assert audit().faults == ()


def test_the_audit_finds_an_erasure_that_the_list_does_not_have(two):
    """Whoever forges one in the database has to forge the file elsewhere too."""
    case = named_everywhere(two[0])
    erase(possible("case", case.pk), two)
    path = list_beside(read_configuration().evidence)
    path.unlink()
    assert audit().faults == (
        f"Erasure number 1 is not in the list {path}, which should have all of them.",
    )


def test_the_audit_finds_what_was_erased_and_came_back(two):
    case = named_everywhere(two[0])
    kept = PersonalValue.objects.filter(value__contains="Mr ").get()
    erase(possible("case", case.pk), two)
    PersonalValue.objects.bulk_create([kept])
    found = audit().faults
    assert any("was erased, but is there again" in fault for fault in found)
    assert any("and are there: 1." in fault for fault in found)


def test_nothing_is_erased_if_the_list_cannot_be_written(two):
    case = named_everywhere(two[0])
    path = list_beside(read_configuration().evidence)
    path.mkdir()
    with pytest.raises(NotErased, match="the list of erasures cannot be written"):
        erase(possible("case", case.pk), two)
    assert NAME in rows()
    assert Erasure.objects.get().done_at is None


def test_a_director_asks_and_a_second_person_confirms_on_pages(two):
    case = named_everywhere(two[0])
    director, second = signed_in(two[0]), signed_in(two[1])
    address = f"/erasures/new/case/{case.pk}"
    assert address in director.get(f"/cases/{case.pk}").content.decode()
    form = director.get(address).content.decode()
    chosen = re.findall(r'name="chosen" value="([^"]+)"', form)
    assert "Choose one." in director.post(address, {"reason": "x"}).content.decode()
    director.post(address, {"chosen": chosen, "reason": "The complainant asked."})
    page = f"/erasures/{Erasure.objects.get().pk}"
    shown = director.get(page).content.decode()
    assert "Erase for good" not in shown
    assert "The list “cases”, taken by" in shown
    assert second.get("/erasures").status_code == 200
    assert second.get(address).status_code == 403
    assert "Erase for good" in second.get(page).content.decode()
    second.post(page, {"answer": "confirm"})
    assert NAME not in rows()
    assert second.get(page).status_code == 200


def test_a_proposal_can_be_withdrawn(two):
    case = named_everywhere(two[0])
    asked = ask(possible("case", case.pk), reason="x", by=two[0], at=NOW)
    signed_in(two[1]).post(f"/erasures/{asked.pk}/withdraw")
    assert Erasure.objects.exists(), "only who asked withdraws it"
    signed_in(two[0]).post(f"/erasures/{asked.pk}/withdraw")
    assert not Erasure.objects.exists()
    assert NAME in rows()
