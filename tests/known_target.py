"""Tests of a share against a rate that is known beforehand, and not taken from the same cases.

Exact, in whole numbers: the rate is a fraction, 0.45 is 45/100.
"""

from fractions import Fraction

from upheld.core.comparing.distributions import Distribution, binomial

NEARLY = 1 + Fraction(1, 10**7)  # R's margin for counts as likely as the one observed


def binomial_test(counted: int, out_of: int, rate: Fraction) -> Fraction:
    """The two-sided exact test as R's binom.test has it: all counts no likelier than this one.

    Raises ValueError for more counted than there were.
    """
    _check(counted, out_of)
    chance = binomial(out_of, rate)
    limit = chance.weights[counted] * NEARLY
    return Fraction(sum(w for w in chance.weights if w <= limit), chance.total)


def doubled_mid_p(counted: int, out_of: int, rate: Fraction) -> Fraction:
    """Twice the smaller tail, the observed count entering each by half.

    Raises ValueError as ``binomial_test`` does.
    """
    _check(counted, out_of)
    chance = binomial(out_of, rate)
    half = _half_of(chance, counted)
    # The two tails less their halves add up to 1, so twice the smaller is never above it.
    return 2 * min(chance.at_most(counted) - half, chance.at_least(counted) - half)


def _half_of(chance: Distribution, counted: int) -> Fraction:
    return Fraction(chance.weights[counted - chance.lowest], 2 * chance.total)


def _check(counted: int, out_of: int) -> None:
    if not 0 <= counted <= out_of:
        raise ValueError(f"{counted} of {out_of} is no share, so there is nothing to test.")
