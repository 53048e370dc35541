"""Pictures drawn from an edition show its rows, and no others."""

from dataclasses import replace

import pytest

from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.tables import extract
from upheld.publish.pictures.of_edition import funnel_of, trend_of

COLOUR = "#1d4f6e"
UPHELD = {"leeds": (8, 6), "bradford": (5, 2), "sheffield": (3, 0), "kent": (9, 9)}


def decided(year, told, *, first=1):
    return [
        {
            "reference": str(first + 100 * place + number),
            "authority": slug,
            "decided_on": f"{year}-04-10",
            "outcome": "upheld" if number < upheld else "not upheld",
            "category": "Housing",
        }
        for place, (slug, (cases, upheld)) in enumerate(told.items())
        for number in range(cases)
    ]


@pytest.fixture(scope="module")
def editions():
    """2018-19, then 2019-20, by whose cases one decision of Leeds in 2018-19 has changed."""
    first = edition_of(extract(decided=decided(2018, UPHELD)), year="2018-19")
    changed = decided(2018, UPHELD | {"leeds": (8, 5)})
    both = extract(decided=changed + decided(2019, UPHELD, first=5_001))
    return first, edition_of(both, year="2019-20", after=first.database)


def test_a_funnel_has_the_members_of_the_group_with_cases(editions):
    drawing = funnel_of(editions[1], "metropolitan", "upheld", picked=["leeds"], colour=COLOUR)
    assert "Complaints upheld: metropolitan boroughs, 2019-20. 3 metropolitan" in drawing.alt
    assert "Leeds City Council: 6 of 8 (75%)" in drawing.alt
    assert "Kent" not in drawing.svg


def test_a_funnel_of_one_is_none(editions):
    assert funnel_of(editions[1], "county", "upheld", colour=COLOUR) is None


def test_what_is_never_compared_has_no_funnel(editions):
    never = tuple(replace(measure, is_compared=False) for measure in LGSCO.measures)
    edition = replace(editions[1])
    edition.__dict__["profile"] = replace(LGSCO, measures=never)
    assert funnel_of(edition, "metropolitan", "upheld", colour=COLOUR) is None


def test_a_trend_has_each_year_as_published_with_what_the_cases_give_now(editions):
    drawing = trend_of(editions[1], "leeds", "upheld", colour=COLOUR)
    assert "2018-19: 75%, revised later to 63% (all together 50%)" in drawing.alt
    assert "2019-20: 75% (all together 50%)" in drawing.alt


def test_a_trend_of_a_body_that_has_ended_names_the_group_that_it_had():
    decisions = [
        {
            "reference": f"{number} {year}",
            "authority": slug,
            "decided_on": f"{year}-06-03",
            "outcome": "upheld",
            "category": "Housing",
        }
        for year in (2018, 2019)
        for number, slug in enumerate(("purbeck", "adur"))
    ]
    before = edition_of(extract(decided=decisions[:2]), year="2018-19")
    after = edition_of(extract(decided=decisions), year="2019-20", after=before.database)
    drawing = trend_of(after, "purbeck", "upheld", colour=COLOUR)
    assert drawing.table.headings[3] == "All district councils together"
    assert [row[3] for row in drawing.table.rows] == ["100%", ""]


def test_of_what_was_never_counted_there_is_no_trend(editions):
    assert trend_of(editions[1], "leeds", "compliance", colour=COLOUR) is None
    assert trend_of(editions[1], "atlantis", "upheld", colour=COLOUR) is None
