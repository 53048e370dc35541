"""Seminars and courses, counted from the events as a letter would count them."""

from collections import Counter
from datetime import date
from pathlib import Path

from tests.demo.counted import Row, rows_of, year_of
from tests.directory import default_directory


def events(folder: Path, *, kind: str, year: str) -> dict[str, Row]:
    return {
        row["event"]: row
        for row in rows_of(folder, "events")
        if row["kind"] == kind and year_of(row["held_on"]) == year
    }


def people_at(folder: Path, held: dict[str, Row]) -> int:
    return sum(int(row["people"]) for row in rows_of(folder, "attendance") if row["event"] in held)


def test_seminars_for_link_officers_of_2019_20_are_as_in_the_letter(demonstration: Path) -> None:
    held = events(demonstration, kind="seminar", year="2019-20")
    present = [row for row in rows_of(demonstration, "attendance") if row["event"] in held]
    matched = [
        default_directory().match(row["organisation"], on=date(2020, 3, 31)).authority
        for row in present
    ]
    authorities = Counter(each.slug for each in matched if each is not None)

    assert {row["audience"] for row in held.values()} == {"link officers"}
    assert len({row["place"] for row in held.values()}) == 4
    assert people_at(demonstration, held) == 178
    assert len(authorities) == 143
    assert max(authorities.values()) == 2  # some came twice, and count once
    assert sum(each is None for each in matched) == 3  # bodies that are no authorities


def test_courses_are_as_in_the_letter(demonstration: Path) -> None:
    this_year = events(demonstration, kind="course", year="2019-20")
    before = events(demonstration, kind="course", year="2018-19")

    assert (len(this_year), len(before)) == (118, 71)
    assert 1400 < people_at(demonstration, this_year) < 1500
    assert {row["audience"] for row in this_year.values()} == {
        "councils",
        "adult social care providers",
    }


def test_no_seminar_was_held_in_the_year_of_the_pandemic(demonstration: Path) -> None:
    assert events(demonstration, kind="seminar", year="2020-21") == {}
    assert len(events(demonstration, kind="webinar", year="2020-21")) == 5
    courses = events(demonstration, kind="course", year="2020-21")
    assert {row["place"] for row in courses.values()} == {"Online"}
