"""Predecessors and successors: the real changes, a made-up wave of 160 mergers, and random graphs."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reorganised import ENGLAND, links_and_lives, peers_of, wave
from tests.directory import default_directory
from tests.profiles import LGSCO
from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link, Reorganisation
from upheld.core.figures.together import predecessors_together
from upheld.core.years import Year

REAL = Reorganisation(*links_and_lives(default_directory()))
TODAY = date(2025, 3, 31)


def members(reorganisation, slug, year, *, as_at=TODAY):
    year = Year(year)
    area = reorganisation.area(slug, first_day=year.first_day, last_day=year.last_day, as_at=as_at)
    return area and (set(area.members), set(area.successors))


def words(text):
    return set(text.split())


# The changes of England, as they happened.


def test_dorset_and_bournemouth_christchurch_and_poole_in_2019():
    six = "dorset-county east-dorset north-dorset purbeck west-dorset weymouth-and-portland"
    assert members(REAL, "dorset", 2018) == (words(six), {"dorset"})
    three = "bournemouth christchurch poole"
    bcp = "bournemouth-christchurch-and-poole"
    assert members(REAL, bcp, 2018) == (words(three), {bcp})
    assert members(REAL, "dorset", 2019) is None


def test_buckinghamshire_in_2020():
    five = "aylesbury-vale buckinghamshire-county chiltern south-bucks wycombe"
    for year in (2014, 2018, 2019):
        assert members(REAL, "buckinghamshire", year) == (words(five), {"buckinghamshire"})
    links = REAL.predecessors("buckinghamshire", on=TODAY)
    assert {link.predecessor for link in links} == words(five)
    assert {link.on for link in links} == {date(2020, 4, 1)}
    assert REAL.predecessors("buckinghamshire", on=date(2020, 3, 31)) == ()


def test_northamptonshire_was_divided_in_2021():
    both = ("north-northamptonshire", "west-northamptonshire")
    eight = words(
        "corby daventry east-northamptonshire kettering northampton northamptonshire"
        " south-northamptonshire wellingborough"
    )
    for slug in both:
        assert members(REAL, slug, 2020) == (eight, set(both))
        family = REAL.family(slug, on=date(2021, 4, 1))
        assert (set(family.predecessors), family.successors) == (eight, both)
    assert REAL.family("corby", on=date(2021, 4, 1)) == family
    assert REAL.family("corby", on=date(2020, 4, 1)) is None


def test_cumbria_north_yorkshire_and_somerset_in_2023():
    cumbria = words("allerdale barrow-in-furness carlisle copeland cumbria eden south-lakeland")
    both = {"cumberland", "westmorland-and-furness"}
    assert members(REAL, "cumberland", 2022) == (cumbria, both)
    assert members(REAL, "westmorland-and-furness", 2022) == (cumbria, both)
    eight = words(
        "craven hambleton harrogate north-yorkshire-county richmondshire ryedale scarborough selby"
    )
    assert members(REAL, "north-yorkshire", 2022) == (eight, {"north-yorkshire"})
    five = words("mendip sedgemoor somerset-county somerset-west-and-taunton south-somerset")
    assert members(REAL, "somerset", 2022) == (five, {"somerset"})


def test_a_chain_over_two_reorganisations():
    """Taunton Deane became Somerset West and Taunton in 2019, and that Somerset in 2023."""
    six = words("mendip sedgemoor somerset-county south-somerset taunton-deane west-somerset")
    assert members(REAL, "somerset", 2018) == (six, {"somerset"})
    links = REAL.predecessors("somerset", on=TODAY)
    assert links[0] == Link("taunton-deane", "somerset-west-and-taunton", date(2019, 4, 1))
    assert links[-1].on == date(2023, 4, 1)


def test_one_that_has_ended_is_told_as_it_was_when_it_ended():
    both = words("taunton-deane west-somerset")
    assert members(REAL, "somerset-west-and-taunton", 2018)[0] == both


def test_what_is_still_to_come_is_not_yet():
    before = date(2020, 3, 31)
    assert members(REAL, "buckinghamshire", 2018, as_at=before) is None
    assert members(REAL, "dorset", 2018, as_at=before) == members(REAL, "dorset", 2018)


def test_in_the_year_of_a_change_within_it_all_three_are_added():
    """The two combined authorities of the North East ended on 6 May 2024."""
    now = "north-east-mayoral-combined-authority"
    two = words("north-east-combined-authority north-of-tyne-combined-authority")
    assert members(REAL, now, 2023) == (two, {now})
    assert members(REAL, now, 2024) == (two | {now}, {now})
    assert members(REAL, now, 2025, as_at=date(2026, 3, 31)) is None


def test_a_new_name_is_no_reorganisation():
    assert REAL.predecessors("colchester", on=TODAY) == ()
    assert members(REAL, "colchester", 2018) is None


# Series and their labels.


def series(slug, years, *, reorganisation=REAL, peers=ENGLAND, as_at=TODAY, **more):
    found = predecessors_together(
        slug, peers, years, profile=LGSCO, reorganisation=reorganisation, as_at=as_at, **more
    )
    return {each.year.start: each for each in found}


def each_of(slugs, pair=(1, 3)):
    return dict.fromkeys(slugs.split(), pair)


BUCKS = "aylesbury-vale buckinghamshire-county chiltern south-bucks wycombe"


def test_counts_are_added_and_labelled_with_whose_they_are():
    told = {
        "aylesbury-vale": (4, 9),
        "buckinghamshire-county": (24, 34),
        "chiltern": (0, 1),
        "south-bucks": (0, 0),
        "wycombe": (3, 6),
    }
    now = {"buckinghamshire": (40, 70), "chiltern": (1, 1)}
    years = {Year(2019): told, Year(2020): now}
    found = series("buckinghamshire", years)
    assert list(found) == [2019]
    year = found[2019]
    # 31 of 50: 62%; the mean of 44, 71, 0 and 50% would be 41%
    assert (year.counted, year.out_of, year.is_family, year.reason) == (31, 50, False, "")
    assert year.label == (
        "The five councils that Buckinghamshire Council replaced on 1 April 2020, together"
    )


def test_late_decisions_about_a_predecessor_stay_with_it():
    """Northampton ended on 31 March 2021 and had 2 of 4 upheld in 2021-22."""
    years = {
        Year(2020): {"northampton": (5, 9)},
        Year(2021): {"northampton": (2, 4), "west-northamptonshire": (20, 30)},
        Year(2022): {"west-northamptonshire": (21, 31)},
    }
    assert list(series("west-northamptonshire", years)) == [2020]


def test_of_a_divided_predecessor_the_sum_is_the_familys_and_says_so():
    seven = "allerdale barrow-in-furness carlisle copeland cumbria eden south-lakeland"
    year = series("cumberland", {Year(2022): each_of(seven)})[2022]
    assert (year.counted, year.out_of, year.is_family) == (7, 21, True)
    both = "Cumberland Council and Westmorland and Furness Council"
    assert year.label == f"The seven councils that {both} replaced on 1 April 2023, together"
    assert year.reason == (
        f"Cumbria County Council was divided between {both}."
        f" Its figures cannot be, so these are for {both} together."
    )
    assert series("westmorland-and-furness", {Year(2022): each_of(seven)})[2022] == year


def test_residents_of_a_district_are_counted_once_with_their_county():
    told = {
        "cumbria": (30, 499_800),
        **each_of("allerdale barrow-in-furness carlisle copeland eden south-lakeland", (1, 83_000)),
    }
    within = {a.slug: "cumbria" for a in default_directory().authorities if "Cumbria" in a.county}
    year = series("cumberland", {Year(2022): told}, within=within)[2022]
    assert (year.counted, year.out_of) == (36, 499_800)


def test_no_sum_where_a_predecessor_was_not_told():
    told = each_of(BUCKS) | {"chiltern": None}
    del told["wycombe"]
    year = series("buckinghamshire", {Year(2018): told})[2018]
    assert (year.counted, year.out_of) == (None, None)
    assert year.reason == (
        "We do not hold the counts behind this figure for Chiltern District Council and"
        " Wycombe District Council in 2018-19. That does not mean that there were no cases."
    )


def test_a_chain_is_labelled_with_all_its_days():
    six = "mendip sedgemoor somerset-county south-somerset taunton-deane west-somerset"
    assert series("somerset", {Year(2018): each_of(six)})[2018].label == (
        "The six councils that Somerset Council replaced in steps on 1 April 2019 and 1 April 2023,"
        " together"
    )


def made_up(*links, group="district", **lives):
    """Links as (before, after, day), lives as slug=(first day, last day)."""
    peers = {
        slug: Peer(
            slug=slug,
            name=f"{slug.title()} Council",
            short_name=slug.title(),
            peer_group=group,
            region=None,
            first_day=first,
            last_day=last,
        )
        for slug, (first, last) in lives.items()
    }
    return Reorganisation(frozenset(Link(*link) for link in links), lives), peers


DAY = date(2024, 4, 1)
EVE = date(2024, 3, 31)


def label(reorganisation, peers, slug, told):
    found = series(slug, {Year(2023): told}, reorganisation=reorganisation, peers=peers)
    return found[2023].label


def test_one_that_takes_over_its_neighbour_stands_beside_it():
    graph, peers = made_up(("adur", "arun", DAY), adur=(None, EVE), arun=(None, None))
    said = "Arun Council and the council that it replaced on 1 April 2024, together"
    assert label(graph, peers, "arun", each_of("adur arun")) == said
    assert members(graph, "arun", 2024) is None


def test_a_single_predecessor_is_not_together_with_anyone():
    graph, peers = made_up(("adur", "arun", DAY), adur=(None, EVE), arun=(DAY, None), group=None)
    said = "The authority that Arun Council replaced on 1 April 2024"
    assert label(graph, peers, "arun", each_of("adur")) == said


def test_a_part_of_a_divided_one_can_go_to_a_neighbour_that_was_there():
    graph, peers = made_up(
        ("adur", "arun", DAY),
        ("adur", "ash", DAY),
        adur=(None, EVE),
        arun=(None, None),
        ash=(DAY, None),
    )
    said = (
        "Arun Council and the council that Arun Council and Ash Council replaced on 1 April 2024,"
        " together"
    )
    for slug in ("arun", "ash"):
        assert members(graph, slug, 2023) == ({"adur", "arun"}, {"arun", "ash"})
        assert label(graph, peers, slug, each_of("adur arun")) == said


def test_before_a_neighbour_had_begun_there_was_nobody_to_add():
    graph, _ = made_up(("adur", "arun", DAY), adur=(date(2020, 4, 1), EVE), arun=(None, None))
    assert members(graph, "arun", 2019) is None
    assert members(graph, "arun", 2020) == ({"adur", "arun"}, {"arun"})


def test_one_divided_before_the_year_makes_no_family_of_it():
    """In 2023-24 adur was gone: arun and ash had figures of their own."""
    then = date(2020, 4, 1)
    graph, _ = made_up(
        ("adur", "arun", then),
        ("adur", "ash", then),
        ("arun", "avon", DAY),
        ("ash", "axe", DAY),
        adur=(None, date(2020, 3, 31)),
        arun=(then, EVE),
        ash=(then, EVE),
        avon=(DAY, None),
        axe=(DAY, None),
    )
    assert members(graph, "avon", 2023) == ({"arun"}, {"avon"})
    # Nor on the first day of the year: it had ended the day before.
    assert members(graph, "avon", 2020) == ({"arun"}, {"avon"})
    assert members(graph, "avon", 2018) == ({"adur"}, {"avon", "axe"})


# What cannot be true.


def refused(*links, **lives):
    with pytest.raises(ValueError, match="succeed") as error:
        made_up(*links, **lives)
    return str(error.value)


def test_nobody_becomes_its_own_predecessor():
    said = refused(
        ("adur", "arun", DAY),
        ("arun", "adur", date(2025, 4, 1)),
        adur=(None, EVE),
        arun=(DAY, date(2025, 3, 31)),
    )
    assert "An authority cannot succeed itself: arun became adur became arun." in said
    assert "An authority cannot succeed itself: adur became adur." in refused(
        ("adur", "adur", DAY), adur=(None, EVE)
    )


def test_an_unknown_slug_is_named():
    said = refused(("adur", "arum", DAY), adur=(None, EVE), arun=(DAY, None))
    assert (
        said == "arum succeeds adur on 1 April 2024, but we do not have an authority called 'arum'."
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda: REAL.predecessors("dorzet", on=TODAY),
        lambda: REAL.family("dorzet", on=TODAY),
        lambda: members(REAL, "dorzet", 2018),
        lambda: series("dorzet", {Year(2018): {}}),
    ],
)
def test_whoever_asks_about_an_unknown_authority_is_told(ask):
    with pytest.raises(ValueError, match="We do not have an authority called 'dorzet'"):
        ask()


def test_lives_that_a_link_contradicts_are_named():
    where = "arun succeeds adur on 1 April 2024"
    link = ("adur", "arun", DAY)
    assert refused(link, adur=(None, None), arun=(DAY, None)) == (
        f"{where}, but adur still exists on that day."
    )
    assert refused(link, adur=(None, EVE), arun=(date(2024, 5, 1), None)) == (
        f"{where}, but arun begins on 1 May 2024."
    )
    assert refused(link, adur=(None, EVE), arun=(None, EVE)) == (
        f"{where}, but the last day of arun was 31 March 2024."
    )


# A made-up wave of 160 mergers.


def test_a_wave_of_160_mergers_is_handled_well_within_a_second():
    directory, successors = wave()
    reorganisation = Reorganisation(*links_and_lives(directory))
    peers, as_at = peers_of(directory), date(2029, 3, 31)
    told = dict.fromkeys(peers, (1, 2))
    years = {Year(start): told for start in range(2018, 2029)}

    start = process_time()
    found = {
        slug: series(slug, years, reorganisation=reorganisation, peers=peers, as_at=as_at)
        for slug in successors
    }
    assert process_time() - start < 1

    assert len(successors) == 160
    living = [p for p in peers.values() if p.peer_group and p.exists_in(Year(2027))]
    assert (len(living), len([p for p in living if p.last_day])) == (307, 307)
    # Everyone of 2027-28 is in one sum, and in one only.
    sums = {each[2027].members: each[2027] for each in found.values()}
    together = [slug for sum_ in sums for slug in sum_]
    assert sorted(together) == sorted(p.slug for p in living)
    assert all(each.counted == len(each.members) for each in sums.values())
    assert any(each.is_family for each in sums.values())
    # Those merged in 2023 are there in 2018-19 by those whom they replaced.
    in_2018 = {slug for each in found.values() for slug in each[2018].members}
    assert {"allerdale", "taunton-deane", "aylesbury-vale"} <= in_2018
    assert not {"somerset", "buckinghamshire"} & in_2018


# A second implementation, in plain loops over days.


def naive_area(links, lives, slug, first_day, last_day, as_at):
    """Bodies that hang together, day by day: each day's links join the groups of both ends."""
    groups = {body: {body} for body in lives}
    if lives[slug][1] is not None and lives[slug][1] < as_at:
        as_at = lives[slug][1]
    replaced = set()
    took_over = False
    day = first_day + timedelta(days=1)
    while day <= as_at:
        for before, after, on in links:
            if on == day:
                joined = groups[before] | groups[after]
                for body in joined:
                    groups[body] = joined
                replaced.add(before)
                took_over = took_over or after == slug
        day += timedelta(days=1)
    if not took_over:
        return None
    there = {
        body
        for body in groups[slug]
        if (lives[body][0] is None or lives[body][0] <= last_day)
        and (lives[body][1] is None or lives[body][1] >= first_day)
    }
    if not there & replaced:
        return None
    return there, {body for body in groups[slug] if body not in replaced}


