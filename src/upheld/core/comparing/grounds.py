"""What a year's figures are compared with: counts for groups, services and earlier years.

An earlier year is added up from our records as they are today, if they have its cases, in the same
way for the authority and all its group. A year that we only have as totals is added up as it was
published. Sums over a group are made once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from upheld.core.figures.figure import Figure, YearCounts
from upheld.core.measures import Cells, Measure
from upheld.core.sums import Pair, all_known, pair_of, sum_of_pairs
from upheld.core.vocabulary import What
from upheld.core.years import Year

Total = Pair  # for one authority, or for all members of a group
Totals = dict[tuple[str, str], Total | None]  # by group and measure


@dataclass(frozen=True, kw_only=True)
class Largest:
    """The decisions that came from the largest complainant, or from the largest single issue."""

    kind: str  # complainant, issue
    counts: Mapping[tuple[What, str], int]  # by what is counted and outcome

    def share(self, measure: Measure) -> Total:
        """How much of a compared measure it makes up: counted, out of."""
        assert isinstance(measure.out_of, Cells)
        return self._of(measure.counted), self._of(measure.out_of)

    def _of(self, cells: Cells) -> int:
        return sum(self.counts.get((cells.what, outcome), 0) for outcome in cells.outcomes)


@dataclass(frozen=True, kw_only=True)
class YearOfFigures:
    """A year's counts and bases, and who was in which group."""

    year: Year
    shares: Mapping[tuple[str, str], Total]  # by authority and measure; only what is known
    groups: Mapping[str, str]  # authority to its group; without those that had ended
    # The same as they were published, and the averages. Not needed for the year itself.
    published: Mapping[tuple[str, str], Total] = field(default_factory=dict)
    averages: Mapping[tuple[str, str], str] = field(default_factory=dict)  # by group and measure
    is_as_published: bool = False  # we only have totals, or the cases are no longer in our records

    def total(self, group: str, measure: str) -> Total | None:
        """All members together, or None if we were not given one of them."""
        members = (each for each, its_group in self.groups.items() if its_group == group)
        return sum_of_pairs(self.shares.get((each, measure)) for each in members)


def year_of_figures(
    year: Year, figures: Iterable[Figure], groups: Mapping[str, str]
) -> YearOfFigures:
    """``groups`` has all the year's authorities, whether or not they have a figure."""
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
    """Everything that a year's figures are compared with. Sums over a group are made once."""

    counts: YearCounts
    years: Sequence[YearOfFigures]  # the year itself, then earlier ones

    @cached_property
    def members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for authority, group in self.years[0].groups.items():
            found.setdefault(group, []).append(authority)
        return found

    @cached_property
    def totals(self) -> list[Totals]:
        """All members' counts together, by group and measure, for each of the years."""
        return [
            {
                (group, measure.slug): year.total(group, measure.slug)
                for group in set(year.groups.values())
                for measure in self.counts.compared
            }
            for year in self.years
        ]

    @cached_property
    def services(self) -> dict[tuple[str, str], dict[str, Total] | None]:
        """All members' counts together in each service, by group and measure."""
        return {
            (group, measure.slug): self._by_service(measure, members)
            for group, members in self.members.items()
            for measure in self.counts.compared
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
