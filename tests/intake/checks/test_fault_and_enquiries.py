"""What a decision may say about a fault, and an extract about enquiries. All of it is optional."""

from datetime import date

import pytest

from tests.intake.extracts import check, notes_of, problems_of
from upheld.core.references import LGSCO

KINDS = ("delay", "poor communication")
CASE = "reference,authority,decided_on,outcome,category"


def decided(columns: str, *cells: str, outcome: str = "upheld") -> str:
    rows = [
        f"19 000 00{n},Adur,2019-09-02,{outcome},Housing,{row}" for n, row in enumerate(cells, 1)
    ]
    return "\n".join([f"{CASE},{columns}", *rows]) + "\n"


def enquiries(*rows: str) -> str:
    return "reference,authority,sent_on,due_on,received_on\n" + "\n".join(rows) + "\n"


def test_a_fault_is_read_as_the_office_lists_it_whatever_its_capitals():
    extract = check(LGSCO, KINDS, decided=decided("fault", "DELAY", "Poor  communication", ""))
    assert extract.tables["decided"]["fault"].to_pylist() == ["delay", "poor communication", None]


def test_a_fault_that_the_office_does_not_list_stays_and_is_noted():
    rows = decided("fault", "delays", "old kind", "delays", "delay", "")
    extract = check(LGSCO, KINDS, decided=rows)
    assert extract.tables["decided"]["fault"].to_pylist() == [
        *("delays", "old kind", "delays", "delay"),
        None,
    ]
    assert (
        "decided.csv: in fault, 3 rows have a kind that is not in your list (faults in"
        " office.toml), such as 'delays'. Did you mean 'delay'?"
    ) in extract.notes


def test_if_the_office_lists_no_kinds_a_fault_can_be_any_words():
    extract = check(LGSCO, decided=decided("fault", "Lost the file"))
    assert extract.tables["decided"]["fault"].to_pylist() == ["Lost the file"]


def test_an_earlier_case_is_written_as_the_office_writes_references():
    extract = check(LGSCO, decided=decided("earlier_case", "18-000-007", ""))
    assert extract.tables["decided"]["earlier_case"].to_pylist() == ["18 000 007", None]


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [("the one before", "is not a reference"), ("19000001", "is the same case, not an earlier")],
)
def test_an_earlier_case_is_another_case(cell, trouble):
    (problem,) = problems_of(LGSCO, decided=decided("earlier_case", cell))
    assert trouble in problem


@pytest.mark.parametrize(
    ("columns", "cells", "trouble"),
    [
        ("fault_from,fault_to", "2019-02-01,2019-01-31", "is before fault_from 2019-02-01"),
        ("fault_from", "2019-09-03", "is before fault_from 2019-09-03"),
        ("fault_to", "2019-09-03", "is before fault_to 2019-09-03"),
    ],
)
def test_the_days_of_a_fault_are_in_order(columns, cells, trouble):
    (problem,) = problems_of(decided=decided(columns, cells))
    assert trouble in problem


def test_the_days_of_a_fault_may_all_be_the_day_of_the_decision():
    days = ",".join(["2019-09-02"] * 3)
    assert problems_of(decided=decided("fault_from,fault_to,entered_on", days)) == []


def test_a_fault_in_a_decision_that_was_not_upheld_is_only_noted():
    rows = decided("fault,fault_from", "delay,", ",2019-01-01", ",", outcome="not upheld")
    assert notes_of(decided=rows) == [
        "decided.csv: there is a fault in 2 decisions that are not 'upheld'."
    ]


def test_a_decision_entered_before_its_day_is_only_noted():
    rows = decided("entered_on", "2019-09-01", "2019-09-02", "2019-09-09", "")
    assert notes_of(decided=rows) == [
        "decided.csv: 1 decision was entered before the day of the decision."
    ]


def test_enquiries_have_days_and_an_empty_cell_while_there_is_no_reply():
    extract = check(
        decided=decided("issue", ""),
        enquiries=enquiries("19 000 001,Adur,2019-05-01,2019-05-29,"),
    )
    assert extract.tables["enquiries"].to_pylist() == [
        {
            "reference": "19 000 001",
            "authority": "adur",
            "sent_on": date(2019, 5, 1),
            "due_on": date(2019, 5, 29),
            "received_on": None,
        }
    ]


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ("2019-05-01,2019-04-30,", "is before sent_on 2019-05-01: due before it was sent"),
        ("2019-05-01,2019-05-29,2019-04-30", "a reply before the enquiry was sent"),
        ("2019-05-01,,", "the cell is empty"),
    ],
)
def test_the_days_of_an_enquiry_are_in_order(row, trouble):
    (problem,) = problems_of(
        decided=decided("issue", ""), enquiries=enquiries(f"19 000 001,Adur,{row}")
    )
    assert trouble in problem


def test_a_case_has_one_enquiry_a_day():
    row = "19 000 001,Adur,2019-05-01,2019-05-29,"
    (problem,) = problems_of(decided=decided("issue", ""), enquiries=enquiries(row, row))
    assert (
        "repeats the reference, authority and sent_on in line 2 ('19 000 001', 'adur', 2019-05-01)"
    ) in problem


def test_a_case_is_spelt_in_enquiries_as_in_the_decisions():
    row = "19-000-001,Adur,2019-05-01,2019-05-29,"
    (problem,) = problems_of(decided=decided("issue", ""), enquiries=enquiries(row))
    assert "is the same case as '19 000 001' in line 2 of decided.csv, spelt differently" in problem


@pytest.mark.parametrize(
    ("columns", "cells", "trouble"),
    [
        ("respond_by", "2019-04-30", "a response due before it was published"),
        ("respond_by,extended_to", "2019-08-01,2019-07-31", "extended to a day before it was due"),
        ("further_report_on", "2019-04-30", "a further report before the report"),
    ],
)
def test_the_days_of_a_report_are_in_order(columns, cells, trouble):
    report = f"reference,authority,published_on,title,{columns}\n19 1,Adur,2019-05-01,Homes,{cells}"
    (problem,) = problems_of(decided=decided("issue", ""), reports=report + "\n")
    assert trouble in problem


@pytest.mark.parametrize("cell", ["Welsh", "cymraeg", "CY"])
def test_the_language_of_a_contact_has_its_english_name(cell):
    contact = "authority,role,title,name,email,language\nAdur,leader,,The Leader,a@b.example,"
    extract = check(decided=decided("issue", ""), contacts=f"{contact}{cell}\n")
    assert extract.tables["contacts"]["language"].to_pylist() == ["Welsh"]
