"""What the figures of a year are compared on: counts of groups, of services and of earlier years.

An earlier year is added up as our records have it today, where they hold its cases, for the
authority and all of its group alike; a year known as totals alone, as it was published. Sums over
a group are made once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from upheld.core.figures.figure import Figure, YearCounts
from upheld.core.measures import MEASURES, UPHELD_RATE, Cells, Measure
from upheld.core.sums import Pair, all_known, pair_of, sum_of_pairs
from upheld.core.years import Year

Total = Pair  # of one authority, or of all members of a group
Totals = dict[tuple[str, str], Total | None]  # by group and measure


@dataclass(frozen=True, kw_only=True)
class Largest:
    """The decisions that the largest complainant, or the largest single issue, gave rise to."""

    kind: str  # complainant, issue
    upheld: int
    not_upheld: int
    remedied: int  # of the upheld

    def share(self, measure: Measure) -> Total:
        """What it counts for in a compared measure: counted, out of."""
        if measure is UPHELD_RATE:
            return self.upheld, self.upheld + self.not_upheld
        return self.remedied, self.upheld


@dataclass(frozen=True, kw_only=True)
class YearOfFigures:
    """A year's counts and bases, and who was in which group."""

    year: Year
    shares: Mapping[tuple[str, str], Total]  # authority and measure; only what is known
    groups: Mapping[str, str]  # authority to its group; none for those that had ended
    # The same as they were published, and the averages; of the year itself nobody asks for them.
    published: Mapping[tuple[str, str], Total] = field(default_factory=dict)
    averages: Mapping[tuple[str, str], str] = field(default_factory=dict)  # group and measure
    is_as_published: bool = False  # known as totals alone, or no longer in our records

    def total(self, group: str, measure: str) -> Total | None:
        """All members together; None when one of them was not told."""
        members = (each for each, its_group in self.groups.items() if its_group == group)
        return sum_of_pairs(self.shares.get((each, measure)) for each in members)


def year_of_figures(
    year: Year, figures: Iterable[Figure], groups: Mapping[str, str]
) -> YearOfFigures:
    """``groups`` are those of all authorities of the year, with a figure or without."""
    return YearOfFigures(
        year=year,
        shares={
            (f.body.slug, f.share.measure.slug): pair
            for f in figures
            if (pair := pair_of(f.share.counted, f.share.out_of))
        },
        groups=groups,
    )


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """All that the figures of a year are compared on; sums over a group are made once."""

    counts: YearCounts
    years: Sequence[YearOfFigures]  # the year itself, and back from it

    @cached_property
    def members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for authority, group in self.years[0].groups.items():
            found.setdefault(group, []).append(authority)
        return found

    @cached_property
    def totals(self) -> list[Totals]:
        """Group and measure to what all members count together, for each of the years."""
        return [
            {
                (group, measure.slug): year.total(group, measure.slug)
                for group in set(year.groups.values())
                for measure in MEASURES
                if measure.is_compared
            }
            for year in self.years
        ]

    @cached_property
    def services(self) -> dict[tuple[str, str], dict[str, Total] | None]:
        """Group and measure to what all members count together in each service."""
        return {
            (group, measure.slug): self._by_service(measure, members)
            for group, members in self.members.items()
            for measure in MEASURES
            if measure.is_compared
        }

    def _by_service(self, measure: Measure, members: Iterable[str]) -> dict[str, Total] | None:
        known = all_known(all_known(self.service_counts(measure, each)) for each in members)
        if known is None:
            return None
        sums: dict[str, Total] = {}
        for counted, out_of in known:
            for service, number in out_of.items():
                before = sums.get(service, (0, 0))
                sums[service] = (before[0] + counted.get(service, 0), before[1] + number)
        return sums

    def service_counts(
        self, measure: Measure, authority: str
    ) -> tuple[dict[str, int] | None, dict[str, int] | None]:
        assert isinstance(measure.out_of, Cells)
        return (
            self.counts.by_service(authority, measure.counted),
            self.counts.by_service(authority, measure.out_of),
        )
