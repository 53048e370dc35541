"""Columns, cells and keys of one table."""

from datetime import date

import pytest

from tests.directory import default_directory
from tests.intake.extracts import RULES, check, notes_of, problems_of, raw
from upheld.intake.checks.cells import MOST_UNREADABLE, SAME_VALUE_SHOWN
from upheld.intake.checks.checked import MOST_LISTED
from upheld.intake.checks.one_table import check_table
from upheld.intake.tables import TABLES

DAYS = ("decided_on", "published_on", "fault_from", "fault_to", "entered_on")
RECEIVED = """
    reference,authority,received_on,category
    19 001,Adur,2019-05-01,Housing
    """


def received(*rows: str) -> str:
    return "reference,authority,received_on,category\n" + "\n".join(rows) + "\n"


def test_every_column_of_the_table_is_there_in_order_and_typed():
    extract = check(
        decided="""
        Decided On,OUTCOME,category,reference,authority
        2019-09-02,upheld,Housing,1,Adur
        """
    )
    decided = extract.tables["decided"]
    assert decided.column_names == [column.name for column in TABLES["decided"].columns]
    assert {
        name: str(t) for name, t in zip(decided.column_names, decided.schema.types, strict=True)
    } == {
        **dict.fromkeys(decided.column_names, "string"),
        **dict.fromkeys(DAYS, "date32[day]"),
        "remedied_by_authority": "bool",
        "sequence": "int64",
        "finding": "int64",
    }
    assert decided["sequence"].to_pylist() == [1]
    assert decided["summary"].to_pylist() == [None]
    assert extract.given["decided"] == {
        "decided_on",
        "outcome",
        "category",
        "reference",
        "authority",
    }


def test_an_unknown_column_is_told_and_not_read():
    text = RECEIVED.replace("category", "category,officer").replace("Housing", "Housing,x")
    assert notes_of(received=text) == [
        "received.csv: column 'officer' is not one of ours, so we did not read it."
    ]


def test_a_misspelt_optional_column_is_suggested():
    text = RECEIVED.replace("category", "category,subcatgory").replace("Housing", "Housing,x")
    assert notes_of(received=text) == [
        "received.csv: column 'subcatgory' is not one of ours, so we did not read it."
        " If it is subcategory, rename it."
    ]


def test_all_problems_are_told_not_only_the_first():
    text = received("1,Nowhere Palace,31/02/2019,Housng", ",Adur,2019-05-01,")
    assert len(problems_of(received=text)) == 5


def test_one_value_in_many_rows_is_told_for_a_few_of_them():
    said = problems_of(received=received(*(f"{n},Adur,soon,Housing" for n in range(90))))
    assert len(said) == SAME_VALUE_SHOWN + 1
    assert said[-1].startswith("received.csv, received_on: 'soon' is not a date, in 85 more rows.")


def test_a_wrong_column_is_read_no_further_than_needed():
    rows = (f"{n},Adur,2019-05-01,c{n}" for n in range(2_000))
    said = problems_of(received=received(*rows))
    assert len(said) == MOST_UNREADABLE + 1
    assert "and left 1,800 more rows unread" in said[-1]


def test_rows_that_were_not_read_are_not_handed_on_as_sound():
    rows = (f"{n},Adur,2019-05-01,c{n}" for n in range(2_000))
    table = raw("received", received(*rows, "x,Adur,2019-05-01,Other"))
    outcome = check_table(table, TABLES["received"], RULES)
    assert outcome.checked is not None
    assert (outcome.checked.rows, outcome.checked.whole) == (0, False)


def test_a_table_sent_twice_is_told_up_to_a_limit():
    rows = [f"{n},Adur,2019-05-01,Other" for n in range(MOST_LISTED + 5)]
    said = problems_of(received=received(*rows, *rows))
    assert len(said) == MOST_LISTED + 1
    assert "5 more rows have the same problem" in said[-1]


def test_a_reference_is_the_same_whatever_its_spaces():
    text = received("19 001,Adur,2019-05-01,Housing", "19\u00a0 001 ,E07000223,2019-05-01,Housing")
    (said,) = problems_of(received=text)
    assert "repeats the reference and authority in line 2 ('19 001', 'adur')" in said


