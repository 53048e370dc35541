"""Notes on a case are for colleagues: kept, shown, and in nothing that leaves. And its link."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.office.cases import a_case, a_decision, an_upheld_case, mistakes, send, words
from tests.office.moving.extracts import taken_out
from tests.office.signed_in import a_person, signed_in
from upheld.office.clock import now, today
from upheld.office.configuration import own_office, read_configuration
from upheld.office.erasing.erasing import ask, confirm
from upheld.office.erasing.targets import possible
from upheld.office.models import Case, Note, Person, PersonalValue
from upheld.office.rules.roles import Role
from upheld.office.web import cases
from upheld.office.web.pages import REGISTERED

pytestmark = pytest.mark.usefixtures("database")
SECRET = "zqcanary rang twice"


@pytest.fixture
def caseworker(database):  # noqa: ARG001
    return signed_in(a_person(Role.CASEWORKER, name="The caseworker"))


def a_note(client, case: Case, text: str = SECRET):
    return send(client, f"/cases/{case.pk}/notes/new", text=text)


def test_a_note_is_shown_with_who_wrote_it_and_when_the_newest_first(caseworker):
    case = a_case()
    a_note(caseworker, case, "The first.")
    a_note(caseworker, case, "The <b>second</b>,\non two lines.")
    page = caseworker.get(f"/cases/{case.pk}")
    told = words(page)
    assert told.index("second") < told.index("The first.")
    assert "&lt;b&gt;second&lt;/b&gt;,<br>on two lines." in page.content.decode()
    assert f"The caseworker , {today():%-d %B %Y}, " in told
    assert "write a note" in words(caseworker.get(f"/cases/{case.pk}/history"))


def test_a_note_has_words_and_not_too_many(caseworker):
    case = a_case()
    assert mistakes(a_note(caseworker, case, "  ")) == ["Fill this in."]
    assert "at most 5000 characters" in mistakes(a_note(caseworker, case, "a" * 5_001))[0]
    assert not Note.objects.exists()


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.AUDITOR])
def test_who_only_looks_reads_notes_and_writes_none(caseworker, role):
    case = a_case()
    a_note(caseworker, case)
    client = signed_in(a_person(role))
    page = client.get(f"/cases/{case.pk}")
    assert SECRET in words(page)
    assert "Write a note" not in words(page)
    assert client.get(f"/cases/{case.pk}/notes/new").status_code == 403


def test_a_note_is_in_no_extract_and_in_no_list_that_can_be_downloaded(caseworker, tmp_path):
    a_note(caseworker, an_upheld_case())
    taken_out(tmp_path / "out")
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    statistician = signed_in(a_person(Role.STATISTICIAN, Role.AUDITOR, Role.DIRECTOR))
    lists = [each for each in REGISTERED if each.address.endswith(".csv")]
    assert len(lists) > 5
    for each in lists:
        address = reverse(each.name, kwargs={"work": "due"} if "<" in each.address else {})
        answer = statistician.get(address)
        assert answer.status_code == 200, address
        written += b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"23 000 001" in written  # what is looked through has the case
    assert b"zqcanary" not in written


def test_a_note_and_a_kind_of_fault_are_erased_with_their_case_and_not_with_who_wrote_them(
    caseworker,
):
    case = a_case()
    a_decision(case, fault="the fault of Mr B")
    a_note(caseworker, case)
    asked = ask(possible("case", case.pk), reason="It was asked for.", by=a_director(), at=now())
    second = a_person(Role.PUBLISHING_MANAGER)
    confirm(asked, by=second, at=now(), evidence=read_configuration().evidence)
    assert Note.objects.get().text.startswith("[erased ")
    assert case.decisions.get().fault == ""
    assert not PersonalValue.objects.filter(value__icontains="zqcanary").exists()
    writer = Note.objects.get().written_by
    assert {target.kind for target in possible("person", writer.pk)} == {"person"}


def a_director() -> Person:
    return a_person(Role.DIRECTOR)


def test_a_case_links_to_the_case_in_the_other_system(caseworker, monkeypatch):
    case = a_case()
    address = f"/cases/{case.pk}"
    assert "in the case system" not in words(caseworker.get(address))
    office = replace(own_office(), case_link="https://cases.example/?case={reference}&tab=2")
    monkeypatch.setattr(cases, "own_office", lambda: office)
    page = caseworker.get(address)
    link = 'href="https://cases.example/?case=23%20000%20001&amp;tab=2" rel="noreferrer"'
    assert link in page.content.decode()
    assert "Correspondence 23 000 001 in the case system" in words(page)
