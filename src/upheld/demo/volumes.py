"""How many cases each authority has in each year, and what becomes of them: only counts.

The decisions in a year are what was carried into it and what it received, less what it carries on.
Cases are made from these counts later (case_arrays.py), so that ten million need no more memory
than the counts.
"""

from dataclasses import dataclass

import numpy as np

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import NO_GROUP, SCOPES, YEARS, Calibration, Fixed
from upheld.demo.choosing import Real, Whole, chosen

CARRIED = 0.19  # the share of complaints received that are decided in the next year
WITH_RECOMMENDATIONS = 0.89  # of those upheld and not remedied: 2,039 cases in 2019-20
SAME_YEAR = 0.52  # of these, with compliance recorded in the year of the decision
BEFORE_THE_FIRST_YEAR = 0.36  # compliance in 2018-19 with earlier decisions, as a share of upheld
# Invalid or incomplete, advice given, referred back, closed after initial enquiries.
NOT_INVESTIGATED = (0.07, 0.055, 0.40, 0.475)
ENDED_LATE = 0.8  # cases still open when an authority ends have been going on for a long time


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Many complaints by one person, or about one thing, about one authority in one year."""

    authority: str
    year: int
    complaints: int


# Both are invented, as every case is.
ONE_PERSON = Matter(authority="wiltshire", year=3, complaints=230)
SELDOM_INVESTIGATED = 0.85  # the share of one person's many complaints not worth investigating
ONE_APPLICATION = Matter(authority="south-cambridgeshire", year=1, complaints=44)


@dataclass(frozen=True, kw_only=True)
class Volumes:
    """Counts by body (first axis) and year (second)."""

    received: Whole
    carried: Whole  # into each year, with one more column for what is open at the end
    others: Whole  # the third axis is the four outcomes without an investigation
    not_upheld: Whole
    remedied: Whole
    without: Whole  # upheld, without recommendations
    prompt: Whole  # upheld, compliance recorded in the same year
    later: Whole  # upheld, compliance recorded in the year after
    earlier: Whole  # decided before the first year, with compliance recorded in it; by body
    reopened: Whole  # not upheld in this year, decided again (upheld) in the next

    @property
    def recorded(self) -> Whole:
        """Compliance outcomes by the year they were recorded."""
        before = np.column_stack([self.earlier, self.later[:, :-1]])
        return self.prompt + before


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What a body's decisions in a year came to, filled in scope by scope."""

    decided: Whole
    investigated: Whole
    upheld: Whole
    remedied: Whole
    reopened: Whole


def volumes(chance: np.random.Generator, bodies: Bodies, plan: Calibration) -> Volumes:
    received = _received(chance, bodies, plan)
    carried = _carried(chance, received, bodies, plan)
    found = Decisions(
        decided=carried[:, :-1] + received - carried[:, 1:],
        investigated=np.zeros_like(received),
        upheld=np.zeros_like(received),
        remedied=np.zeros_like(received),
        reopened=np.zeros_like(received),
    )
    for year in range(len(YEARS)):
        for scope in SCOPES:
            _investigate(chance, bodies, plan, found, year=year, scope=scope)
    agreed = found.upheld - found.remedied
    followed = chance.binomial(agreed, WITH_RECOMMENDATIONS)
    prompt = chance.binomial(followed, SAME_YEAR)
    _fix_compliance(bodies, plan, agreed=agreed, followed=followed, prompt=prompt)
    return Volumes(
        received=received,
        carried=carried,
        others=chance.multinomial(found.decided - found.investigated, NOT_INVESTIGATED),
        not_upheld=found.investigated - found.upheld,
        remedied=found.remedied,
        without=agreed - followed,
        prompt=prompt,
        later=followed - prompt,
        earlier=chance.binomial(found.upheld[:, 0], BEFORE_THE_FIRST_YEAR),
        reopened=found.reopened,
    )


def fixed_in(bodies: Bodies, plan: Calibration, *, year: int, scope: str) -> list[Fixed]:
    members = bodies.in_scope(year, scope)
    return [f for f in plan.fixed if f.year == year and members[bodies.index(f.authority)]]


