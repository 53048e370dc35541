"""A decision may have several findings, if its ombudsman counts them, and says so only in one way."""

from tests.intake.extracts import check, notes_of, problems_of
from tests.profiles import HOUSING, LGSCO
from upheld.core.profile import Profile

FINDINGS = """
    reference,authority,decided_on,outcome,category,finding
    1,Adur,2024-09-02,Maladministration,Charges,1
    1,Adur,2024-09-02,Service failure,Property condition,2
    1,Adur,2024-09-02,No maladministration,Charges,3
    2,Adur,2024-09-03,Reasonable redress,Charges,1
    """
OTHERWISE = """
    reference,authority,decided_on,outcome,category,sequence
    1,Adur,2024-09-02,upheld,Housing,1
    1,Adur,2024-09-02,not upheld,Housing,2
    """


def findings(*rows: str, more: str = "") -> str:
    header = f"reference,authority,sequence,finding,decided_on,outcome,category{more}"
    return "\n".join([header, *rows])


def problems(decided: str, profile: Profile = HOUSING) -> list[str]:
    return problems_of(profile=profile, decided=decided)


def test_each_finding_has_its_own_outcome_and_category():
    decided = check(profile=HOUSING, decided=FINDINGS).tables["decided"]
    assert decided.select(["reference", "sequence", "finding", "category"]).to_pylist() == [
        {"reference": "1", "sequence": 1, "finding": 1, "category": "Charges"},
        {"reference": "1", "sequence": 1, "finding": 2, "category": "Property condition"},
        {"reference": "1", "sequence": 1, "finding": 3, "category": "Charges"},
        {"reference": "2", "sequence": 1, "finding": 1, "category": "Charges"},
    ]


def test_a_table_without_numbers_of_findings_is_one_problem_that_says_what_to_write():
    without = FINDINGS.replace(",finding", "").replace("Charges,1", "Charges")
    without = without.replace("condition,2", "condition").replace("Charges,3", "Charges")
    assert problems(without) == [
        "decided.csv, finding: the column is missing. The columns in the file are: reference,"
        " authority, decided_on, outcome, category. Add a column named finding. Write a row for"
        " each finding, with its outcome and category, and number those of one decision 1, 2 and so"
        " on in it. They have the same sequence."
    ]


def test_every_finding_has_a_number():
    assert problems(FINDINGS.replace("condition,2", "condition,")) == [
        "decided.csv, line 3, finding: the cell is empty. Fill it in."
    ]
    assert problems(FINDINGS.replace("condition,2", "condition,4")) == [
        "decided.csv, line 3, finding: '4' is more than the number of findings that '1' has, 3."
        " Number the findings of a decision 1, 2, 3, without gaps."
    ]
    assert problems(FINDINGS.replace("condition,2", "condition,1")) == [
        "decided.csv, line 3: repeats the reference, authority, sequence and finding in line 2"
        " ('1', 'adur', 1, 1) but differs in outcome and category (outcome: 'Maladministration'"
        " there, 'Service failure' here). Keep the row that is right. If it is another finding of"
        " the decision, give it a number of its own."
    ]


def test_a_profile_that_counts_decisions_has_no_findings():
    said = problems(
        OTHERWISE.replace("sequence", "finding").replace(
            "not upheld,Housing,2", "upheld,Housing,2"
        ),
        LGSCO,
    )
    assert said == [
        f"decided.csv, finding: is filled in, but {LGSCO.name} counts decisions and not their"
        " findings, in 2 rows. Leave the column out, or write one row for each decision."
    ]


def test_an_empty_column_of_findings_is_no_problem_where_none_are_counted():
    empty = OTHERWISE.replace(",sequence", ",sequence,finding").replace("g,1", "g,1,")
    assert problems(empty.replace("g,2", "g,2,"), LGSCO) == []


def test_what_a_decision_has_once_is_the_same_in_all_its_findings():
    said = problems(
        findings(
            "1,Adur,1,1,2024-09-02,Maladministration,Charges,,statement,What we found",
            "1,Adur,1,2,2024-09-03,Maladministration,Charges,on review,report,Something else",
            more=",withheld_reason,kind,statement",
        )
    )
    assert [each.split(" Write")[0] for each in said] == [
        f"decided.csv, line 3, {column}: differs from line 2, another finding of the same decision"
        " ('1')."
        for column in ("decided_on", "kind", "statement", "withheld_reason")
    ]


def test_findings_of_a_case_decided_again_may_differ_from_those_of_the_earlier_decision():
    again = findings(
        "1,Adur,1,1,2024-09-02,Maladministration,Charges",
        "1,Adur,1,2,2024-09-02,Service failure,Charges",
        "1,Adur,2,1,2024-10-02,Reasonable redress,Charges",
    )
    assert problems(again) == []


def test_findings_sent_as_a_sequence_are_a_problem_and_never_silently_the_last_of_them():
    sent = findings(
        "1,Adur,1,1,2024-09-02,Maladministration,Charges",
        "1,Adur,2,1,2024-09-02,Service failure,Charges",
        "1,Adur,3,1,2024-09-02,No maladministration,Charges",
    )
    assert [each.split(" Write")[0] for each in problems(sent)] == [
        f"decided.csv, line {line}, sequence: '{line - 1}' would replace the findings in line"
        f" {line - 1}, which were made on the same day."
        for line in (3, 4)
    ]


def test_two_decisions_on_one_day_are_noted_where_only_the_last_of_them_counts():
    (said,) = notes_of(decided=OTHERWISE)
    assert said == (
        "decided.csv: 1 case was decided twice on one day, with different outcomes. Only the last"
        " in the sequence counts."
    )
    assert notes_of(decided=OTHERWISE.replace("not upheld", "upheld")) == []


def test_published_totals_are_of_all_findings_of_the_decision_that_stands_in_the_year():
    again = findings(
        "1,Adur,1,1,2024-09-02,Maladministration,Charges",
        "1,Adur,1,2,2024-09-02,Service failure,Charges",
        "1,Adur,2,1,2024-10-02,Reasonable redress,Charges",
        "1,Adur,2,2,2024-10-02,Reasonable redress,Charges",
    )
    totals = "year,authority,what,category,outcome,count\n2024-25,Adur,decided,,,"
    assert problems_of(profile=HOUSING, decided=again, counts=f"{totals}2") == []
    (one,) = problems_of(profile=HOUSING, decided=again, counts=f"{totals}1")
    assert "contradicts decided.csv, which has 2 such cases" in one
