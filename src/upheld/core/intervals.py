"""How far a share could be from what was counted: the interval of a proportion, 0 to 1.

It is Clopper and Pearson's, which never covers less often than it says. The quantiles come from
SciPy. We make sure that an interval reaches 0 or 1 exactly if nothing was on the other side.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from scipy.special import betaincinv

SHOWN = Fraction(95, 100)  # the confidence of every interval that is printed
SHOWN_TEXT = f"{float(100 * SHOWN):g}%"


@dataclass(frozen=True, kw_only=True)
class Interval:
    low: float  # proportions, 0 to 1
    high: float

    @property
    def text(self) -> str:
        """
        >>> clopper_pearson(1, 3).text, clopper_pearson(0, 3).text
        ('1% to 91%', '0% to 71%')
        """
        return f"{proportion_text(self.low)} to {proportion_text(self.high)}"


def proportion_text(proportion: float) -> str:
    """A limit as a whole percentage, with halves rounded up. 0% and 100% are always exact.

    >>> proportion_text(0.0), proportion_text(0.004), proportion_text(0.9951), proportion_text(1.0)
    ('0%', '<1%', '>99%', '100%')
    """
    percent = floor(100 * proportion + 0.5)
    if percent == 0 and proportion > 0:
        return "<1%"
    if percent == 100 and proportion < 1:
        return ">99%"
    return f"{percent}%"


def clopper_pearson(counted: int, out_of: int, confidence: Fraction = SHOWN) -> Interval:
    """Clopper and Pearson's exact interval, from quantiles of the Beta distribution.

    Raises ValueError if there are no cases, or if more are counted than there were.
    """
    if not 0 <= counted <= out_of or out_of == 0:
        raise ValueError(f"{counted} of {out_of} is not a share, so it has no interval.")
    tail = (1 - confidence) / 2  # exact: in floating point it is a little more than 0.025
    others = out_of - counted
    low = float(betaincinv(counted, others + 1, float(tail))) if counted else 0.0
    high = float(betaincinv(counted + 1, others, float(1 - tail))) if others else 1.0
    return Interval(low=low, high=high)
