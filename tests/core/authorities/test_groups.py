"""Groups: one rule for every kind, a reason in words where there is none, two averages, each named."""

from datetime import date
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reorganised import ENGLAND
from tests.oracle import printed_percentage
from tests.profiles import (
    COMPLIANCE,
    HOUSING,
    LATE_COMPLIANCE,
    LGSCO,
    UPHELD_PER_100000,
    UPHELD_RATE,
    WATERWAYS,
)
from upheld.core.authorities import groups
from upheld.core.authorities.groups import Group, Kind, Peer
from upheld.core.comparing.comparison import Answer
from upheld.core.comparing.grounds import Grounds, year_of_figures
from upheld.core.comparing.in_every_way import comparisons_of
from upheld.core.comparing.in_group import compare_in_group
from upheld.core.figures.averages import mean_of_rates, pooled_average
from upheld.core.figures.figure import Body, YearCounts, averages_of, figures_of
from upheld.core.shares import whole_percent
from upheld.core.vocabulary import What
from upheld.core.years import Year

YEAR = Year(2023)
similar_to = partial(groups.similar_to, profile=LGSCO)
type_group = partial(groups.type_group, profile=LGSCO)
region_group = partial(groups.region_group, profile=LGSCO)
chosen_group = partial(groups.chosen_group, profile=LGSCO)


def peer(slug, *, group="district", region="North West", first_day=None, last_day=None):
    name = slug.title()
    return Peer(
        slug=slug,
        name=f"{name} Council",
        short_name=name,
        peer_group=group,
        region=region,
        first_day=first_day,
        last_day=last_day,
    )


def peers(*each):
    return {one.slug: one for one in each}


def chosen(*members):
    return Group(
        kind=Kind.CHOSEN,
        name="chosen councils",
        whole="the chosen councils",
        members=members,
    )


def test_each_type_has_its_members_of_the_year():
    def sizes(year):
        return {g: len(type_group(g, ENGLAND, year=Year(year)).members) for g in LGSCO.groups}

    # As the government counts them: 353 in 2018, 317 in 2023.
    assert sizes(2018) == {
        "county": 27,
        "district": 201,
        "metropolitan": 36,
        "unitary": 56,
        "london": 33,
    }
    assert sizes(2023) == {
        "county": 21,
        "district": 164,
        "metropolitan": 36,
        "unitary": 63,
        "london": 33,
    }


def test_a_group_is_named_as_a_sentence_names_it():
    def names(authority, kind, listed=()):
        group = similar_to(authority, kind, ENGLAND, year=YEAR, listed=listed)
        return group.name, group.whole

    assert names("adur", Kind.TYPE) == ("district councils", "all district councils")
    assert names("leeds", Kind.REGION) == (
        "councils in Yorkshire and The Humber",
        "all councils in Yorkshire and The Humber",
    )
    assert names("bolton", Kind.REGION)[0] == "councils in the North West"
    assert names("luton", Kind.REGION)[0] == "councils in the East of England"
    assert names("camden", Kind.REGION)[0] == "councils in London"
    assert names("leeds", Kind.NEIGHBOURS, ["bradford"]) == (
        "authorities of its group of statistical neighbours",
        "Leeds City Council and its statistical neighbours",
    )
    assert names("leeds", Kind.CHOSEN, ["bradford"])[0] == "chosen councils"
    assert names("leeds", Kind.CHOSEN, ["dartmoor-national-park"])[0] == "chosen authorities"


def test_another_ombudsman_calls_authorities_otherwise():
    there = {"profile": WATERWAYS, "year": YEAR}
    assert groups.region_group("London", ENGLAND, **there).name == "undertakers in London"
    assert groups.chosen_group(["york", "leeds"], ENGLAND, **there).name == "chosen undertakers"


def test_the_authority_is_in_its_own_group_and_the_order_is_kept():
    group = similar_to("leeds", Kind.NEIGHBOURS, ENGLAND, year=YEAR, listed=["york", "bradford"])
    assert group.members == ("leeds", "york", "bradford")
    again = similar_to("leeds", Kind.CHOSEN, ENGLAND, year=YEAR, listed=["york", "leeds", "york"])
    assert again.members == ("leeds", "york")


