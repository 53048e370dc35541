"""When a figure stands out only because of related complaints: by one person, or on one matter.

It can say that a figure would not stand out, and never makes one stand out.
"""

from fractions import Fraction

from upheld.core.comparing.comparison import DIFFERENT, FEWEST_CASES, Answer, compare
from upheld.core.comparing.distributions import Stratum
from upheld.core.comparing.grounds import Total

FEWEST_RELATED = FEWEST_CASES
LEAST_PART = Fraction(1, 10)  # of the base
LEAST_MOVE = Fraction(1, 100)  # towards the average


def stands_out_only_with(related: Total, *, figure: Total, group: Total) -> bool:
    """Each is counted and out of. The figure's are among its group's, the related among both.

    There must be FEWEST_RELATED or more, they must be at least LEAST_PART of the base, and
    FEWEST_CASES or more must be left. Without them the figure must move towards the average by
    more than LEAST_MOVE.
    """
    rest = without(related, figure)
    if related[1] < FEWEST_RELATED or rest[1] < FEWEST_CASES:
        return False
    answer = _answer(figure, group)
    if answer not in DIFFERENT or related[1] < LEAST_PART * figure[1]:
        return False
    moved = Fraction(*figure) - Fraction(*rest)
    towards = moved if answer == Answer.HIGHER else -moved
    return towards > LEAST_MOVE and _answer(rest, without(related, group)) not in DIFFERENT


def without(related: Total, whole: Total) -> Total:
    return whole[0] - related[0], whole[1] - related[1]


def _answer(figure: Total, group: Total) -> Answer:
    stratum = Stratum(out_of=figure[1], group_counted=group[0], group_out_of=group[1])
    return compare(figure[0], [stratum]).answer
