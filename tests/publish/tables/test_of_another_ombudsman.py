"""The tables of an ombudsman that shares no word with the default one: written, read and proved."""

import re

import pytest

from tests.editions import edition_of
from tests.profiles import OMBUDSMEN
from tests.tables import extract
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.quality_page import quality_page
from upheld.publish.annual.software import METHODOLOGY
from upheld.publish.tables.contents import documents_of
from upheld.publish.tables.proof import contradictions, prove_tables
from upheld.publish.tables.sheets import tables_of
from upheld.publish.tables.writing import write_tables

OFFICE = read_office(OMBUDSMEN / "waterways")
OUTCOMES = ("set aside", "no breach", "breach", "breach", "no breach")
# What the default one calls things, and what it measures.
ITS_WORDS = re.compile(
    r"lgsco|local government|council|upheld|uphold|district|borough|london|chief exec|satisf"
    r"|english|complied|late comp",
    re.IGNORECASE,
)
NOT_ITS_WORDS = {f"upheld 0, methodology {METHODOLOGY}"}  # the software


NAMES = re.compile(  # that readers rely on
    "tables/authorities.csv|remedied_by_authority|^decisions about authorities$"
)


def decided() -> list[dict[str, str]]:
    return [
        {
            "reference": f"W-{100 * place + number:05}",
            "authority": authority.slug,
            "decided_on": "2022-06-01",
            "outcome": outcome,
            "category": "Moorings",
        }
        for place, authority in enumerate(OFFICE.directory.authorities)
        for number, outcome in enumerate(OUTCOMES[: 2 + place])
    ]


@pytest.fixture(scope="module")
def edition():
    tables = extract(
        decided=decided(),
        compliance=[
            {
                "reference": "W-00001",
                "authority": OFFICE.directory.authorities[0].slug,
                "recorded_on": "2022-09-01",
                "outcome": "carried out after the deadline",
            }
        ],
    )
    return edition_of(tables, year="2022-23", office=OFFICE, directory=OFFICE.directory)


def lines_of(edition, name: str) -> list[dict]:
    (table,) = [table for table in tables_of(edition) if table.name == name]
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_the_tables_as_written_have_no_findings(edition, tmp_path):
    write_tables(edition, tmp_path)
    assert prove_tables(edition, tmp_path) == []


def test_a_line_has_its_outcomes_and_its_own_measure(edition):
    third = OFFICE.directory.authorities[2].slug
    (line,) = [line for line in lines_of(edition, "decided") if line["authority"] == third]
    assert [line[name] for name in ("set_aside", "no_breach", "breach", "total")] == [1, 1, 2, 4]
    assert (line["breaches_counted"], line["breaches_out_of"]) == (2, 4)
    assert line["breaches_text"] == "50%"


def test_the_sum_of_its_outcomes_is_proved():
    changed = edition_of(
        extract(decided=decided()), year="2022-23", office=OFFICE, directory=OFFICE.directory
    )
    changed.database.execute("UPDATE figure SET out_of = out_of + 1 WHERE counted = 2")
    assert "breaches_out_of is" in str(next(contradictions(changed, tables_of(changed))))


def test_it_has_the_stages_that_its_profile_has(edition):
    of_all = [line for line in lines_of(edition, "stages") if line["whose"] == "all undertakers"]
    counted = {line["stage"]: line["count"] for line in of_all}
    assert list(counted) == ["received", "decided", "set aside", "examined"]
    assert counted["decided"] == counted["set aside"] + counted["examined"]


def test_no_cell_heading_or_note_has_a_word_of_the_default_ombudsman(edition):
    tables = tables_of(edition)
    every = [*documents_of(edition, tables), *tables]
    headings = [column.heading for table in every for column in table.columns]
    cells = [str(cell) for table in every for row in table.rows for cell in row]
    found = {text for text in (*headings, *cells) if ITS_WORDS.search(text)}
    assert found == NOT_ITS_WORDS


def test_its_bodies_are_called_what_it_calls_them(edition):
    tables = tables_of(edition)
    named = {column.name for table in tables for column in table.columns}
    keys = {*named, *(table.name for table in tables), *(f"Sheet {t.name}" for t in tables)}
    every = [*documents_of(edition, tables), *tables]
    page = re.sub("<tbody>.*?</tbody>", "", quality_page(edition), flags=re.DOTALL)
    texts = {table.title for table in every} | {page}
    texts |= {str(cell) for table in every for row in table.rows for cell in row}
    texts |= {column.heading for table in every for column in table.columns}
    for text in texts - keys:
        assert re.findall(r"[^\n]*authorit[^\n]*", NAMES.sub("", text.casefold())) == []
        assert "{" not in text.partition("<style>")[0]
