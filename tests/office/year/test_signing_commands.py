"""Signing by commands: what the pages do, by people who prove who they are."""

from tests.office.signed_in import PASSWORD
from tests.office.year.conftest import YEAR, close_queries
from tests.office.year.test_year_commands import acting, year
from upheld.office.people.links import choose_password
from upheld.office.rules.roles import Role
from upheld.office.rules.year_steps import Step
from upheld.office.year.signing import REPLACED

STATISTICIAN = ("--role", "responsible statistician")
SIGNATORY = ("--role", "signatory of the letters")


def people(office, *roles: Role):
    for role in roles:
        choose_password(office.people[role], PASSWORD)
    return [office.people[role] for role in roles]


def sign(office, person, *words: str):
    return acting(office, person, "sign", str(YEAR), *words)


def test_two_people_sign_by_commands_and_the_next_step_is_sending(built_office):
    statistician, director = people(built_office, Role.RESPONSIBLE_STATISTICIAN, Role.DIRECTOR)
    close_queries(statistician)
    hash_ = built_office.stands().review.edition_hash
    said = year(built_office, "signing", str(YEAR)).stdout
    assert said.splitlines() == [
        f"Hash of {YEAR}.v1: {hash_}",
        f"Read it: {built_office.stands().edition}.private/signing.html",
        "responsible statistician: not signed yet",
        "signatory of the letters: not signed yet",
        "Open queries: 0",
    ]
    done = sign(built_office, statistician, *STATISTICIAN, "--hash", hash_[:12])
    assert done.stdout == f"Signed as responsible statistician: {hash_}\n", done.stderr
    assert sign(built_office, director, *SIGNATORY, "--hash", hash_).exit_code == 0
    assert built_office.stands().next_step == Step.SENT
    said = year(built_office, "signing", str(YEAR)).stdout
    assert "signatory of the letters: signed by director\n" in said


def test_a_hash_that_was_not_read_and_a_role_that_is_not_theirs_are_refused(built_office):
    statistician, caseworker = people(built_office, Role.RESPONSIBLE_STATISTICIAN, Role.CASEWORKER)
    close_queries(statistician)
    hash_ = built_office.stands().review.edition_hash
    for typed in ("0" * 64, hash_[:11], ""):
        done = sign(built_office, statistician, *STATISTICIAN, "--hash", typed)
        assert (done.exit_code, done.stderr) == (1, f"{REPLACED}\n")
    done = sign(built_office, statistician, *SIGNATORY, "--hash", hash_)
    assert "that needs the role director or signatory" in done.stderr
    assert sign(built_office, caseworker, *STATISTICIAN, "--hash", hash_).exit_code == 1
    assert built_office.stands().life.signatures == {}


def test_nothing_is_there_to_sign_before_a_candidate_is_built(
    year_office,
):
    assert year(year_office, "signing", str(YEAR)).stdout == "There is no candidate to sign.\n"
    (statistician,) = people(year_office, Role.RESPONSIBLE_STATISTICIAN)
    done = sign(year_office, statistician, *STATISTICIAN, "--hash", "0" * 64)
    assert done.stderr == "First: cases frozen.\n"
