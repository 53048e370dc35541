"""What a group of authorities shows together: pooled, or as a mean of rates, each called by name.

What we print is pooled: the sum of the counts over the sum of the bases for all members of the
group, including the authority itself. It is never a mean of percentages (1 of 4 and 1 of 1 are 40%,
not 63%). In a mean of rates every member has the same weight, however few cases it has. It is given
as well, and never called an average. Whose counts are in an average, and when there is none, is
decided here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from upheld.core.authorities.groups import FEWEST_MEMBERS, Group
from upheld.core.measures import Measure
from upheld.core.shares import NO_CASES, NOT_AVAILABLE, Share, share_of, text_of
from upheld.core.sums import Pair, all_known, sum_of_pairs

PairsByAuthority = Mapping[str, Pair | None]  # slug to counted and base; None: not given to us


def averaged(measure: Measure, pairs: Iterable[Pair | None]) -> list[Pair] | None:
    """The counts in an average, without members that are too small for a rate.

    None if it would mislead: a group of one, or a member whose counts we were not given.
    """
    counts = all_known(pairs)
    if counts is None:
        return None
    if measure.is_rate:
        counts = [each for each in counts if each[1] >= measure.fewest]
    return counts if len(counts) >= FEWEST_MEMBERS else None


def together(measure: Measure, pairs: Iterable[Pair | None]) -> Share:
    """All of them as if they were one. Not available if we were not given one of them."""
    counted, out_of = sum_of_pairs(pairs) or (None, None)
    return share_of(measure, counted=counted, out_of=out_of)


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """A group together: the sum of its members' counts over the sum of their bases."""

    name: str  # all district councils together
    share: Share | None  # None: ``reason`` says why there is none
    members: int  # whose counts are in it
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MeanOfRates:
    """The mean of the members' rates. It has no count and no base, so it is not a share."""

    name: str  # mean of the rates of all district councils; of those with a rate, if some have none
    mean: Fraction | None  # exact: of proportions, or of upheld decisions for each resident
    text: str
    members: int  # those with a rate
    reason: str = ""


def pooled_average(measure: Measure, group: Group, pairs: PairsByAuthority) -> Pooled:
    """All members together, except those with too few residents for a rate of their own.

    In a region with two tiers, a resident counts once for each of the two councils, because it is
    an average of authorities. How an area counts as one authority is decided in reorganisation.
    """
    name = f"{group.whole} together"
    counts = averaged(measure, _members(group, pairs))
    if counts is None:
        return Pooled(name=name, share=None, members=0, reason=_why_none(measure, group, pairs))
    return Pooled(name=name, share=together(measure, counts), members=len(counts))


def mean_of_rates(measure: Measure, group: Group, pairs: PairsByAuthority) -> MeanOfRates:
    """Over the members with any cases: 25% of 4 and 100% of 1 have a mean of 63%, pooled 40%."""
    name = f"mean of the rates of {group.whole}"
    counts = averaged(measure, _members(group, pairs))
    if counts is None:
        why = _why_none(measure, group, pairs)
        return MeanOfRates(name=name, mean=None, text=NOT_AVAILABLE, members=0, reason=why)
    rates = [Fraction(counted, out_of) for counted, out_of in counts if out_of]
    if not rates:
        return MeanOfRates(name=name, mean=None, text=NO_CASES, members=0)
    mean = sum(rates, Fraction(0)) / len(rates)
    text = text_of(measure, mean.numerator, mean.denominator)
    if len(rates) < len(group.members):
        name += f" with {measure.fewest:,} residents or more" if measure.is_rate else " with cases"
    return MeanOfRates(name=name, mean=mean, text=text, members=len(rates))


def _members(group: Group, pairs: PairsByAuthority) -> list[Pair | None]:
    return [pairs.get(slug) for slug in group.members]


def _why_none(measure: Measure, group: Group, pairs: PairsByAuthority) -> str:
    if group.reason:
        return group.reason
    found = _members(group, pairs)
    if untold := found.count(None):
        of_them = f"{untold} of the {len(found)} members"
        why = f"we do not hold the counts for {of_them}"
    else:
        why = f"fewer than {FEWEST_MEMBERS} members have {measure.fewest:,} residents"
    return f"There is no average for {group.whole}, because {why}."
