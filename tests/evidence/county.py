"""A county whose mix of services changes while no service is decided otherwise than before."""

from dataclasses import dataclass

import numpy as np

from upheld.core.comparing.comparison import DIFFERENT, compare
from upheld.core.comparing.distributions import Stratum

RATES = {"education": 0.94, "adult care": 0.66, "highways": 0.42, "planning": 0.37}
USUAL = (0.40, 0.35, 0.15, 0.10)
CHANGED = (0.80, 0.12, 0.05, 0.03)
COUNTIES, CASES, SIMULATED = 24, 70, 300


@dataclass(frozen=True)
class Shares:
    plain: float  # share of years in which the county stands out
    allowing: float


def simulated(mix: tuple[float, ...], *, seed: int = 2024) -> Shares:
    """One county of ``mix`` among others of the usual one, every service at its own rate."""
    random = np.random.default_rng(seed)
    rates = np.array(list(RATES.values()))
    plain = allowing = 0
    for _year in range(SIMULATED):
        mixes = [mix, *[USUAL] * (COUNTIES - 1)]
        cases = np.array([random.multinomial(CASES, each) for each in mixes])
        upheld = random.binomial(cases, rates)
        x, own = int(upheld[0].sum()), cases[0]
        whole = Stratum(
            out_of=CASES, group_counted=int(upheld.sum()), group_out_of=int(cases.sum())
        )
        services = [
            Stratum(out_of=int(n), group_counted=int(u), group_out_of=int(t))
            for n, u, t in zip(own, upheld.sum(axis=0), cases.sum(axis=0), strict=True)
        ]
        plain += compare(x, [whole]).answer in DIFFERENT
        allowing += compare(x, services).answer in DIFFERENT
    return Shares(plain / SIMULATED, allowing / SIMULATED)


def county_rows() -> list[dict[str, str]]:
    rows = []
    for education, mix in (("40%", USUAL), ("80%", CHANGED)):
        shares = simulated(mix)
        rows.append(
            {
                "one_service": education,
                "plain": f"{100 * shares.plain:.0f}",
                "allowing": f"{100 * shares.allowing:.0f}",
            }
        )
    return rows
