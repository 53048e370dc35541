"""What real cases do is there somewhere: decided again, about two bodies, late, withheld, many."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.demo.counted import YEARS, Counted, Row, group_of, rows_of, slug_of, year_of


@pytest.fixture(scope="session")
def decided(demonstration: Path) -> list[Row]:
    return rows_of(demonstration, "decided")


def decided_twice(decided: list[Row]) -> list[tuple[Row, Row]]:
    first = {
        (row["reference"], slug_of(row["authority"], year_of(row["decided_on"]))): row
        for row in decided
        if row["sequence"] == "1"
    }
    return [
        (first[row["reference"], slug_of(row["authority"], year_of(row["decided_on"]))], row)
        for row in decided
        if row["sequence"] == "2"
    ]


def test_cases_are_decided_again_some_in_the_next_year(decided: list[Row]) -> None:
    pairs = decided_twice(decided)
    moved = [(a, b) for a, b in pairs if year_of(a["decided_on"]) != year_of(b["decided_on"])]

    assert len(pairs) > 300
    assert len(moved) > 100
    assert all(a["decided_on"] <= b["decided_on"] for a, b in pairs)
    assert any((a["outcome"], b["outcome"]) == ("not upheld", "upheld") for a, b in moved)


def test_a_decision_made_again_moves_no_group_average_of_an_earlier_year(
    counts: Counted, decided: list[Row]
) -> None:
    """Counted today rather than then, the uphold rates print the same."""
    last = {}
    for row in sorted(decided, key=lambda row: int(row["sequence"])):
        last[row["reference"], slug_of(row["authority"], year_of(row["decided_on"]))] = row
    now = Counter(
        (group_of(slug, year_of(row["decided_on"])), year_of(row["decided_on"]), row["outcome"])
        for (_, slug), row in last.items()
    )
    for year in YEARS:
        for group in ("county", "district", "metropolitan", "unitary", "london"):
            found, missed = now[group, year, "upheld"], now[group, year, "not upheld"]
            today = f"{(200 * found + found + missed) // (2 * (found + missed))}%"
            assert today == counts.text("upheld", group, year)


def test_a_decision_follows_the_receipt_of_the_complaint(
    demonstration: Path, decided: list[Row]
) -> None:
    received = {
        (row["reference"], slug_of(row["authority"], year_of(row["received_on"]))): row
        for row in rows_of(demonstration, "received")
    }
    known = 0
    for row in decided:
        key = (row["reference"], slug_of(row["authority"], year_of(row["decided_on"])))
        if key in received:
            known += 1
            assert received[key]["received_on"] < row["decided_on"], row
        else:
            assert row["reference"].startswith("17 "), row
    assert known > 90_000


def test_nothing_is_received_in_the_three_months_of_closure(demonstration: Path) -> None:
    days = [row["received_on"] for row in rows_of(demonstration, "received")]
    assert not [day for day in days if "2020-04-01" <= day < "2020-06-29"]


def test_complaints_about_two_authorities_bear_one_reference(decided: list[Row]) -> None:
    about = defaultdict(set)
    outcomes = defaultdict(set)
    for row in decided:
        about[row["reference"]].add(row["authority"])
        outcomes[row["reference"]].add(row["outcome"])
    two = [reference for reference, bodies in about.items() if len(bodies) == 2]
    assert len(two) > 100
    assert any(len(outcomes[reference]) == 2 for reference in two)


def test_withheld_decisions_have_a_reason_and_keep_their_text(decided: list[Row]) -> None:
    withheld = [row for row in decided if row["withheld_reason"]]
    assert 1000 < len(withheld) < 4000
    assert len({row["withheld_reason"] for row in withheld}) >= 5
    assert all(row["statement"] for row in withheld)


def test_one_person_made_hundreds_of_complaints_about_one_council(demonstration: Path) -> None:
    people = Counter(
        (row["complainant"], row["authority"]) for row in rows_of(demonstration, "received")
    )
    (_, most), (_, next_most) = people.most_common(2)
    assert most >= 200
    assert next_most < 20


def test_one_planning_application_made_dozens(decided: list[Row]) -> None:
    labelled = [row for row in decided if row["issue"]]
    assert len({(row["issue"], row["authority"], row["category"]) for row in labelled}) == 1
    assert 30 <= len(labelled) <= 60
    assert "not upheld" in {row["outcome"] for row in labelled}


def test_public_interest_reports_are_as_many_as_published(
    demonstration: Path, decided: list[Row]
) -> None:
    reports = rows_of(demonstration, "reports")
    by_year = Counter(year_of(row["published_on"]) for row in reports)
    assert (by_year["2019-20"], by_year["2023-24"]) == (63, 27)
    kinds = {(row["reference"], row["authority"]): row["kind"] for row in decided}
    assert all("report" in kinds[row["reference"], row["authority"]] for row in reports)


def test_recommendations_are_as_many_as_published(demonstration: Path) -> None:
    agreed = Counter(
        (year_of(row["agreed_on"]), row["kind"])
        for row in rows_of(demonstration, "recommendations")
    )
    assert agreed["2019-20", "personal remedy"] == 3748
    assert agreed["2019-20", "service improvement"] == 1629
    assert agreed["2020-21", "personal remedy"] == 3104
    assert agreed["2020-21", "service improvement"] == 1488
    assert agreed["2021-22", "service improvement"] == 1848
    assert agreed["2022-23", "service improvement"] == 2412


def test_the_statuses_of_recommendations_add_up_to_the_outcome_of_the_case(
    demonstration: Path,
) -> None:
    recorded = sorted(rows_of(demonstration, "compliance"), key=lambda row: int(row["sequence"]))
    outcome = {
        row["reference"] + slug_of(row["authority"], year_of(row["recorded_on"])): row
        for row in recorded
    }
    for row in rows_of(demonstration, "recommendations"):
        case = outcome.get(row["reference"] + slug_of(row["authority"], year_of(row["agreed_on"])))
        if case is None:
            assert not row["status"]
            continue
        assert row["status"] in (case["outcome"], "complete and satisfied")
        assert row["agreed_on"] < case["recorded_on"]
        if row["completed_on"]:
            assert row["agreed_on"] <= row["completed_on"] <= case["recorded_on"]
            late = row["completed_on"] > (row["extended_to"] or row["due_on"])
            assert late == (row["status"] == "complete late") or "not" in row["status"]
    statuses = Counter(row["status"] for row in rows_of(demonstration, "recommendations"))
    assert len(statuses) == 6
    assert any(row["extended_to"] for row in rows_of(demonstration, "recommendations"))


def test_compliance_is_recorded_of_decisions_of_earlier_years(
    demonstration: Path, decided: list[Row]
) -> None:
    year = {row["reference"]: year_of(row["decided_on"]) for row in decided}
    later = [
        row
        for row in rows_of(demonstration, "compliance")
        if year.get(row["reference"], "") not in ("", year_of(row["recorded_on"]))
    ]
    assert len(later) > 3000


def test_compliance_is_checked_again_in_some_cases(demonstration: Path) -> None:
    checks = rows_of(demonstration, "compliance")
    again = {(row["reference"], row["authority"]) for row in checks if row["sequence"] == "2"}
    first = [
        row
        for row in checks
        if row["sequence"] == "1" and (row["reference"], row["authority"]) in again
    ]
    assert len(first) == len(again) > 20
    assert {row["outcome"] for row in first} == {"complete but not satisfied"}


def test_services_are_upheld_about_as_often_as_published(decided: list[Row]) -> None:
    found = Counter(
        (row["category"], row["outcome"])
        for row in decided
        if year_of(row["decided_on"]) == "2019-20"
    )

    def rate(category: str) -> float:
        upheld, missed = found[category, "upheld"], found[category, "not upheld"]
        return 100 * upheld / (upheld + missed)

    assert 65 <= rate("Adult Care Services") <= 70
    assert 70 <= rate("Education & Children's Services") <= 75
    assert 63 <= rate("Housing") <= 68
    assert 33 <= rate("Planning & Development") <= 40


def test_statements_are_varied_and_numbered(decided: list[Row]) -> None:
    statements = defaultdict(set)
    for row in decided:
        if row["statement"]:
            statements[row["category"]].add(row["statement"])
            lines = row["statement"].split("\n")
            assert 3 <= len(lines) <= 6
            assert all(line.startswith(f"{n}. ") for n, line in enumerate(lines, start=1))
    assert len(statements) == 9
    assert all(len(each) > 200 for each in statements.values())
