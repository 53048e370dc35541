"""The curves of a funnel plot, drawn where the answers change: what is beyond a curve stands out.

For each number of cases, a curve is half a case outside the last count that chance alone could give
in this group, so that no point is on it. It begins at FEWEST_CASES, or where a difference in its
direction first comes within reach. Limits interpolated between counts (Spiegelhalter 2005) look
smoother, but at one case they flag 45% of perfectly average authorities.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from upheld.core.comparing.comparison import FEWEST_CASES, LEVELS, range_of
from upheld.core.comparing.distributions import Stratum, hypergeometric


@dataclass(frozen=True, kw_only=True)
class Curve:
    """The curve for one level and direction: where it is, as a share, by the number of cases."""

    level: Fraction
    is_upper: bool
    shares: dict[int, Fraction]  # empty if no difference in its direction is within reach


def curves_of(group_counted: int, group_out_of: int, numbers: Iterable[int]) -> list[Curve]:
    """A group's curves at these numbers of cases, the stricter level first.

    An authority in the group with x of n cases is higher, or lower, exactly if x / n is beyond the
    curve for ``comparison.LEVEL``. Its tail reaches a level if it is beyond that level's curve.
    """
    found = {
        (level, is_upper): Curve(level=level, is_upper=is_upper, shares={})
        for level in LEVELS
        for is_upper in (False, True)
    }
    half = Fraction(1, 2)
    for number in sorted(set(numbers)):
        if not FEWEST_CASES <= number <= group_out_of:
            continue
        chance = hypergeometric(
            Stratum(out_of=number, group_counted=group_counted, group_out_of=group_out_of)
        )
        for level in LEVELS:
            still = range_of(chance, chance, level)
            if still.least > still.lowest:
                found[level, False].shares[number] = (still.least - half) / number
            if still.most < still.highest:
                found[level, True].shares[number] = (still.most + half) / number
    return [curve for curve in found.values() if curve.shares]