def naive_predecessors(links, slug, on):
    found, before = set(), None
    while before != found:
        before = set(found)
        for predecessor, successor, day in links:
            if day <= on and (successor == slug or successor in found):
                found.add(predecessor)
    return found


@st.composite
def histories(draw):
    """Bodies that end and are taken over on a few days close together, by old ones and new."""
    start = date(2020, 3, 28)
    alive = [f"old-{number}" for number in range(draw(st.integers(2, 6)))]
    lives = dict.fromkeys(alive, (None, None))
    links = []
    for step in range(draw(st.integers(1, 4))):
        day = start + timedelta(days=4 * step)
        new = [f"new-{step}-{number}" for number in range(draw(st.integers(0, 3)))]
        ending = draw(st.lists(st.sampled_from(alive), unique=True, max_size=len(alive)))
        heirs = [slug for slug in alive if slug not in ending] + new
        if not heirs or not ending:
            continue
        for slug in new:
            lives[slug] = (day, None)
        for slug in ending:
            lives[slug] = (lives[slug][0], day - timedelta(days=1))
            chosen = draw(st.lists(st.sampled_from(heirs), min_size=1, max_size=3, unique=True))
            links += [Link(slug, heir, day) for heir in chosen]
        alive = heirs
    return frozenset(links), lives


