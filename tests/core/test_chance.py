from fractions import Fraction

import numpy as np

from upheld.core.chance import by_chance
from upheld.core.comparison import DIFFERENT, Stratum, answers_of, hypergeometric

SIZES = [1, 3, 4, 6, 9, 12, 15, 20, 31, 45, 60, 80] * 4


def test_the_expected_number_is_that_of_ten_thousand_shuffled_years():
    counted = round(sum(SIZES) * 0.45)
    told = by_chance(SIZES, counted)
    random, whole = np.random.default_rng(7), sum(SIZES)
    regions = {}
    for size in set(SIZES):
        chance = hypergeometric(Stratum(out_of=size, group_counted=counted, group_out_of=whole))
        regions[size] = {x for x, found in answers_of(chance, size).items() if found in DIFFERENT}
    cases = np.array([1] * counted + [0] * (whole - counted))
    ends = np.cumsum(SIZES)[:-1]
    highlighted = []
    for _ in range(3_000):
        random.shuffle(cases)
        upheld = [int(part.sum()) for part in np.split(cases, ends)]
        pairs = zip(upheld, SIZES, strict=True)
        highlighted.append(sum(x in regions[size] for x, size in pairs))
    assert abs(np.mean(highlighted) - float(told.expected)) < 0.15  # 4 standard errors are 0.1
    assert np.mean([told.low <= n <= told.high for n in highlighted]) >= 0.95


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
    assert (told.expected, told.low, told.high) == (0, 0, 0)
