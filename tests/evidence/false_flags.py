"""How often authorities that do not differ are said to, by four ways of telling.

Written with numpy and scipy, apart from ``core.comparing.comparison``, whose whole numbers it checks.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import bdtr, bdtrc, gammaln

from tests.other_limits import interpolated_limits, score_limits

FEWEST = 5
ROUNDING = 1e-12  # of a tail that is exactly at its level
LEVELS = (0.025, 0.001)
RATES = (0.01, 0.06, 0.13, 0.30, 0.45, 0.62, 0.80, 0.99)
BANDS = ((1, 4), (5, 9), (10, 19), (20, 49), (50, 199), (200, 500))


def fixed_target(rate: float, n: int) -> dict[str, dict[float, tuple[float, float]]]:
    """Method to level to the chance that an average authority of n cases is flagged, a tail."""
    x = np.arange(n + 1)
    at_most, at_least = bdtr(x, n, rate), np.append(1.0, bdtrc(x[:-1], n, rate))
    weights = np.diff(np.append(0.0, at_most))
    funnel, score = interpolated_limits(rate, n), score_limits(rate, n)
    found: dict[str, dict[float, tuple[float, float]]] = {"exact": {}, "funnel": {}, "score": {}}
    for level, (low, high) in zip(LEVELS, ((1, 2), (0, 3)), strict=True):
        enough = n >= FEWEST
        found["exact"][level] = (
            float(weights[at_most <= level + ROUNDING].sum()) * enough,
            float(weights[at_least <= level + ROUNDING].sum()) * enough,
        )
        for name, limits in (("funnel", funnel), ("score", score)):
            found[name][level] = (
                float(weights[x / n < limits[low] - ROUNDING].sum()),
                float(weights[x / n > limits[high] + ROUNDING].sum()),
            )
    return found


def fixed_target_rows() -> list[dict[str, str]]:
    """The largest chance a tail, in percent, by rate and band of cases."""
    rows = []
    for rate in RATES:
        for first, last in BANDS:
            cells = [fixed_target(rate, n) for n in range(first, last + 1)]
            row = {"rate": f"{rate:.2f}", "cases": f"{first} to {last}"}
            for method in ("exact", "funnel", "score"):
                for level in LEVELS:
                    worst = max(max(cell[method][level]) for cell in cells)
                    row[f"{method}_{level}"] = f"{100 * worst:.2f}"
            rows.append(row)
    return rows


@dataclass(frozen=True)
class Shape:
    """A group whose authorities do not differ: their numbers of cases, and the one true rate."""

    name: str
    sizes: tuple[int, ...]
    rate: float


def shapes() -> list[Shape]:
    """Fifty groups of 2 to 200 authorities."""
    random = np.random.default_rng(50)
    found = [
        Shape("two large, three small", (150, 120, 6, 8, 5), 0.45),
        Shape("two authorities", (40, 60), 0.45),
        Shape("one giant among small", (400, *[7] * 30), 0.45),
        Shape("181 authorities, 6 cases on average", districts(), 0.45),
        Shape("181 authorities, 6 cases on average", districts(), 0.99),
        Shape(
            "36 authorities, 45 cases on average",
            tuple(int(n) for n in random.poisson(45, 36)),
            0.66,
        ),
        Shape(
            "33 authorities, 59 cases on average",
            tuple(int(n) for n in random.poisson(60, 33)),
            0.65,
        ),
        Shape(
            "24 authorities, 71 cases on average",
            tuple(int(n) for n in random.poisson(70, 24)),
            0.68,
        ),
        Shape(
            "60 authorities, 25 cases on average",
            tuple(int(n) for n in random.poisson(25, 60)),
            0.56,
        ),
        Shape("200 alike", (10,) * 200, 0.45),
    ]
    rates = (0.06, 0.13, 0.30, 0.45, 0.62, 0.80, 0.95)
    while len(found) < 50:
        members = int(random.choice((2, 3, 5, 8, 12, 25, 60, 120, 200)))
        mean = float(random.choice((4, 8, 15, 40, 90)))
        sizes = 1 + random.geometric(1 / mean, members)
        rate = rates[len(found) % len(rates)]
        name = f"{members} authorities, {mean:.0f} cases on average"
        found.append(Shape(name, tuple(int(n) for n in sizes), rate))
    return found


def districts() -> tuple[int, ...]:
    """181 councils of 1 to 24 investigations, most with few, 7.2 on average."""
    places = (np.arange(181) + 0.5) / 181
    return tuple(int(n) for n in np.ceil(-6.7 * np.log(1 - 0.97 * places)))


SIMULATED = 2_000


def estimated_target(shape: Shape, *, seed: int, simulated: int = SIMULATED) -> dict[str, float]:
    """Method and level to false flags a tail (the worse one), as a share of authorities."""
    random = np.random.default_rng(seed)
    sizes = np.array(shape.sizes)
    x = random.binomial(sizes, shape.rate, size=(simulated, len(sizes)))
    told: dict[str, float] = {}
    for method, tell in METHODS.items():
        for level in LEVELS:
            low, high = tell(x, sizes, level)
            told[f"{method}_{level}"] = float(max(low.mean(), high.mean()))
    told["flagged_exact"] = _flagged(_exact(x, sizes, 0.025))
    told["flagged_funnel"] = _flagged(_funnel(x, sizes, 0.025))
    told["flagged_score"] = _flagged(_score(x, sizes, 0.025))
    told["standard_error"] = float(np.sqrt(0.025 * 0.975 / x.size))
    return told


def _flagged(tails: tuple[np.ndarray, np.ndarray]) -> float:
    """Authorities flagged in a year, on average."""
    return float((tails[0] | tails[1]).sum(axis=1).mean())


def _exact(x: np.ndarray, sizes: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    whole, totals = int(sizes.sum()), x.sum(axis=1)
    low, high = np.zeros(x.shape, dtype=bool), np.zeros(x.shape, dtype=bool)
    for place, n in enumerate(sizes):
        if n >= FEWEST:
            limits = np.array([_exact_limits(int(n), int(t), whole, level) for t in totals])
            low[:, place], high[:, place] = x[:, place] <= limits[:, 0], x[:, place] >= limits[:, 1]
    return low, high


@cache
def _exact_limits(n: int, marked: int, whole: int, level: float) -> tuple[int, int]:
    """The largest count that is lower and the smallest that is higher."""
    first, last = max(0, n - (whole - marked)), min(n, marked)
    k = np.arange(first, last + 1)
    logs = _log_choose(marked, k) + _log_choose(whole - marked, n - k) - _log_choose(whole, n)
    weights = np.exp(logs)
    below = int((np.cumsum(weights) <= level + ROUNDING).sum())
    above = int((np.cumsum(weights[::-1]) <= level + ROUNDING).sum())
    return first + below - 1, last - above + 1


def _log_choose(n: int, k: np.ndarray | int) -> np.ndarray:
    return gammaln(n + 1) - gammaln(np.asarray(k) + 1) - gammaln(n - np.asarray(k) + 1)


def _plug_in(x: np.ndarray, sizes: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Binomial tails at the rate of the others, as if that were known."""
    rate = (x.sum(axis=1, keepdims=True) - x) / (sizes.sum() - sizes)
    n = np.broadcast_to(sizes, x.shape)
    at_least = np.where(x > 0, bdtrc(np.maximum(x - 1, 0), n, rate), 1.0)
    return bdtr(x, n, rate) <= level, at_least <= level


