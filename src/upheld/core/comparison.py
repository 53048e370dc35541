"""Whether a figure differs from those of similar authorities, as far as its cases can say.

An authority's cases are compared with all cases of its group, its own among them, by the exact
hypergeometric distribution: if authorities of the group did not differ, its cases would be so many
drawn from the group's without a look at their outcome. That holds whatever the group's true rate
is, so nothing is estimated; a binomial distribution with the others' rate plugged in flags 7.3%
where it says 5% (two large and three small authorities). Everything is worked out in whole numbers:
a tail is a fraction, and 1 in 40 is 1 in 40.

An answer says what was shown. None is a judgement, and nothing else in the code may give one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import comb


class Answer(StrEnum):
    """What the column ``comparison`` of an edition may hold."""

    # Not compared, and why.
    NO_CASES = "no-cases"
    NOT_AVAILABLE = "not-available"
    NOT_COMPARED = "not-compared"  # compliance, lateness and rates by residents never are
    NO_GROUP = "no-group"
    ENDED = "ended"
    # Compared, and what that shows.
    TOO_FEW = "too-few"
    NO_DIFFERENCE_SHOWN = "no-difference-shown"
    HIGHER = "higher"
    LOWER = "lower"


DIFFERENT = (Answer.HIGHER, Answer.LOWER)
FEWEST_CASES = 5
LEVELS = (Fraction(1, 1000), Fraction(1, 40))  # a tail; told in the sentence, the smaller first
LEVEL = max(LEVELS)


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """So many cases of an authority among those of its group: of one service or year, or of all."""

    out_of: int
    group_counted: int  # the group's, the authority's own among them
    group_out_of: int


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One figure beside its group, on one basis."""

    counted: int
    out_of: int
    expected: Fraction  # of ``counted``, if the authority did not differ from its group
    tail: Fraction  # the chance of a result at least this far out, in the direction that it lies
    level: Fraction | None  # the smallest of LEVELS that the tail reaches
    answer: Answer


@dataclass(frozen=True)
class Distribution:
    """How often each count would come up: whole numbers over their sum, from ``lowest`` on."""

    lowest: int
    weights: tuple[int, ...]

    @property
    def total(self) -> int:
        return self._sums[-1]

    @cached_property
    def mean(self) -> Fraction:
        return self.lowest + Fraction(sum(k * w for k, w in enumerate(self.weights)), self.total)

    def at_most(self, count: int) -> Fraction:
        return Fraction(self._up_to(count), self.total)

    def at_least(self, count: int) -> Fraction:
        return Fraction(self.total - self._up_to(count - 1), self.total)

    def _up_to(self, count: int) -> int:
        """The weights of this count and of all below it."""
        place = count - self.lowest + 1
        return self._sums[min(max(place, 0), len(self.weights))]

    @cached_property
    def _sums(self) -> tuple[int, ...]:
        # Kept: asked count by count, 181 authorities of 90 cases took three seconds without it.
        return (0, *accumulate(self.weights))


def compare(counted: int, strata: Sequence[Stratum]) -> Compared:
    """``counted`` of an authority's cases beside its group, stratum by stratum.

    One stratum is the plain comparison. With one a service, the distribution is that of the sum
    over services, each drawn from the group's cases of that service: it allows for what is
    complained about. Raises ValueError where the authority's cases are not among the group's.
    """
    return _compared(counted, sum(each.out_of for each in strata), distribution_of(strata))


def compare_with_rate(counted: int, out_of: int, rate: Fraction) -> Compared:
    """Beside a rate that is known beforehand, and not taken from these cases: binomial tails."""
    return _beside_rates(counted, out_of, expected=rate * out_of, lowest=rate, highest=rate)


def compare_with_published(counted: int, out_of: int, *, percent: int) -> Compared:
    """Beside an average of which only the published whole percentage is known.

    Each tail is taken at that end of the rates rounding to ``percent`` which speaks least for a
    difference. The authority's own cases are in the average, which draws it towards the authority:
    so this finds a difference less often than ``compare``.
    """
    return _beside_rates(
        counted,
        out_of,
        expected=Fraction(out_of * percent, 100),
        lowest=Fraction(max(2 * percent - 1, 0), 200),
        highest=Fraction(min(2 * percent + 1, 200), 200),
    )


