"""Turns counts into cases: which body each is about, what was decided and when, in arrays.

A case has a class (what became of it) and a year of decision, and was either carried into that year
or received in it. Days are whole days since 1970, and decisions are made on working days.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from upheld.demo.calibration import SCOPES, YEARS, Calibration
from upheld.demo.choosing import Whole, dealt, rank_within
from upheld.demo.england import OUTCOMES
from upheld.demo.services import investigated_mix, received_mix
from upheld.demo.volumes import Volumes

# What became of a case: the four outcomes without an investigation, then these.
NOT_UPHELD, REMEDIED, WITHOUT, PROMPT, LATER, OPEN = range(4, 10)
OUTCOME_OF_CLASS = (0, 1, 2, 3, 4, 5, 5, 5, 5)  # index into OUTCOMES

CLOSED_UNTIL = "2020-06-29"  # no new complaints from April to then
HOLIDAYS = [f"{year}-{day}" for year in range(2018, 2025) for day in ("01-01", "12-25", "12-26")]


def day(of: date | str) -> int:
    """Days since 1970."""
    return int(np.datetime64(of, "D").astype(np.int64))


FIRST = np.array([day(year.first_day) for year in YEARS])
LAST = np.array([day(year.last_day) for year in YEARS])
OPENED = np.where(day("2020-04-01") == FIRST, day(CLOSED_UNTIL), FIRST)  # for new complaints
_DAYS = np.arange(day("2018-01-01"), day("2024-12-31"))
WORKING = _DAYS[np.is_busday(_DAYS.astype("datetime64[D]"), holidays=HOLIDAYS)]


@dataclass(kw_only=True)
class Cases:
    """One row for each complaint about one authority. ``decided`` is -1 if it is still open."""

    body: Whole
    year: Whole  # of the decision, or of receipt if it is still open
    kind: Whole  # the class above
    carried: np.ndarray  # received in the year before the decision
    received: Whole
    decided: Whole
    category: Whole

    def __len__(self) -> int:
        return len(self.body)

    @property
    def received_year(self) -> Whole:
        """-1: before the first year, so its receipt is not in the extract."""
        return self.year - self.carried

    @property
    def is_open(self) -> np.ndarray:
        return self.kind == OPEN

    @property
    def investigated(self) -> np.ndarray:
        return (self.kind >= NOT_UPHELD) & (self.kind < OPEN)

    @property
    def upheld(self) -> np.ndarray:
        return (self.kind > NOT_UPHELD) & (self.kind < OPEN)

    @property
    def followed(self) -> np.ndarray:
        """With recommendations, which are followed up."""
        return (self.kind == PROMPT) | (self.kind == LATER)


def cases_of(
    chance: np.random.Generator, counts: Volumes, scope: Whole, plan: Calibration, *, part: slice
) -> Cases:
    """The cases of the bodies in ``part``. ``body`` counts from the start of all bodies."""
    start = part.start
    counted = _by_class(counts, part)
    body, year, kind = (np.repeat(index, counted.ravel()) for index in _indices(counted.shape))
    carried = _which_carried(chance, body, year, kind, counts.carried[part, :-1])
    decided = _decided_on(chance, year, kind, carried)
    received = _received_on(chance, year, kind, carried, decided)
    still_open = _open_at_the_end(chance, counts.carried[part, -1])
    cases = Cases(
        body=np.concatenate([body, still_open[0]]) + start,
        year=np.concatenate([year, np.full(len(still_open[0]), len(YEARS) - 1)]),
        kind=np.concatenate([kind, np.full(len(still_open[0]), OPEN)]),
        carried=np.concatenate([carried, np.zeros(len(still_open[0]), dtype=bool)]),
        received=np.concatenate([received, still_open[1]]),
        decided=np.concatenate([decided, np.full(len(still_open[0]), -1)]),
        category=np.zeros(len(body) + len(still_open[0]), dtype=np.int64),
    )
    cases.category = _categories(chance, cases, scope, plan)
    return cases


def outcome_names(kind: Whole) -> np.ndarray:
    return np.array(OUTCOMES)[np.array(OUTCOME_OF_CLASS)[kind]]


def _by_class(counts: Volumes, part: slice) -> Whole:
    classes = (counts.not_upheld, counts.remedied, counts.without, counts.prompt, counts.later)
    return np.concatenate([counts.others[part], np.stack([c[part] for c in classes], -1)], axis=2)


def _indices(shape: tuple[int, ...]) -> list[Whole]:
    return [index.ravel() for index in np.indices(shape)]


def _which_carried(
    chance: np.random.Generator, body: Whole, year: Whole, kind: Whole, carried: Whole
) -> np.ndarray:
    """An investigation takes months, so it is more likely to have begun the year before."""
    keys = chance.random(len(body)) - 0.5 * (kind >= NOT_UPHELD) + 0.2 * (kind == PROMPT)
    return rank_within(body * len(YEARS) + year, keys) < carried[body, year]


def _decided_on(
    chance: np.random.Generator, year: Whole, kind: Whole, carried: np.ndarray
) -> Whole:
    investigated = kind >= NOT_UPHELD
    earliest = np.where(carried, FIRST[year], OPENED[year] + np.where(investigated, 60, 6))
    latest = LAST[year] - 24 * (kind == PROMPT)  # time for compliance to be recorded in the year
    first = np.searchsorted(WORKING, earliest)
    last = np.searchsorted(WORKING, latest, side="right") - 1
    early, late = carried | (kind == PROMPT), kind == LATER
    along = chance.beta(np.where(late, 3.0, 1.2), np.where(early & ~late, 2.2, 1.1))
    # A carried case is decided in the first nine months of the year.
    span = np.where(carried & ~late, (last - first) * 3 // 4, last - first)
    return WORKING[first + np.minimum((along * (span + 1)).astype(np.int64), span)]


def _received_on(
    chance: np.random.Generator, year: Whole, kind: Whole, carried: np.ndarray, decided: Whole
) -> Whole:
    investigated = kind >= NOT_UPHELD
    before = FIRST[year] - 1
    year_before = np.maximum(year - 1, 0)
    furthest = np.where(investigated, 210, 45)
    earliest_before = np.maximum(before - furthest, np.where(year > 0, OPENED[year_before], 0))
    latest = np.where(carried, before, decided - 4)
    earliest = np.where(carried, earliest_before, np.maximum(OPENED[year], decided - furthest - 40))
    along = chance.random(len(year))
    back = np.where(carried, along**2, along) * (latest - earliest + 1)
    return latest - back.astype(np.int64)


def _open_at_the_end(chance: np.random.Generator, still_open: Whole) -> tuple[Whole, Whole]:
    body = np.repeat(np.arange(len(still_open)), still_open)
    return body, LAST[-1] - (chance.random(len(body)) ** 2 * 120).astype(np.int64)


def _categories(
    chance: np.random.Generator, cases: Cases, scope: Whole, plan: Calibration
) -> Whole:
    """By scope, year and outcome, in the exact shares of services.py."""
    category = np.zeros(len(cases), dtype=np.int64)
    scopes = scope[cases.body, cases.year]
    stage = np.where(cases.investigated, np.where(cases.upheld, 2, 1), 0)
    for year in range(len(YEARS)):
        found, not_found = investigated_mix(plan, year)
        for number in range(len(SCOPES)):
            for which, mix in enumerate((received_mix(year), not_found, found)):
                rows = np.flatnonzero((cases.year == year) & (scopes == number) & (stage == which))
                category[rows] = dealt(chance, rows=len(rows), shares=mix[number])
    return category
