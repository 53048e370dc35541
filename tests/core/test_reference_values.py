"""Every number of the reference values: input, expected, tolerance, source."""

from fractions import Fraction

import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.facts import reference_values
from tests.known_target import binomial_test, doubled_mid_p
from tests.other_limits import interpolated_limits, score_limits
from upheld.core.comparing.dispersion import dispersion
from upheld.core.comparing.distributions import Stratum, hypergeometric
from upheld.core.comparing.many_tests import benjamini_hochberg
from upheld.core.intervals import clopper_pearson
from upheld.core.shares import whole_percent

NOT_BUILT_YET = {"int_bernoulli_cusum_ARL"}  # early warning


def exact(rate: float) -> Fraction:
    return Fraction(str(rate))


def ends(interval) -> list[float]:
    return [interval.low, interval.high]


def drawn(n: int, marked: int, whole: int):
    return hypergeometric(Stratum(out_of=n, group_counted=marked, group_out_of=whole))


def told_dispersion(x, n) -> list[float]:
    told = dispersion(x, n)
    return [told.pooled, told.mean_of_rates, told.phi, told.winsorised_phi, told.tau_squared]


def public_health_limits(target, n) -> list[float]:
    """Percent, the two inner limits first."""
    low, inner_low, inner_high, high = (100 * limit for limit in score_limits(target, n))
    return [inner_low, inner_high, low, high]


# Printed nowhere, and worked out by statsmodels alone: values to check other programs by.
NOT_OURS = {
    "wilson": lambda x, n, confidence: proportion_confint(x, n, 1 - confidence, "wilson"),
    "jeffreys": lambda x, n: proportion_confint(x, n, method="jeffreys"),
}
WORKED_OUT = {
    **NOT_OURS,
    "clopper_pearson": lambda x, n, confidence: ends(clopper_pearson(x, n, confidence)),
    "binom_test_two_sided": lambda x, n, rate: [float(binomial_test(x, n, exact(rate)))],
    "midp_doubled": lambda x, n, rate: [float(doubled_mid_p(x, n, exact(rate)))],
    "spiegelhalter_limits_unclipped": lambda rate, n: list(interpolated_limits(rate, n)),
    "phe_score_limits": public_health_limits,
    "hypergeom_tail_ge": lambda x, n, m, w: [float(drawn(n, m, w).at_least(x))],
    "hypergeom_tail_le": lambda x, n, m, w: [float(drawn(n, m, w).at_most(x))],
    "pooled_mean_phi_phiw_tau2": told_dispersion,
    "BH_adjusted": lambda *tails: benjamini_hochberg(tails),
    "half_up_percent": lambda x, n: [whole_percent(x, n)],
}


@pytest.mark.parametrize(
    "row",
    [row for row in reference_values() if row["name"] not in NOT_BUILT_YET],
    ids=lambda row: f"{row['name']}-{row['input']}"[:60],
)
def test_reference_value(row):
    given = row["input"]
    arguments = given.values() if isinstance(given, dict) else given
    expected = row["expected"] if isinstance(row["expected"], list) else [row["expected"]]
    found = WORKED_OUT[row["name"]](*arguments)
    assert len(found) == len(expected)
    for ours, theirs in zip(found, expected, strict=True):
        assert abs(ours - theirs) <= row["tol"]


def test_every_kind_of_reference_value_is_worked_out_or_named_as_waiting():
    names = {row["name"] for row in reference_values()}
    assert names - NOT_BUILT_YET == set(WORKED_OUT)
