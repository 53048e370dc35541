"""Which service a complaint is about, so that each service is upheld about as often as published.

A group's total and a service's rate are both published, but not the table of both. We find it by
raking the odds until the rows (groups) and the columns (services) fit, with the groups fitted last.
"""

from functools import cache

import numpy as np

from upheld.demo.calibration import SCOPES, Calibration, services
from upheld.demo.choosing import Real

ROUNDS = 40


@cache
def received_mix(year: int) -> Real:
    """Scope by service: the shares of complaints received."""
    weights = np.array(
        [
            [each.weights[scope] * each.yearly_growth**year for each in services()]
            for scope in SCOPES
        ]
    )
    return weights / weights.sum(axis=1, keepdims=True)


def investigated_mix(plan: Calibration, year: int) -> tuple[Real, Real]:
    """Scope by service: how many were upheld, and how many not upheld (fractions of cases)."""
    mix = received_mix(year) * [each.investigated_more for each in services()]
    groups = [plan.groups[year, scope] for scope in SCOPES]
    investigated = np.array([group.investigated for group in groups])[:, None]
    upheld = np.array([group.upheld for group in groups])
    table = mix / mix.sum(axis=1, keepdims=True) * np.maximum(investigated, 1)
    rate = np.array([each.upheld[year] for each in services()])
    found = table * rate
    for _ in range(ROUNDS):
        found = _fitted(found, table, axis=0, wanted=table.sum(axis=0) * rate)
        found = _fitted(found, table, axis=1, wanted=np.clip(upheld, 0.01, investigated[:, 0] + 1))
    found = np.clip(found, 1e-9, table)
    return found, np.maximum(table - found, 1e-9)


def _fitted(found: Real, table: Real, *, axis: int, wanted: Real) -> Real:
    """Multiply the odds along one axis once, towards the wanted totals."""
    total, now = table.sum(axis=axis), found.sum(axis=axis)
    wanted = np.clip(wanted, 0.001 * total, 0.999 * total)
    now = np.clip(now, 0.001 * total, 0.999 * total)
    ratio = (wanted / (total - wanted)) / (now / (total - now))
    odds = found / np.maximum(table - found, 1e-12) * np.expand_dims(ratio, axis)
    return table * odds / (1 + odds)
