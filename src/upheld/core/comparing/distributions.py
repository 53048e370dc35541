"""How many of an authority's cases would count by chance alone: exact, in whole numbers.

Cases drawn from their group's, whatever their outcome, follow the hypergeometric distribution.
Service by service, or year by year, the numbers drawn are added up. Which counts are still chance,
and what a count outside them is called, is decided in ``comparison``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import comb


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """An authority's cases among those of its group, for one service or year, or for all."""

    out_of: int
    group_counted: int  # the group's, including the authority's own
    group_out_of: int


@dataclass(frozen=True)
class Distribution:
    """How often each count would come up: whole numbers over their sum, starting at ``lowest``."""

    lowest: int
    weights: tuple[int, ...]

    @property
    def total(self) -> int:
        return self._sums[-1]

    @cached_property
    def mean(self) -> Fraction:
        return self.lowest + Fraction(sum(k * w for k, w in enumerate(self.weights)), self.total)

    @property
    def highest(self) -> int:
        return self.lowest + len(self.weights) - 1

    def at_most(self, count: int) -> Fraction:
        return Fraction(self._up_to(count), self.total)

    def at_least(self, count: int) -> Fraction:
        return Fraction(self.total - self._up_to(count - 1), self.total)

    def least_above(self, tail: Fraction) -> int:
        """The smallest count for which it, or a smaller one, comes up more often than ``tail``."""
        place = bisect_right(self._sums, self.total * tail.numerator // tail.denominator)
        return self.lowest + place - 1

    def most_above(self, tail: Fraction) -> int:
        """The largest count for which it, or a larger one, comes up more often than ``tail``."""
        rest = self.total * (tail.denominator - tail.numerator)
        place = bisect_left(self._sums, -(-rest // tail.denominator))
        return self.lowest + place - 1

    def _up_to(self, count: int) -> int:
        """The weights of this count and all below it."""
        place = count - self.lowest + 1
        return self._sums[min(max(place, 0), len(self.weights))]

    @cached_property
    def _sums(self) -> tuple[int, ...]:
        # Kept: without it, 181 authorities with 90 cases each took three seconds.
        return (0, *accumulate(self.weights))


def distribution_of(strata: Iterable[Stratum]) -> Distribution:
    """How many of an authority's cases would count, if they were drawn from its group's."""
    together = Distribution(0, (1,))
    for stratum in strata:
        together = _sum(together, hypergeometric(stratum))
    return together


def hypergeometric(stratum: Stratum) -> Distribution:
    """``out_of`` cases are drawn from ``group_out_of``, of which ``group_counted`` are marked.

    Raises ValueError if that many cannot be drawn.
    """
    drawn, marked, whole = stratum.out_of, stratum.group_counted, stratum.group_out_of
    if not (0 <= marked <= whole and 0 <= drawn <= whole):
        raise ValueError(f"{drawn} cases cannot be drawn from {whole}, of which {marked} count.")
    unmarked = whole - marked
    lowest, highest = max(0, drawn - unmarked), min(drawn, marked)
    weight = comb(marked, lowest) * comb(unmarked, drawn - lowest)
    weights = [weight]
    for k in range(lowest, highest):
        # From one term to the next. The division leaves no remainder.
        weight = weight * (marked - k) * (drawn - k) // ((k + 1) * (unmarked - drawn + k + 1))
        weights.append(weight)
    return Distribution(lowest, tuple(weights))


def binomial(out_of: int, rate: Fraction) -> Distribution:
    """How many of ``out_of`` cases count if each does so at a rate known in advance."""
    marked, unmarked = rate.numerator, rate.denominator - rate.numerator
    weights = (comb(out_of, k) * marked**k * unmarked ** (out_of - k) for k in range(out_of + 1))
    return Distribution(0, tuple(weights))


def _sum(one: Distribution, other: Distribution) -> Distribution:
    """The distribution of the sum of two independent counts."""
    weights = [0] * (len(one.weights) + len(other.weights) - 1)
    for j, a in enumerate(one.weights):
        for k, b in enumerate(other.weights):
            weights[j + k] += a * b
    return Distribution(one.lowest + other.lowest, tuple(weights))
