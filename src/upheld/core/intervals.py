"""How far a share could be from what was counted: intervals of a proportion, 0 to 1.

Clopper and Pearson's is the one that is given in tables and data: it never covers less often than
it says. Wilson's and Jeffreys's are checks for whoever has them, and are printed nowhere. The
quantiles are scipy's; that an interval reaches 0 or 1 exactly where nothing was on the other side
is ours.
"""

from dataclasses import dataclass
from math import floor, sqrt

from scipy.special import betaincinv, ndtri

SHOWN = 0.95  # the confidence of every interval that is printed
SHOWN_TEXT = "95%"


@dataclass(frozen=True, kw_only=True)
class Interval:
    low: float  # proportions, 0 to 1
    high: float

    @property
    def text(self) -> str:
        """
        >>> wilson(1, 3).text, wilson(0, 3).text, wilson(500, 500).text
        ('6% to 79%', '0% to 56%', '99% to 100%')
        """
        return f"{proportion_text(self.low)} to {proportion_text(self.high)}"


def proportion_text(proportion: float) -> str:
    """A limit as a whole percentage, halves up; 0% and 100% only where the limit is exactly that.

    >>> proportion_text(0.0), proportion_text(0.004), proportion_text(0.9951), proportion_text(1.0)
    ('0%', '<1%', '>99%', '100%')
    """
    percent = floor(100 * proportion + 0.5)
    if percent == 0 and proportion > 0:
        return "<1%"
    if percent == 100 and proportion < 1:
        return ">99%"
    return f"{percent}%"


def wilson(counted: int, out_of: int, confidence: float = SHOWN) -> Interval:
    """Wilson's score interval of ``counted`` out of ``out_of``, without continuity correction.

    Raises ValueError for no cases at all, or for more counted than there were.
    """
    _check(counted, out_of)
    z = float(ndtri(1 - (1 - confidence) / 2))
    middle = 2 * counted + z * z
    half = z * sqrt(z * z + 4 * counted * (out_of - counted) / out_of)
    whole = 2 * (out_of + z * z)
    return _closed(counted, out_of, (middle - half) / whole, (middle + half) / whole)


def clopper_pearson(counted: int, out_of: int, confidence: float = SHOWN) -> Interval:
    """Clopper and Pearson's exact interval, from quantiles of the Beta distribution.

    Raises ValueError as ``wilson`` does.
    """
    _check(counted, out_of)
    tail = (1 - confidence) / 2
    others = out_of - counted
    low = float(betaincinv(counted, others + 1, tail)) if counted else 0.0
    high = float(betaincinv(counted + 1, others, 1 - tail)) if others else 1.0
    return _closed(counted, out_of, low, high)


def jeffreys(counted: int, out_of: int, confidence: float = SHOWN) -> Interval:
    """The equal-tailed interval under Jeffreys's prior, Beta(1/2, 1/2).

    Raises ValueError as ``wilson`` does.
    """
    _check(counted, out_of)
    tail = (1 - confidence) / 2
    shape = (counted + 0.5, out_of - counted + 0.5)
    low, high = (float(betaincinv(*shape, level)) for level in (tail, 1 - tail))
    return _closed(counted, out_of, low, high)


def _closed(counted: int, out_of: int, low: float, high: float) -> Interval:
    """Nothing counted leaves 0 possible, and nothing else counted 1: exactly, not to a rounding."""
    return Interval(low=0.0 if counted == 0 else low, high=1.0 if counted == out_of else high)


def _check(counted: int, out_of: int) -> None:
    if not 0 <= counted <= out_of or out_of == 0:
        raise ValueError(f"{counted} of {out_of} is no share, so it has no interval.")
