"""Counted by our definitions, the demonstration prints the figures that were published."""

import csv

import pytest

from tests.demo.counted import YEARS, Counted
from tests.shared_data import shared

GROUPS = {
    "county": "county",
    "district": "district",
    "metropolitan borough": "metropolitan",
    "unitary": "unitary",
    "London borough": "london",
}
MEASURES = {
    "comparator_uphold_rate_pct": "upheld",
    "comparator_compliance_pct": "compliance",
    "comparator_satisfactory_remedy_pct": "satisfactory-remedies",
    "comparator_upheld_per_100k": "upheld-per-100000",
}
# In the facts on unitary councils, without a row of its own.
ALSO_PUBLISHED = [("2019-20", "unitary", "upheld", "56")]


def published_averages() -> list[tuple[str, str, str, str]]:
    with shared("national.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] in YEARS]
    return ALSO_PUBLISHED + [
        (row["year"], GROUPS[row["name"]], MEASURES[row["metric"]], row["value"])
        for row in rows
        if row["scope"] == "comparator group"
    ]


@pytest.mark.parametrize(("year", "group", "measure", "value"), published_averages())
def test_group_average_prints_as_published(
    counts: Counted, year: str, group: str, measure: str, value: str
) -> None:
    printed = counts.text(measure, group, year)
    expected = value if measure == "upheld-per-100000" else f"{value}%"
    # 199 of 200 was published as 100%, which we print as ">99%".
    assert printed == expected or (expected == "100%" and printed == ">99%")


def test_every_published_average_is_tried() -> None:
    assert len(published_averages()) == 49


@pytest.mark.parametrize(
    ("year", "received"),
    list(zip(YEARS, (16899, 17019, 11830, 15826, 15488, 17937), strict=True)),
)
def test_as_many_complaints_are_received_as_were(counts: Counted, year: str, received: int) -> None:
    assert counts.group("received", group=None, year=year) == received


@pytest.mark.parametrize(("year", "rate"), list(zip(YEARS, (58, 61, 67, 66, 74, 80), strict=True)))
def test_uphold_rate_of_england_prints_as_published(counts: Counted, year: str, rate: int) -> None:
    assert counts.text("upheld", None, year) == f"{rate}%"


def test_investigations_and_upheld_complaints_of_england_are_as_published(counts: Counted) -> None:
    assert counts.upheld(None, "2020-21")[0] == 2104
    assert counts.upheld(None, "2021-22")[0] == 2678
    assert counts.upheld(None, "2023-24")[1] == 4003


@pytest.mark.parametrize(
    ("year", "tenths"),
    [("2018-19", 994), ("2019-20", 994), ("2020-21", 995), ("2021-22", 997)],
)
def test_compliance_of_england_is_as_published_to_a_tenth(
    counts: Counted, year: str, tenths: int
) -> None:
    met, recorded = counts.complied(None, year)
    assert (2000 * met + recorded) // (2 * recorded) == tenths


@pytest.mark.parametrize(("year", "percent"), [("2018-19", "11%"), ("2019-20", "13%")])
def test_satisfactory_remedies_of_england_print_as_published(
    counts: Counted, year: str, percent: str
) -> None:
    assert counts.text("satisfactory-remedies", None, year) == percent


@pytest.mark.parametrize(("year", "percent"), [("2018-19", 8), ("2021-22", 18)])
def test_late_compliance_of_england_is_as_published(
    counts: Counted, year: str, percent: int
) -> None:
    late = counts.group("compliance", "complete late", group=None, year=year)
    met, _ = counts.complied(None, year)
    assert (200 * late + met) // (2 * met) == percent


def test_metropolitan_boroughs_received_as_many_as_published(counts: Counted) -> None:
    assert counts.group("received", group="metropolitan", year="2023-24") == 3641


def test_london_has_about_a_quarter_of_the_complaints(counts: Counted) -> None:
    for year in YEARS:
        whole = counts.group("received", group=None, year=year)
        assert 0.23 < counts.group("received", group="london", year=year) / whole < 0.27
