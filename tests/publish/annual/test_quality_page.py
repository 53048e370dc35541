"""The quality report prints what is stored, names nobody, and is proved byte for byte."""

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.edition.content.test_revised import AGAIN, FIRST, NEW, two_years
from tests.editions import edition_of
from tests.ombudsman.test_policies import APPROVED, office_of
from tests.publish.letters.composing import NWL, decided
from tests.tables import extract
from upheld.core.comparing.dispersion import FEWEST_TO_TELL
from upheld.core.numbers import numbers_in
from upheld.edition.content.inserting import insert
from upheld.ombudsman.policies import policy_rows
from upheld.publish.annual.quality_page import prove_quality_page, quality_page, write_quality_page
from upheld.publish.tables.quality_sheets import quality_sheets

# "2019-20", days and versions, and the words "in 19 years out of 20", "about 0.7", "2019-20.v1".
OF_WORDS = {"1", "19", "20", ".7"}


@pytest.fixture(scope="module")
def edition():
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    return edition


def words_of(page: str) -> str:
    main = page[page.index("<main") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_every_number_on_the_page_is_stored_in_its_edition(edition):
    printed = set(numbers_in(words_of(quality_page(edition))))
    tables = ("timeliness", "coverage", "completeness", "decided_again", "revised_by")
    tables += ("recorded_later", "related", "dispersion", "chance", "about")
    cells = [
        f"{cell:g}" if isinstance(cell, float) else str(cell)
        for table in tables
        for row in edition.rows(f"SELECT * FROM {table}")
        for cell in row.values()
    ]
    known = {number.lstrip("0") for cell in cells for number in numbers_in(cell)}
    known |= OF_WORDS
    assert [number for number in printed if number.lstrip("0") not in known] == []


def test_no_authority_is_named(edition):
    words = words_of(quality_page(edition))
    names = edition.rows("SELECT name, short_name FROM authority")
    assert [row["name"] for row in names if row["name"] in words] == []
    assert [row["short_name"] for row in names if f" {row['short_name']} " in words] == []


def test_numbers_and_nouns_agree(edition):
    words = words_of(quality_page(edition))
    assert (
        "1 case was decided again in the year. 1 had a different outcome before, and 1 had counted in"
        " an earlier year." in words
    )
    assert "The 2018-19 figures counted 2 decisions. No more have been recorded since." in words
    assert "2018-19, Complaints upheld 4 1 1 0 0 50 points 50 points" in words


def test_related_complaints_are_a_number_and_nothing_else():
    rows = [row | {"issue": "one matter"} for row in decided(NWL, upheld=6)]
    words = words_of(quality_page(edition_of(extract(decided=rows))))
    assert (
        "Complaints about one matter account for five or more cases, and a tenth or more of all, in 1 of the 1"
        " authority with five or more detailed investigations." in words
    )


def test_what_is_missing_is_said(edition):
    words = words_of(quality_page(edition))
    assert "No revisions policy has been approved." in words
    assert "The table received: the case records for the year do not have it." in words
    assert "The column issue of the table decided: it was not given." in words


def test_a_policy_is_listed_with_its_owner_and_its_day(tmp_path):
    edition = edition_of(extract(decided=decided(NWL, upheld=1)))
    office = office_of(tmp_path, APPROVED, revisions="SECRET WORDS")
    insert(edition.database, "policy", policy_rows(office.policies, on=edition.year.last_day))
    assert "No revisions policy" in words_of(quality_page(edition))  # approved a month later
    insert(
        edition.database,
        "policy",
        policy_rows(office.policies, on=office.policies[0].approved_on),
    )
    words = words_of(quality_page(edition))
    assert "How we revise figures Owner: Head of Statistics. Approved on 1 May 2020." in words
    assert "No revisions policy" not in words


def test_the_page_is_proved_byte_for_byte(edition, tmp_path):
    made = replace(edition, folder=tmp_path)
    assert [str(each) for each in prove_quality_page(made)] == ["quality.html: is missing"]
    write_quality_page(edition, tmp_path)
    assert prove_quality_page(made) == []
    page = tmp_path / "quality.html"
    page.write_text(page.read_text("utf-8").replace("113 days", "13 days"), "utf-8")
    assert [str(each) for each in prove_quality_page(made)] == [
        "quality.html: does not say what the edition says"
    ]


def test_the_page_leads_to_tables_that_have_rows(edition):
    linked = re.findall(r'href="tables/(\w+)\.csv"', quality_page(edition))
    assert linked == [
        sheet.name for sheet in quality_sheets(edition.profile) if list(sheet.rows(edition))
    ]
    assert {"timeliness", "coverage", "completeness"} <= set(linked)


def test_a_group_that_differs_more_than_chance_gives_is_said_to():
    edition = edition_of(
        extract(
            decided=decided("kent", upheld=30)
            + decided("surrey", start=40, not_upheld=30)
            + decided("essex", start=80, upheld=15, not_upheld=15)
        )
    )
    said = (
        "County councils, complaints upheld: the group as a whole differs more than chance alone"
        " would explain"
    )
    assert f"{said}. 2 of the 3 stand out." in words_of(quality_page(edition))
    edition.database.execute("UPDATE chance SET standing_out = 1, most = 0")
    assert f"{said}. 1 of the 3 stands out." in words_of(quality_page(edition))
    edition.database.execute("UPDATE chance SET standing_out = 0")
    assert said not in words_of(quality_page(edition))


def test_of_a_few_members_the_spread_cannot_be_told():
    edition = edition_of(
        extract(
            decided=decided("kent", upheld=30)
            + decided("surrey", start=40, not_upheld=30)
            + decided("essex", start=80, upheld=15, not_upheld=15)
        )
    )
    few = "Complaints upheld, County councils 3 cannot be told cannot be told"
    assert few in words_of(quality_page(edition))
    edition.database.execute(f"UPDATE dispersion SET members = {FEWEST_TO_TELL}, phi = 1.0149")
    words = words_of(quality_page(edition))
    assert f"Complaints upheld, County councils {FEWEST_TO_TELL} 1.01 " in words
    assert "winsorised: a tenth of the authorities at each end" in words
    assert "Chance alone gives about 0.7. With fewer than ten authorities" in words