def test_a_list_without_an_authority_of_its_own_is_a_group_too():
    assert chosen_group(["york", "leeds"], ENGLAND, year=YEAR).members == ("york", "leeds")


def test_a_region_has_its_councils_of_every_type_and_no_national_park():
    members = region_group("South West", ENGLAND, year=YEAR).members
    assert {"devon", "exeter", "plymouth", "somerset"} <= set(members)
    assert not {"dartmoor-national-park", "mendip"} & set(members)


def reason(authority, kind=Kind.TYPE, listed=(), year=YEAR, among=ENGLAND):
    group = similar_to(authority, kind, among, year=year, listed=listed)
    assert group.members == () or not group.reason
    return group.reason


def test_the_reason_is_said_where_there_is_no_group():
    no_group = "There is no group of similar bodies to compare with."
    assert reason("dartmoor-national-park") == no_group
    assert reason("dartmoor-national-park", Kind.REGION) == no_group
    ended = "Allerdale Borough Council was abolished on 1 April 2023, before 2023-24."
    for kind in Kind:
        assert reason("allerdale", kind, ["leeds"]) == ended
    begun = "Cumberland Council began on 1 April 2023, after 2022-23."
    assert reason("cumberland", year=Year(2022)) == begun
    assert reason("leedz") == "We do not have an authority called 'leedz'."
    assert reason("leeds", Kind.NEIGHBOURS) == (
        "We have not been given any statistical neighbours for Leeds City Council."
    )


def test_a_group_of_one_is_none():
    two = peers(peer("kent", group="county"), peer("adur"))
    said = "Among all county councils there was only Kent Council in 2023-24."
    assert reason("kent", among=two) == said
    said = "Among the chosen councils there was only Leeds City Council in 2023-24."
    assert reason("leeds", Kind.CHOSEN, ["leeds"]) == said
    said = "Among the chosen councils there was nobody in 2023-24."
    assert chosen_group([], ENGLAND, year=YEAR).reason == said


def test_members_unknown_are_named_and_there_is_no_group():
    said = "We do not have an authority called 'yorck' or 'leedz'."
    assert reason("york", Kind.CHOSEN, ["yorck", "leeds", "leedz"]) == said


def test_a_list_with_a_member_that_did_not_exist_is_no_group_and_names_it():
    """The rest would be another group under the same name."""
    ended = "Allerdale Borough Council was abolished on 1 April 2023, before 2023-24."
    for kind in (Kind.NEIGHBOURS, Kind.CHOSEN):
        assert reason("leeds", kind, ["bradford", "allerdale"]) == ended
    begun = "Cumberland Council began on 1 April 2023, after 2022-23."
    assert reason("leeds", Kind.CHOSEN, ["bradford", "cumberland"], Year(2022)) == begun


def test_all_that_is_wrong_with_a_list_is_told():
    assert reason("leeds", Kind.CHOSEN, ["leedz", "allerdale"]) == (
        "We do not have an authority called 'leedz'."
        " Allerdale Borough Council was abolished on 1 April 2023, before 2023-24."
    )


def test_a_type_or_a_region_has_those_of_the_year_and_no_reason_for_the_others():
    assert "allerdale" not in type_group("district", ENGLAND, year=YEAR).members
    assert "allerdale" in region_group("North West", ENGLAND, year=Year(2022)).members
    assert "allerdale" not in region_group("North West", ENGLAND, year=YEAR).members


def test_one_that_ended_within_the_year_is_still_in_its_groups():
    among = peers(peer("adur"), peer("arun", last_day=date(2023, 10, 1)))
    assert type_group("district", among, year=Year(2023)).members == ("adur", "arun")
    assert type_group("district", among, year=Year(2024)).members == ()


