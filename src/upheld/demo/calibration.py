"""The published figures that the demonstration must print, with plausible numbers for the rest.

They are in the tables in ``data``: groups.csv (what a group of authorities had in a year),
england.csv, services.csv, regions.csv, and fixed.csv (single authorities whose published year is
repeated exactly). The column ``published`` names what was published. All other numbers were chosen
between published ones, so that the totals for England come out as published.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upheld.core.years import Year
from upheld.demo.england import CATEGORIES, GROUPS

DATA = Path(__file__).with_name("data")
YEARS = tuple(Year(start) for start in range(2018, 2024))
NO_GROUP = "none"  # bodies without a group, and authorities that have ended
SCOPES = (*GROUPS, NO_GROUP)


@dataclass(frozen=True, kw_only=True)
class GroupYear:
    """What one group had in one year, in whole cases."""

    received: int
    investigated: int
    upheld: int
    remedied: int
    not_complied: int  # compliance outcomes recorded in the year


@dataclass(frozen=True, kw_only=True)
class EnglandYear:
    late_percent: int
    reports: int
    personal_remedies: int
    service_improvements: int
    courses: int
    course_people: int


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """One authority's year that is repeated exactly."""

    authority: str
    year: int  # index into YEARS
    received: int
    carried_in: int
    carried_on: int
    investigated: int
    upheld: int
    remedied: int
    complied: int


@dataclass(frozen=True, kw_only=True)
class Calibration:
    cases: int  # how many complaints are received in the six years
    scale: float  # those cases, as a share of the ones really received
    groups: Mapping[tuple[int, str], GroupYear]  # year index, scope
    england: tuple[EnglandYear, ...]
    fixed: tuple[Fixed, ...]


@dataclass(frozen=True, kw_only=True)
class Service:
    """A category: its weight in each scope's complaints, and how often they are upheld."""

    category: str
    weights: Mapping[str, float]
    investigated_more: float
    upheld: tuple[float, ...]  # by year
    yearly_growth: float


@dataclass(frozen=True, kw_only=True)
class Region:
    received_weight: float
    uphold_tendency: float  # added to the log-odds


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def calibration(cases: int | None) -> Calibration:
    """The plan in whole cases for this many complaints received. None: as many as there were."""
    groups = rows_of("groups.csv")
    really = [int(row["received"]) for row in groups]
    total = sum(really) if cases is None else cases
    scale = total / sum(really)
    return Calibration(
        cases=total,
        scale=scale,
        groups={
            (_year_index(row["year"]), row["peer_group"]): _group_year(row, received, scale=scale)
            for row, received in zip(groups, shared_out(really, total=total), strict=True)
        },
        england=tuple(_england_year(row, scale=scale) for row in rows_of("england.csv")),
        fixed=tuple(_fixed(row) for row in rows_of("fixed.csv")),
    )


def shared_out(weights: list[int], *, total: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to ``total`` (largest remainder)."""
    whole = sum(weights)
    shares = [weight * total // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(weights[i] * total % whole))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


@cache
def services() -> tuple[Service, ...]:
    found = {row["category"]: row for row in rows_of("services.csv")}
    return tuple(_service(found[category]) for category in CATEGORIES)


@cache
def regions() -> Mapping[str, Region]:
    return {
        row["region"]: Region(
            received_weight=float(row["received_weight"]),
            uphold_tendency=float(row["uphold_tendency"]),
        )
        for row in rows_of("regions.csv")
    }


def _year_index(text: str) -> int:
    return YEARS.index(Year.parse(text))


def _group_year(row: dict[str, str], received: int, *, scale: float) -> GroupYear:
    investigated = round(int(row["investigated"]) * scale)
    upheld = round(investigated * int(row["upheld"]) / int(row["investigated"]))
    return GroupYear(
        received=received,
        investigated=investigated,
        upheld=upheld,
        remedied=round(upheld * float(row["remedied_percent"]) / 100),
        not_complied=round(int(row["not_complied"]) * scale),
    )


def _england_year(row: dict[str, str], *, scale: float) -> EnglandYear:
    return EnglandYear(
        late_percent=int(row["late_percent"]),
        reports=round(int(row["reports"]) * scale),
        personal_remedies=round(int(row["personal_remedies"]) * scale),
        service_improvements=round(int(row["service_improvements"]) * scale),
        courses=int(row["courses"]),
        course_people=int(row["course_people"]),
    )


def _fixed(row: dict[str, str]) -> Fixed:
    numbers = {key: int(row[key]) for key in Fixed.__annotations__ if key not in _FIXED_WORDS}
    return Fixed(authority=row["authority"], year=_year_index(row["year"]), **numbers)


_FIXED_WORDS = ("authority", "year")


def _service(row: dict[str, str]) -> Service:
    return Service(
        category=row["category"],
        weights={scope: float(row[scope]) for scope in SCOPES},
        investigated_more=float(row["investigated_more"]),
        upheld=tuple(int(row[str(year)]) / 100 for year in YEARS),
        yearly_growth=float(row["yearly_growth"]),
    )
