"""Cases decided more than once: the earlier decision, which has been replaced.

If both decisions are in one year, the earlier one does not count at all. If they are in different
years, it counted in the edition for its own year and no longer does. Most of these were complaints
referred back; for each group and year there is one that was not upheld, and is upheld on review.
"""

from dataclasses import dataclass

import numpy as np

from upheld.demo.calibration import YEARS
from upheld.demo.case_arrays import LAST, WORKING, Cases, outcome_names
from upheld.demo.choosing import Whole
from upheld.demo.england import CLOSED, NOT_UPHELD, OUTCOMES, UPHELD
from upheld.demo.volumes import Volumes

REFERRED_BACK = OUTCOMES[2]
WITHIN_THE_YEAR = 0.012
ACROSS_YEARS = 0.04  # of the cases carried on
BEFORE = {UPHELD: NOT_UPHELD, NOT_UPHELD: CLOSED, CLOSED: REFERRED_BACK}


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """First decisions: the row of the case they belong to, their day and their outcome."""

    rows: Whole
    decided: Whole
    outcomes: list[str]


def decided_before(
    chance: np.random.Generator, cases: Cases, counts: Volumes, *, untouched: np.ndarray
) -> Earlier:
    """``untouched`` marks the bodies whose cases stay as they are."""
    public = (cases.kind >= 3) & ~cases.is_open & ~untouched[cases.body]
    keys = chance.random(len(cases))
    reviewed = _reviewed(cases, counts)
    within = public & ~cases.carried & (keys < WITHIN_THE_YEAR)
    within &= cases.decided - cases.received >= 40
    latest_across = LAST[np.maximum(cases.year - 1, 0)]
    across = public & cases.carried & (cases.year > 0) & (keys < ACROSS_YEARS)
    across &= cases.received <= latest_across - 14
    across[reviewed] = within[reviewed] = False
    groups = [
        (np.flatnonzero(within), cases.decided - 10, None),
        (np.flatnonzero(across), latest_across, REFERRED_BACK),
        (reviewed, latest_across, NOT_UPHELD),
    ]
    rows = np.concatenate([group for group, _, _ in groups])
    days = [_between(chance, cases.received[g] + 5, latest[g]) for g, latest, _ in groups]
    standing = outcome_names(cases.kind[rows])
    fixed = [outcome for group, _, outcome in groups for _ in group]
    return Earlier(
        rows=rows,
        decided=np.concatenate(days),
        outcomes=[
            outcome or BEFORE[str(now)] for outcome, now in zip(fixed, standing, strict=True)
        ],
    )


def _reviewed(cases: Cases, counts: Volumes) -> Whole:
    """For each reopened case, the first received of the upheld ones carried into the next year."""
    rows = []
    bodies = np.unique(cases.body)
    for year in range(len(YEARS) - 1):
        for body in bodies[counts.reopened[bodies, year] > 0]:
            there = (cases.body == body) & (cases.year == year + 1)
            candidates = np.flatnonzero(there & cases.carried & cases.upheld)
            rows += list(candidates[np.argsort(cases.received[candidates], kind="stable")][:1])
    return np.array(rows, dtype=np.int64)


def _between(chance: np.random.Generator, first: Whole, last: Whole) -> Whole:
    """A working day between two days, or the last one before the second day."""
    along = chance.random(len(first)) * np.maximum(last - first, 0)
    day = np.minimum(first + along.astype(np.int64), last)
    return WORKING[np.searchsorted(WORKING, day, side="right") - 1]
