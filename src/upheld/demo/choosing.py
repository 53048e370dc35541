"""Chance with exact totals: how a known number of cases is shared out among authorities.

Every total is decided first (calibration.py), and only who has the cases is left to chance. Nothing
is adjusted afterwards.
"""

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


def chosen(
    chance: np.random.Generator, counts: Whole, *, total: int, inclination: Real | None = None
) -> Whole:
    """Choose ``total`` cases in all, and return how many were chosen for each authority.

    The higher an authority's inclination (in log-odds), the more likely its cases are to be chosen.
    If there is none, all cases are equally likely. If there are fewer cases, fewer are chosen.
    """
    owners = np.repeat(np.arange(len(counts)), counts)
    total = min(total, len(owners))
    if total <= 0:
        return np.zeros(len(counts), dtype=np.int64)
    keys = chance.logistic(size=len(owners))
    if inclination is not None:
        keys += inclination[owners]
    first = np.argpartition(-keys, total - 1)[:total]
    return np.bincount(owners[first], minlength=len(counts))


def rank_within(groups: Whole, keys: Real) -> Whole:
    """The place of each row within its group, 0 for the lowest key."""
    order = np.lexsort((keys, groups))
    ordered = groups[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    place = np.arange(len(groups)) - np.repeat(starts, np.diff(np.r_[starts, len(groups)]))
    ranks = np.empty(len(groups), dtype=np.int64)
    ranks[order] = place
    return ranks


def dealt(chance: np.random.Generator, *, rows: int, shares: Real) -> Whole:
    """Labels 0, 1, ... for the rows, in exactly these shares (largest remainder), shuffled."""
    exact = shares / shares.sum() * rows
    counts = np.floor(exact).astype(np.int64)
    rest = rows - int(counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:rest]] += 1
    labels = np.repeat(np.arange(len(shares)), counts)
    chance.shuffle(labels)
    return labels
