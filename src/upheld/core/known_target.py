"""Tests of a share against a rate that is known beforehand, and not taken from the same cases.

Exact, in whole numbers: the rate is a fraction, 0.45 is 45/100.
"""

from fractions import Fraction

from upheld.core.comparison import Distribution, binomial

NEARLY = 1 + Fraction(1, 10**7)  # R's margin for counts as likely as the one observed


def binomial_test(counted: int, out_of: int, rate: Fraction) -> Fraction:
    """The two-sided exact test as R's binom.test has it: all counts no likelier than this one."""
    chance = binomial(out_of, rate)
    limit = chance.weights[counted] * NEARLY
    return Fraction(sum(w for w in chance.weights if w <= limit), chance.total)


def doubled_mid_p(counted: int, out_of: int, rate: Fraction) -> Fraction:
    """Twice the smaller tail, the observed count entering each by half."""
    chance = binomial(out_of, rate)
    half = _half_of(chance, counted)
    tail = min(chance.at_most(counted) - half, chance.at_least(counted) - half)
    return min(Fraction(1), 2 * tail)


def _half_of(chance: Distribution, counted: int) -> Fraction:
    return Fraction(chance.weights[counted - chance.lowest], 2 * chance.total)
