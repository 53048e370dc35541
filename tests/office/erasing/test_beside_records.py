"""What is erased is gone from where no record has it: sessions, searches, what the worker said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection

from tests.office.erasing.test_erasing import NAME, erase, named_everywhere
from tests.office.jobs.test_worker import configuration  # noqa: F401  # a fixture
from tests.office.signed_in import a_person, signed_in
from upheld.office.clock import now
from upheld.office.configuration import read_configuration
from upheld.office.erasing.erasing import ask
from upheld.office.erasing.outside import outside
from upheld.office.erasing.targets import possible
from upheld.office.follow_up.awaiting import awaits
from upheld.office.jobs.makers import outputs_folder
from upheld.office.jobs.queue import ask as ask_for
from upheld.office.jobs.worker import work
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Entry, Erasure, Job, PersonalValue
from upheld.office.rules.outputs import Output, Stage
from upheld.office.rules.roles import Role

NOW = datetime(2024, 7, 31, 12, tzinfo=UTC)


@pytest.fixture
def two(database):  # noqa: ARG001
    return a_person(Role.DIRECTOR), a_person(Role.PUBLISHING_MANAGER)


def in_sessions() -> str:
    return str([each.get_decoded() for each in Session.objects.all()])


def test_no_session_has_the_words_and_the_others_go_on(two):
    case = named_everywhere(two[0])
    client = signed_in(two[0])
    session = client.session
    session["said"], session["other"] = f"Added: {NAME.upper()}.txt", "stays"
    session.save()
    erase(possible("case", case.pk), two)
    assert NAME.casefold() not in in_sessions().casefold()
    assert "stays" in in_sessions()
    assert client.get("/account").status_code == 200


def test_somebody_whose_account_is_erased_has_no_session_left(two):
    person = a_person(Role.CASEWORKER, name=NAME, email="known@office.example")
    client = signed_in(person)
    client.get("/account")
    UserSession.objects.create(
        user=person, session_key=client.session.session_key, ip="192.0.2.7", user_agent="Known"
    )
    erase(possible("person", person.pk), two)
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)
    assert client.get("/account").status_code == 302


def test_what_was_searched_for_in_a_list_is_erased_with_the_name_and_nothing_else_is(two):
    named_everywhere(two[0])
    director = signed_in(two[0])
    for asked in ({"complainant": NAME[:6]}, {"words": "roads"}):
        director.get("/cases.csv", asked)
    case = possible("case", 1)
    erase(case, two)
    left = [value for _, _, value in PersonalValue.objects.values_list("seal", "salt", "value")]
    assert NAME[:6] not in str(left)
    assert "roads" in str(left)
    assert audit().faults == ()


def test_what_the_worker_said_is_cleared_if_it_has_the_name(two):
    named_everywhere(two[0])
    for said in (f"decided.csv, line 1: '{NAME}' is not a name.", "9 tables."):
        Job.objects.create(
            output=Output.EXTRACT, asked_by=two[0], asked_at=NOW, stage=Stage.FAILED, says=said
        )
    erase(possible("case", 1), two)
    assert sorted(Job.objects.values_list("says", flat=True)) == ["", "9 tables."]


def test_the_page_names_whoever_asked_for_what_was_made(two, configuration):  # noqa: F811
    case = named_everywhere(two[0])
    statistician = a_person(Role.STATISTICIAN, name="The statistician")
    ask_for(Output.EXTRACT, by=statistician, at=now())
    leeds = Authority.objects.get(slug="leeds")
    ask_for(Output.DRAFT_LETTER, by=two[0], at=now(), year="2023-24", authority=leeds)
    work(configuration, once=True)
    entries = Entry.objects.filter(kind="extract")
    told = [(each.who, each.after.get("made_for")) for each in entries]
    assert told == [
        (statistician.about, None),
        (two[0].about, "draft letter"),
    ]
    for who, after in ((two[1], {"made_for": "register"}), ("extract", {})):
        with writing(who, "take an extract") as write:
            write.tell("extract", "out", after=after)
    said = " ".join(outside(possible("case", case.pk)))
    assert ", taken by The statistician on" in said
    assert f"The draft letter that {two[0].name} asked for on" in said
    assert "The extract “out”, taken with a command on" in said
    assert two[1].name not in said


def test_files_under_outputs_are_removed_and_none_is_made_meanwhile(two, configuration):  # noqa: F811
    case = named_everywhere(two[0])
    asked = ask(possible("case", case.pk), reason="The complainant asked.", by=two[0], at=NOW)
    ask_for(Output.EXTRACT, by=two[0], at=now())
    work(replace(configuration, evidence=read_configuration().evidence), once=True)
    folder, address = outputs_folder(read_configuration()), f"/erasures/{asked.pk}"
    second = signed_in(two[1])
    Job.objects.update(stage=Stage.RUNNING)
    page = second.post(address, {"answer": "confirm"}, follow=True).content.decode()
    assert "because the worker is making an output" in page
    assert len(list(folder.iterdir())) == 1
    Job.objects.update(stage=Stage.DONE)
    page = second.post(address, {"answer": "confirm"}, follow=True).content.decode()
    assert "Files under Outputs are removed" in page
    assert (list(folder.iterdir()), Job.objects.get().file) == ([], "")


# ---- Waiting for a second person -------------------------------------------------------------


def test_an_erasure_that_waits_stands_on_the_start_page_of_whoever_may_confirm_it(two):
    case = named_everywhere(two[0])
    ask(possible("case", case.pk), reason="The complainant asked.", by=two[0], at=NOW)
    words = "erasure of personal data that needs you to confirm it as the second person"
    told = [(each.count, each.words, each.address) for each in awaits(two[1])]
    assert (1, words, "/erasures?list=waiting") in told
    assert words not in signed_in(two[0]).get("/").content.decode()
    page = signed_in(two[1]).get("/erasures?list=waiting").content.decode()
    assert f'href="/erasures/{Erasure.objects.get().pk}"' in page
    signed_in(two[1]).post(f"/erasures/{Erasure.objects.get().pk}", {"answer": "confirm"})
    assert words not in [each.words for each in awaits(two[1])]
    assert "None." in signed_in(two[1]).get("/erasures?list=waiting").content.decode()


# ---- A second factor and its entry -----------------------------------------------------------


def test_a_second_factor_and_its_entry_are_saved_together_or_not_at_all(two):
    before = Authenticator.objects.count()

    def refuse(execute, sql, params, many, context):
        if 'INSERT INTO "office_entry"' in sql:
            raise OSError("the disk is full")
        return execute(sql, params, many, context)

    new = Authenticator(user=two[0], type=Authenticator.Type.WEBAUTHN, data={})
    with connection.execute_wrapper(refuse), pytest.raises(OSError, match="full"):
        new.save()
    assert Authenticator.objects.count() == before
    assert audit().faults == ()
