"""Whether a figure differs from those of similar authorities, as far as its cases can show.

We compare an authority's cases with all the cases in its group, including its own, using the exact
hypergeometric distribution: if authorities in the group did not differ, its cases would be a random
draw from the group's, whatever their outcome. That is so whatever the group's true rate is, so
nothing is estimated. A binomial distribution that uses the others' rate flags 7.3% where it says 5%
(two large and three small authorities). Everything is in whole numbers: a tail is a fraction, and
so is the level that we compare it with.

The range of chance comes first: the counts that chance alone could give. A count below it is lower
and a count above it is higher; no other count is either. So the sentence, the range printed next to
it and the curves of a funnel cannot disagree. None of the answers is a judgement. Why a figure may
not be compared at all is decided here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.distributions import Distribution, Stratum, binomial, distribution_of
from upheld.core.shares import NOT_AVAILABLE, Share


class Answer(StrEnum):
    """The values of an edition's column ``comparison``."""

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
    """Which differences this many cases could have shown at all."""

    BOTH = "both"
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class TooFew(StrEnum):
    """Whose cases are too few, if neither difference is within reach."""

    OWN = "own"
    OTHERS = "others"


DIFFERENT = (Answer.HIGHER, Answer.LOWER)
FEWEST_CASES = 5
LEVEL = Fraction(1, 40)  # a tail, in either direction
STRICT_LEVEL = Fraction(1, 1000)  # for pooled years; also given if a single year reaches it
LEVELS = (STRICT_LEVEL, LEVEL)  # the smaller first


def why_not_compared(share: Share, *, exists: bool, members: int) -> Answer | None:
    """Why a figure is not compared: the first reason that applies, in this order.

    ``members``: how many its group has, including its own authority. Nothing can be said about 0
    cases, whatever else is true. Whether the measure is compared at all comes before whose it is.
    """
    if share.text == NOT_AVAILABLE:
        return Answer.NOT_AVAILABLE
    if share.out_of == 0:
        return Answer.NO_CASES
    if not share.measure.is_compared:
        return Answer.NOT_COMPARED
    return why_alone(exists=exists, members=members)


def why_alone(*, exists: bool, members: int) -> Answer | None:
    """Why a figure has no similar authorities next to it, whether or not it is compared."""
    if not exists:
        return Answer.ENDED
    return Answer.NO_GROUP if members < FEWEST_MEMBERS else None


@dataclass(frozen=True, kw_only=True)
class RangeOfChance:
    """The counts that chance alone could give at a level, out of those that are possible."""

    least: int
    most: int
    lowest: int  # the lowest possible count
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
    """One figure compared with its group, on one basis."""

    counted: int
    out_of: int
    expected: Fraction  # what ``counted`` would be if the authority did not differ
    tail: Fraction  # the chance of a result at least this far from expected, on the same side
    level: Fraction  # the level that the answer uses
    chance: RangeOfChance | None  # None: fewer than FEWEST_CASES, or nothing within reach
    answer: Answer
    others: int | None  # how many cases the others have; None: compared with a rate
    too_few: TooFew | None = None  # whose cases, if the answer is too-few

    @property
    def reach(self) -> Reach:
        return self.chance.reach if self.chance else Reach.NONE

    @property
    def reached(self) -> Fraction:
        """For a figure that differs: the smallest of LEVELS that its tail reaches."""
        return next(level for level in LEVELS if self.tail <= level)


def compare(counted: int, strata: Sequence[Stratum], *, level: Fraction = LEVEL) -> Compared:
    """``counted`` of an authority's cases, compared with its group stratum by stratum.

    One stratum is the plain comparison. With a stratum for each service, the distribution is for
    the sum over services, each drawn from the group's cases about that service. That allows for
    what people complain about. Raises ValueError if the cases are not among the group's.
    """
    chance = distribution_of(strata)
    out_of = sum(each.out_of for each in strata)
    if not chance.lowest <= counted <= chance.highest:
        raise ValueError(
            f"{counted} of {out_of} cannot be among the group's cases. It must be between"
            f" {chance.lowest} and {chance.highest}."
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
    """Compare with an average that we only have as a published text: 45%, >99%.

    The authority's own cases are in the average and pull it towards the authority, so this finds a
    difference less often than ``compare``.
    """
    return compare_with_rates(counted, out_of, rates_printed_as(average))


def compare_with_rates(
    counted: int, out_of: int, rates: tuple[Fraction, Fraction, Fraction]
) -> Compared:
    """Compare with a rate that does not come from these cases, between a lowest and a highest.

    Each tail is taken at the end of the rates that is least likely to show a difference.
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
    """The lowest, the middle and the highest rate that ``text`` may mean.

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
    """``below`` answers for low counts, ``above`` for high ones. They are usually the same."""
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
    """The answers, in the order in which we try them. ``others``: how many cases others have."""
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
    """Whose cases are too few. None if all the group's cases came out alike.

    It is the authority's own if an endless number of others would not help: five cases at a rate of
    a half. Otherwise it is the others': 40 cases could show a lot, but not compared with 3 others.
    """
    if others == 0:
        return TooFew.OTHERS
    if chance.lowest == chance.highest:
        return None
    endless = binomial(out_of, expected / out_of)
    is_own = range_of(endless, endless, level).reach is Reach.NONE
    return TooFew.OWN if is_own or others is None else TooFew.OTHERS
