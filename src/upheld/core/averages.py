"""What a group of authorities shows together: pooled, or as a mean of rates, each named as such.

Pooled is what is printed: the sum of the counts over the sum of the bases. In a mean of rates every
member weighs the same, however few its cases; it is given beside, and never called an average.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from upheld.core.groups import FEWEST_MEMBERS, Group
from upheld.core.measures import Measure
from upheld.core.shares import (
    FEWEST_RESIDENTS,
    NO_CASES,
    NOT_AVAILABLE,
    Share,
    percent_text,
    rate_text,
    share_of,
)

Told = Mapping[str, tuple[int, int] | None]  # slug to counted and base; None: never told to us


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """A group together: the sum of its members' counts over the sum of their bases."""

    name: str  # all district councils together
    share: Share | None  # None: there is none, and ``reason`` says why
    members: int  # whose counts are in it
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MeanOfRates:
    """The mean of the members' rates; it has no count and no base, so it is no share."""

    name: str  # mean of the rates of all district councils
    mean: Fraction | None  # exact: of proportions, or of upheld decisions for each resident
    text: str
    members: int  # with a rate; of nobody there is none
    reason: str = ""


def pooled_average(measure: Measure, group: Group, told: Told) -> Pooled:
    """All members together, but for those with too few residents for a rate of their own.

    In a region of two tiers a resident counts once for each of the two councils: it is an average
    of authorities. What an area comes to as one authority is decided in reorganisation.
    """
    name = f"{group.whole} together"
    counts, reason = _counts(measure, group, told)
    if reason:
        return Pooled(name=name, share=None, members=0, reason=reason)
    together = share_of(
        measure, counted=sum(x for x, _ in counts), out_of=sum(n for _, n in counts)
    )
    return Pooled(name=name, share=together, members=len(counts))


def mean_of_rates(measure: Measure, group: Group, told: Told) -> MeanOfRates:
    """Over the members with any case: 25% of 4 and 100% of 1 have a mean of 63%, pooled 40%."""
    name = f"mean of the rates of {group.whole}"
    counts, reason = _counts(measure, group, told)
    if reason:
        return MeanOfRates(name=name, mean=None, text=NOT_AVAILABLE, members=0, reason=reason)
    rates = [Fraction(counted, out_of) for counted, out_of in counts if out_of]
    if not rates:
        return MeanOfRates(name=name, mean=None, text=NO_CASES, members=0)
    mean = sum(rates, Fraction(0)) / len(rates)
    written = rate_text if measure.is_rate else percent_text
    text = written(mean.numerator, mean.denominator)
    return MeanOfRates(name=name, mean=mean, text=text, members=len(rates))


def _counts(measure: Measure, group: Group, told: Told) -> tuple[list[tuple[int, int]], str]:
    """The members' counts and bases, or why there is no average of them."""
    if group.reason:
        return [], group.reason
    found = [told.get(slug) for slug in group.members]
    if untold := found.count(None):
        of_them = f"{untold} of the {len(found)} members"
        return [], f"We do not hold the counts of {of_them}: no average of {group.whole}."
    counts = [each for each in found if each is not None]
    if measure.is_rate:
        counts = [each for each in counts if each[1] >= FEWEST_RESIDENTS]
    if len(counts) < FEWEST_MEMBERS:
        few = f"Fewer than {FEWEST_MEMBERS} members have {FEWEST_RESIDENTS:,} residents"
        return [], f"{few}: no average of {group.whole}."
    return counts, ""
