"""The rate of a page agrees with plain loops over the same deals, and deals are dealt evenly."""

import random
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import sqrt

import numpy as np
import pytest
from scipy.stats import chisquare

from tests import oracle
from tests.core import by_hand
from upheld.core.comparing.page_rate import (
    DEALS,
    NEAR,
    SEED,
    GroupYear,
    answers,
    page_rate,
    questions,
)

OTHERS = "others"


def hands(table: np.ndarray, names: list[str]) -> dict[str, list[by_hand.Case]]:
    """A table of member, service and kind as the cases that each holds."""
    return {
        name: [
            (f"service {service}", kind)
            for service, row in enumerate(of_member)
            for kind, number in zip(by_hand.KINDS, row, strict=True)
            for _ in range(number)
        ]
        for name, of_member in zip(names, table, strict=True)
    }


def random_years(dice: random.Random) -> list[GroupYear]:
    """Up to three years of a group; some members come later, others leave it, outcomes differ."""
    number, years = dice.randint(2, 5), []
    members = np.array([True] * number + [False])
    for back in range(dice.randint(1, 3)):
        is_in = np.array([back == 0 or dice.random() < 0.8 for _ in range(number)] + [False])
        members = members & is_in
        sizes = [dice.randint(0, 24) if here else 0 for here in is_in[:-1]]
        others = dice.randint(0, 9) if back else 0
        kinds = np.zeros((dice.randint(1, 3) if not back else 1, 3), dtype=int)
        weights = [[dice.random() for _ in range(3)] for _ in kinds]
        for _ in range(sum(sizes) + others):
            service = dice.randrange(len(kinds))
            kinds[service][dice.choices(range(3), weights[service])[0]] += 1
        years.append(GroupYear(sizes=np.array([*sizes, others]), kinds=kinds, members=members))
    return years


def by_plain_loops(years: list[GroupYear], *, deals: int) -> Fraction:
    """Of the very deals that core makes."""
    names = [f"member {place}" for place in range(len(years[0].sizes) - 1)] + [OTHERS]
    dice = np.random.default_rng(SEED)
    dealt = [[hands(year.dealt(dice), names) for _ in range(deals)] for year in years]
    added = [
        {name for name, is_in in zip(names, year.members, strict=True) if is_in} for year in years
    ]
    return by_hand.share_of_pages(list(zip(*dealt, strict=True)), added=added)


@pytest.mark.parametrize("seed", range(12))
def test_every_question_of_every_page_is_answered_as_plain_loops_answer_it(seed):
    years = random_years(random.Random(seed))
    if not any(years[0].sizes >= 5):
        assert page_rate(*years) is None
        return
    assert page_rate(*years, deals=60) == pytest.approx(float(by_plain_loops(years, deals=60)))


def whole_group(kinds: list[list[int]], sizes: tuple[int, int]) -> GroupYear:
    return GroupYear(
        sizes=np.array([*sizes, 0]), kinds=np.array(kinds), members=np.array([True, True, False])
    )


def every_deal(year: GroupYear) -> list[np.ndarray]:
    """All ways to give the first of two members its cases, each as likely as any other."""
    cases = [
        (service, kind)
        for service, row in enumerate(year.kinds)
        for kind, number in enumerate(row)
        for _ in range(number)
    ]
    found = []
    for first in combinations(range(len(cases)), int(year.sizes[0])):
        table = np.zeros((3, *year.kinds.shape), dtype=int)
        for place, case in enumerate(cases):
            table[(0 if place in first else 1), *case] += 1
        found.append(table)
    return found


SERVICES = whole_group([[3, 1, 2], [1, 3, 2]], (6, 6))  # by service: not upheld, upheld, remedied
BEFORE = whole_group([[4, 2, 1]], (4, 3))


