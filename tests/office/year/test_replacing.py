"""The page of a year's corrections: what each version changes, why, and who had the one before."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.office.cases import words
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person, signed_in
from tests.office.test_pages_axe import barriers
from tests.office.year.candidates import office_in
from tests.site.identified import CORRECTED, FIRST, corrected_with_a_letter
from tests.whole.small import YEAR
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.manifest import edition_hash
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
PAGE = f"/years/{YEAR}/corrections"


@pytest.fixture
def editions(database, tmp_path, tmp_path_factory):  # noqa: ARG001  # the office must be there first
    made = corrected_with_a_letter(tmp_path_factory)
    shutil.copytree(made / "editions", tmp_path / "editions")
    with office_in(tmp_path):
        yield tmp_path / "editions"


def say_nothing(editions: Path) -> None:
    """The correction, as it is before anybody has written why."""
    path = editions / CORRECTED / "edition.json"
    told = json.loads(path.read_text("utf-8")) | {"because": {}}
    path.write_text(json.dumps(told), "utf-8")


def test_it_says_what_changes_why_and_who_had_the_one_before(editions):
    given = Act(
        kind=Kind.ACCESS_GIVEN,
        edition=edition_hash(editions / FIRST),
        at=datetime(2023, 7, 20, tzinfo=UTC).isoformat(),
        to=("Director, Department for Examples",),
    )
    add_act(editions / FIRST, given)
    page = words(signed_in(a_person(Role.STATISTICIAN)).get(PAGE))
    for said in (
        f"{CORRECTED} replaces {FIRST}",
        "What it changes 1 printed figure and the words of 1 letter",
        "Substantial Yes, as worked out, and confirmed",
        "Correction: We counted a complaint that was about another council.",
        "Letters that are others now London Borough of Camden, Leeds City Council",
        "because they identified somebody Leeds City Council",
        f"Letters of {FIRST} that were sent 6",
        f"Who had {FIRST} before it was public Director, Department for Examples",
    ):
        assert said in page
    assert "does not say why" not in page


def test_it_says_what_to_write_if_nobody_has_said_why(editions):
    say_nothing(editions)
    page = words(signed_in(a_person(Role.STATISTICIAN)).get(PAGE))
    assert f"{CORRECTED} does not say why it replaces {FIRST}." in page
    assert f'[[corrections]] edition = "{CORRECTED}"' in page


def test_a_year_without_a_correction_says_so(editions):
    shutil.rmtree(editions / CORRECTED)
    person = signed_in(a_person(Role.STATISTICIAN))
    assert f"No version for {YEAR} replaces another." in words(person.get(PAGE))
    assert signed_in(a_person(Role.CASEWORKER)).get(PAGE).status_code == 403


def test_it_has_no_barrier_and_fits_a_narrow_window(editions, browser):
    say_nothing(editions)
    with served() as site:
        page = browser_of(browser, site, a_person(Role.STATISTICIAN)).new_page()
        assert barriers(page, PAGE) == []
