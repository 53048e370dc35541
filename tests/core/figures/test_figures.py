"""Averages: pooled, of those who exist, and silent where they would mislead."""

from tests.profiles import LGSCO, UPHELD_RATE
from upheld.core.figures.figure import Body, YearCounts, averages_of, figures_of
from upheld.core.vocabulary import What
from upheld.core.years import Year

DECIDED = What.DECIDED
HELD = frozenset({What.DECIDED, What.REMEDIED, What.COMPLIANCE})


def body(slug, *, group="district", exists=True, residents=None):
    return Body(slug=slug, peer_group=group, exists=exists, residents=residents)


def counts(year=2019, held=HELD, **investigations):
    """Slug to (upheld, not upheld)."""
    cells = {}
    for slug, (upheld, not_upheld) in investigations.items():
        cells[slug, DECIDED, "upheld"] = upheld
        cells[slug, DECIDED, "not upheld"] = not_upheld
    return YearCounts(profile=LGSCO, year=Year(year), cells=cells, held=held)


def average(bodies, told, measure="upheld", group="district"):
    found = averages_of(bodies, told).get((group, measure))
    return found and (found.text, found.counted, found.out_of, found.members)


def test_average_pools_cases_rather_than_averaging_percentages():
    told = counts(adur=(1, 3), arun=(1, 0))
    # 1 of 4 and 1 of 1: 2 of 5, and not the mean of 25% and 100%
    assert average([body("adur"), body("arun")], told) == ("40%", 2, 5, 2)


def test_average_includes_the_authority_and_those_without_cases():
    told = counts(adur=(1, 3))
    assert average([body("adur"), body("arun"), body("ash")], told) == ("25%", 1, 4, 3)


def test_an_authority_that_ended_is_in_no_average_and_beside_none():
    told = counts(adur=(1, 3), arun=(1, 0), corby=(9, 0))
    bodies = [body("adur"), body("arun"), body("corby", exists=False)]
    assert average(bodies, told) == ("40%", 2, 5, 2)
    averages = averages_of(bodies, told)
    corby = [f for f in figures_of(bodies, told, averages) if f.body.slug == "corby"]
    assert [f.average for f in corby] == [None] * len(corby)
    assert corby[0].share.text == "100%"


def test_a_group_of_one_and_a_body_without_group_have_no_average():
    told = counts(kent=(1, 1), broads=(1, 1))
    bodies = [body("kent", group="county"), body("broads", group=None)]
    assert averages_of(bodies, told) == {}


def test_no_average_where_a_member_was_never_told():
    told = counts(held=frozenset(), adur=(1, 3))
    assert average([body("adur"), body("arun")], told) is None


def test_too_few_residents_are_out_of_the_average_rate():
    told = counts(year=2022, adur=(3, 0), arun=(2, 0), scilly=(5, 0))
    bodies = [
        body("adur", residents=60_000),
        body("arun", residents=140_000),
        body("scilly", residents=2_100),
    ]
    assert average(bodies, told, "upheld-per-100000") == ("2.5", 5, 200_000, 2)


def test_a_year_has_the_measures_of_its_time():
    def slugs(year):
        told = counts(year=year, adur=(1, 1))
        return {f.share.measure.slug for f in figures_of([body("adur")], told, {})}

    assert slugs(2017) == {"upheld", "satisfactory-remedies"}
    assert "compliance" in slugs(2018)
    assert "upheld-per-100000" not in slugs(2021)
    assert "upheld-per-100000" in slugs(2022)


def test_no_cases_is_not_a_percentage():
    figure = figures_of([body("adur")], counts(), {})[0]
    assert (figure.share.measure, figure.share.text) == (UPHELD_RATE, "no cases")


def published_compliance(**told):
    """One authority's compliance as totals tell it; ``in_all`` is the total over outcomes."""
    words = {
        "in_all": "",
        "failed": "complete but not satisfied",
        "not_done": "not complete and not satisfied",
        "ceased": "ceased",
        "late": "complete late",
    }
    cells = {("merton", What.COMPLIANCE, words[name]): count for name, count in told.items()}
    return YearCounts(profile=LGSCO, year=Year(2022), cells=cells, held=frozenset())


def compliance_texts(counts):
    figures = figures_of([body("merton")], counts, {})
    return [f.share.text for f in figures if "compliance" in f.share.measure.slug]


def test_a_total_less_its_failures_gives_the_rate_but_not_how_many_were_late():
    told = published_compliance(in_all=12, failed=1, not_done=0, ceased=0)
    assert compliance_texts(told) == ["92%", "not available"]


def test_a_total_less_what_was_never_told_gives_nothing():
    told = published_compliance(in_all=12, failed=1, ceased=0)
    assert compliance_texts(told) == ["not available", "not available"]


def test_lateness_told_beside_a_total_is_published_with_it():
    told = published_compliance(in_all=12, failed=1, not_done=0, ceased=0, late=3)
    assert compliance_texts(told) == ["92%", "27%"]
