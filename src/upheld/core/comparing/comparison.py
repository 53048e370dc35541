"""Whether a figure differs from those of similar authorities, as far as its cases can say.

An authority's cases are compared with all cases of its group, its own among them, by the exact
hypergeometric distribution: if authorities of the group did not differ, its cases would be so many
drawn from the group's without a look at their outcome. That holds whatever the group's true rate
is, so nothing is estimated; a binomial distribution with the others' rate plugged in flags 7.3%
where it says 5% (two large and three small authorities). Everything is worked out in whole numbers:
a tail is a fraction, and so is the level that it is held against.

First comes the range of chance: the counts that chance alone could give. A count below it is lower,
one above it is higher; nothing else is. So the sentence, the range printed beside it and the curves
of a funnel cannot disagree. None of the answers is a judgement. Why a figure is not compared at all
is decided here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.distributions import Distribution, Stratum, binomial, distribution_of
from upheld.core.shares import NOT_AVAILABLE, Share


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


class Reach(StrEnum):
    """Which differences so many cases could have shown at all."""

    BOTH = "both"
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class TooFew(StrEnum):
    """Whose cases are too few, where neither difference is within reach."""

    OWN = "own"
    OTHERS = "others"


DIFFERENT = (Answer.HIGHER, Answer.LOWER)
FEWEST_CASES = 5
LEVEL = Fraction(1, 40)  # a tail, in either direction
STRICT_LEVEL = Fraction(1, 1000)  # of pooled years; also told where a single year reaches it
LEVELS = (STRICT_LEVEL, LEVEL)  # the smaller first


def why_not_compared(share: Share, *, exists: bool, members: int) -> Answer | None:
    """The reason, where a figure is not compared: the first that holds, in this order.

    ``members`` are those of its group, its own authority among them. Of 0 cases nothing can be
    said, whatever else is true; what nobody asks of any measure comes before whose figure it is.
    """
    if share.text == NOT_AVAILABLE:
        return Answer.NOT_AVAILABLE
    if share.out_of == 0:
        return Answer.NO_CASES
    if not share.measure.is_compared:
        return Answer.NOT_COMPARED
    return why_alone(exists=exists, members=members)


def why_alone(*, exists: bool, members: int) -> Answer | None:
    """Why no similar authorities stand beside a figure, compared or not."""
    if not exists:
        return Answer.ENDED
    return Answer.NO_GROUP if members < FEWEST_MEMBERS else None


@dataclass(frozen=True, kw_only=True)
class RangeOfChance:
    """The counts that chance alone could give at a level, among those that are possible."""

    least: int
    most: int
    lowest: int  # possible
    highest: int

    @property
    def reach(self) -> Reach:
        match self.least > self.lowest, self.most < self.highest:
            case True, True:
                return Reach.BOTH
            case True, False:
                return Reach.LOWER
            case False, True:
                return Reach.HIGHER
        return Reach.NONE


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One figure and its group, on one basis."""

    counted: int
    out_of: int
    expected: Fraction  # of ``counted``, if the authority did not differ from its group
    tail: Fraction  # the chance of a result at least this far out, in the direction that it lies
    level: Fraction  # at which it is answered
    chance: RangeOfChance | None  # None: with under FEWEST_CASES, or with nothing within reach
    answer: Answer
    others: int | None  # the others' cases it is compared with; None: with a rate, not with cases
    too_few: TooFew | None = None  # whose, where the answer is too-few

    @property
    def reach(self) -> Reach:
        return self.chance.reach if self.chance else Reach.NONE

    @property
    def reached(self) -> Fraction:
        """Of a figure that differs: the smallest of LEVELS that the tail reaches."""
        return next(level for level in LEVELS if self.tail <= level)


def compare(counted: int, strata: Sequence[Stratum], *, level: Fraction = LEVEL) -> Compared:
    """``counted`` of an authority's cases, compared with its group stratum by stratum.

    One stratum is the plain comparison. With one a service, the distribution is that of the sum
    over services, each drawn from the group's cases of that service: it allows for what is
    complained about. Raises ValueError where the authority's cases are not among the group's.
    """
    chance = distribution_of(strata)
    out_of = sum(each.out_of for each in strata)
    if not chance.lowest <= counted <= chance.highest:
        raise ValueError(
            f"{counted} of {out_of} cannot be among the group's cases: between {chance.lowest} and"
            f" {chance.highest} of them can."
        )
    return _answered(
        counted,
        out_of,
        expected=chance.mean,
        below=chance,
        above=chance,
        level=level,
        others=sum(each.group_out_of - each.out_of for each in strata if each.out_of),
    )


