"""Authorities whose published year is repeated, and the states that a letter must know."""

from tests.demo.counted import YEARS, Counted, group_of
from tests.directory import default_directory

OUTCOMES = ("upheld", "not upheld")


def decided(counts: Counted, slug: str, year: str) -> int:
    return sum(n for (s, y, _), n in counts.decided.items() if (s, y) == (slug, year))


def investigated(counts: Counted, slug: str, year: str) -> int:
    return sum(counts.decided[slug, year, outcome] for outcome in OUTCOMES)


def recorded(counts: Counted, slug: str, year: str) -> dict[str, int]:
    return {o: n for (s, y, o), n in counts.compliance.items() if (s, y) == (slug, year)}


def test_north_west_leicestershire_is_as_its_letter_of_2020(counts: Counted) -> None:
    slug, year = "north-west-leicestershire", "2019-20"
    assert (counts.decided[slug, year, "upheld"], investigated(counts, slug, year)) == (1, 3)
    assert recorded(counts, slug, year) == {"complete and satisfied": 1}
    assert counts.remedied[slug, year] == 0
    assert counts.received[slug, year] == 13
    assert decided(counts, slug, year) == 13


def test_northampton_is_decided_about_in_the_year_after_it_ended(counts: Counted) -> None:
    slug, year = "northampton", "2021-22"
    assert (counts.decided[slug, year, "upheld"], investigated(counts, slug, year)) == (2, 4)
    assert recorded(counts, slug, year) == {}
    assert counts.received[slug, year] == 0
    assert group_of(slug, year) is None


def existing(year: str) -> list[str]:
    return [a.slug for a in default_directory().authorities if group_of(a.slug, year)]


def test_every_year_has_councils_without_an_investigation_or_an_outcome(counts: Counted) -> None:
    for year in YEARS:
        councils = existing(year)
        assert any(decided(counts, s, year) and not investigated(counts, s, year) for s in councils)
        assert any(decided(counts, s, year) and not recorded(counts, s, year) for s in councils)


def test_some_authority_has_nothing_decided(counts: Counted) -> None:
    assert any(decided(counts, slug, "2019-20") == 0 for slug in existing("2019-20"))


def test_many_districts_have_few_investigations(counts: Counted) -> None:
    numbers = [
        investigated(counts, slug, "2019-20")
        for slug in existing("2019-20")
        if group_of(slug, "2019-20") == "district"
    ]
    assert sum(number <= 5 for number in numbers) > 100


def test_birmingham_receives_most(counts: Counted) -> None:
    most, _ = max(((n, slug) for (slug, year), n in counts.received.items() if year == "2018-19"))
    assert most == counts.received["birmingham", "2018-19"]
    assert 400 < most < 600


def test_bodies_without_a_group_and_new_councils_are_decided_about(counts: Counted) -> None:
    assert decided(counts, "transport-for-london", "2019-20") > 20
    parks = [a.slug for a in default_directory().authorities if "National Park" in a.name]
    assert any(decided(counts, slug, "2019-20") for slug in parks)
    assert decided(counts, "somerset", "2023-24") > 20
    assert decided(counts, "somerset-county", "2023-24") > 0


def test_some_councils_did_not_comply(counts: Counted) -> None:
    failed = {
        slug
        for (slug, year, outcome), _ in counts.compliance.items()
        if year == "2019-20" and "not satisfied" in outcome
    }
    assert 8 <= len(failed) <= 13
