from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from upheld.core.comparing.chance import by_chance
from upheld.core.comparing.comparison import LEVEL, range_of
from upheld.core.comparing.distributions import Stratum, hypergeometric

SIZES = [1, 3, 4, 6, 9, 12, 15, 20, 31, 45, 60, 80] * 4
COUNTED = round(sum(SIZES) * 0.45)


@cache
def shuffled_years(counted: int) -> list[int]:
    """How many stand out in each of 3,000 years whose cases are shuffled like cards."""
    random, whole = np.random.default_rng(7), sum(SIZES)
    regions = {}
    for size in set(SIZES):
        chance = hypergeometric(Stratum(out_of=size, group_counted=counted, group_out_of=whole))
        still = range_of(chance, chance, LEVEL)
        within = range(still.least, still.most + 1)
        regions[size] = {x for x in range(size + 1) if size >= 5 and x not in within}
    cases = np.array([1] * counted + [0] * (whole - counted))
    ends = np.cumsum(SIZES)[:-1]
    years = []
    for _ in range(3_000):
        random.shuffle(cases)
        upheld = [int(part.sum()) for part in np.split(cases, ends)]
        years.append(sum(x in regions[size] for x, size in zip(upheld, SIZES, strict=True)))
    return years


def test_the_expected_number_is_that_of_three_thousand_shuffled_years():
    told = by_chance(SIZES, COUNTED)
    years = shuffled_years(COUNTED)
    error = np.std(years) / len(years) ** 0.5
    assert abs(np.mean(years) - float(told.expected)) < 4 * error < 0.1


def test_19_shuffled_years_of_20_have_no_more_and_one_less_would_not_be_enough():
    most = by_chance(SIZES, COUNTED).most
    years = np.array(shuffled_years(COUNTED))
    assert np.mean(years <= most) >= 0.94
    assert np.mean(years <= most - 1) < 0.96


def test_no_more_than_one_in_twenty_stands_out_by_chance():
    for rate in (0.06, 0.45, 0.94):
        told = by_chance(SIZES, round(sum(SIZES) * rate))
        assert told.expected <= Fraction(len(SIZES), 20)


def test_the_same_group_always_gives_the_same_numbers():
    assert by_chance(SIZES, 400) == by_chance(SIZES, 400)


def test_authorities_without_a_case_are_not_compared():
    assert by_chance([0, 0, 10, 20], 12).compared == 2


def test_nobody_stands_out_where_all_have_too_few_cases():
    told = by_chance([3, 4, 2, 1], 5)
    assert (told.expected, told.most) == (0, 0)


def test_another_seed_simulates_other_years_and_expects_the_same():
    one, other = by_chance(SIZES, 400, seed=1), by_chance(SIZES, 400, seed=2)
    assert one.expected == other.expected
    assert abs(one.most - other.most) <= 1


@pytest.mark.parametrize("counted", [0, sum(SIZES)])
def test_nobody_stands_out_where_all_cases_came_out_alike(counted):
    assert by_chance(SIZES, counted).expected == 0


def test_more_counted_than_cases_is_refused():
    with pytest.raises(ValueError, match="cannot be drawn from 30, of which 31 count"):
        by_chance([10, 20], 31)
