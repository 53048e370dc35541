"""Each case in which compliance failed is on its council's page and its decision's, where that
decision is public that day; of the others nothing is public but how many there are."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.profiles import LGSCO
from tests.site.cases import COUNCIL, SECRETS, words_of
from tests.site.shaped_country import country_with_secret
from tests.whole.small import YEAR
from upheld.core.days import in_words
from upheld.core.references import key_of
from upheld.core.years import Year
from upheld.ombudsman.folder import Office
from upheld.site.app import application


@pytest.fixture(scope="module")
def countries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The country twice, which differ in the withheld case alone; each with what is published."""
    return {secret: country_with_secret(tmp_path_factory, secret) for secret in SECRETS}


@pytest.fixture(scope="module")
def country(countries) -> Path:
    return next(iter(countries.values()))


@pytest.fixture(scope="module")
def reader(country: Path, office: Office) -> Iterator[TestClient]:
    with TestClient(application(country / "published", office)) as client:
        yield client


def rows_of(country: Path, table: str) -> list[dict[str, str]]:
    with (country / "extract" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def failures(country: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Those whose decision is public on the register's day, and the others."""
    last = {(row["authority"], row["reference"]): row for row in rows_of(country, "decided")}
    public, hidden = [], []
    for row in rows_of(country, "compliance"):
        if row["outcome"] in LGSCO.failed_compliance:
            decision = last[row["authority"], row["reference"]]
            (hidden if decision["withheld_reason"] else public).append(row)
    return public, hidden


def test_there_are_cases_of_both_kinds(country):
    public, hidden = failures(country)
    assert len(public) >= 10
    assert {row["reference"] for row in hidden if row["authority"] == COUNCIL} >= {"22 777 313"}


def test_each_public_case_is_on_its_councils_page_and_on_its_decisions(country, reader):
    for row in failures(country)[0]:
        year = Year.containing(date.fromisoformat(row["recorded_on"]))
        day, key = in_words(row["recorded_on"]), key_of(row["reference"])
        address = f"/decisions/{key}/{row['authority']}"
        pages = [f"/councils/{row['authority']}"]  # also of a year that has no page
        pages += [f"/councils/{row['authority']}/{year}"] if year == YEAR else []
        for page in pages:
            html = reader.get(page).text
            assert f'href="{address}#compliance"' in html
            assert f"recorded on {day}" in words_of(html)
        decision = words_of(reader.get(address).text)
        assert "We were not satisfied that" in decision
        assert f"recorded on {day}." in decision


def test_the_others_are_one_number_in_one_sentence(country, reader):
    public, hidden = ([r for r in rows if r["authority"] == COUNCIL] for rows in failures(country))
    words = words_of(reader.get(f"/councils/{COUNCIL}").text)
    many, all_ = len(public), len(public) + len(hidden)
    assert (
        f"In {all_} cases recorded in {YEAR} we were not satisfied that Leeds City Council had"
        f" carried out our recommendations. {many} of the {all_} decisions"
        f" {'is' if many == 1 else 'are'} published here. Why some decisions are not published"
    ) in words


def test_a_planted_case_leaves_no_trace_in_any_byte(countries):
    """Its reference is in no file, however it is spelled; and no file but the manifests, which
    hold the hash of the extract, depends on it."""
    one, other = (files_of(each / "published") for each in countries.values())
    spellings = [s.replace(" ", by).encode() for s in SECRETS for by in (" ", "-", "", "\xa0")]
    for path, content in (one | other).items():
        assert [each for each in spellings if each in content] == [], path
    assert one.keys() == other.keys()
    differing = {path for path in one if one[path] != other[path]}
    assert {path.rpartition("/")[2] for path in differing} <= {"edition.json", "register.json"}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file but the index of the search, whose files bear random names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "search" not in path.parts
    }


def test_a_planted_case_leaves_no_trace_in_the_search(countries):
    for country in countries.values():
        index = [path for path in (country / "published").rglob("search/*") if path.is_file()]
        assert index
        written = b"\0".join(path.read_bytes() for path in index)
        assert [s for s in SECRETS if s.replace(" ", "").encode() in written] == []


def test_a_planted_case_leaves_no_trace_on_any_page_of_its_council(countries, office):
    pages = [
        f"/councils/{COUNCIL}",
        f"/councils/{COUNCIL}/{YEAR}",
        f"/decisions?council={COUNCIL}",
        f"/improvements?council={COUNCIL}",
        "/decisions?q=22+777+313",
        "/decisions/22-777-313/leeds",
    ]
    for page in pages:
        answers = []
        for country in countries.values():
            with TestClient(application(country / "published", office)) as client:
                path, _, query = page.partition("?")
                answers += [client.get(f"{path}{form}?{query}").text for form in ("", ".json")]
        assert answers[:2] == answers[2:], page
