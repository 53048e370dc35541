"""The commands of a year do what its page does, as a person who proves who they are."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from typer.testing import CliRunner, Result

from tests.office.signed_in import PASSWORD
from tests.office.test_sign_in import code, secret_of
from tests.office.year.conftest import YEAR, YearOffice
from upheld.cli.main import app
from upheld.edition.acts import Kind, acts_of
from upheld.office.configuration import EVIDENCE, FOLDER
from upheld.office.models import Entry, FailedSignIn, Person
from upheld.office.people.by_command import NO_FACTOR, WRONG
from upheld.office.people.links import choose_password
from upheld.office.rules.roles import Role
from upheld.office.rules.signing_in import MOST_FAILURES
from upheld.office.rules.year_steps import Step
from upheld.office.year.steps import LETTERS_GONE


def year(office: YearOffice, *words: str, given: str = "") -> Result:
    """Without ``given`` nothing is read from standard input, as for a command that nobody is."""
    told = office.configuration
    environment = {EVIDENCE: str(told.evidence), FOLDER: str(told.office_folder)}
    return CliRunner().invoke(
        app, ["office", "year", *words], env=environment, input=given, catch_exceptions=False
    )


def acting(office: YearOffice, person: Person, *words: str) -> Result:
    """With the right password, and a code that has not been used: a code works once."""
    cache.clear()
    given = f"{PASSWORD}\n{code(secret_of(person))}\n"
    return year(office, *words, "--as", person.email, "--password-stdin", given=given)


@pytest.fixture
def statistician(built_office) -> Person:
    choose_password(built_office.statistician, PASSWORD)
    return built_office.statistician


def test_a_year_is_shown_with_who_took_each_step_and_what_is_missing(built_office):
    done = year(built_office, "show", str(YEAR))
    first, second, third, *_ = done.stdout.splitlines()
    assert first.startswith("1. cases frozen: ")
    assert first.endswith(", by statistician")
    assert second.startswith("2. candidate built: ")
    assert third == "3. queries closed: not yet."
    assert "4. signed: not yet. First: queries closed." in done.stdout
    assert f"{YEAR}: queries closed ({YEAR}.v1)" in year(built_office, "list").stdout
    assert "is not a business year" in year(built_office, "show", "2023").stderr


def test_cases_are_frozen_by_whoever_proves_who_they_are(built_office, statistician):
    done = acting(built_office, statistician, "freeze", str(YEAR))
    assert done.stdout.startswith(f"Frozen: {YEAR}: "), done.stderr
    assert built_office.stands().next_step == Step.BUILT
    acted = Entry.objects.filter(action="act by a command", who=statistician.about)
    assert acted.count() == 1
    assert Entry.objects.last().who == statistician.about


def test_letters_are_recorded_as_sent_once_the_edition_is_signed(built_office, statistician):
    done = acting(built_office, statistician, "sent", str(YEAR))
    assert (done.exit_code, done.stderr) == (1, f"{YEAR}, letters sent: First: queries closed.\n")
    built_office.close_and_sign()
    assert acting(built_office, statistician, "sent", str(YEAR)).stdout == (
        "Letters recorded as sent: 1.\n"
    )
    stands = built_office.stands()
    assert (stands.review.letters_sent, stands.next_step) == (1, Step.PUBLISHED)
    act = acts_of(stands.edition)[-1]
    assert (act.kind, act.number, act.people) == (Kind.SENT, 1, (statistician.pk,))
    again = acting(built_office, statistician, "sent", str(YEAR))
    assert again.stderr == f"{YEAR}: its letters were recorded as sent already.\n"
    assert LETTERS_GONE in acting(built_office, statistician, "build", str(YEAR)).stderr


def test_a_wrong_password_or_code_does_nothing_and_is_counted_as_a_failed_sign_in(
    built_office, statistician
):
    before = built_office.stands()
    freeze = ("freeze", str(YEAR), "--as", statistician.email, "--password-stdin")
    wrong = year(built_office, *freeze, given=f"guessed\n{code(secret_of(statistician))}\n")
    assert (wrong.exit_code, wrong.stderr) == (1, f"{WRONG}\n")
    wrong = year(built_office, *freeze, given=f"{PASSWORD}\n000000\n")
    assert "The code is incorrect or has expired." in wrong.stderr
    assert [each.stage for each in FailedSignIn.objects.order_by("pk")] == [
        "password",
        "second factor",
    ]
    for _ in range(MOST_FAILURES):
        wrong = year(built_office, *freeze, given="guessed\n000000\n")
    assert wrong.stderr.startswith("Too many failed attempts.")
    assert built_office.stands() == before


def test_nobody_acts_without_a_second_factor_or_a_role(built_office, statistician):
    director = built_office.people[Role.DIRECTOR]
    choose_password(director, PASSWORD)
    refused = acting(built_office, director, "freeze", str(YEAR))
    assert refused.stderr == (
        "The roles of director (director) do not allow this: freeze the cases of a year."
        " Nothing was done.\n"
    )
    Authenticator.objects.filter(user=statistician).delete()
    freeze = ("freeze", str(YEAR), "--as", statistician.email, "--password-stdin")
    refused = year(built_office, *freeze, given=f"{PASSWORD}\n\n")
    assert refused.stderr == f"{NO_FACTOR.format('statistician')}\n"
    statistician.is_active = False
    Person.objects.filter(pk=statistician.pk).update_in_ledger(is_active=False)
    refused = year(built_office, *freeze, given=f"{PASSWORD}\n\n")
    assert refused.stderr == f"{WRONG}\n"
