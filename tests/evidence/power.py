"""How many cases it takes to say anything, and how often a true difference is found."""

import numpy as np
from scipy.special import bdtr, bdtrc

from tests.evidence.false_flags import FEWEST, LEVELS, ROUNDING
from tests.facts import facts

METRICS = {
    "comparator_uphold_rate_pct": "upheld",
    "comparator_satisfactory_remedy_pct": "satisfactory-remedies",
}
GROUPS = {"London borough": "london", "metropolitan borough": "metropolitan"}
CASES = (5, 10, 25, 50, 100, 200)
DIFFERENCES = (10, 20, 30)
RATE = 0.45


def smallest(rate: float, level: float) -> int:
    """The fewest cases of which all together could reach the level, at least five."""
    n = FEWEST
    while rate**n > level + ROUNDING:
        n += 1
    return n


def published_averages() -> list[tuple[str, str, str, int]]:
    """Measure, group, year, percent: once each, as published."""
    found = {
        (METRICS[row["metric"]], GROUPS.get(row["name"], row["name"]), row["year"]): row["value"]
        for row in facts("national.csv")
        if row["metric"] in METRICS and row["scope"] == "comparator group"
    }
    return sorted((*key, int(float(value))) for key, value in found.items())


def smallest_rows() -> list[dict[str, str]]:
    """By average: the fewest cases for higher, for lower, and for saying that none is shown."""
    rows = []
    for percent in sorted({percent for *_, percent in published_averages()}):
        rate = percent / 100
        higher, lower = (smallest(r, LEVELS[0]) for r in (rate, 1 - rate))
        rows.append(
            {
                "average": f"{percent}%",
                "higher": str(higher),
                "lower": str(lower),
                "no_difference_shown": str(max(higher, lower)),
            }
        )
    return rows


def averages_by_measure() -> dict[str, dict[str, str]]:
    """By measure and average: the groups and years that it was published for."""
    found: dict[str, dict[str, list[str]]] = {}
    for measure, group, year, percent in published_averages():
        found.setdefault(measure, {}).setdefault(f"{percent}%", []).append(f"{group} {year}")
    return {
        measure: {average: "; ".join(whose) for average, whose in averages.items()}
        for measure, averages in found.items()
    }


def power(n: int, rate: float, true: float) -> float:
    """The chance that an authority of n cases at the true rate is found to differ, at a known rate."""
    x = np.arange(n + 1)
    at_most, at_least = bdtr(x, n, rate), np.append(1.0, bdtrc(x[:-1], n, rate))
    weights = np.diff(np.append(0.0, bdtr(x, n, true)))
    found = (at_most <= LEVELS[0] + ROUNDING) | (at_least <= LEVELS[0] + ROUNDING)
    return float(weights[found].sum()) if n >= FEWEST else 0.0


def power_rows() -> list[dict[str, str]]:
    """In percent, beside an average of 45%: by cases, and points above the average."""
    return [
        {"cases": str(n)}
        | {f"above_{d}": f"{100 * power(n, RATE, RATE + d / 100):.0f}" for d in DIFFERENCES}
        for n in CASES
    ]
