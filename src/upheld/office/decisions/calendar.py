"""What each day brings: decisions that are due are published, and those past their time taken away.

What one person has hidden, a report too, is shown again when no second has confirmed it in time.

Run it once a day, or as often as you like: nothing is done twice.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from upheld.office.decisions.on_the_site import keep_hidden
from upheld.office.decisions.publication import action_due, publish_when_due
from upheld.office.decisions.reports_down import show_due_again
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Decision
from upheld.office.rules.states import Action, State
from upheld.office.rules.times import Times

WAITING = (State.TO_BE_PUBLISHED, State.PUBLISHED, State.HIDDEN)


@dataclass(kw_only=True)
class Done:
    published: int = 0
    let_go: int = 0
    shown_again: int = 0
    held_back: list[str] = field(default_factory=list)  # due, with findings that are not cleared


def past_their_day(*, on: date, times: Times) -> int:
    """Decisions to be published whose day has come. They are withheld until the calendar runs."""
    waiting = Decision.objects.filter(state=State.TO_BE_PUBLISHED).select_related("case")
    return sum(action_due(each, on=on, times=times) == Action.PUBLISH for each in waiting)


def run_calendar(*, on: date, at: datetime, times: Times) -> Done:
    """Writes each decision separately, so that one open elsewhere does not hold up the others."""
    keep_hidden()  # a published folder that was restored may have an older list
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
            done.held_back.append(called(decision))
        elif action == Action.PUBLISH:
            done.published += 1
        elif action == Action.SHOW_AGAIN:
            done.shown_again += 1
        else:
            done.let_go += 1
    done.shown_again += show_due_again(on=on, at=at, times=times)
    return done
