"""What was recorded about each authority's compliance: counts by outcome and year recorded."""

import numpy as np

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import SCOPES, YEARS, Calibration
from upheld.demo.choosing import Whole, chosen
from upheld.demo.england import COMPLIANCE_OUTCOMES

SATISFIED, LATE, NOT_SATISFIED, NOT_COMPLETE, CEASED = range(len(COMPLIANCE_OUTCOMES))
CEASED_SHARE = 0.008
NOT_COMPLETE_SHARE = 0.4  # of those that did not comply


def compliance_outcomes(
    chance: np.random.Generator, recorded: Whole, bodies: Bodies, plan: Calibration
) -> Whole:
    """Counts by body, year and outcome, which add up to ``recorded``."""
    outcomes = np.zeros((*recorded.shape, len(COMPLIANCE_OUTCOMES)), dtype=np.int64)
    for year in range(len(YEARS)):
        left = recorded[:, year].copy()
        for fixed in plan.fixed:
            if fixed.year == year:
                left[bodies.index(fixed.authority)] = 0
        ceased = chosen(chance, left, total=round(left.sum() * CEASED_SHARE))
        left -= ceased
        failed = _failed(chance, left, bodies, plan, year=year)
        hard = chosen(chance, failed, total=round(failed.sum() * NOT_COMPLETE_SHARE))
        complied = recorded[:, year] - ceased - failed
        late = _late(chance, complied, left - failed, plan, year=year)
        for outcome, counts in (
            (SATISFIED, complied - late),
            (LATE, late),
            (NOT_SATISFIED, failed - hard),
            (NOT_COMPLETE, hard),
            (CEASED, ceased),
        ):
            outcomes[:, year, outcome] = counts
    return outcomes


def _failed(
    chance: np.random.Generator, left: Whole, bodies: Bodies, plan: Calibration, *, year: int
) -> Whole:
    failed = np.zeros_like(left)
    for scope in SCOPES:
        members = left * bodies.in_scope(year, scope)
        failed += chosen(chance, members, total=plan.groups[year, scope].not_complied)
    return failed


def _late(
    chance: np.random.Generator, complied: Whole, free: Whole, plan: Calibration, *, year: int
) -> Whole:
    """Late ones from ``free``: enough to make the published share of all that complied."""
    total = round(complied.sum() * plan.england[year].late_percent / 100)
    return chosen(chance, free, total=total, inclination=chance.normal(0, 0.6, size=len(free)))
