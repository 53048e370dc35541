"""The rate of a page that an edition stores is that of its cases, dealt year by year.

The cases of each year are put together here from the rows of the extract, by plain loops; how they
are dealt and asked about is proved in tests/core/comparing/test_page_rate.py.
"""

import random
from collections import Counter

import numpy as np

from tests.editions import edition_of
from tests.tables import extract
from upheld.core.comparing.page_rate import GroupYear, page_rate
from upheld.core.years import Year

DISTRICTS = ("adur", "blaby", "charnwood", "melton")
ENDED = "purbeck"  # a district until 31 March 2019
SERVICES = ("Housing", "Planning & Development", "Benefits & Tax")
KINDS = ("not upheld", "upheld", "remedied")


def row(number: int, authority: str, on: str, service: str, kind: str) -> dict[str, str]:
    return {
        "reference": f"{on[2:4]} {number:06}",
        "authority": authority,
        "decided_on": on,
        "category": service,
        "outcome": "not upheld" if kind == "not upheld" else "upheld",
        "remedied_by_authority": "yes" if kind == "remedied" else "no",
    }


def some_rows(*days: str, authorities: tuple[str, ...] = (*DISTRICTS, "leeds")) -> list:
    """Of a seed; upheld more often in some services, and some that were not investigated."""
    dice = random.Random(10)
    rows = []
    for on in days:
        for authority in authorities:
            for _ in range(dice.randint(3, 20)):
                service = dice.choice(SERVICES)
                weights = (3, 1 + SERVICES.index(service), 1)
                rows.append(row(len(rows), authority, on, service, *dice.choices(KINDS, weights)))
            advice = {"outcome": "advice given"}
            rows.append(row(len(rows), authority, on, "Housing", "") | advice)
    return rows


def kind_of(each: dict[str, str]) -> str:
    is_remedied = each["outcome"] == "upheld" and each["remedied_by_authority"] == "yes"
    return "remedied" if is_remedied else each["outcome"]


def group_year(rows: list, on: str, *, by_service: bool) -> GroupYear:
    """The year of that day, added up for all districts that are left."""
    cases = [
        each
        for each in rows
        if each["decided_on"] == on
        and each["authority"] in {*DISTRICTS, ENDED}
        and each["outcome"] in ("upheld", "not upheld")
    ]
    sizes = Counter(each["authority"] for each in cases)
    kinds = Counter((each["category"] if by_service else "", kind_of(each)) for each in cases)
    services = sorted({service for service, _ in kinds})
    return GroupYear(
        sizes=np.array([*(sizes[each] for each in DISTRICTS), sizes[ENDED]]),
        kinds=np.array([[kinds[service, kind] for kind in KINDS] for service in services]),
        members=np.array([True] * len(DISTRICTS) + [False]),
    )


def rates(rows: list, *years: int) -> set[tuple]:
    """Of the last of these years, each following the edition of the one before."""
    cases, edition = extract(decided=rows), None
    for year in years:
        edition = edition_of(
            cases,
            year=str(Year(year)),
            letters_on=f"{year + 1}-07-22",
            public_at=f"{year + 1}-07-29T00:01:00+01:00",
            after=edition and edition.database,
        )
    query = "SELECT DISTINCT peer_group, page_rate FROM chance WHERE year = ?"
    return {tuple(each.values()) for each in edition.rows(query, (str(edition.year),))}


def test_three_years_are_dealt_and_the_year_itself_by_service():
    """Purbeck is a district in the years before: its cases are dealt, and it is not asked about."""
    days = ("2019-06-03", "2018-06-04", "2017-06-05")
    rows = some_rows(*days[1:], authorities=(*DISTRICTS, ENDED)) + some_rows(days[0])
    years = [group_year(rows, on, by_service=on == days[0]) for on in days]
    assert [year.kinds.shape for year in years] == [(3, 3), (1, 3), (1, 3)]
    assert rates(rows, 2017, 2018, 2019) == {("district", page_rate(*years))}


def test_nothing_is_dealt_across_a_break():
    """Since 2022-23 uphold rates are not put together with those before."""
    days = ("2022-06-06", "2021-06-07")
    rows = some_rows(*days)
    year, before = (group_year(rows, on, by_service=on == days[0]) for on in days)
    assert page_rate(year) != page_rate(year, before)
    assert rates(rows, 2021, 2022) == {("district", page_rate(year))}


def test_a_group_of_which_one_member_alone_has_cases_has_no_rate():
    assert rates(some_rows("2019-06-03", authorities=("adur",)), 2019) == set()
