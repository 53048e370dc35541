"""The limits of a funnel plot, which are drawn and never classify.

Near the tip they promise what so few cases cannot give: at one case the interpolated limits lie
inside 0 and 1 and flag 45% of perfectly average authorities. What stands out is decided in
``comparison``, and the methodology prints how often each way is wrong.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy.special import bdtr, ndtri

TAILS = (0.001, 0.025, 0.975, 0.999)  # the two pairs of curves, from the lowest up


def interpolated_limits(
    target: float, out_of: int, tails: Sequence[float] = TAILS
) -> tuple[float, ...]:
    """Spiegelhalter's limits of a proportion (2005, appendix A.1.1), one a tail, not clipped.

    For p: r is the smallest count with F(r) >= p, a = (F(r) - p) / (F(r) - F(r - 1)), and the
    limit (r - a) / n, F being the binomial distribution of ``out_of`` cases at ``target``.
    """
    counts = np.arange(out_of + 1)
    distribution = bdtr(counts, out_of, target)
    found = []
    for p in tails:
        r = int(np.argmax(distribution >= p))
        below = float(distribution[r - 1]) if r else 0.0
        share = (float(distribution[r]) - p) / (float(distribution[r]) - below)
        found.append((r - share) / out_of)
    return tuple(found)


def clipped(limits: Sequence[float]) -> tuple[float, ...]:
    """As they are drawn: within 0 and 1."""
    return tuple(min(max(limit, 0.0), 1.0) for limit in limits)


def score_limits(target: float, out_of: int, tails: Sequence[float] = TAILS) -> tuple[float, ...]:
    """The limits that public health draws: so many standard errors from the target, clipped."""
    error = sqrt(target * (1 - target) / out_of)
    return clipped([target + float(ndtri(p)) * error for p in tails])