@cache
def _limits(n: int, counted: int, whole: int) -> tuple[float, ...]:
    return interpolated_limits(counted / whole, n)


def _funnel(x: np.ndarray, sizes: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    low_place, high_place = (1, 2) if level == LEVELS[0] else (0, 3)
    totals = x.sum(axis=1)
    limits = np.array([[_limits(int(n), int(t), int(sizes.sum())) for n in sizes] for t in totals])
    share = x / sizes
    return (
        share < limits[:, :, low_place] - ROUNDING,
        share > limits[:, :, high_place] + ROUNDING,
    )


def _score(x: np.ndarray, sizes: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    z = {0.025: 1.959963984540054, 0.001: 3.090232306167813}[level]
    rate = x.sum(axis=1, keepdims=True) / sizes.sum()
    error = z * np.sqrt(rate * (1 - rate) / sizes)
    share = x / sizes
    return share < rate - error - ROUNDING, share > rate + error + ROUNDING


METHODS = {"exact": _exact, "plug_in": _plug_in, "funnel": _funnel, "score": _score}


def estimated_target_row(place: int) -> dict[str, str]:
    shape = shapes()[place]
    told = estimated_target(shape, seed=place)
    row = {
        "group": shape.name,
        "authorities": str(len(shape.sizes)),
        "cases": str(sum(shape.sizes)),
        "rate": f"{shape.rate:.2f}",
    }
    for method in METHODS:
        for level in LEVELS:
            row[f"{method}_{level}"] = f"{100 * told[f'{method}_{level}']:.2f}"
    for method in ("exact", "funnel", "score"):
        row[f"flagged_{method}"] = f"{told[f'flagged_{method}']:.1f}"
    row["standard_error"] = f"{100 * told['standard_error']:.2f}"
    return row
