"""Which cases became public interest reports, and what the authority did with them."""

from dataclasses import dataclass

import numpy as np

from upheld.demo.calibration import YEARS, Calibration
from upheld.demo.case_arrays import FIRST, LAST, Cases
from upheld.demo.choosing import Whole
from upheld.demo.volumes import Volumes

NOT_YET = -1


@dataclass(frozen=True, kw_only=True)
class Reports:
    case: Whole
    published: Whole
    considered: Whole
    satisfied: Whole


def reports_of(
    chance: np.random.Generator,
    cases: Cases,
    counts: Volumes,
    plan: Calibration,
    *,
    untouched: np.ndarray,
) -> Reports:
    """As many each year as were really published. The authority must consider each in time."""
    free = cases.followed & ~untouched[cases.body]
    chosen = []
    for year in range(len(YEARS)):
        everywhere = int((counts.prompt + counts.later)[:, year].sum())
        here = cases.followed & (cases.year == year)
        wanted = round(plan.england[year].reports * here.sum() / max(everywhere, 1))
        in_time = (cases.decided >= FIRST[year]) & (cases.decided <= LAST[year] - 50)
        rows = np.flatnonzero(here & free & in_time)
        chosen.append(chance.choice(rows, size=min(wanted, len(rows)), replace=False))
    case = np.sort(np.concatenate(chosen))
    published = cases.decided[case] + chance.integers(21, 48, size=len(case))
    considered = published + chance.integers(25, 90, size=len(case))
    satisfied = considered + chance.integers(40, 220, size=len(case))
    never = chance.random(len(case)) < 0.06
    return Reports(
        case=case,
        published=published,
        considered=np.where(considered <= LAST[-1], considered, NOT_YET),
        satisfied=np.where((satisfied <= LAST[-1]) & ~never, satisfied, NOT_YET),
    )
