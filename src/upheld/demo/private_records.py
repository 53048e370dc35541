"""What an office keeps about its cases but does not publish: faults, earlier cases, enquiries.

Everything here has chance of its own, so that it changes nothing in the other columns.
"""

from dataclasses import dataclass

import numpy as np

from upheld.demo.case_arrays import LAST, Cases
from upheld.demo.choosing import Whole
from upheld.demo.public_reports import NOT_YET, Reports

NONE = -1
# The kinds in the demonstration's folder, without its last: "other" would say nothing.
FAULTS = (
    "delay",
    "failure to act",
    "failure to consider relevant matters",
    "failure to follow law or policy",
    "failure to keep proper records",
    "poor communication",
    "poor complaint handling",
    "wrong or misleading advice",
    "wrong decision or assessment",
)
SHARES = (0.27, 0.08, 0.08, 0.12, 0.05, 0.16, 0.12, 0.04, 0.08)
OWN_CHANCE = 13  # in the seed, so that no other part of the demonstration has the same
EARLIER = 0.05  # of decisions: there was an earlier complaint about the same matter
ENTERED_LATER = 0.3
TIME_TO_REPLY = 28
LATE = 0.2
EXTENDED = 0.15
TIME_TO_RESPOND = 92  # days: a quarter of a year, and to be told of it


@dataclass(frozen=True, kw_only=True)
class Private:
    """One value for each case."""

    fault: Whole
    fault_from: Whole
    fault_to: Whole
    earlier: Whole  # row of the earlier case; NONE
    entered_after: Whole  # days after the decision
    asked_at: np.ndarray  # when an enquiry was sent, as a part of the time it took to decide
    replied_after: Whole  # days after it was sent


@dataclass(frozen=True, kw_only=True)
class Enquiries:
    case: Whole
    sent: Whole
    due: Whole
    received: Whole  # NONE if there has been no reply


def private_records(seed: int, part: int, cases: Cases) -> Private:
    chance = np.random.default_rng([seed, part, OWN_CHANCE])
    many = len(cases)
    fault_to = cases.received - chance.integers(5, 200, size=many)
    later = chance.random(many) < ENTERED_LATER
    late = chance.random(many) < LATE
    return Private(
        fault=chance.choice(len(FAULTS), size=many, p=SHARES),
        fault_from=fault_to - (chance.random(many) ** 2 * 700).astype(np.int64),
        fault_to=fault_to,
        earlier=_earlier(chance, cases),
        entered_after=np.where(later, chance.integers(1, 5, size=many), 0),
        asked_at=0.15 + 0.35 * chance.random(many),
        replied_after=np.where(
            late,
            TIME_TO_REPLY + chance.integers(1, 30, size=many),
            chance.integers(9, TIME_TO_REPLY + 1, size=many),
        ),
    )


def _earlier(chance: np.random.Generator, cases: Cases) -> Whole:
    """The row of a complaint about the same body that came before. Most have none."""
    rows = np.arange(len(cases))
    before = np.maximum(rows - chance.integers(1, 5, size=len(cases)), 0)
    is_earlier = (cases.body[before] == cases.body) & (cases.received[before] < cases.received)
    return np.where(is_earlier & (chance.random(len(cases)) < EARLIER), before, NONE)


def entered_on(private: Private, rows: Whole, decided: Whole) -> Whole:
    """Not after the last day of the extract."""
    return np.minimum(decided + private.entered_after[rows], LAST[-1])


def enquiries_of(cases: Cases, private: Private) -> Enquiries:
    """One for each investigation, finished or not. A case is decided when the reply is there."""
    ended = np.where(cases.is_open, LAST[-1], cases.decided)
    sent = cases.received + (private.asked_at * (ended - cases.received)).astype(np.int64)
    reply = sent + private.replied_after
    received = np.where(reply <= ended, reply, np.where(cases.is_open, NONE, ended))
    case = np.flatnonzero(cases.investigated | cases.is_open)
    return Enquiries(
        case=case, sent=sent[case], due=sent[case] + TIME_TO_REPLY, received=received[case]
    )


def response_days(reports: Reports) -> dict[str, Whole]:
    """By column. A time to respond, more for some, a further report for those who were
    late to satisfy us.
    """
    respond_by = reports.published + TIME_TO_RESPOND
    # The case decides, so that no chance is needed.
    is_extended = reports.case % 100 < EXTENDED * 100
    waited = respond_by + 90
    is_failing = (reports.satisfied == NOT_YET) & (waited <= LAST[-1])
    return {
        "respond_by": respond_by,
        "extended_to": np.where(is_extended, respond_by + 30, NOT_YET),
        "further_report_on": np.where(is_failing, waited, NOT_YET),
    }
