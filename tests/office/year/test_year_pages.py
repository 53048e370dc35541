"""The page of a year: what it offers to whom, what it asks the worker for, and what it says."""

import shutil

import pytest

from tests.office.signed_in import signed_in
from tests.office.year.conftest import YEAR, YearOffice
from upheld.edition.acts import Kind, acts_of, acts_path
from upheld.office.jobs.queue import tell_step
from upheld.office.jobs.worker import work
from upheld.office.models import AnnualReview, Entry, Job
from upheld.office.rules.outputs import Output, Stage
from upheld.office.rules.roles import Role
from upheld.office.rules.year_steps import Step
from upheld.office.year import letters_sent
from upheld.office.year.steps import LETTERS_GONE


class Killed(BaseException):
    pass


def page_of(office: YearOffice, role: Role = Role.STATISTICIAN) -> str:
    return words(signed_in(office.people[role]).get(f"/years/{YEAR}"))


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_each_step_offers_its_button_to_those_who_may_take_it(built_office):
    of = {role: page_of(built_office, role) for role in (Role.STATISTICIAN, Role.AUDITOR)}
    for button in (f"/years/{YEAR}/freeze", f"/years/{YEAR}/build"):
        assert [button in page for page in of.values()] == [True, False]
    assert f"/years/{YEAR}/sent" not in of[Role.STATISTICIAN]  # it is not signed yet
    assert "This undoes: candidate built." in of[Role.STATISTICIAN]
    assert f"The edition in hand is {YEAR}.v1, with the hash" in of[Role.AUDITOR]


def test_a_year_is_taken_to_its_candidate_by_pages_alone(year_office):
    client = signed_in(year_office.statistician)
    answer = client.post(f"/years/{YEAR}/build", follow=True)
    assert "First: cases frozen." in words(answer)
    assert Job.objects.count() == 0
    answer = client.post(f"/years/{YEAR}/freeze", follow=True)
    assert "Asked for by statistician, and waiting for the worker." in words(answer)
    work(year_office.configuration, once=True)
    assert "rows in" in words(client.get(f"/years/{YEAR}"))
    client.post(f"/years/{YEAR}/build")
    Job.objects.filter(stage=Stage.WAITING).update(stage=Stage.RUNNING, holder="other")
    tell_step(Job.objects.first(), "Setting letters", 3, 12)
    assert "The worker is at it: Setting letters, 3 of 12." in words(client.get(f"/years/{YEAR}"))
    Job.objects.update(stage=Stage.WAITING)
    work(year_office.configuration, once=True)
    page = words(client.get(f"/years/{YEAR}"))
    assert f"{YEAR}.v1, letters: 1." in page
    assert '3. Queries closed <strong class="govuk-tag">Next</strong>' in page
    assert client.get(f"/outputs/{Job.objects.first().pk}/file").status_code == 404


def test_letters_are_said_to_be_sent_on_a_page_and_never_twice(built_office):
    client = signed_in(built_office.statistician)
    refused = words(client.post(f"/years/{YEAR}/sent", {"letters": "1"}))
    assert "letters sent: First: queries closed." in refused
    built_office.close_and_sign()
    assert 'value="1"' in words(client.get(f"/years/{YEAR}/sent"))
    assert "has 1 letters, not 2" in words(client.post(f"/years/{YEAR}/sent", {"letters": "2"}))
    client.post(f"/years/{YEAR}/sent", {"letters": "1"})
    assert Entry.objects.last().who == built_office.statistician.about
    page = page_of(built_office)
    assert '5. Letters sent <strong class="govuk-tag govuk-tag--green">Done</strong>' in page
    for button in ("freeze", "build", "sent"):
        assert f'/years/{YEAR}/{button}"' not in page
    again = words(client.post(f"/years/{YEAR}/sent", {"letters": "1"}))
    assert "its letters were recorded as sent already." in again
    refused = words(client.post(f"/years/{YEAR}/freeze", follow=True))
    assert LETTERS_GONE.replace("’", "'") in refused
    assert [act.kind for act in acts_of(built_office.stands().edition)].count(Kind.SENT) == 1


def test_after_a_kill_between_mark_and_record_the_page_offers_to_say_it_again(
    built_office, monkeypatch
):
    def killed(*_: object, **__: object) -> None:
        raise Killed

    built_office.close_and_sign()
    client = signed_in(built_office.statistician)
    with monkeypatch.context() as patched:
        patched.setattr(letters_sent, "keep", killed)
        with pytest.raises(Killed):
            client.post(f"/years/{YEAR}/sent", {"letters": "1"})
    stands = built_office.stands()
    assert (stands.next_step, stands.review.sent_at) == (Step.PUBLISHED, None)
    assert f'/years/{YEAR}/sent"' in page_of(built_office)
    client.post(f"/years/{YEAR}/sent", {"letters": "1"})
    stands = built_office.stands()
    (mark,) = stands.life.done(Kind.SENT)
    assert (stands.review.sent_at, stands.review.letters_sent) == (mark.moment, 1)


def test_a_correction_begins_once_the_edition_is_public(built_office):
    built_office.close_and_sign()
    told = {"sent_at": "2024-07-24T09:00Z", "published_at": "2024-07-31T09:00Z"}
    AnnualReview.objects.filter(year=str(YEAR)).update_in_ledger(**told)
    assert "Begin a correction" in page_of(built_office)
    built_office.freeze()
    assert f"Others rely on {YEAR}.v1, which has been signed" in page_of(built_office)


def test_an_edition_that_is_lost_or_cannot_be_read_is_said(built_office):
    edition = built_office.stands().edition
    acts_path(edition).write_text("nonsense\n")
    assert "is not an act" in page_of(built_office)
    acts_path(edition).unlink()
    shutil.rmtree(edition)
    assert f"The edition on record is {YEAR}.v1, with the hash" in page_of(built_office)
    assert "Put it back from a copy" in words(
        signed_in(built_office.statistician).get(f"/years/{YEAR}")
    )


def test_why_it_was_not_made_is_said_on_the_page(year_office):
    year_office.freeze()
    year_office.write_folder("nonsense = 1\n")
    job = year_office.ask(Output.CANDIDATE)
    assert job.stage == "failed"
    assert "Last time it was not made." in page_of(year_office)
    assert "nonsense" in page_of(year_office)
