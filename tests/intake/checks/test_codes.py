"""An office's own codes count as what it says, or are listed with how many rows have them."""

from tests.intake.extracts import check, notes_of, problems_of
from tests.profiles import LGSCO

DECIDED = """
    reference,authority,decided_on,outcome,category
    1,Adur,2019-09-02,UR,Housing
    2,Adur,2019-09-03,u,Housing
    3,Adur,2019-09-04,N,Housing
    4,Adur,2019-09-05,advice given,Housing
    """
CODES = """
    what,code,outcome,remedied_by_authority
    decided,UR,upheld,yes
    decided,U,upheld,
    decided,N,not upheld,
    """


def test_codes_become_outcomes_and_remedies():
    decided = check(decided=DECIDED, codes=CODES).tables["decided"]
    assert decided["outcome"].to_pylist() == ["upheld", "upheld", "not upheld", "advice given"]
    assert decided["remedied_by_authority"].to_pylist() == [True, None, None, None]


def test_codes_that_tell_of_remedies_give_the_column():
    assert check(decided=DECIDED, codes=CODES).has("decided", "remedied_by_authority")
    silent = CODES.replace("upheld,yes", "upheld,")
    extract = check(decided=DECIDED, codes=silent)
    assert not extract.has("decided", "remedied_by_authority")
    assert extract.tables["decided"]["remedied_by_authority"].to_pylist() == [None] * 4


def test_codes_of_compliance_are_apart_from_those_of_decisions():
    compliance = """
        reference,authority,recorded_on,outcome
        1,Adur,2020-01-01,U
        """
    codes = CODES + "compliance,U,ceased,\n"
    extract = check(decided=DECIDED, compliance=compliance, codes=codes)
    assert extract.tables["compliance"]["outcome"].to_pylist() == ["ceased"]
    assert extract.tables["decided"]["outcome"].to_pylist()[1] == "upheld"


def test_unexplained_codes_are_told_once_each_with_how_many_bear_them():
    decided = DECIDED.replace(",u,", ",X1,").replace(",N,", ",X2,") + "5,Adur,2019-09-06,X1,Other\n"
    said = problems_of(decided=decided, codes=CODES)
    assert [text.split(". ")[0] for text in said] == [
        "decided.csv, line 3, outcome: 'X1' is neither an outcome nor a known code; it is in"
        " 2 rows",
        "decided.csv, line 4, outcome: 'X2' is neither an outcome nor a known code; it is in 1 row",
    ]


def test_codes_become_categories_in_every_table_that_has_them():
    codes = CODES + "category,H1,Housing,\ncategory,T1,Highways & Transport,\n"
    coded = {
        "received": """
            reference,authority,received_on,category
            1,Adur,2019-05-01,H1
            2,Adur,2019-05-02,planning
            """,
        "decided": DECIDED.replace("UR,Housing", "UR,t1").replace("u,Housing", "u,H1"),
        "counts": """
            year,authority,what,category,outcome,count
            2017-18,Adur,received,T1,,4
            2017-18,Adur,received,Housing,,3
            """,
    }
    tables = check(codes=codes, **coded).tables
    assert {name: tables[name]["category"].to_pylist() for name in coded} == {
        "received": ["Housing", "Planning & Development"],
        "decided": ["Highways & Transport", "Housing", "Housing", "Housing"],
        "counts": ["Highways & Transport", "Housing"],
    }


def test_an_unexplained_category_is_told_once_with_how_many_rows_have_it():
    decided = DECIDED.replace(",Housing", ",H9") + "5,Adur,2019-09-06,U,Taxis\n"
    said = problems_of(decided=decided, codes=CODES + "category,H1,Housing,\n")
    assert [text.split(". ")[0] for text in said] == [
        "decided.csv, line 2, category: 'H9' is neither a category nor a known code; it is in"
        " 4 rows",
        "decided.csv, line 6, category: 'Taxis' is neither a category nor a known code; it is in"
        " 1 row",
    ]


def test_one_code_may_stand_for_an_outcome_and_for_a_category():
    decided = DECIDED.replace("u,Housing", "u,U")
    tables = check(decided=decided, codes=CODES + "category,U,Other,\n").tables
    assert tables["decided"]["outcome"][1].as_py() == "upheld"
    assert tables["decided"]["category"][1].as_py() == "Other"


def test_a_code_for_a_category_means_a_category_and_tells_nothing_of_remedies():
    codes = CODES + "category,H1,upheld,\ncategory,H2,Housing,yes\ncategory,Other,Housing,\n"
    assert problems_of(decided=DECIDED, codes=codes) == [
        "codes.csv, line 5, outcome: 'upheld' is not a category. Known values:"
        f" {', '.join(LGSCO.categories)}.",
        "codes.csv, line 6, remedied_by_authority: 'yes' does not apply to a category. Only a"
        " decision can say this. Leave the cell empty.",
        "codes.csv, line 7, code: 'Other' is one of our own words, so it cannot mean 'Housing'."
        " Delete the row, or use another code.",
    ]


def test_codes_of_compliance_are_read_in_the_status_of_a_recommendation():
    recommendations = """
        reference,authority,number,kind,remedy,agreed_on,due_on,text,status,completed_on
        1,Adur,1,personal remedy,apology,2019-10-01,2019-11-01,Say sorry,DONE,2019-10-20
        """
    codes = CODES + "compliance,done,complete and satisfied,\n"
    tables = check(decided=DECIDED, recommendations=recommendations, codes=codes).tables
    assert tables["recommendations"]["status"].to_pylist() == ["complete and satisfied"]


def test_a_code_told_twice_alike_does_no_harm():
    assert problems_of(decided=DECIDED, codes=CODES + "decided,ur,Upheld,YES\n") == []


def test_a_code_told_twice_otherwise_is_a_problem():
    (said,) = problems_of(decided=DECIDED, codes=CODES + "decided,ur,upheld,no\n")
    assert "means 'upheld, remedied by the authority' in line 2" in said


def test_an_empty_cell_follows_its_code_without_a_note():
    decided = DECIDED.replace("category\n", "category,remedied_by_authority\n")
    decided = decided.replace("Housing\n", "Housing,\n")
    assert notes_of(decided=decided, codes=CODES) == [
        "decided.csv: remedied_by_authority is empty in 1 decision that is 'upheld', which counts"
        " as no."
    ]
