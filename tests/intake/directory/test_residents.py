"""Residents are those that the Office for National Statistics published, body by body and in sum."""

from datetime import date

import pytest

from tests.directory import default_directory
from tests.facts import facts
from upheld.intake.directory.authority import Authority

DIRECTORY = default_directory()
CENSUS = "Census 2021"
# The areas of the first results: the Northamptonshires had begun, the councils of 2023 had not.
AREAS_OF_THE_CENSUS = date(2022, 4, 1)
# Each published number was rounded by itself, so a sum of n of them is 50 for each, and 50, away.
ROUNDED_BY = 50


def published(kind: str, vintage: str = CENSUS) -> dict[str, int]:
    return {
        row["gss_code"]: int(row["residents"])
        for row in facts("residents.csv")
        if (row["kind"], row["vintage"]) == (kind, vintage)
    }


def residents_of(authority: Authority, vintage: str = CENSUS) -> int:
    population = DIRECTORY.population(authority.slug, vintage)
    assert population, f"{authority.slug}, {vintage}"
    return population.residents


def local_authorities() -> list[Authority]:
    """Every council but the counties: together they are England, each place once."""
    return [
        each
        for each in DIRECTORY.authorities
        if each.group and each.group != "county" and each.exists_on(AREAS_OF_THE_CENSUS)
    ]


def in_regions(vintage: str = CENSUS) -> dict[str, list[int]]:
    """Code of a region to the residents of each of its local authorities."""
    codes = {row["name"]: row["gss_code"] for row in facts("residents.csv")}
    found: dict[str, list[int]] = {}
    for each in local_authorities():
        found.setdefault(codes[each.region], []).append(residents_of(each, vintage))
    return found


def within_rounding(parts: list[int], whole: int) -> bool:
    return abs(sum(parts) - whole) <= ROUNDED_BY * (len(parts) + 1)


def test_every_local_authority_has_the_residents_that_the_census_published() -> None:
    ours = {each.gss_code: residents_of(each) for each in local_authorities()}
    assert ours == published("local authority")
    assert len(ours) == 309


def test_the_residents_of_a_region_are_its_local_authorities_together() -> None:
    regions = published("region")
    parts = in_regions()
    assert [code for code in regions if not within_rounding(parts[code], regions[code])] == []


def test_every_local_authority_lies_in_the_region_that_the_census_counts_it_in() -> None:
    told = [row for row in facts("residents.csv") if row["kind"] == "local authority"]
    ours = {each.gss_code: each.region for each in local_authorities()}
    assert ours == {row["gss_code"]: row["region"] for row in told}


def test_england_had_56_489_800_residents_at_the_census_and_london_8_799_800() -> None:
    parts = in_regions()
    assert sum(sum(each) for each in parts.values()) == 56_489_800
    assert published("country") == {"E92000001": 56_489_800}
    assert published("region")["E12000007"] == 8_799_800


def test_estimates_of_mid_2020_add_up_to_those_of_the_regions_and_of_england() -> None:
    estimates = {code: sum(parts) for code, parts in in_regions("mid-2020").items()}
    assert estimates == published("region", "mid-2020")
    assert sum(estimates.values()) == 56_550_138


def test_a_county_as_the_sum_of_its_districts_is_within_rounding_of_its_published_number() -> None:
    districts: dict[str, list[int]] = {}
    for each in local_authorities():
        if each.group == "district":
            districts.setdefault(each.county, []).append(residents_of(each))

    counties = {each.gss_code: each for each in DIRECTORY.authorities if each.group == "county"}
    assert [
        counties[code].name
        for code, residents in published("county").items()
        if not within_rounding(districts[counties[code].name], residents)
    ] == []
    assert len(published("county")) == len(districts) == 24


@pytest.mark.parametrize("vintage", ["mid-2020", CENSUS])
@pytest.mark.parametrize(
    "slug", ["cumberland", "westmorland-and-furness", "north-yorkshire", "somerset"]
)
def test_a_council_of_2023_has_the_residents_of_the_districts_it_replaced(
    slug: str, vintage: str
) -> None:
    replaced = [each for each in DIRECTORY.predecessors(slug) if each.group == "district"]
    successor = DIRECTORY.by_slug(slug)
    assert successor
    assert residents_of(successor, vintage) == sum(residents_of(each, vintage) for each in replaced)


def test_nobody_else_has_residents_of_the_census() -> None:
    """Bodies that lie over councils would count them twice."""
    told = {each.slug for each in DIRECTORY.populations if each.vintage == CENSUS}
    known = {each.slug for each in local_authorities()}
    begun_since = {
        each.slug
        for each in DIRECTORY.authorities
        if each.group and not each.begun_by(AREAS_OF_THE_CENSUS)
    }
    counties = {
        each.slug
        for each in DIRECTORY.authorities
        if each.group == "county" and each.exists_on(AREAS_OF_THE_CENSUS)
    }
    assert told == known | begun_since | counties