def _received(chance: np.random.Generator, bodies: Bodies, plan: Calibration) -> Whole:
    """Complaints by body and year: each scope's total is dealt unevenly, by residents.

    A body gets more or fewer than its residents would suggest, in all years and in each year.
    """
    steady = chance.gamma(14, 1 / 14, size=len(bodies))
    received = np.zeros((len(bodies), len(YEARS)), dtype=np.int64)
    for year in range(len(YEARS)):
        uneven = bodies.weights * steady * np.exp(chance.normal(0, 0.15, size=len(bodies)))
        for scope in SCOPES:
            weights = uneven * bodies.in_scope(year, scope) * bodies.exists[:, year]
            own = _set_apart(bodies, plan, year=year, scope=scope)
            for each in fixed_in(bodies, plan, year=year, scope=scope):
                weights[bodies.index(each.authority)] = 0
            left = max(plan.groups[year, scope].received - int(own.sum()), 0)
            received[:, year] += own + chance.multinomial(left, weights / weights.sum())
    return received


def _set_apart(bodies: Bodies, plan: Calibration, *, year: int, scope: str) -> Whole:
    """What single bodies get on top of their share, so that they have enough to carry on."""
    own = np.zeros(len(bodies), dtype=np.int64)
    for fixed in plan.fixed:
        index = bodies.index(fixed.authority)
        if fixed.year == year + 1 and bodies.in_scope(year, scope)[index]:
            own[index] = fixed.carried_in
    for fixed in fixed_in(bodies, plan, year=year, scope=scope):
        own[bodies.index(fixed.authority)] = fixed.received
    for matter in (ONE_PERSON, ONE_APPLICATION):
        index = bodies.index(matter.authority)
        if matter.year == year and bodies.in_scope(year, scope)[index]:
            own[index] += min(matter.complaints, round(matter.complaints * plan.scale))
    return own


def _carried(
    chance: np.random.Generator, received: Whole, bodies: Bodies, plan: Calibration
) -> Whole:
    before = chance.binomial(received[:, :1], CARRIED)  # as if the year before had been like it
    carried = np.column_stack([before, chance.binomial(received, CARRIED)])
    for fixed in plan.fixed:
        index = bodies.index(fixed.authority)
        carried[index, fixed.year] = fixed.carried_in
        carried[index, fixed.year + 1] = fixed.carried_on
    return carried


def _investigate(
    chance: np.random.Generator,
    bodies: Bodies,
    plan: Calibration,
    found: Decisions,
    *,
    year: int,
    scope: str,
) -> None:
    """For a scope and year: how many decisions were investigated, upheld and already remedied."""
    group, members = plan.groups[year, scope], bodies.in_scope(year, scope)
    investigated, upheld, remedied = group.investigated, group.upheld, group.remedied
    for fixed in fixed_in(bodies, plan, year=year, scope=scope):
        index = bodies.index(fixed.authority)
        members[index] = False
        found.investigated[index, year] = fixed.investigated
        found.upheld[index, year] = fixed.upheld
        found.remedied[index, year] = fixed.remedied
        investigated -= fixed.investigated
        upheld -= fixed.upheld
        remedied -= fixed.remedied
    decided, size = found.decided[:, year] * members, len(bodies)
    if ONE_PERSON.year == year:
        index = bodies.index(ONE_PERSON.authority)
        seldom = round(ONE_PERSON.complaints * plan.scale * SELDOM_INVESTIGATED)
        decided[index] = max(decided[index] - seldom, 0)
    again = _reopening(decided, plan, year=year)
    longer = _uneven(chance, 0.35, size) + ENDED_LATE * (scope == NO_GROUP)
    total = investigated - int(again.sum())
    drawn = chosen(chance, decided, total=total, inclination=longer)
    leaning = _uneven(chance, 0.3, size) + bodies.tendency
    faults = chosen(chance, drawn, total=upheld, inclination=leaning)
    before = chosen(chance, faults, total=remedied, inclination=_uneven(chance, 0.5, size))
    found.investigated[:, year] += drawn
    found.upheld[:, year] += faults
    found.remedied[:, year] += before
    found.reopened[:, year] += again


def _uneven(chance: np.random.Generator, spread: float, size: int) -> Real:
    return chance.normal(0, spread, size=size)


def _reopening(decided: Whole, plan: Calibration, *, year: int) -> Whole:
    """One case about the scope's largest member is decided again in the next year."""
    again = np.zeros_like(decided)
    if plan.scale >= 0.5 and year + 1 < len(YEARS) and decided.max() >= 60:
        again[int(decided.argmax())] = 1
    return again


def _fix_compliance(
    bodies: Bodies, plan: Calibration, *, agreed: Whole, followed: Whole, prompt: Whole
) -> None:
    for fixed in plan.fixed:
        index, year = bodies.index(fixed.authority), fixed.year
        followed[index, year] = min(max(followed[index, year], fixed.complied), agreed[index, year])
        prompt[index, year] = fixed.complied
        prompt[index, year - 1] = followed[index, year - 1]
