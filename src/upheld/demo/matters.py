"""Many complaints by one person, many about one application, and complaints about two bodies.

They are made from cases that are counted anyway, so no total changes.
"""

import numpy as np

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import Calibration
from upheld.demo.case_arrays import NOT_UPHELD, OPEN, Cases
from upheld.demo.choosing import Whole
from upheld.demo.england import CATEGORIES
from upheld.demo.volumes import ONE_APPLICATION, ONE_PERSON, Matter

ISSUE = "Planning application for houses on a former market garden"
TWO_BODIES = 0.03  # of a district's complaints, those that are also about its county
NOWHERE = -1
SOONER = 3  # the least number of days from receiving a complaint to deciding it


def by_one_person(cases: Cases, people: Whole, bodies: Bodies, plan: Calibration) -> None:
    """Most of their complaints were closed without an investigation."""
    rows = _rows_of(ONE_PERSON, cases, bodies, plan)
    if len(rows):
        people[rows] = people[rows[0]]


def about_one_application(cases: Cases, bodies: Bodies, plan: Calibration) -> np.ndarray:
    """The rows to label with the issue. They become complaints about planning."""
    rows = _rows_of(ONE_APPLICATION, cases, bodies, plan)
    cases.category[rows] = CATEGORIES.index("Planning & Development")
    return rows


def about_two_bodies(
    chance: np.random.Generator, cases: Cases, numbers: Whole, people: Whole, bodies: Bodies
) -> int:
    """Give some of a district's cases the reference of a case about its county. Return how many."""
    places = {each.name: at for at, each in enumerate(bodies.authorities) if each.group == "county"}
    county_of = np.array([places.get(each.county, NOWHERE) for each in bodies.authorities])
    received_year = cases.received_year
    usable = (cases.kind != OPEN) & (received_year >= 0)
    waiting: dict[tuple[int, ...], list[int]] = {}
    for row in np.flatnonzero(usable & np.isin(cases.body, list(places.values()))).tolist():
        key = (cases.body[row], received_year[row], cases.year[row])
        waiting.setdefault(tuple(map(int, key)), []).append(row)
    picked = usable & (county_of[cases.body] != NOWHERE) & (chance.random(len(cases)) < TWO_BODIES)
    joined = 0
    for row in np.flatnonzero(picked).tolist():
        key = (county_of[cases.body[row]], received_year[row], cases.year[row])
        there = waiting.get(tuple(map(int, key)))
        partner = there.pop() if there else None
        if partner is None or cases.received[partner] > cases.decided[row] - SOONER:
            continue
        cases.received[row] = cases.received[partner]
        numbers[row], people[row] = numbers[partner], people[partner]
        joined += 1
    return joined


def _rows_of(matter: Matter, cases: Cases, bodies: Bodies, plan: Calibration) -> Whole:
    there = (cases.body == bodies.index(matter.authority)) & (cases.kind != OPEN)
    rows = np.flatnonzero(
        there & (cases.received_year == matter.year) & (cases.year == matter.year)
    )
    wanted = min(matter.complaints, round(matter.complaints * plan.scale))
    # Half of those not upheld are among them, so that the rates without them are different.
    not_upheld = np.flatnonzero(cases.kind[rows] == NOT_UPHELD)[::2]
    later = cases.kind[rows]
    later[not_upheld] = -1
    return rows[np.argsort(later, kind="stable")][:wanted]