def test_pooled_and_mean_of_rates_are_two_numbers_and_each_says_which_it_is():
    told = {"adur": (1, 4), "arun": (1, 1)}
    pooled = pooled_average(UPHELD_RATE, chosen("adur", "arun"), told)
    mean = mean_of_rates(UPHELD_RATE, chosen("adur", "arun"), told)
    assert (pooled.name, pooled.share.text) == ("the chosen councils together", "40%")
    assert (pooled.share.counted, pooled.share.out_of, pooled.members) == (2, 5, 2)
    # (25 + 100) / 2 is 62.5, which rounds up
    assert (mean.name, mean.text) == ("mean of the rates of the chosen councils", "63%")
    assert (mean.mean, mean.members) == (Fraction(5, 8), 2)


def test_a_member_without_a_case_is_in_the_pool_and_in_no_mean():
    told = {"adur": (1, 4), "arun": (0, 0)}
    group = chosen("adur", "arun")
    assert pooled_average(UPHELD_RATE, group, told).members == 2
    mean = mean_of_rates(UPHELD_RATE, group, told)
    assert (mean.name, mean.members) == ("mean of the rates of the chosen councils with cases", 1)
    nobody = {"adur": (0, 0), "arun": (0, 0)}
    assert pooled_average(UPHELD_RATE, group, nobody).share.text == "no cases"
    assert mean_of_rates(UPHELD_RATE, group, nobody).text == "no cases"


def test_no_average_where_a_member_was_never_told():
    for told in ({"adur": (1, 4)}, {"adur": (1, 4), "arun": None}):
        pooled = pooled_average(UPHELD_RATE, chosen("adur", "arun"), told)
        mean = mean_of_rates(UPHELD_RATE, chosen("adur", "arun"), told)
        said = "because we do not hold the counts for 1 of the 2 members"
        assert (pooled.share, pooled.reason) == (
            None,
            f"There is no average for the chosen councils, {said}.",
        )
        assert (mean.mean, mean.text, mean.reason) == (None, "not available", pooled.reason)


def test_a_group_with_a_reason_has_no_average_for_that_reason():
    group = similar_to("allerdale", Kind.TYPE, ENGLAND, year=YEAR)
    assert pooled_average(UPHELD_RATE, group, {}).reason == group.reason
    assert mean_of_rates(UPHELD_RATE, group, {}).reason == group.reason


def test_too_few_residents_are_out_of_both():
    told = {"adur": (3, 60_000), "arun": (2, 140_000), "scilly": (5, 2_100)}
    pooled = pooled_average(UPHELD_PER_100000, chosen(*told), told)
    mean = mean_of_rates(UPHELD_PER_100000, chosen(*told), told)
    assert (pooled.share.text, pooled.members) == ("2.5", 2)
    assert (mean.text, mean.members) == ("3.2", 2)  # (5 + 1.43) / 2
    alone = pooled_average(UPHELD_PER_100000, chosen("adur", "scilly"), told)
    assert alone.reason == (
        "There is no average for the chosen councils, because fewer than 2 members have 50,000"
        " residents."
    )


def test_a_mean_is_100_or_0_percent_only_where_every_rate_is():
    def text(*counts):
        told = dict(zip("abc", counts, strict=False))
        return mean_of_rates(UPHELD_RATE, chosen(*told), told).text

    assert text((5, 5), (9, 9)) == "100%"
    assert text((5, 5), (399, 400)) == ">99%"
    assert text((0, 5), (1, 400)) == "<1%"
    assert text((0, 5), (0, 400)) == "0%"


counts = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(counts, min_size=2, max_size=12))
def test_both_agree_with_sums_in_plain_loops(listed):
    told = {f"body-{at}": each for at, each in enumerate(listed)}
    counted = out_of = 0
    for x, n in listed:
        counted, out_of = counted + x, out_of + n
    pooled = pooled_average(UPHELD_RATE, chosen(*told), told)
    assert (pooled.share.counted, pooled.share.out_of) == (counted, out_of)
    assert pooled.share.text == printed_percentage(counted, out_of)
    mean = mean_of_rates(UPHELD_RATE, chosen(*told), told)
    whole, many = Fraction(0), 0
    for x, n in listed:
        if n:
            whole, many = whole + Fraction(x, n), many + 1
    assert (mean.mean, mean.members) == (whole / many if many else None, many)
    if mean.mean is not None and 0 < mean.mean < 1 and mean.text[0] not in "<>":
        assert int(mean.text[:-1]) == whole_percent(mean.mean.numerator, mean.mean.denominator)


