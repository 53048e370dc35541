"""One case, one reference: rows that spell a case in two ways are told with both lines."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_references import ONE_CASE
from tests.intake.extracts import check, problems_of
from upheld.core.references import ANY, LGSCO, PLAIN, Forms, typed
from upheld.intake.checks.cells import Texts, read_cells
from upheld.intake.checks.keys import alike
from upheld.intake.checks.one_table import REFERENCE
from upheld.intake.checks.reference_cells import reference_reader
from upheld.intake.tables import Column, Holds

RECEIVED = """
    reference,authority,received_on,category
    19 000 001,Adur District Council,2019-05-01,Housing
    19 000 002,Kent County Council,2019-05-01,Housing
"""
# These are one spelling: nobody can tell them apart, nor can a look-up that trims.
AS_SPACES = ("spaces", "two spaces", "no-break spaces", "narrow spaces", "an ideographic space")
SPELT_OTHERWISE = {name: text for name, text in ONE_CASE.items() if name not in AS_SPACES}


def decided(*references: str) -> str:
    rows = [
        f"{quoted(reference)},Adur District Council,2019-09-0{day},upheld,Housing,{day}"
        for day, reference in enumerate(references, start=1)
    ]
    return "\n".join(["reference,authority,decided_on,outcome,category,sequence", *rows])


def quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@pytest.mark.parametrize("forms", [LGSCO, ANY], ids=["a form", "any form"])
@pytest.mark.parametrize("spelling", SPELT_OTHERWISE.values(), ids=SPELT_OTHERWISE)
def test_two_spellings_in_a_table_are_a_problem_that_names_both_lines(spelling, forms):
    assert problems_of(forms, decided=decided("19 000 001", spelling)) == [
        f"decided.csv, line 3, reference: {spelling!r} is the same case as '19 000 001' in line 2,"
        " spelt differently. Write 19 000 001 in both."
    ]


@pytest.mark.parametrize("forms", [LGSCO, ANY], ids=["a form", "any form"])
@pytest.mark.parametrize("spelling", SPELT_OTHERWISE.values(), ids=SPELT_OTHERWISE)
def test_two_spellings_in_two_tables_are_a_problem_that_names_both_lines(spelling, forms):
    assert problems_of(forms, received=RECEIVED, decided=decided(spelling)) == [
        f"decided.csv, line 2, reference: {spelling!r} is the same case as '19 000 001' in line 2"
        " of received.csv, spelt differently. Write 19 000 001 in both."
    ]


@pytest.mark.parametrize("name", AS_SPACES)
def test_spaces_of_any_kind_are_one_spelling(name):
    extract = check(LGSCO, received=RECEIVED, decided=decided(ONE_CASE[name]))
    assert extract.tables["decided"]["reference"].to_pylist() == ["19 000 001"]


@pytest.mark.parametrize("table", ["compliance", "recommendations", "reports"])
def test_every_table_of_cases_is_held_to_the_others(table):
    rows = {
        "compliance": "recorded_on,outcome\n2019-12-02,complete and satisfied",
        "recommendations": "number,kind,remedy,agreed_on,due_on,text\n"
        "1,service improvement,training or guidance,2019-09-02,2019-12-01,Train",
        "reports": "published_on,title\n2019-12-02,A report",
    }[table].split("\n")
    text = f"reference,authority,{rows[0]}\n19000001,Adur District Council,{rows[1]}"
    assert problems_of(LGSCO, decided=decided("19 000 001"), **{table: text}) == [
        f"{table}.csv, line 2, reference: '19000001' is the same case as '19 000 001' in line 2 of"
        " decided.csv, spelt differently. Write 19 000 001 in both."
    ]


def test_a_spelling_is_told_once_for_each_table_and_case():
    told = problems_of(LGSCO, received=RECEIVED, decided=decided("19000001", "19000001"))
    assert [line.split(":")[0] for line in told] == ["decided.csv, line 2, reference"]


def test_one_spelling_throughout_is_read_as_the_office_writes_it():
    received = RECEIVED.replace("19 000 001", "'19-000-001").replace("19 000 002", "19000002")
    extract = check(LGSCO, received=received, decided=decided("'19-000-001"))
    assert extract.tables["received"]["reference"].to_pylist() == ["19 000 001", "19 000 002"]
    assert extract.tables["decided"]["reference"].to_pylist() == ["19 000 001"]


def test_two_bodies_may_share_a_reference_with_a_letter_each():
    received = RECEIVED.replace("19 000 001", "19 000 002a")
    assert problems_of(LGSCO, received=received) == []


def test_a_reference_of_no_form_is_told_with_what_it_would_be():
    told = problems_of(LGSCO, decided=decided("I9 OOO 001", "1.9E+07", "Ref 1"))
    assert told == [
        "decided.csv, line 2, reference: 'I9 OOO 001' is not a reference such as 12 345 678 or"
        " 12 345 678a. Did you mean '19 000 001'?",
        "decided.csv, line 3, reference: '1.9E+07' is a number that a spreadsheet has shortened, not"
        " a reference. Did you mean '19 000 000'? Format the column as text and fill in all the"
        " digits.",
        "decided.csv, line 4, reference: 'Ref 1' is not a reference such as 12 345 678 or"
        " 12 345 678a. Correct it. If your references look different, say how under references"
        " in office.toml.",
    ]


def test_events_are_called_as_their_office_likes():
    events = """
        event,kind,audience,held_on,place,title
        Leeds 1,course,councils,2019-09-01,Leeds,Handling
    """
    assert problems_of(LGSCO, received=RECEIVED, events=events) == []


@given(references=st.lists(st.one_of(st.text(), st.from_regex(PLAIN, fullmatch=True))))
def test_references_are_alike_at_once_as_they_are_one_by_one(references):
    each = [typed(reference) or reference for reference in references]
    assert alike(pa.array(references, pa.string())).to_pylist() == each


@pytest.mark.parametrize("forms", [LGSCO, Forms(("####",)), Forms(("@@@",))], ids=str)
@given(spellings=st.lists(st.from_regex(r"[0-9]{2} [0-9]{3} [0-9]{3}[a-z]?|[0-9]{4}|[a-z]{3}|nil")))
def test_references_that_stand_as_written_are_read_as_they_are_one_by_one(forms, spellings):
    column = Column(REFERENCE, Holds.REFERENCE)
    texts = Texts(
        "decided.csv", column, pa.array(spellings, pa.string()), np.arange(len(spellings))
    )
    one_by_one = read_cells(texts, reference_reader(forms))
    at_once = read_cells(texts, reference_reader(forms), as_written=forms.as_written)
    assert at_once.values.to_pylist() == one_by_one.values.to_pylist()
    assert at_once.bad.tolist() == one_by_one.bad.tolist()
    assert at_once.problems == one_by_one.problems
