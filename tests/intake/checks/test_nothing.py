"""Words for nothing tell nobody apart: refused where they would, an empty cell where that is meant."""

import re

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.extracts import check, notes_of, problems_of
from upheld.intake.checks.nothing import BEGINS_WITH_A_DIGIT, DOUBTFUL, words_for_nothing
from upheld.intake.tables import Column, Holds

WORDS = (
    *("NULL", "null", "N/A", "n/a", "NA", "#N/A", "None", "nil", "NaN", "\\N", "(null)", "<NA>"),
    *("[blank]", "-", "--", "—", "...", "?", "Unknown", "Not known", "TBC", "tba", "Total", "0"),
    *("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#GETTING_DATA"),
    *("Err:502", "######", "Anonymous", "not recorded", "Grand total:"),
)
ERRORS = [word for word in WORDS if word[:2] in {f"#{letter}" for letter in "RNVDSG#"} | {"Er"}]
EMPTY = ("NULL", "null", "N/A", "n/a", "None", "nil", "NaN", "\\N", "(null)", "-", "--", "—", "...")
NAMES = ("C-000123", "Nullham", "Mr Nil Shah", "10", "Total Care Ltd", "N", "A-1", "东京")


ANY_COLUMN = Column("complainant", Holds.TEXT)


def received(*complainants: str) -> str:
    rows = [
        f"19 000 {number:03},Adur District Council,2019-05-01,Housing,{complainant}"
        for number, complainant in enumerate(complainants, start=1)
    ]
    return "\n".join(["reference,authority,received_on,category,complainant", *rows])


def decided(column: str, *cells: str) -> str:
    rows = [
        f"19 000 {number:03},Adur District Council,2019-09-01,upheld,Housing,{cell}"
        for number, cell in enumerate(cells, start=1)
    ]
    return "\n".join([f"reference,authority,decided_on,outcome,category,{column}", *rows])


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_nothing_is_no_complainant_and_is_told_once_with_its_rows(word):
    (told,) = problems_of(received=received("C-1", word, word, "C-2", word))
    trouble = (
        "is a spreadsheet error" if word in ERRORS else "means that there is no value, but would"
    )
    assert told.startswith(f"received.csv, line 3, complainant: {word!r} {trouble}")
    assert "; it is in 3 rows. " in told
    assert told.endswith("eave these cells empty.")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_only_like_one_names_a_complainant(name):
    tables = check(received=received(name)).tables
    assert tables["received"]["complainant"].to_pylist() == [name]


def test_no_issue_and_no_authority_is_called_by_one():
    issue = problems_of(decided=decided("issue", "N/A", "N/A"))
    assert issue == [
        "decided.csv, line 2, issue: 'N/A' means that there is no value, but would count as one"
        " issue; it is in 2 rows. Leave these cells empty."
    ]
    years = received("C-1", "C-2").replace("Adur District Council", "NULL", 2)
    assert problems_of(received=years.replace("2019-05-01", "2023-05-01", 1)) == [
        "received.csv, line 2, authority: 'NULL' means that there is no value, but would count as"
        " one authority; it is in 2 rows. Fill in these cells."
    ]


def test_no_reference_is_called_by_one():
    text = received("C-1", "C-2").replace("19 000 001", "#REF!").replace("19 000 002", "Unknown")
    assert problems_of(received=text) == [
        "received.csv, line 2, reference: '#REF!' is a spreadsheet error; it is in 1 row."
        " Correct the formula, or fill in these cells.",
        "received.csv, line 3, reference: 'Unknown' means that there is no value, but would count as"
        " one reference; it is in 1 row. Fill in these cells.",
    ]


@pytest.mark.parametrize("word", EMPTY)
@pytest.mark.parametrize("column", ["published_on", "subcategory", "summary", "kind", "sequence"])
def test_what_programs_write_into_an_empty_cell_is_one_where_it_may_be(column, word):
    text = decided(column, word, word)
    nothing = 1 if column == "sequence" else None
    assert check(decided=text).tables["decided"][column].to_pylist() == [nothing, nothing]
    told = f"decided.csv: in {column}, {word!r} was read as an empty cell, in 2 rows."
    assert told in notes_of(decided=text)


def test_what_people_do_not_know_is_no_empty_cell():
    (told,) = problems_of(decided=decided("published_on", "TBC"))
    assert told.startswith("decided.csv, line 2, published_on: 'TBC' is not a date.")
    extract = check(decided=decided("subcategory", "Unknown"))
    assert extract.tables["decided"]["subcategory"].to_pylist() == ["Unknown"]


@pytest.mark.parametrize("word", ["NULL", "N/A", "-", "Unknown"])
def test_a_decision_is_never_public_because_its_reason_is_a_word_for_nothing(word):
    (told,) = problems_of(decided=decided("withheld_reason", word))
    assert told.startswith(f"decided.csv, line 2, withheld_reason: {word!r} is not a value we know")


def test_a_cell_that_must_be_filled_is_not_filled_by_one():
    text = decided("issue", "").replace("2019-09-01", "NULL")
    assert problems_of(decided=text) == [
        "decided.csv, line 2, decided_on: 'NULL' means that there is no value; it is in 1 row."
        " Fill in these cells."
    ]


def test_an_office_may_have_a_code_that_is_a_word_for_nothing():
    codes = "what,code,outcome\ndecided,N/A,not upheld"
    text = decided("issue", "").replace("upheld", "N/A")
    extract = check(decided=text, codes=codes)
    assert extract.tables["decided"]["outcome"].to_pylist() == ["not upheld"]


def test_remedies_may_be_told_by_codes_alone():
    codes = "what,code,outcome,remedied_by_authority\ndecided,U1,upheld,yes"
    extract = check(decided=decided("issue", "").replace("upheld", "U1"), codes=codes)
    assert extract.tables["decided"]["remedied_by_authority"].to_pylist() == [True]


@given(st.from_regex(re.compile(words_for_nothing(ANY_COLUMN)), fullmatch=True))
def test_no_word_for_nothing_escapes_the_first_look(word):
    assert not re.match(BEGINS_WITH_A_DIGIT, word)
    assert pc.match_substring_regex(pa.array([word]), pattern=DOUBTFUL)[0].as_py()
