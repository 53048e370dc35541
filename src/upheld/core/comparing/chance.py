"""How many authorities in a group would stand out by chance alone, if all of them were alike.

We say so with every list and map: some of 181 district councils are highlighted even if none
differs. It is worked out from the group's own numbers of cases, by the rule that highlights them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL, range_of
from upheld.core.comparing.distributions import Stratum, hypergeometric

SEED = 20200729  # the same edition always simulates the same years
SIMULATED_YEARS = 2_000
MOST_HOLDS_IN = Fraction(19, 20)  # of the simulated years


@dataclass(frozen=True, kw_only=True)
class ByChance:
    """How many of the authorities compared stand out if none of them differs."""

    compared: int
    expected: Fraction  # exact
    most: int  # no more than this many stand out in MOST_HOLDS_IN of the simulated years


def by_chance(out_of: Sequence[int], counted: int, *, seed: int = SEED) -> ByChance:
    """``out_of``: how many cases each authority has. ``counted``: how many of all cases count.

    Authorities without cases are not compared. Raises ValueError if ``counted`` is too large.
    """
    sizes = [number for number in out_of if number]
    regions = {size: _region(size, counted, sum(sizes)) for size in set(sizes)}
    many = Counter(sizes)
    expected = sum((many[size] * region.chance for size, region in regions.items()), Fraction(0))
    if not expected:
        return ByChance(compared=len(sizes), expected=expected, most=0)
    most = _simulated(sizes, counted, regions, seed)
    return ByChance(compared=len(sizes), expected=expected, most=most)


@dataclass(frozen=True)
class _Region:
    """For an authority of one size: which counts stand out, and how often that happens."""

    stands_out: np.ndarray  # by count, from 0 to the size
    chance: Fraction


def _region(size: int, counted: int, whole: int) -> _Region:
    chance = hypergeometric(Stratum(out_of=size, group_counted=counted, group_out_of=whole))
    stands_out = np.zeros(size + 1, dtype=bool)
    if size < FEWEST_CASES:
        return _Region(stands_out, Fraction(0))
    still = range_of(chance, chance, LEVEL)
    stands_out[: still.least] = stands_out[still.most + 1 :] = True
    beyond = chance.at_most(still.least - 1) + chance.at_least(still.most + 1)
    return _Region(stands_out, beyond)


def _simulated(sizes: Sequence[int], counted: int, regions: dict[int, _Region], seed: int) -> int:
    """Years in which the group's cases are dealt to its members whatever their outcome.

    Members too small ever to stand out are dealt to as one, which halves the time for districts.
    """
    able = [size for size in sizes if regions[size].chance]
    years = np.random.default_rng(seed).multivariate_hypergeometric(
        [*able, sum(sizes) - sum(able)], counted, size=SIMULATED_YEARS, method="marginals"
    )
    highlighted = np.zeros(SIMULATED_YEARS, dtype=int)
    for place, size in enumerate(able):
        highlighted += regions[size].stands_out[years[:, place]]
    return least_not_exceeded(highlighted, float(MOST_HOLDS_IN))


def least_not_exceeded(numbers: np.ndarray, share: float) -> int:
    """The smallest number that at least this share of the numbers do not exceed."""
    return int(np.quantile(numbers, share, method="inverted_cdf"))
