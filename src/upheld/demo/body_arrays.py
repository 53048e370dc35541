"""The real authorities as arrays, the form in which the demonstration deals cases to them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from upheld.demo.calibration import NO_GROUP, SCOPES, YEARS, regions
from upheld.demo.choosing import Real, Whole
from upheld.intake.directory.authority import Authority
from upheld.intake.directory.directory import Directory

VINTAGES = ("mid-2020", "Census 2021")
# Residents of councils that ended before these years: only used as weights to invent cases.
TYPICAL_RESIDENTS = {"county": 600_000, "district": 95_000, "unitary": 170_000}
LARGER = {"northampton": 224_000, "northamptonshire": 757_000, "corby": 72_000}
# How many complaints a body without residents of its own gets, relative to the others.
NO_GROUP_WEIGHTS = {
    "transport-for-london": 120,
    "greater-london-authority": 12,
    "transport-for-greater-manchester": 10,
    "environment-agency": 6,
}
OUTSIDE = 1.5  # any other body
BUSIER = {"birmingham": 1.3}


@dataclass(frozen=True, kw_only=True)
class Bodies:
    """In an order that puts a county next to its districts: a slice is a neighbourhood."""

    authorities: tuple[Authority, ...]
    weights: Real  # for complaints received, within a scope
    tendency: Real  # of complaints to be upheld, in log-odds
    exists: np.ndarray  # by year, on its first day: a body gets no complaints before it begins
    scope: Whole  # by year: index into SCOPES

    def __len__(self) -> int:
        return len(self.authorities)

    @cached_property
    def slugs(self) -> list[str]:
        return [authority.slug for authority in self.authorities]

    def index(self, slug: str) -> int:
        return self.slugs.index(slug)

    def in_scope(self, year: int, scope: str) -> np.ndarray:
        return self.scope[:, year] == SCOPES.index(scope)


def bodies_of(directory: Directory) -> Bodies:
    """Every authority that existed on any day in the six years."""
    first, last = YEARS[0].first_day, YEARS[-1].last_day
    authorities = sorted(
        (each for each in directory.authorities if each.exists_in(first, last)),
        key=lambda each: (each.county or each.name, each.group != "county", each.slug),
    )
    exists = np.array([[_exists(each, year) for year in range(len(YEARS))] for each in authorities])
    scope = np.array(
        [
            [_scope(each, exists=exists[at, year]) for year in range(len(YEARS))]
            for at, each in enumerate(authorities)
        ]
    )
    known = regions()
    return Bodies(
        authorities=tuple(authorities),
        weights=np.array([_weight(each, directory) for each in authorities]),
        tendency=np.array(
            [known[a.region].uphold_tendency if a.region in known else 0.0 for a in authorities]
        ),
        exists=exists,
        scope=scope,
    )


def _exists(authority: Authority, year: int) -> bool:
    return authority.exists_on(YEARS[year].first_day)


def _scope(authority: Authority, *, exists: bool) -> int:
    return SCOPES.index(authority.group if authority.group and exists else NO_GROUP)


def _weight(authority: Authority, directory: Directory) -> float:
    if authority.group is None:
        return NO_GROUP_WEIGHTS.get(authority.slug, OUTSIDE)
    known = regions()
    region = known[authority.region].received_weight if authority.region in known else 1.0
    return _residents(authority, directory) * region * BUSIER.get(authority.slug, 1.0)


def _residents(authority: Authority, directory: Directory) -> float:
    for vintage in VINTAGES:
        population = directory.population(authority.slug, vintage)
        if population is not None:
            return population.residents
    typical = TYPICAL_RESIDENTS.get(authority.group or "", 100_000)
    return LARGER.get(authority.slug, typical)