@given(history=histories(), data=st.data())
def test_areas_agree_with_plain_loops_over_days(history, data):
    links, lives = history
    reorganisation = Reorganisation(links, lives)
    offset = st.integers(0, 20)
    first_day = date(2020, 3, 20) + timedelta(days=data.draw(offset))
    last_day = first_day + timedelta(days=data.draw(offset))
    as_at = last_day + timedelta(days=data.draw(offset))
    for slug in lives:
        area = reorganisation.area(slug, first_day=first_day, last_day=last_day, as_at=as_at)
        found = area and (set(area.members), set(area.successors))
        assert found == naive_area(links, lives, slug, first_day, last_day, as_at)
        before = {link.predecessor for link in reorganisation.predecessors(slug, on=as_at)}
        assert before == naive_predecessors(links, slug, as_at)


def living_successors(links, lives, slug, on):
    """Who stands for it on the day; itself where it exists."""
    begins, ends = lives[slug]
    there = {slug} if (begins or on) <= on <= (ends or on) else set()
    after = [link for link in links if link.predecessor == slug and link.on <= on]
    return there.union(*(living_successors(links, lives, link.successor, on) for link in after))


@given(history=histories())
def test_nobody_is_added_up_twice(history):
    """Of all who exist today, two have either one sum together or no member in common."""
    links, lives = history
    reorganisation = Reorganisation(links, lives)
    as_at = date(2021, 1, 1)
    areas = [
        reorganisation.area(
            slug, first_day=date(2019, 4, 1), last_day=date(2020, 3, 31), as_at=as_at
        )
        for slug, (_, ended) in lives.items()
        if ended is None
    ]
    found = [area for area in areas if area]
    for one in found:
        for other in found:
            assert one == other or not set(one.members) & set(other.members)
    for area in found:
        # A family is told where, and only where, somebody was divided.
        assert len(area.successors) == 1 or area.divided
        for slug in area.members:
            heirs = living_successors(links, lives, slug, as_at)
            assert heirs <= set(area.successors)