def test_one_reference_may_stand_for_two_authorities():
    text = received("19 001,Adur,2019-05-01,Housing", "19 001,Kent,2019-05-01,Housing")
    assert problems_of(received=text) == []


def test_an_authority_is_read_as_at_its_own_row():
    text = received("1,Dorset,2019-03-31,Housing", "2,Dorset,2019-04-01,Housing")
    before, after = check(received=text).tables["received"]["authority"].to_pylist()
    assert before != after


def test_an_authority_that_began_within_the_year_is_known_from_its_day_on():
    name = "North of Tyne Combined Authority"
    assert problems_of(received=received(f"1,{name},2018-11-02,Other")) == []
    (said,) = problems_of(received=received(f"1,{name},2018-11-01,Other"))
    assert "began on 2018-11-02, after 2018-11-01" in said


def test_undated_rows_are_read_as_at_the_latest_day():
    letters = """
        authority,send
        Dorset,yes
        """
    early = check(received=received("1,Adur,2018-05-01,Housing"), letters=letters)
    late = check(received=received("1,Adur,2021-05-01,Housing"), letters=letters)
    slugs = [e.tables["letters"]["authority"].to_pylist()[0] for e in (early, late)]
    assert slugs[0] != slugs[1]


def test_a_count_of_the_year_in_which_an_authority_began_is_its_own():
    counts = """
        year,authority,what,count
        2018-19,North of Tyne Combined Authority,received,3
        """
    assert problems_of(counts=counts) == []
    assert len(problems_of(counts=counts.replace("2018-19", "2017-18"))) == 1


def test_who_is_written_to_may_begin_after_the_latest_day():
    """The letter of a council that ended on 31 March 2020 goes to the one that began next day."""
    letters = """
        authority,send
        Buckinghamshire Council,yes
        """
    extract = check(received=received("1,Adur,2020-03-31,Housing"), letters=letters)
    slug = extract.tables["letters"]["authority"].to_pylist()[0]
    assert default_directory().by_slug(slug).first_day == date(2020, 4, 1)


def test_a_time_of_day_is_left_out_and_told():
    text = received("1,Adur,2019-05-01 09:30,Housing", "2,Adur,2019-05-01 00:00,Housing")
    assert notes_of(received=text) == [
        "received.csv: in received_on, 1 date has a time of day, which we left out."
    ]


def test_a_table_without_rows_is_told():
    decided = "reference,authority,decided_on,outcome,category\n"
    extract = check(received=RECEIVED, decided=decided)
    assert "decided.csv: the table has no rows." in extract.notes
    assert extract.tables["decided"].num_rows == 0


@pytest.mark.parametrize("name", TABLES)
def test_every_table_may_be_without_rows(name):
    header = ",".join(column.name for column in TABLES[name].columns) + "\n"
    tables = {"received": RECEIVED, name: header}
    if name == "received":
        tables["decided"] = (
            "reference,authority,decided_on,outcome,category\n1,Adur,2019-05-01,upheld,Other\n"
        )
    assert problems_of(**tables) == []


def test_decisions_numbered_in_order_are_accepted_whatever_the_order_of_rows():
    text = """
        reference,authority,decided_on,outcome,category,sequence
        1,Adur,2019-09-04,upheld,Housing,2
        1,Adur,2019-09-02,not upheld,Housing,
        1,Adur,2019-09-04,upheld,Housing,3
        """
    assert problems_of(decided=text) == []


def test_a_second_decision_without_a_number_is_a_repeated_one():
    text = """
        reference,authority,decided_on,outcome,category
        1,Adur,2019-09-02,not upheld,Housing
        1,Adur,2019-10-02,upheld,Housing
        """
    (said,) = problems_of(decided=text)
    assert "number the rows 1, 2 in the column sequence" in said


def test_formula_looking_text_is_let_in():
    text = RECEIVED.replace("category", "category,subcategory").replace("Housing", "Housing,=1+1")
    assert check(received=text).tables["received"]["subcategory"].to_pylist() == ["=1+1"]
