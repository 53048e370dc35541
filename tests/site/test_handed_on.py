"""From the extract to the pages: a case that failed after its body ended is its successor's.

The decision stays the body's; the outcome is in the figure, the list and the sheet of the successor
whom the office names, and everything that was built with that name verifies.
"""

import shutil
import sqlite3
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from tests.offices import office_with
from tests.once import made_once
from tests.site.cases import shaped, words_of
from tests.site.running import REGISTER_AS_AT
from tests.whole.small import YEAR, Tables, build, upheld, write_directory, write_extract
from upheld.core.references import key_of
from upheld.core.years import Year
from upheld.ombudsman.folder import read_office
from upheld.register.reading import failed_compliance_of, open_register
from upheld.site.app import application

BODY, SUCCESSOR = "northampton", "west-northamptonshire"
NAMES = {BODY: "Northampton Borough Council", SUCCESSOR: "West Northamptonshire Council"}
OFFICE = f"""
earlier_names = ["The Demonstration Ombudsman"]
[ended_outcomes]
{BODY} = "{SUCCESSOR}"
[years."{YEAR}"]
letters_on = 2023-07-19
public_at = 2023-07-26T00:01:00
"""


def failed(tables: Tables) -> None:
    """Every outcome about the body in the year fails, and its decisions are public."""
    shaped(tables)
    for row in tables["compliance"]:
        if row["authority"] == BODY and Year.containing(row["recorded_on"]) == YEAR:
            row["outcome"] = "complete but not satisfied"
    for row in tables["decided"]:
        if row["authority"] == BODY:
            row["withheld_reason"] = ""


def make(folder: Path) -> None:
    office = folder / "office"
    office.mkdir()
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=failed)
    options = ("--office", office_with(office, OFFICE))
    edition = folder / "editions" / f"{YEAR}.v1"
    ordered = ("--directory", directory, *options)
    for done in (
        build(extract, directory, edition.parent, *options),
        upheld("verify", edition, *options),
        upheld("publish", edition, "--to", folder / "published"),
        upheld(
            *("register", extract, "--into", folder / "published", "--as-at", REGISTER_AS_AT),
            *ordered,
        ),
    ):
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def country(tmp_path_factory) -> Path:
    return made_once(tmp_path_factory, "handed-on", make)


@pytest.fixture(scope="module")
def reader(country):
    site = application(country / "published", read_office(country / "office"))
    with TestClient(site) as client:
        yield client


@pytest.fixture(scope="module")
def reference(country) -> str:
    (line,) = [row for row in compliance_sheet(country, SUCCESSOR) if row[3] == BODY]
    assert line[2] == "complete but not satisfied"
    return line[0]


def compliance_sheet(country: Path, slug: str) -> list[tuple]:
    book = openpyxl.load_workbook(country / "editions" / f"{YEAR}.v1.private" / f"{slug}.xlsx")
    _heading, *rows = book["compliance"].iter_rows(values_only=True)
    return rows


def test_the_private_sheet_of_the_body_has_none_of_it(country):
    assert compliance_sheet(country, BODY) == []


def test_the_successors_page_lists_the_case_and_links_the_decision_about_the_body(
    reader, reference
):
    for page in (f"/councils/{SUCCESSOR}", f"/councils/{SUCCESSOR}/{YEAR}"):
        html = reader.get(page).text
        assert f'href="/decisions/{key_of(reference)}/{BODY}#compliance"' in html
        words = words_of(html)
        assert f"we were not satisfied that {NAMES[SUCCESSOR]} had carried out" in words
        assert f"was about recommendations made to {NAMES[BODY]}." in words
        assert (
            "Compliance outcomes recorded since then on recommendations made to"
            f" {NAMES[BODY]} are in its figures."
        ) in words


def test_the_bodys_page_says_where_the_outcomes_count_and_lists_none(reader):
    for page in (f"/councils/{BODY}", f"/councils/{BODY}/{YEAR}"):
        words = words_of(reader.get(page).text)
        assert (
            "Compliance outcomes that were recorded afterwards count in the figures of"
            f" {NAMES[SUCCESSOR]} ."
        ) in words
        assert "we recorded 1 compliance outcome, which counts in the figures of" in words
        assert "were not satisfied" not in words


def test_the_decision_says_who_had_not_carried_it_out(reader, reference):
    words = words_of(reader.get(f"/decisions/{key_of(reference)}/{BODY}").text)
    assert f"We were not satisfied that {NAMES[SUCCESSOR]} had carried out our" in words


def test_a_register_of_before_there_was_the_table_has_every_outcome_with_the_body(
    country, tmp_path, reference
):
    (folder,) = (country / "published" / "registers").glob("*.v1")
    old = shutil.copytree(folder, tmp_path / folder.name)
    with sqlite3.connect(old / "register.sqlite") as database:
        database.execute("DROP TABLE handed_on")
    with open_register(old) as register:
        (row,) = failed_compliance_of(register, owner=BODY)
        assert (row["reference"], row["owner"]) == (reference, BODY)