def compare_with_published(counted: int, out_of: int, *, average: str) -> Compared:
    """With an average of which only the published text is known: 45%, >99%.

    The authority's own cases are in the average, which draws it towards the authority: so this
    finds a difference less often than ``compare``.
    """
    return compare_with_rates(counted, out_of, rates_printed_as(average))


def compare_with_rates(
    counted: int, out_of: int, rates: tuple[Fraction, Fraction, Fraction]
) -> Compared:
    """With a rate that is not taken from these cases, of which the lowest and highest are known.

    Each tail is taken at that end of the rates which speaks least for a difference.
    """
    lowest, middle, highest = rates
    return _answered(
        counted,
        out_of,
        expected=middle * out_of,
        below=binomial(out_of, lowest),
        above=binomial(out_of, highest),
        level=LEVEL,
        others=None,
    )


def rates_printed_as(text: str) -> tuple[Fraction, Fraction, Fraction]:
    """The lowest, the middle and the highest rate that ``text`` may stand for.

    >>> rates_printed_as(">99%")[0], rates_printed_as("<1%")[2]
    (Fraction(199, 200), Fraction(1, 200))
    """
    percent = {">99%": 100, "<1%": 0}.get(text) if text[0] in "<>" else int(text.strip("%"))
    if percent is None:
        raise ValueError(f"{text!r} is not a percentage as we print it.")
    lowest = Fraction(max(2 * percent - 1, 0), 200)
    highest = Fraction(min(2 * percent + 1, 200), 200)
    middle = (lowest + highest) / 2 if text[0] in "<>" else Fraction(percent, 100)
    return lowest, middle, highest


def range_of(below: Distribution, above: Distribution, level: Fraction) -> RangeOfChance:
    """``below`` is asked about low counts and ``above`` about high ones; mostly they are one."""
    return RangeOfChance(
        least=below.least_above(level),
        most=above.most_above(level),
        lowest=below.lowest,
        highest=above.highest,
    )


def _answered(
    counted: int,
    out_of: int,
    *,
    expected: Fraction,
    below: Distribution,
    above: Distribution,
    level: Fraction,
    others: int | None,
) -> Compared:
    """The answers, in the order in which they are asked for; ``others`` are the others' cases."""
    chance = range_of(below, above, level)
    within_reach = out_of >= FEWEST_CASES and chance.reach is not Reach.NONE
    answer, too_few = Answer.NO_DIFFERENCE_SHOWN, None
    if out_of < FEWEST_CASES:
        answer, too_few = Answer.TOO_FEW, TooFew.OWN
    elif counted < chance.least:
        answer = Answer.LOWER
    elif counted > chance.most:
        answer = Answer.HIGHER
    elif not within_reach:
        too_few = _whose(out_of, expected, others, chance, level)
        answer = Answer.TOO_FEW if too_few else Answer.NO_DIFFERENCE_SHOWN
    return Compared(
        counted=counted,
        out_of=out_of,
        expected=expected,
        tail=min(below.at_most(counted), above.at_least(counted)),
        level=level,
        chance=chance if within_reach else None,
        answer=answer,
        others=others,
        too_few=too_few,
    )


def _whose(
    out_of: int, expected: Fraction, others: int | None, chance: RangeOfChance, level: Fraction
) -> TooFew | None:
    """Whose cases are too few. None where all of the group's came out alike: then nobody's are.

    The authority's own are, where an endless number of others would not help: five cases at a rate
    of a half. Else the others' are: 40 cases could show a lot, but not beside 3 others.
    """
    if others == 0:
        return TooFew.OTHERS
    if chance.lowest == chance.highest:
        return None
    endless = binomial(out_of, expected / out_of)
    is_own = range_of(endless, endless, level).reach is Reach.NONE
    return TooFew.OWN if is_own or others is None else TooFew.OTHERS
