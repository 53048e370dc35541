"""What can be put right in what was recorded, who may ask for it, and what needs a second person.

A correction is an act of its own, with a reason: it is no new decision in sequence, and the date of
a decision stays unless the date itself was wrong. ``ACTS`` is the whole table.
"""

from dataclasses import dataclass
from enum import StrEnum

from upheld.office.rules.policy import Deed
from upheld.office.rules.states import State


class Act(StrEnum):
    IN_ERROR = "enter in error"
    NOT_IN_ERROR = "undo entered in error"
    CORRECT = "correct a decision"
    RENAME = "change a reference or an authority"


class Standing(StrEnum):
    """What became of a correction that somebody asked for."""

    PROPOSED = "proposed"
    DONE = "done"
    TURNED_DOWN = "turned down"
    WITHDRAWN = "withdrawn"  # by the person who asked


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of record that can be entered in error."""

    called: str
    deed: Deed  # who may do this may ask for it


KINDS = {
    "case": Kind(called="complaint", deed=Deed.CORRECT_CASES),
    "recommendation": Kind(called="recommendation", deed=Deed.CORRECT_FOLLOW_UP),
    "evidence": Kind(called="piece of evidence", deed=Deed.CORRECT_FOLLOW_UP),
    "outcome": Kind(called="outcome", deed=Deed.CORRECT_FOLLOW_UP),
    "compliance": Kind(called="outcome of the case", deed=Deed.CORRECT_FOLLOW_UP),
}

# The columns of a decision that are coded, and the date it bears.
CODED = (
    "outcome",
    "category",
    "subcategory",
    "issue",
    "remedied_by_authority",
    "statement_kind",
    "fault_from",
    "fault_to",
    "fault",
    "earlier_case",
    "decided_on",
)
# Those that each finding has, where a decision has several.
CODED_BY_FINDING = (*CODED[:5], "fault_from", "fault_to", "fault")
# No reader sees these, and no statement speaks of them. Every other correction ends the clearing.
FOR_US_ALONE = frozenset({"issue", "earlier_case"})
NAMING = ("reference", "authority_id")
ERROR = "in_error"

# Of these something is public, or is again without anybody having to do anything.
STILL_PUBLIC = frozenset({State.PUBLISHED, State.HIDDEN})
# These become public without anybody looking at them again.
GOING_OUT = STILL_PUBLIC | {State.TO_BE_PUBLISHED}
