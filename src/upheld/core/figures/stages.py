"""What happened to complaints: how many arrived, how many were decided, and how far those went.

The complaints received and those decided are not the same ones, and are shown next to each other.
How far a decision went is a stage of the profile. Editions of earlier schemas had a column for each
of the three stages that there were.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.core.figures.figure import TOTAL, YearCounts
from upheld.core.measures import Cells
from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.sums import sum_of_all
from upheld.core.vocabulary import What

COLUMNS_BEFORE = ("received", "decided", "investigated", "closed", "not_ours")
FAULT_BEFORE = {"decided": "upheld", "investigated": "upheld"}  # the column of those with fault


@dataclass(frozen=True, kw_only=True)
class Stage:
    """For one authority, or several together. None where we do not have a count."""

    name: str  # received, decided, or a stage of the profile
    count: int | None
    with_fault: int | None = None  # among the decisions


def stages_of(authorities: Iterable[str], counts: YearCounts) -> Iterator[Stage]:
    """What was received, what was decided, and each of the profile's stages, in its order."""
    slugs, profile = list(authorities), counts.profile

    def count(what: What, outcomes: Iterable[str]) -> int | None:
        cells = Cells(what=what, outcomes=tuple(outcomes))
        return sum_of_all(counts.of(slug, cells) for slug in slugs)

    def decided(name: str, outcomes: Iterable[str]) -> Stage:
        outcomes = tuple(outcomes)
        with_fault = [each for each in outcomes if each in profile.with_fault]
        return Stage(
            name=name,
            count=count(What.DECIDED, outcomes),
            with_fault=count(What.DECIDED, with_fault),
        )

    yield Stage(name=What.RECEIVED, count=count(What.RECEIVED, (TOTAL,)))
    yield decided(What.DECIDED, profile.outcomes)
    for stage in profile.stages:
        yield decided(stage, profile.at_stage(stage))


def stages_before(row: Row, profile: Profile) -> Iterator[Stage]:
    """The stages in one row of an edition of an earlier schema."""
    names = (What.RECEIVED, What.DECIDED, *profile.stages)
    for name, column in zip(names, COLUMNS_BEFORE, strict=True):
        others = 0 if name in profile.stages else None
        with_fault = row[FAULT_BEFORE[column]] if column in FAULT_BEFORE else others
        yield Stage(name=name, count=row[column], with_fault=with_fault)
