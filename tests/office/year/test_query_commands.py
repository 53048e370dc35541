"""Queries by commands: entered, answered and closed as on their pages, and refused as there."""

import zipfile

from tests.office.year.conftest import YEAR
from tests.office.year.test_year_commands import acting, year
from tests.profiles import NOT_UPHELD, OUTCOMES
from upheld.office.clock import now
from upheld.office.decisions.restricting import restrict
from upheld.office.jobs.worker import work
from upheld.office.models import Case, Query
from upheld.office.people.links import choose_password
from upheld.office.rules.roles import Role

ENTERED = (
    *("query", str(YEAR), "--ground", "outcome", "--authority", "Leeds"),
    *("--received", "3/6/2024", "--says", "It was not.", "--reference", "23 000 001"),
)


def test_queries_are_taken_from_their_last_day_to_their_closing_by_commands(built_office, tmp_path):
    person = built_office.people[Role.RESPONSIBLE_STATISTICIAN]
    for each in (person, built_office.statistician):
        choose_password(each, "four words put together")
    refused = acting(built_office, built_office.statistician, "last-day", str(YEAR), "24/8/2024")
    assert refused.stderr == (
        "24 August 2024 is not a working day. The next one is 27 August 2024.\n"
    )
    acting(built_office, built_office.statistician, "last-day", str(YEAR), "27/8/2024")
    packed = tmp_path / "sheets.zip"
    done = acting(built_office, built_office.statistician, "provisional", str(YEAR), str(packed))
    assert done.stdout == f"{packed} was written.\n"
    assert f"leeds-{YEAR}-provisional.xlsx" in zipfile.ZipFile(packed).namelist()
    assert packed.stat().st_mode & 0o077 == 0

    wrong = acting(built_office, person, *ENTERED, "--should-be", "Uphelt")
    assert wrong.stderr == f"--should-be: Choose one of these: {', '.join(OUTCOMES)}.\n"
    done = acting(built_office, person, *ENTERED, "--should-be", NOT_UPHELD)
    assert done.stdout == "Query 1 was entered.\n", done.stderr
    assert year(built_office, "queries", str(YEAR)).stdout == (
        "1. Leeds City Council: outcome recorded wrongly; open\n"
    )
    still = acting(built_office, person, "queries-closed", str(YEAR))
    assert still.stderr.startswith("1 query is open: 1. Answer them, or say that they stay open.")
    work(built_office.configuration, once=True)
    told = ("answer", str(YEAR), "1", "--answer", "It was.", "--effect", "nothing")
    assert acting(built_office, person, *told).stdout == "Query 1 was answered.\n"
    closed = acting(built_office, person, "queries-closed", str(YEAR))
    assert closed.stdout == "1 query. 0 figures were changed by them.\n"


def test_a_query_about_a_restricted_case_is_not_answered_by_who_may_not_see_it(built_office):
    person = built_office.people[Role.RESPONSIBLE_STATISTICIAN]
    choose_password(person, "four words put together")
    acting(built_office, person, *ENTERED, "--should-be", NOT_UPHELD)
    director = built_office.people[Role.DIRECTOR]
    restrict(Case.objects.get(), reason="Staff.", named=[], by=director, at=now())
    told = ("answer", str(YEAR), "1", "--answer", "It was.", "--effect", "nothing")
    assert acting(built_office, person, *told).stderr.startswith(
        "23 000 001: this case is restricted."
    )
    listed = year(built_office, "queries", str(YEAR)).stdout
    assert listed == "1. Leeds City Council: about a restricted case; open\n"
    assert Query.objects.get().is_open