def _beside_rates(
    counted: int, out_of: int, *, expected: Fraction, lowest: Fraction, highest: Fraction
) -> Compared:
    below, above = binomial(out_of, lowest), binomial(out_of, highest)
    return _answered(
        counted,
        out_of,
        expected=expected,
        tails=(below.at_most(counted), above.at_least(counted)),
        smallest=(below.at_most(0), above.at_least(out_of)),
    )


def _compared(counted: int, out_of: int, chance: Distribution) -> Compared:
    highest = chance.lowest + len(chance.weights) - 1
    if not chance.lowest <= counted <= highest:
        raise ValueError(
            f"{counted} of {out_of} cannot be among the group's cases: between {chance.lowest} and"
            f" {highest} of them can."
        )
    return _answered(
        counted,
        out_of,
        expected=chance.mean,
        tails=(chance.at_most(counted), chance.at_least(counted)),
        smallest=(chance.at_most(chance.lowest), chance.at_least(highest)),
    )


def _answered(
    counted: int,
    out_of: int,
    *,
    expected: Fraction,
    tails: tuple[Fraction, Fraction],
    smallest: tuple[Fraction, Fraction],
) -> Compared:
    """The four answers, in the order in which they are asked for.

    ``smallest`` are the tails of the two most extreme results that this many cases allow. Where
    one of them does not reach the level, the other direction alone could ever be found, and a
    result that shows no difference says nothing: too few.
    """
    below, above = tails
    tail = min(tails)
    level = next((level for level in LEVELS if tail <= level), None)
    if out_of < FEWEST_CASES:
        answer, level = Answer.TOO_FEW, None
    elif level is not None:
        answer = Answer.LOWER if below < above else Answer.HIGHER
    elif max(smallest) > LEVEL:
        answer = Answer.TOO_FEW
    else:
        answer = Answer.NO_DIFFERENCE_SHOWN
    return Compared(
        counted=counted, out_of=out_of, expected=expected, tail=tail, level=level, answer=answer
    )


def answers_of(chance: Distribution, out_of: int) -> dict[int, Answer]:
    """What each count that may come up would be answered."""
    counts = range(chance.lowest, chance.lowest + len(chance.weights))
    return {count: _compared(count, out_of, chance).answer for count in counts}


def distribution_of(strata: Iterable[Stratum]) -> Distribution:
    """How many of an authority's cases would count, if they were drawn from its group's."""
    together = Distribution(0, (1,))
    for stratum in strata:
        together = _sum(together, hypergeometric(stratum))
    return together


def hypergeometric(stratum: Stratum) -> Distribution:
    """Of ``group_out_of`` cases, ``group_counted`` of them marked, ``out_of`` are drawn.

    Raises ValueError where that many cannot be drawn.
    """
    drawn, marked, whole = stratum.out_of, stratum.group_counted, stratum.group_out_of
    if not (0 <= marked <= whole and 0 <= drawn <= whole):
        raise ValueError(f"{drawn} cases cannot be among {marked} of {whole} of their group.")
    unmarked = whole - marked
    lowest, highest = max(0, drawn - unmarked), min(drawn, marked)
    weight = comb(marked, lowest) * comb(unmarked, drawn - lowest)
    weights = [weight]
    for k in range(lowest, highest):
        # From one term to the next; the division leaves no remainder.
        weight = weight * (marked - k) * (drawn - k) // ((k + 1) * (unmarked - drawn + k + 1))
        weights.append(weight)
    return Distribution(lowest, tuple(weights))


def binomial(out_of: int, rate: Fraction) -> Distribution:
    """How many of ``out_of`` cases count when each does so at a rate known beforehand."""
    marked, unmarked = rate.numerator, rate.denominator - rate.numerator
    weights = (comb(out_of, k) * marked**k * unmarked ** (out_of - k) for k in range(out_of + 1))
    return Distribution(0, tuple(weights))


def _sum(one: Distribution, other: Distribution) -> Distribution:
    """The distribution of the sum of two counts that have nothing to do with each other."""
    weights = [0] * (len(one.weights) + len(other.weights) - 1)
    for j, a in enumerate(one.weights):
        for k, b in enumerate(other.weights):
            weights[j + k] += a * b
    return Distribution(one.lowest + other.lowest, tuple(weights))
