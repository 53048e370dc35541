"""Authorities together by area: sums over sums, the ended too; nothing where one is untold."""

from tests.profiles import LGSCO
from upheld.core.figures.areas import area_shares, service_shares
from upheld.core.figures.figure import Body, counts_of_cells
from upheld.core.vocabulary import What
from upheld.core.years import Year

YEAR = Year(2022)
HELD = frozenset({What.DECIDED})
HOUSING, OTHER = "Housing", "Other"


def body(slug, *, exists=True):
    return Body(slug=slug, peer_group="district", exists=exists, residents=100_000)


def decided(slug, category, *, upheld=0, not_upheld=0):
    return [
        (slug, What.DECIDED, category, "upheld", upheld),
        (slug, What.DECIDED, category, "not upheld", not_upheld),
    ]


CELLS = [
    *decided("adur", HOUSING, upheld=1, not_upheld=3),
    *decided("kent", OTHER, upheld=1),
    *decided("ended", HOUSING, upheld=1, not_upheld=1),
]
BODIES = [body("adur"), body("kent"), body("quiet"), body("ended", exists=False)]
BODIES_GONE = [*BODIES, body("long-gone", exists=False)]
REGIONS = {"adur": "South East", "kent": "South East", "ended": "East Midlands"}


def areas(*, held=HELD, cells=CELLS):
    counts = counts_of_cells(LGSCO, YEAR, cells, held)
    return {
        (row.area, row.category, row.share.measure.slug): (row.share.text, row.authorities)
        for row in area_shares(BODIES_GONE, REGIONS, counts)
    }


def test_an_area_pools_cases_rather_than_averaging_percentages():
    assert areas()["South East", "", "upheld"] == ("40%", 2)  # 2 of 5; not (25% + 100%) / 2


def test_the_whole_country_has_late_decisions_about_the_ended_and_who_was_never_decided_about():
    assert areas()["", "", "upheld"] == ("43%", 4)  # 3 of 7; who was long gone is nowhere


def test_a_region_of_ended_authorities_alone_is_still_told():
    assert areas()["East Midlands", "", "upheld"] == ("50%", 1)


def test_by_category_only_services_that_were_decided_about():
    found = {key[1:]: text for key, (text, _) in areas().items() if key[0] == "" and key[1]}
    assert found == {(HOUSING, "upheld"): "33%", (OTHER, "upheld"): "100%"}


def test_a_count_that_was_never_told_makes_the_sum_not_available():
    told = areas(held=frozenset())
    assert told["", "", "upheld"] == ("not available", 4)
    assert told["South East", "", "upheld"] == ("40%", 2)
    assert not [key for key in told if key[1]]


def test_rates_by_residents_are_not_given_for_areas():
    assert "upheld-per-100000" not in {measure for _, _, measure in areas()}


def test_a_service_carries_its_counts_and_its_base():
    counts = counts_of_cells(LGSCO, YEAR, CELLS, HELD)
    (row,) = [r for r in service_shares(BODIES, counts) if r.authority == "adur"]
    assert (row.category, row.received, row.decided) == (HOUSING, None, 4)
    assert (row.share.counted, row.share.out_of, row.share.text) == (1, 4, "25%")


def test_there_are_no_services_of_a_year_that_was_told_without_categories():
    untold = [*CELLS, ("kent", What.DECIDED, "", "upheld", 2)]
    assert list(service_shares(BODIES, counts_of_cells(LGSCO, YEAR, untold, frozenset()))) == []


def test_what_is_counted_in_no_service_is_in_the_figure_and_in_no_service():
    withheld = [*CELLS, ("kent", What.DECIDED, "", "upheld", 2)]
    rows = service_shares(BODIES, counts_of_cells(LGSCO, YEAR, withheld, HELD))
    assert {(r.authority, r.category): r.share.counted for r in rows} == {
        ("adur", HOUSING): 1,
        ("kent", OTHER): 1,
        ("ended", HOUSING): 1,
    }
    assert areas(cells=withheld)["", "", "upheld"] == ("56%", 4)  # 5 of 9
    assert areas(cells=withheld)["", OTHER, "upheld"] == ("100%", 4)
