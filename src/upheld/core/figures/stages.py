"""What happened to complaints: how many arrived, and how far each of those decided went.

The complaints received and those decided are not the same ones, and are shown next to each other.
How far those decided went is given by the stages of the profile, each with and without fault.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.core.figures.figure import TOTAL, YearCounts
from upheld.core.measures import Cells
from upheld.core.sums import sum_of_all
from upheld.core.vocabulary import What


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The decisions that ended a complaint at one stage. None where we do not have a count."""

    without_fault: int | None
    with_fault: int | None

    @property
    def number(self) -> int | None:
        return sum_of_all((self.without_fault, self.with_fault))


@dataclass(frozen=True, kw_only=True)
class Stages:
    """For one authority, or several together."""

    received: int | None
    stages: tuple[Stage, ...]  # in the profile's order

    @property
    def decided(self) -> int | None:
        return sum_of_all(stage.number for stage in self.stages)


def stages_of(authorities: Iterable[str], counts: YearCounts) -> Stages:
    slugs, profile = list(authorities), counts.profile

    def count(what: What, outcomes: Iterable[str]) -> int | None:
        cells = Cells(what=what, outcomes=tuple(outcomes))
        return sum_of_all(counts.of(slug, cells) for slug in slugs)

    def stage(name: str) -> Stage:
        reached = profile.at_stage(name)
        return Stage(
            without_fault=count(What.DECIDED, (o for o in reached if o not in profile.with_fault)),
            with_fault=count(What.DECIDED, (o for o in reached if o in profile.with_fault)),
        )

    return Stages(
        received=count(What.RECEIVED, (TOTAL,)),
        stages=tuple(stage(name) for name in profile.stages),
    )