def of_a_type(told):
    """The figures of a type as editions make them, and what they are compared on."""
    cells = {}
    for slug, (x, n) in told.items():
        cells[slug, What.DECIDED, "upheld"] = x
        cells[slug, What.DECIDED, "not upheld"] = n - x
    bodies = [Body(slug=s, peer_group="district", exists=True, residents=None) for s in told]
    year = YearCounts(profile=LGSCO, year=YEAR, cells=cells, held=frozenset({What.DECIDED}))
    averages = averages_of(bodies, year)
    figures = figures_of(bodies, year, averages)
    grounds = Grounds(
        counts=year,
        years=[year_of_figures(YEAR, figures, dict.fromkeys(told, "district"))],
    )
    return averages, [f for f in figures if f.share.measure is UPHELD_RATE], grounds


@given(st.lists(counts, min_size=2, max_size=12))
def test_averages_and_comparisons_of_a_type_are_those_of_editions(listed):
    """core.figures and core.comparing know the types; any other list is treated alike."""
    told = {f"body-{at}": each for at, each in enumerate(listed)}
    averages, figures, grounds = of_a_type(told)
    pooled = pooled_average(UPHELD_RATE, chosen(*told), told)
    printed = averages["district", "upheld"]
    assert (pooled.share.text, pooled.members) == (printed.text, printed.members)
    for figure in figures:
        slug = figure.body.slug
        found = compare_in_group(slug, told, group=chosen(*told), measure=UPHELD_RATE)
        answer, rows = comparisons_of(figure, grounds)
        assert found.answer == answer
        assert found.compared == (rows[0].compared if rows else None)


def test_an_authority_is_compared_with_any_list():
    """14 of 20 beside 4 of 40: of the 18 upheld among 60, 6 were expected."""
    told = {"leeds": (14, 20), "york": (2, 20), "hull": (2, 20)}
    found = compare_in_group("leeds", told, group=chosen(*told), measure=UPHELD_RATE)
    assert (found.answer, found.compared.expected, found.reason) == (Answer.HIGHER, 6, "")
    less = compare_in_group("york", told, group=chosen(*told), measure=UPHELD_RATE)
    assert less.answer == Answer.LOWER


def not_compared(told, *, group=None, measure=UPHELD_RATE):
    found = compare_in_group("leeds", told, group=group or chosen(*told), measure=measure)
    assert found.compared is None
    return found.answer, found.reason


def test_the_reason_is_said_where_an_authority_is_not_compared():
    two = {"leeds": (14, 20), "york": (2, 20)}
    none = similar_to("leeds", Kind.CHOSEN, ENGLAND, year=YEAR, listed=["allerdale"])
    assert not_compared(two, group=none) == (Answer.NO_GROUP, none.reason)
    assert not_compared({**two, "leeds": (0, 0)}) == (
        Answer.NO_CASES,
        "There were no detailed investigations.",
    )
    assert not_compared({**two, "leeds": None}) == (
        Answer.NOT_AVAILABLE,
        "We do not hold its counts. That does not mean that there were no cases.",
    )
    assert not_compared({**two, "york": None}) == (
        Answer.NOT_COMPARED,
        "There is no average for the chosen councils, because we do not hold the counts for 1 of the"
        " 2 members.",
    )
    # Each by its own kind alone: an ombudsman need not have the others. Then a share that is not
    # compared by its own ombudsman.
    for measure, never in {
        COMPLIANCE: "Whether what was agreed was done is never compared.",
        LATE_COMPLIANCE: "Lateness is never compared.",
        UPHELD_PER_100000: "Rates per resident are never compared.",
        HOUSING.main: "These figures are never compared.",
    }.items():
        assert not_compared(two, measure=measure) == (Answer.NOT_COMPARED, never)


def test_an_authority_that_is_not_of_the_group_is_no_part_of_its_cases():
    with pytest.raises(ValueError, match="'leeds' is not in the chosen councils: york, hull"):
        compare_in_group("leeds", {}, group=chosen("york", "hull"), measure=UPHELD_RATE)
