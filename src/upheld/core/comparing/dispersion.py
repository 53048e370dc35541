"""How much more the authorities in a group differ than chance alone would make them differ.

It is shown next to a group, and never hidden in limits: no number can say where the excess comes
from (services, what is done with each complaint, or the authorities themselves).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from upheld.core.authorities.groups import FEWEST_MEMBERS

WINSORISED = 0.1  # at each end
# Of fewer members not even one is cut at each end, so one alone can make the spread.
FEWEST_TO_TELL = 10
# What chance alone gives, about: z-scores that are cut at both ends are nearer to each other.
BY_CHANCE = 0.7


@dataclass(frozen=True, kw_only=True)
class Dispersion:
    pooled: float  # the sum of counts over the sum of bases
    mean_of_rates: float
    phi: float  # mean squared z-score; 1 for chance alone
    winsorised_phi: float  # BY_CHANCE for chance alone
    tau_squared: float  # variance between authorities, a squared proportion; 0 for chance alone


def dispersion(counted: Sequence[int], out_of: Sequence[int]) -> Dispersion:
    """Spiegelhalter's over-dispersion (2005), for members with cases: FEWEST_MEMBERS or more.

    z-scores use the binomial standard error at the pooled rate, winsorised at each end with type 7
    quantiles. Tau squared is additive, by moments from the winsorised phi.
    """
    shares = [(x, n) for x, n in zip(counted, out_of, strict=True) if n]
    if len(shares) < FEWEST_MEMBERS:
        raise ValueError(f"With cases in {len(shares)} authorities there is no dispersion.")
    x, n = (np.array(numbers, dtype=float) for numbers in zip(*shares, strict=True))
    pooled = float(x.sum() / n.sum())
    if not 0 < pooled < 1:
        raise ValueError("All cases came out alike, so authorities do not differ at all.")
    variance = pooled * (1 - pooled) / n
    z = (x / n - pooled) / np.sqrt(variance)
    within = np.clip(z, *np.quantile(z, [WINSORISED, 1 - WINSORISED]))
    phi = float((within**2).mean())
    weights = 1 / variance
    excess = len(shares) * phi - (len(shares) - 1)
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    return Dispersion(
        pooled=pooled,
        mean_of_rates=float((x / n).mean()),
        phi=float((z**2).mean()),
        winsorised_phi=phi,
        tau_squared=max(0.0, float(excess / scale)),
    )
