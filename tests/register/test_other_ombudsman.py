"""The register of an ombudsman that shares no word with the default one."""

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.profiles import LGSCO
from tests.register.registers import order_of
from tests.tables import extract
from upheld.core.years import Year
from upheld.ombudsman.folder import Dates, read_office
from upheld.register.building import build_register
from upheld.register.reading import (
    decisions_of,
    failed_compliance_of,
    improvements_of,
    not_listed,
    open_register,
    reports_of,
)
from upheld.register.searching import Search, search

WATERWAYS = Path(__file__).parent.parent / "ombudsmen" / "waterways"
AS_AT = "2021-09-30"
TABLES = {
    "decided": """
    reference | authority | decided_on | outcome   | category      | withheld_reason              | summary
    W-00001   | leeds     | 2020-05-01 | breach    | Moorings      |                              | The lock was closed for a year.
    W-00002   | leeds     | 2020-05-04 | no breach | Moorings      |                              | The fee was in the list of fees.
    W-00003   | leeds     | 2020-05-05 | set aside | Dredging      |                              | It was too early.
    W-00004   | leeds     | 2020-05-06 | breach    | Dredging      | a boater could be recognised | The barge of the only baker.
    W-00005   | leeds     | 2020-05-07 | breach    | Anything else | too soon                     | The towpath was flooded.
    """,
    "recommendations": """
    reference | authority | number | kind                | remedy            | agreed_on  | due_on     | text         | status                         | completed_on
    W-00001   | leeds     | 1      | service improvement | staff instruction | 2020-05-01 | 2020-08-01 | Tell staff   | carried out after the deadline | 2020-09-01
    W-00002   | leeds     | 1      | service improvement | staff instruction | 2020-05-04 | 2020-08-01 | Nobody's     |                                |
    """,
    "compliance": """
    reference | authority | recorded_on | outcome
    W-00001   | leeds     | 2020-10-01  | carried out badly
    W-00002   | leeds     | 2020-10-01  | carried out
    """,
    "reports": """
    reference | authority | published_on | title
    W-00004   | leeds     | 2020-07-01   | The baker's barge
    W-00005   | leeds     | 2020-07-01   | The flooded towpath
    """,
}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """Of a year whose figures are public."""
    office = read_office(WATERWAYS)
    hour = read_office().dates_of(Year(2019)).public_at.replace(year=2021)
    dates = {Year(2020): Dates(letters_on=hour.date(), public_at=hour)}
    order = order_of(extract(**TABLES), as_at=AS_AT, published=tmp_path_factory.mktemp("published"))
    order = replace(order, office=replace(office, dates=dates))
    with open_register(build_register(order, progress=lambda *_: None).folder) as opened:
        yield opened


def test_decisions_are_listed_by_their_outcome_and_the_others_of_it_are_counted(register):
    told = {row["reference"]: row["outcome"] for row in decisions_of(register, "leeds")}
    assert told == {"W-00002": "no breach", "W-00001": "breach"}
    counted = {
        outcome: not_listed(register, authority="leeds", year="2020-21", outcome=outcome)
        for outcome in register.profile.outcomes
    }
    assert counted == {"set aside": 0, "no breach": 0, "breach": 2}


def test_improvements_are_of_decisions_with_fault(register):
    told = [(row["text"], row["state"]) for row in improvements_of(register)]
    assert told == [("Tell staff", "late")]


def test_what_was_not_carried_out_as_it_should_be_is_there(register):
    told = [(row["reference"], row["outcome"]) for row in failed_compliance_of(register)]
    assert told == [("W-00001", "carried out badly")]


def test_a_report_stays_while_its_decision_is_only_too_soon(register):
    assert [row["title"] for row in reports_of(register)] == ["The flooded towpath"]


def test_it_says_what_an_outcome_means_in_a_process_with_another_default(register):
    assert register.profile.name == "The Waterways Adjudicator"
    means = register.profile.outcomes["breach"].means
    assert means == "We examined the complaint and found that a rule was broken."


def test_its_outcomes_can_be_searched(register):
    found = search(register, Search(text="lock", filters={"outcome": ["breach"]}))
    assert [hit.decision["reference"] for hit in found.hits] == ["W-00001"]


def test_no_file_of_it_has_a_word_of_the_default_one(register):
    words = {*LGSCO.outcomes, *LGSCO.compliance, *LGSCO.categories, *LGSCO.remedies, LGSCO.name}
    words -= {"other", "Other"}
    texts = {path.name: text_of(path) for path in register.folder.glob("*.*")}
    texts["register.sqlite"] = "\n".join(register.database.iterdump())
    texts.pop("register.json")  # names the software, as about does in the database
    assert len(texts) == 6
    assert [
        (name, word)
        for name, text in texts.items()
        for word in sorted(words)
        if word in text.replace("upheld 0", "")
    ] == []


def text_of(path: Path) -> str:
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pydict())
    return path.read_text("utf-8") if path.suffix == ".json" else ""
