"""The numbers of cases and of the people who complain: "19 004 217" and "C-000123"."""

import numpy as np

from upheld.demo.calibration import YEARS
from upheld.demo.case_arrays import Cases
from upheld.demo.choosing import Whole, rank_within

AGAIN = 0.05  # the share of complaints by people who complained about the same body before


def reference_numbers(cases: Cases, *, part: int, parts: int) -> Whole:
    """Numbered by year in the order of receipt, so that no two parts have the same number."""
    return (rank_within(cases.received_year, cases.received.astype(float)) + 1) * parts + part


def written(year: int, number: int) -> str:
    """
    >>> written(1, 4217)
    '19 004 217'
    """
    digits = f"{number:06d}"
    grouped = f"{digits[:-3]} {digits[-3:]}"
    return f"{(YEARS[0].start + year) % 100:02d} {grouped}"


def complainants(chance: np.random.Generator, cases: Cases, *, first: int) -> Whole:
    """One number for each person. Some complain about the same authority more than once."""
    people = np.arange(first, first + len(cases))
    again = chance.random(len(cases)) < AGAIN
    back = chance.integers(1, 40, size=len(cases))
    earlier = np.maximum(np.arange(len(cases)) - back, 0)
    same_body = cases.body[earlier] == cases.body
    return np.where(again & same_body, people[earlier], people)
