"""How long decisions wait and are kept is told as the register was made, or as the office says."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.site.cases import words_of
from upheld.ombudsman.folder import read_office
from upheld.register.manifest import MANIFEST
from upheld.site.app import application

pytest_plugins = ["tests.site.registers"]

SEARCH_WITHOUT_RESULT = "/decisions?q=zzzz"


@contextmanager
def asking(country, tmp_path, *, days, years):
    """Pages of a site whose register was made with these settings, or without any of it."""
    published = tmp_path / "published"
    shutil.copytree(country / "published", published)
    (register,) = (published / "registers").glob("*.v1")
    told = json.loads((register / MANIFEST).read_text("utf-8"))
    told |= {"publication_delay_days": days, "retention_years": years}
    (register / MANIFEST).write_text(json.dumps(told), "utf-8")
    with TestClient(application(published, read_office())) as reader:
        yield reader


def words_at(reader, address):
    page = reader.get(address)
    assert page.status_code == 200, address
    return words_of(page.text)


def test_a_register_with_other_settings_tells_its_own_delay_and_time(country_with_cases, tmp_path):
    with asking(country_with_cases, tmp_path, days=49, years=7) as reader:
        for address in ("/decisions", "/improvements", "/reports"):
            told = "Decisions are published seven weeks after they are made, at the earliest."
            assert told in words_at(reader, address)
        assert (
            "Not every decision is here: some are younger than seven weeks, withheld so that no one"
            " can be identified, or past the 7 years for which we keep them."
        ) in words_at(reader, SEARCH_WITHOUT_RESULT)
        words = words_at(reader, "/why-numbers-differ")
        assert (
            "only the newest is in the list less than seven weeks old withheld, so that no one"
            in words
        )
        assert "past the 7 years for which we keep them." in words
        register = reader.get("/decisions.json").json()["register"]
    assert (register["publication_delay_days"], register["retention_years"]) == (49, 7)


def test_where_nothing_waits_no_page_speaks_of_a_delay(country_with_cases, tmp_path):
    with asking(country_with_cases, tmp_path, days=0, years=1) as reader:
        assert "Decisions are published" not in words_at(reader, "/decisions")
        assert (
            "Not every decision is here: some are withheld so that no one can be identified, or"
            " past the 1 year for which we keep them."
        ) in words_at(reader, SEARCH_WITHOUT_RESULT)
        words = words_at(reader, "/why-numbers-differ")
    assert "only the newest is in the list withheld, so that no one can be identified" in words


@pytest.mark.parametrize(
    ("days", "said"),
    [(30, "published, at least 30 days after the decision."), (0, "published.")],
)
def test_before_there_is_a_register_the_office_says_it(country_with_cases, tmp_path, days, said):
    published = tmp_path / "published"
    shutil.copytree(country_with_cases / "published" / "editions", published / "editions")
    office = replace(read_office(), publication_delay_days=days)
    with TestClient(application(published, office)) as reader:
        words = words_at(reader, "/decisions")
    assert f"Cases appear here on the day they are {said}" in words
