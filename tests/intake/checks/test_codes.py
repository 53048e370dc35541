"""An office's own codes count as what it says, or are listed with how many cases bear them."""

from tests.intake.extracts import check, notes_of, problems_of

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