def test_of_all_924_ways_to_deal_two_services_as_many_pages_say_something():
    dealt = every_deal(SERVICES)
    assert len(dealt) == 924
    found = np.zeros((924, 3), dtype=bool)
    for question in questions([SERVICES], [np.stack(dealt)]):
        found |= answers(question, ~found & (SERVICES.sizes >= 5))
    by_loops = by_hand.share_of_pages(
        [[hands(table, ["a", "b", OTHERS])] for table in dealt], added=[{"a", "b"}]
    )
    assert Fraction(int(found[:, :2].sum()), 2 * 924) == by_loops
    assert 0 < by_loops < 1


def test_of_all_ways_to_deal_two_years_as_many_pages_say_something():
    """Each deal of the year with each of the year before: 32,340."""
    both = [(now, then) for now in every_deal(SERVICES) for then in every_deal(BEFORE)]
    dealt = [np.stack(each) for each in zip(*both, strict=True)]
    found = np.zeros((len(both), 3), dtype=bool)
    for question in questions([SERVICES, BEFORE], dealt):
        found |= answers(question, ~found & (SERVICES.sizes >= 5))
    names = ["a", "b", OTHERS]
    by_loops = by_hand.share_of_pages(
        [[hands(table, names) for table in each] for each in both[::11]], added=[{"a", "b"}] * 2
    )
    assert found[::11, :2].mean() == pytest.approx(float(by_loops))


def test_five_hundred_deals_come_near_to_all_of_them():
    dealt = [[hands(table, ["a", "b", OTHERS])] for table in every_deal(SERVICES)]
    exact = by_hand.share_of_pages(dealt, added=[{"a", "b"}])
    assert DEALS == 500
    assert page_rate(SERVICES) == pytest.approx(float(exact), abs=0.04)
    assert page_rate(SERVICES, deals=20_000) == pytest.approx(float(exact), abs=0.006)


def test_every_way_to_deal_comes_up_as_often_as_any_other():
    dice = np.random.default_rng(SEED)
    ways = Counter(table.tobytes() for table in every_deal(SERVICES))
    found = Counter(SERVICES.dealt(dice).tobytes() for _ in range(20_000))
    assert set(found) <= set(ways)
    expected = [20_000 * ways[way] / 924 for way in ways]
    assert chisquare([found[way] for way in ways], expected).pvalue > 0.001


def test_each_member_is_dealt_as_many_as_it_had_and_every_case_once():
    dice = random.Random(3)
    for _ in range(20):
        for year in random_years(dice):
            dealt = year.dealt(np.random.default_rng(dice.randrange(1_000)))
            assert (dealt.sum(axis=(1, 2)) == year.sizes).all()
            assert (dealt.sum(axis=0) == year.kinds).all()


def test_a_group_in_which_nobody_has_five_cases_has_no_rate():
    assert page_rate(whole_group([[2, 2, 0]], (2, 2))) is None


def test_no_tail_of_1_in_40_lies_nearer_than_what_is_looked_at():
    """Of all groups of up to 40 cases: the distance in standard errors, each way."""
    nearest = min(
        distance
        for whole in range(6, 41)
        for drawn in range(5, whole)
        for marked in range(1, whole)
        for distance in distances_of_tails(drawn, marked, whole)
    )
    assert nearest > NEAR


def distances_of_tails(drawn: int, marked: int, whole: int) -> Iterator[float]:
    by_chance = oracle.chances(drawn, marked, whole)
    share = Fraction(marked, whole)
    variance = drawn * share * (1 - share) * Fraction(whole - drawn, whole - 1)
    for counts in (sorted(by_chance), sorted(by_chance, reverse=True)):
        tail = Fraction(0)
        for count in counts:
            tail += by_chance[count]
            if tail > by_hand.ONE_IN_40:
                break
            yield abs(count - drawn * share) / sqrt(variance)


def test_a_member_of_a_thousand_cases_is_no_trouble():
    """What cannot be drawn is not worked out: it would be too large for a number."""
    with np.errstate(all="raise", under="ignore"):
        rate = page_rate(whole_group([[300, 2_600, 0]], (1_400, 1_500)), deals=40)
    assert rate == pytest.approx(0.05, abs=0.05)
