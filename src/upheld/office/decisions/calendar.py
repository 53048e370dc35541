"""What the passing of days does: publishes what is due, and lets go what is past its time.

Run once a day, or as often as anyone likes: what has been done is not done again.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from upheld.office.decisions.publication import action_due, publish_when_due
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Decision
from upheld.office.rules.states import Action, State
from upheld.office.rules.times import Times

WAITING = (State.TO_BE_PUBLISHED, State.PUBLISHED)


@dataclass(kw_only=True)
class Done:
    published: int = 0
    let_go: int = 0
    held_back: list[str] = field(default_factory=list)  # due, with findings that nobody cleared


def past_their_day(*, on: date, times: Times) -> int:
    """Decisions to be published whose day has come: until the calendar runs they are withheld."""
    waiting = Decision.objects.filter(state=State.TO_BE_PUBLISHED).select_related("case")
    return sum(action_due(each, on=on, times=times) == Action.PUBLISH for each in waiting)


def run_calendar(*, on: date, at: datetime, times: Times) -> Done:
    """Each decision in a writing of its own: one that somebody has open holds up no other."""
    done = Done()
    waiting = Decision.objects.filter(state__in=WAITING).select_related("case")
    for decision in waiting.order_by("pk").iterator(chunk_size=2_000):
        action = action_due(decision, on=on, times=times)
        if action is None:
            continue
        try:
            is_done = publish_when_due(decision, on=on, at=at, times=times)
        except ChangedMeanwhile:
            continue  # the next run looks at it again
        if not is_done:
            done.held_back.append(decision.key)
        elif action == Action.PUBLISH:
            done.published += 1
        else:
            done.let_go += 1
    return done
