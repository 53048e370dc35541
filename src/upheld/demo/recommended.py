"""What authorities agreed to do: personal remedies and service improvements, each with its dates.

The statuses of a case's recommendations fit the outcome recorded for the case: the last one has
that outcome, and the others were carried out on time.
"""

from dataclasses import dataclass

import numpy as np

from upheld.core.vocabulary import PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.demo.calibration import YEARS, Calibration
from upheld.demo.case_arrays import Cases
from upheld.demo.choosing import Real, Whole
from upheld.demo.compliance_outcomes import CEASED, LATE, NOT_SATISFIED, SATISFIED
from upheld.demo.england import REMEDIES
from upheld.demo.follow_up import FollowUp
from upheld.demo.volumes import Volumes

KINDS = (PERSONAL_REMEDY, SERVICE_IMPROVEMENT)
NONE = -1
DUE_AFTER = np.array([28, 28, 42, 56, 84, 91])
EXTENDED = 0.07
EXTENSION = 28
PERSONAL = {
    "apology": 40,
    "financial redress for distress": 30,
    "financial redress for loss of service": 9,
    "financial redress for quantifiable loss": 6,
    "new appeal, review or reconsidered decision": 5,
    "reassessment": 4,
    "provide services": 3,
    "provide information or advice": 4,
    "add or correct records": 2,
    "other": 2,
}
IMPROVEMENTS = {
    "procedure or policy change or review": 50,
    "training or guidance": 36,
    "provide information or advice": 9,
    "other": 5,
}


@dataclass(frozen=True, kw_only=True)
class Recommended:
    """One row for each recommendation. NONE if there is no such day or status."""

    case: Whole
    number: Whole
    kind: Whole  # index into KINDS
    remedy: Whole  # index into REMEDIES
    agreed: Whole
    due: Whole
    extended: Whole
    status: Whole  # index into the compliance outcomes
    completed: Whole


def recommended(
    chance: np.random.Generator,
    cases: Cases,
    followed: FollowUp,
    counts: Volumes,
    plan: Calibration,
) -> Recommended:
    case, kind = _dealt_to_cases(chance, cases, counts, plan)
    first = np.r_[True, case[1:] != case[:-1]]
    last = np.r_[case[1:] != case[:-1], True]
    start = np.flatnonzero(first)
    number = np.arange(len(case)) - np.repeat(start, np.diff(np.r_[start, len(case)])) + 1
    remedy = np.where(kind == 0, _some(chance, PERSONAL, kind), _some(chance, IMPROVEMENTS, kind))
    days = _days(chance, cases.decided[case], *_recorded(cases, followed, case), last=last)
    return Recommended(case=case, number=number, kind=kind, remedy=remedy, **days)


def _dealt_to_cases(
    chance: np.random.Generator, cases: Cases, counts: Volumes, plan: Calibration
) -> tuple[Whole, Whole]:
    """Each followed case has a personal remedy. The rest of a year's totals are dealt by chance."""
    owners, kinds = [], []
    for year in range(len(YEARS)):
        rows = np.flatnonzero(cases.followed & (cases.year == year))
        everywhere = int((counts.prompt + counts.later)[:, year].sum())
        england = plan.england[year]
        if not len(rows):
            continue
        share = len(rows) / everywhere
        personal = max(round(england.personal_remedies * share) - len(rows), 0)
        improvements = round(england.service_improvements * share)
        owners += [rows, chance.choice(rows, size=personal), chance.choice(rows, size=improvements)]
        kinds += [np.zeros(len(rows) + personal, int), np.ones(improvements, int)]
    if not owners:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    case, kind = np.concatenate(owners), np.concatenate(kinds)
    order = np.lexsort((kind, case))
    return case[order], kind[order]


def _some(chance: np.random.Generator, weights: dict[str, int], rows: Whole) -> Whole:
    shares: Real = np.array(list(weights.values()), dtype=float)
    indices = np.array([REMEDIES.index(remedy) for remedy in weights])
    return indices[chance.choice(len(shares), size=len(rows), p=shares / shares.sum())]


def _recorded(cases: Cases, followed: FollowUp, case: Whole) -> tuple[Whole, Whole]:
    """The day and outcome recorded for each recommendation's case, or NONE if there is none yet."""
    day, outcome = np.full(len(cases), NONE), np.full(len(cases), NONE)
    known = followed.case >= 0
    day[followed.case[known]] = followed.recorded[known]
    outcome[followed.case[known]] = followed.outcome[known]
    return day[case], outcome[case]


def _days(
    chance: np.random.Generator, agreed: Whole, recorded: Whole, outcome: Whole, *, last: np.ndarray
) -> dict[str, Whole]:
    status = np.where(last | (outcome == CEASED) | (outcome == NONE), outcome, SATISFIED)
    took = recorded - agreed
    due = agreed + chance.choice(DUE_AFTER, size=len(agreed))
    # A late one was due well before the day when it was recorded as late.
    due = np.where(status == LATE, np.minimum(due, agreed + np.maximum(took // 2, 1)), due)
    extended = (chance.random(len(agreed)) < EXTENDED) & (status != LATE)
    extended &= (status == NONE) | (recorded > due)
    until = np.where(extended, due + EXTENSION, due)
    earliest = np.where(status == LATE, due + 1, np.where(extended, due + 1, agreed + 1))
    latest = np.where(status == LATE, recorded, np.minimum(until, recorded))
    along = chance.random(len(agreed)) * (np.maximum(latest - earliest, 0) + 1)
    done = np.isin(status, (SATISFIED, LATE, NOT_SATISFIED))
    return {
        "agreed": agreed,
        "due": due,
        "extended": np.where(extended, until, NONE),
        "status": status,
        "completed": np.where(done, np.minimum(earliest + along.astype(np.int64), latest), NONE),
    }
