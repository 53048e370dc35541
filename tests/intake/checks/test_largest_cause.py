"""Whoever checks an extract is told who has a tenth or more of the cases about an authority."""

from tests.directory import default_directory
from tests.intake.extracts import check
from upheld.intake.checks.largest_cause import largest_causes

DIRECTORY = default_directory()


def received(*rows: tuple[str, str, str]) -> str:
    lines = [
        f"19 {number // 1000:03} {number % 1000:03},{authority},{on},Housing,{complainant}"
        for number, (authority, on, complainant) in enumerate(rows, start=1)
    ]
    return "\n".join(["reference,authority,received_on,category,complainant", *lines])


def notes_of(*rows: tuple[str, str, str]) -> list[str]:
    return list(largest_causes(check(received=received(*rows)), directory=DIRECTORY))


def cases(many: int, name: str, *, authority: str = "Adur", on: str = "2019-05-01") -> list:
    return [(authority, on, name and f"{name}{'' if name == 'C-1' else at}") for at in range(many)]


def test_one_with_a_tenth_of_a_years_cases_is_told():
    assert notes_of(*cases(5, "C-1"), *cases(45, "P-")) == [
        "received: 5 of the 50 cases about Adur District Council in 2019-20 have the complainant"
        " 'C-1'. Check that it is one person."
    ]


def test_less_than_a_tenth_or_fewer_than_five_are_not():
    assert notes_of(*cases(5, "C-1"), *cases(46, "P-")) == []
    assert notes_of(*cases(4, "C-1")) == []


def test_years_and_authorities_are_apart_and_nobody_is_no_complainant():
    other_year = cases(4, "C-1", on="2020-05-01")
    assert notes_of(*cases(4, "C-1"), *other_year, *cases(4, "C-1", authority="Kent")) == []
    assert notes_of(*cases(20, "")) == []


def test_the_largest_come_first_and_the_rest_are_counted():
    rows = [each for many in range(5, 10) for each in cases(many, "C-1", on=f"20{many + 10}-05-01")]
    lines = notes_of(*rows)
    assert [line.split(" cases about")[0] for line in lines[:3]] == [
        "received: 9 of the 9",
        "received: 8 of the 8",
        "received: 7 of the 7",
    ]
    assert lines[3:] == [
        "received: 2 more complainants have a tenth or more of the cases about an authority in a"
        " year."
    ]


def test_one_issue_is_told_too():
    text = "reference,authority,decided_on,outcome,category,issue\n" + "\n".join(
        f"19 000 00{number},Adur,2019-09-01,upheld,Housing,a new road" for number in range(1, 7)
    )
    assert list(largest_causes(check(decided=text), directory=DIRECTORY)) == [
        "decided: 6 of the 6 cases about Adur District Council in 2019-20 have the issue"
        " 'a new road'. Check that it is one matter."
    ]
