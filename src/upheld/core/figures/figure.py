"""Turns counts into figures: each authority's share of each measure, and groups together.

What is in an average is decided in core.figures.averages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from upheld.core.figures.averages import averaged, together
from upheld.core.intervals import Interval, clopper_pearson
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.profile import Profile
from upheld.core.shares import Share, share_not_given, share_of
from upheld.core.sums import pair_of, sum_of_all
from upheld.core.vocabulary import What
from upheld.core.years import Year

Cell = tuple[str, What, str]  # authority, what, outcome
IN_SERVICES = (What.DECIDED, What.REMEDIED)
TOTAL = ""  # the outcome of a published total over outcomes


@dataclass(frozen=True, kw_only=True)
class Body:
    """An authority in one year."""

    slug: str
    peer_group: str | None  # None: there is no group of similar bodies
    exists: bool  # on any day of the year; a body that has ended is not in any average
    residents: int | None  # in the population that the year uses
    lies_over_others: bool = False  # its residents are counted with them, as a park's are

    @property
    def residents_are_others(self) -> bool:
        """True for a body that has ended, or lies over others (unless we have its own)."""
        return not self.exists or (self.lies_over_others and self.residents is None)


@dataclass(frozen=True, kw_only=True)
class YearCounts:
    """The counts for one year. If we have the year's cases, a missing cell is a true 0."""

    profile: Profile
    year: Year
    cells: Mapping[Cell, int]
    held: frozenset[What]
    services: Mapping[Cell, Mapping[str, int]] = field(default_factory=dict)  # by category

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Those for the year, each by its rule of then, in the order in which they are printed."""
        return self.profile.measures_in(self.year)

    @property
    def compared(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.is_compared)

    @property
    def main(self) -> Measure | None:
        """The share shown by service; None if the year has none."""
        main = self.profile.main.slug
        shares = (each for each in self.measures if each.kind is Kind.SHARE and each.slug == main)
        return next(shares, None)

    def of(self, authority: str, cells: Cells) -> int | None:
        """The sum of the cells, or None if it does not follow from what we were given."""
        found = self._of_outcomes(authority, cells.what, cells.outcomes)
        if cells.what in self.held:
            return sum(count or 0 for count in found)
        told = sum_of_all(found)
        return told if told is not None else self._total_less_others(authority, cells)

    def _total_less_others(self, authority: str, cells: Cells) -> int | None:
        """The total over outcomes, less every outcome not asked for, all of which we must have.

        Of 12 compliance outcomes with 1 failure, 11 were complied with, however many were late.
        """
        known = self.profile.outcomes_of(cells.what)
        others = [each for each in known if each not in cells.outcomes]
        total = self.cells.get((authority, cells.what, TOTAL))
        less = sum_of_all(self._of_outcomes(authority, cells.what, others))
        return None if total is None or less is None else total - less

    def by_service(self, authority: str, cells: Cells) -> dict[str, int] | None:
        """Category to count, or None if we do not have them all by category."""
        found: dict[str, int] = {}
        for outcome in cells.outcomes:
            for category, count in self.services.get((authority, cells.what, outcome), {}).items():
                found[category] = found.get(category, 0) + count
        return found if sum(found.values()) == self.of(authority, cells) else None

    def _of_outcomes(self, authority: str, what: What, outcomes: Iterable[str]) -> list[int | None]:
        return [self.cells.get((authority, what, outcome)) for outcome in outcomes]

    @cached_property
    def authorities(self) -> frozenset[str]:
        """Those that have any count."""
        return frozenset(authority for authority, _, _ in self.cells)

    def shows(self, body: Body) -> bool:
        """Whether the year has figures for this body: it existed, or has a count.

        For a year that we only have as published totals, only the bodies that the totals name.
        """
        return body.slug in self.authorities or (body.exists and bool(self.held))


def counts_of_cells(
    profile: Profile,
    year: Year,
    cells: Iterable[tuple[str, What, str, str, int]],
    held: frozenset[What],
) -> YearCounts:
    """A year's counts, from cells of the published tables.

    A cell is authority, what, category, outcome and count. One without a category has ''. For a
    year whose cases we have, those are the ones counted in no service (core.disclosure), which are
    compared with the same elsewhere, as if they were a service.
    """
    sums: dict[Cell, int] = {}
    services: dict[Cell, dict[str, int]] = {}
    for authority, what, category, outcome, count in cells:
        key = (authority, what, outcome)
        sums[key] = sums.get(key, 0) + count
        if category or (what in IN_SERVICES and what in held):
            of_cell = services.setdefault(key, {})
            of_cell[category] = of_cell.get(category, 0) + count
    return YearCounts(profile=profile, year=year, cells=sums, held=held, services=services)


@dataclass(frozen=True, kw_only=True)
class Average:
    """Similar authorities together: pooled by us, or a text as it was published."""

    peer_group: str
    measure: Measure
    counted: int | None
    out_of: int | None
    text: str
    basis: str  # pooled, as published, pinned
    source: str
    members: int


@dataclass(frozen=True, kw_only=True)
class Figure:
    body: Body
    share: Share
    average: Average | None  # None: no average is printed next to it

    @property
    def interval(self) -> Interval | None:
        """For a share that chance plays a part in. None for others, or without cases."""
        share = self.share
        if not share.measure.is_compared or share.counted is None or not share.out_of:
            return None
        return clopper_pearson(share.counted, share.out_of)

    def columns(self) -> dict[str, Any]:
        """The columns of the table ``figure`` that follow from counts."""
        return {
            "counted": self.share.counted,
            "out_of": self.share.out_of,
            "out_of_name": self.share.out_of_name,
            "text": self.share.text,
            "low": self.interval.low if self.interval else None,
            "high": self.interval.high if self.interval else None,
            "peer_group": self.body.peer_group if self.body.exists else None,
            "peer_counted": self.average.counted if self.average else None,
            "peer_out_of": self.average.out_of if self.average else None,
            "peer_text": self.average.text if self.average else None,
        }


def share_of_body(measure: Measure, body: Body, counts: YearCounts) -> Share:
    counted = counts.of(body.slug, measure.counted)
    if isinstance(measure.out_of, Cells):
        return share_of(measure, counted=counted, out_of=counts.of(body.slug, measure.out_of))
    if body.residents_are_others:
        return share_not_given(measure)
    return share_of(measure, counted=counted, out_of=body.residents)


def average_of(measure: Measure, members: Sequence[Body], counts: YearCounts) -> Average | None:
    """The average for one group, or None if figures.averages has none."""
    shares = [share_of_body(measure, body, counts) for body in members]
    made_of = averaged(measure, [pair_of(share.counted, share.out_of) for share in shares])
    if made_of is None:
        return None
    pooled = together(measure, made_of)
    return Average(
        peer_group=members[0].peer_group or "",
        measure=measure,
        counted=pooled.counted,
        out_of=pooled.out_of,
        text=pooled.text,
        basis="pooled",
        source="",
        members=len(made_of),
    )


def averages_of(
    bodies: Iterable[Body], counts: YearCounts, published: Iterable[Average] = ()
) -> dict[tuple[str, str], Average]:
    """Averages by peer group and measure. A published average replaces the one we would pool."""
    groups: dict[str, list[Body]] = {}
    for body in bodies:
        if body.peer_group and body.exists:
            groups.setdefault(body.peer_group, []).append(body)
    averages = {}
    for group, members in groups.items():
        for measure in counts.measures:
            average = average_of(measure, members, counts)
            if average:
                averages[group, measure.slug] = average
    for average in published:
        averages[average.peer_group, average.measure.slug] = average
    return averages


def figures_of(
    bodies: Iterable[Body], counts: YearCounts, averages: Mapping[tuple[str, str], Average]
) -> list[Figure]:
    """Every figure of the year, in the order of the bodies and of the measures."""
    return [
        Figure(
            body=body,
            share=share_of_body(measure, body, counts),
            average=averages.get((body.peer_group or "", measure.slug)) if body.exists else None,
        )
        for body in bodies
        for measure in counts.measures
    ]
