"""When each compliance outcome was recorded, and which case has which outcome."""

from dataclasses import dataclass

import numpy as np

from upheld.demo.calibration import YEARS
from upheld.demo.case_arrays import FIRST, LAST, LATER, PROMPT, WORKING, Cases
from upheld.demo.choosing import Whole, rank_within
from upheld.demo.compliance_outcomes import CEASED, LATE, NOT_COMPLETE, NOT_SATISFIED, SATISFIED

# The cases that took longest are, more or less, the ones that failed or were late.
IN_ORDER = (NOT_COMPLETE, NOT_SATISFIED, LATE, CEASED, SATISFIED)
NOT_OF_THIS_EXTRACT = -1
TYPICAL_DAYS = 150
NEVER = -1


CHECKED_TWICE = 0.1  # of late ones that took a long time: at first we were not satisfied


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One row for each outcome. ``case`` is NOT_OF_THIS_EXTRACT if decided before it begins."""

    case: Whole
    body: Whole
    recorded: Whole
    outcome: Whole
    first: Whole  # the day of an earlier outcome that was replaced; NEVER if there is none


def follow_up(
    chance: np.random.Generator, cases: Cases, outcomes: Whole, earlier: Whole, *, part: slice
) -> FollowUp:
    """``outcomes``: by body, year and outcome. ``earlier``: by body, decided before the extract."""
    promptly = np.flatnonzero(cases.kind == PROMPT)
    later = np.flatnonzero((cases.kind == LATER) & (cases.year + 1 < len(YEARS)))
    old = np.repeat(np.arange(part.start, part.stop), earlier[part])
    days = [
        _in_the_same_year(chance, cases.decided[promptly], LAST[cases.year[promptly]]),
        _in_the_next_year(chance, cases.decided[later], FIRST[cases.year[later] + 1]),
        _working(FIRST[0] + (chance.random(len(old)) ** 1.4 * 150).astype(np.int64)),
    ]
    case = np.concatenate([promptly, later, np.full(len(old), NOT_OF_THIS_EXTRACT)])
    body = np.concatenate([cases.body[promptly], cases.body[later], old])
    year = np.concatenate(
        [cases.year[promptly], cases.year[later] + 1, np.zeros(len(old), dtype=np.int64)]
    )
    recorded = np.concatenate(days)
    took = np.where(case < 0, TYPICAL_DAYS, recorded - cases.decided[case])
    keys = chance.random(len(case)) * 60 - took
    place = rank_within(body * len(YEARS) + year, keys)
    outcome = _outcome(place, outcomes[body, year])
    return FollowUp(
        case=case,
        body=body,
        recorded=recorded,
        outcome=outcome,
        first=_first_check(chance, recorded, outcome, year, took),
    )


def _first_check(
    chance: np.random.Generator, recorded: Whole, outcome: Whole, year: Whole, took: Whole
) -> Whole:
    """A first check is in the same year as the one that replaced it, so it does not count."""
    earliest = np.maximum(FIRST[year] + 7, recorded - took + 28)
    twice = (outcome == LATE) & (recorded - earliest >= 21)
    twice &= chance.random(len(recorded)) < CHECKED_TWICE
    return np.where(twice, _working((earliest + recorded) // 2), NEVER)


def _in_the_same_year(chance: np.random.Generator, decided: Whole, last: Whole) -> Whole:
    longest = np.minimum(last - decided, 160)
    days = 15 + chance.random(len(decided)) * (longest - 15)
    day = decided + days.astype(np.int64)
    return WORKING[np.searchsorted(WORKING, day, side="right") - 1]


def _in_the_next_year(chance: np.random.Generator, decided: Whole, first: Whole) -> Whole:
    earliest = np.maximum(first, decided + 21)
    return _working(earliest + (chance.random(len(decided)) ** 1.6 * 140).astype(np.int64))


def _working(day: Whole) -> Whole:
    return WORKING[np.searchsorted(WORKING, day)]


def _outcome(place: Whole, counts: Whole) -> Whole:
    bounds = np.cumsum(counts[:, IN_ORDER], axis=1)
    return np.array(IN_ORDER)[(place[:, None] >= bounds).sum(axis=1)]
