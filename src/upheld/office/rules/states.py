"""What can happen to a decision and to its publication: one table, and nothing else.

A decision's statement may be published once the office's delay has passed. It may be withheld, with
a reason and a second person. One person takes down what is public, at once, and a second confirms
that, or it is shown again. A review holds it back. A correction sends it back to be cleared again.
A new statement is the next decision in sequence, and the one before is never shown again. All
changes of state go through ``transition``; checks, buttons and the documentation are read from
``TRANSITIONS``.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"  # not decided yet: counted nowhere, in no extract
    DECIDED = "decided"  # counted; its statement has not been cleared for the public
    UNDER_REVIEW = "being reviewed"  # counted as it stands; not public
    DECIDED_AGAIN = "decided again"  # the next in sequence counts, and this one is never shown
    TO_BE_PUBLISHED = "to be published"  # cleared; public from its day on
    PUBLISHED = "published"
    WITHHELD = "withheld"
    HIDDEN = "hidden"  # it was public: one person has taken it down, and no second has confirmed
    TAKEN_DOWN = "taken down"  # it was public, and is not any more
    PAST_ITS_TIME = "past its time"  # older than decisions are kept for the public


class Action(StrEnum):
    """What a person does with a decision; the last four follow, from a correction or a day."""

    DECIDE = "decide"
    BEGIN_REVIEW = "begin a review"
    END_REVIEW = "end the review without a new statement"
    DECIDE_AGAIN = "decide again"
    CLEAR = "clear for publication"
    CALL_BACK = "call back before publication"
    WITHHOLD = "withhold"
    RELEASE = "release"
    TAKE_DOWN = "take down"
    CORRECTED = "clear again after a correction"
    SHOW_AGAIN = "show again"
    PUBLISH = "publish"
    LET_GO = "let go past its time"


@dataclass(frozen=True, kw_only=True)
class Transition:
    action: Action
    before: frozenset[State]
    after: State
    needs_reason: bool = False
    needs_second_person: bool = False  # other than who proposes it
    meanwhile: State | None = None  # its state from the proposal on, if that does not wait
    needs_scan: bool = False  # every finding in the statement has been cleared by a person
    by_calendar: bool = False
    by_correction: bool = False  # of what readers see (corrections.clearing_ended)
    back_if_withheld: bool = False  # what was withheld before is withheld again, and not released

    @property
    def is_asked_for(self) -> bool:
        """Whether a person asks for it on the page of its publication."""
        return not (self.by_calendar or self.by_correction)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


TRANSITIONS = (
    Transition(action=Action.DECIDE, before=_from(State.DRAFT), after=State.DECIDED),
    Transition(
        action=Action.BEGIN_REVIEW,
        before=_from(
            State.DECIDED, State.TO_BE_PUBLISHED, State.PUBLISHED, State.HIDDEN, State.WITHHELD
        ),
        after=State.UNDER_REVIEW,
        needs_reason=True,
    ),
    Transition(
        action=Action.END_REVIEW,
        before=_from(State.UNDER_REVIEW),
        after=State.DECIDED,
        back_if_withheld=True,
    ),
    Transition(
        action=Action.DECIDE_AGAIN,
        before=_from(State.UNDER_REVIEW),
        after=State.DECIDED_AGAIN,
        needs_reason=True,
    ),
    Transition(
        action=Action.CLEAR,
        before=_from(State.DECIDED),
        after=State.TO_BE_PUBLISHED,
        needs_scan=True,
    ),
    Transition(action=Action.CALL_BACK, before=_from(State.TO_BE_PUBLISHED), after=State.DECIDED),
    Transition(
        action=Action.WITHHOLD,
        before=_from(State.DECIDED, State.TO_BE_PUBLISHED),
        after=State.WITHHELD,
        needs_reason=True,
        needs_second_person=True,
    ),
    Transition(
        action=Action.RELEASE,
        before=_from(State.WITHHELD, State.TAKEN_DOWN),
        after=State.DECIDED,
        needs_reason=True,
        needs_second_person=True,
    ),
    Transition(
        action=Action.TAKE_DOWN,
        before=_from(State.PUBLISHED, State.HIDDEN),
        after=State.TAKEN_DOWN,
        needs_reason=True,
        needs_second_person=True,
        meanwhile=State.HIDDEN,
    ),
    Transition(
        action=Action.CORRECTED,
        before=_from(State.TO_BE_PUBLISHED, State.PUBLISHED),
        after=State.DECIDED,
        by_correction=True,
    ),
    Transition(  # when the days to confirm are over, or as soon as it is turned down
        action=Action.SHOW_AGAIN,
        before=_from(State.HIDDEN),
        after=State.PUBLISHED,
        by_calendar=True,
    ),
    Transition(
        action=Action.PUBLISH,
        before=_from(State.TO_BE_PUBLISHED),
        after=State.PUBLISHED,
        needs_scan=True,
        by_calendar=True,
    ),
    Transition(
        action=Action.LET_GO,
        before=_from(State.PUBLISHED),
        after=State.PAST_ITS_TIME,
        by_calendar=True,
    ),
)
BY_ACTION = {transition.action: transition for transition in TRANSITIONS}

# Of these the newest statement may stand in a register; of no other state may anything.
PUBLIC = _from(State.PUBLISHED)
# These are counted: every decision that was made and has not been replaced.
COUNTED = frozenset(State) - {State.DRAFT}


class NotAllowed(Exception):
    """What a record's state does not allow, in words for the person who asked."""


def transition(action: Action, *, of: State) -> Transition:
    """Raises NotAllowed, which says what is possible instead."""
    found = BY_ACTION[action]
    if of not in found.before:
        possible = [str(each.action) for each in actions_of(of) if each.is_asked_for]
        raise NotAllowed(
            f"“{action.capitalize()}” is not possible while a decision is {of}."
            f" Possible now: {', '.join(possible) or 'nothing'}."
        )
    return found


def actions_of(state: State) -> tuple[Transition, ...]:
    """What can be done with a decision in this state."""
    return tuple(each for each in TRANSITIONS if state in each.before)
