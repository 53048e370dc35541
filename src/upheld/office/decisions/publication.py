"""Every action on a decision that ``rules.states`` lists, from draft to publication and after.

Nothing else changes a decision's state. publication_troubles says what prevents an action.
"""

from datetime import date, datetime

from upheld.core.publication import is_public
from upheld.office.clock import day_of
from upheld.office.decisions.found_again import further_again, keep_fault, remedied_again
from upheld.office.decisions.on_the_site import keep_hidden, show
from upheld.office.decisions.proposed import end_proposal, propose
from upheld.office.decisions.publication_troubles import (
    Again,
    Asked,
    is_newest,
    is_withheld_for_good,
    refuse,
    troubles_of,
    troubles_of_second,
    troubles_of_turning_down,
    troubles_of_withdrawing,
)
from upheld.office.decisions.statements import keep_version, uncleared
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Decision, Person
from upheld.office.rules.answers import Became
from upheld.office.rules.states import BY_ACTION, Action, State, Transition, transition
from upheld.office.rules.times import Times


def ask(decision: Decision, asked: Asked, *, times: Times) -> Decision:
    """Do it, or propose it if a second person must confirm. Returns the decision that now counts.

    What is taken down is hidden from the site at once, whatever the second person then says.

    Raises Refused, or ChangedMeanwhile if somebody else changed it first.
    """
    step = transition(asked.action, of=State(decision.state))
    refuse(troubles_of(decision, asked, step, times))
    with writing(asked.by, str(asked.action), at=asked.at) as write:
        if step.needs_second_person:
            propose(decision, asked)
            if step.meanwhile:
                _hide(decision, asked, step.meanwhile)
        else:
            _take(decision, asked, step, write)
        write.change(decision)
        if asked.action == Action.DECIDE_AGAIN and asked.again:
            return _made_again(decision, asked, asked.again, write)
    if step.meanwhile:
        keep_hidden()
    return decision


def confirm(decision: Decision, *, by: Person, at: datetime) -> Decision:
    """Confirm as the second person. Raises Refused, or ChangedMeanwhile."""
    refuse(troubles_of_second(decision, by, at=at))
    action = Action(decision.proposed_action)
    step = transition(action, of=State(decision.state))
    with writing(by, f"confirm: {action}", at=at) as write:
        decision.state = step.after
        decision.reason = decision.proposed_reason
        decision.withheld_reason = decision.proposed_withheld_reason
        decision.publish_on = decision.published_on = None
        decision.confirmed_by = by
        end_proposal(decision, Became.CONFIRMED, by=by, write=write)
        write.change(decision)
    return decision


def turn_down(decision: Decision, *, by: Person, reason: str, at: datetime) -> Decision:
    """As the second person. Who asked is told why. The state does not change, but what was hidden
    meanwhile is shown again. Raises Refused, NotAllowed without a reason, or ChangedMeanwhile.
    """
    refuse(troubles_of_turning_down(decision, by))
    return _back(decision, Became.TURNED_DOWN, by=by, reason=reason, at=at)


def withdraw(decision: Decision, *, by: Person, at: datetime) -> Decision:
    """As the person who asked, whatever their role now. Raises Refused, or ChangedMeanwhile."""
    refuse(troubles_of_withdrawing(decision, by))
    return _back(decision, Became.WITHDRAWN, by=by, reason="", at=at)


def _back(decision: Decision, became: Became, *, by: Person, reason: str, at: datetime) -> Decision:
    was_hidden = decision.state == State.HIDDEN
    told = "turn down" if became == Became.TURNED_DOWN else "withdraw"
    with writing(by, f"{told}: {decision.proposed_action}", at=at) as write:
        if was_hidden:
            _show_again(decision)
        end_proposal(decision, became, by=by, reason=reason, write=write)
        write.change(decision)
    if was_hidden:
        show(decision.case)
    return decision


def publish_when_due(decision: Decision, *, on: date, at: datetime, times: Times) -> bool:
    """Do what the calendar requires of a decision on a day. False if nothing was done."""
    action = action_due(decision, on=on, times=times)
    if action is None or (BY_ACTION[action].needs_scan and uncleared(decision)):
        return False
    with writing("calendar", str(action), at=at) as write:
        if action == Action.SHOW_AGAIN:
            _show_again(decision)
        decision.state = BY_ACTION[action].after
        if action == Action.PUBLISH:
            decision.published_on = on
        is_late = action == Action.SHOW_AGAIN
        became = Became.NOT_IN_TIME if is_late else Became.OVERTAKEN
        end_proposal(decision, became, by=None, write=write)
        write.change(decision)
    if action == Action.SHOW_AGAIN:
        show(decision.case)
    return True


def action_due(decision: Decision, *, on: date, times: Times) -> Action | None:
    """What the calendar has to do, findings aside. A proposal to withhold holds a decision back."""
    if decision.state == State.PUBLISHED and times.is_past(decision, on=on):
        return Action.LET_GO
    if decision.state == State.HIDDEN and decision.hidden_at:
        is_over = on > times.hidden_until(day_of(decision.hidden_at))
        return Action.SHOW_AGAIN if is_over else None
    waits = decision.state == State.TO_BE_PUBLISHED and not decision.proposed_action
    if not waits or times.is_past(decision, on=on) or not is_newest(decision):
        return None
    told = {
        name: getattr(decision, name) for name in ("decided_on", "withheld_reason", "published_on")
    }
    is_due = is_public(told, on=on, delay=times.delay) and (decision.publish_on or on) <= on
    return Action.PUBLISH if is_due else None


def _hide(decision: Decision, asked: Asked, state: State) -> None:
    """It keeps the day on which it was published, in case it is shown again."""
    decision.state = state
    decision.hidden_at = asked.at
    decision.reason = asked.reason.strip()
    decision.withheld_reason = asked.withheld_reason


def _show_again(decision: Decision) -> None:
    decision.state = transition(Action.SHOW_AGAIN, of=State(decision.state)).after
    decision.hidden_at = None
    decision.reason = decision.withheld_reason = ""


def _take(decision: Decision, asked: Asked, step: Transition, write: Writing) -> None:
    # One person alone has hidden it: a review that ends does not leave it withheld.
    was_hidden = decision.state == State.HIDDEN
    is_withheld = not was_hidden and is_withheld_for_good(decision)
    decision.state = State.WITHHELD if step.back_if_withheld and is_withheld else step.after
    if step.needs_reason:
        decision.reason = asked.reason.strip()
    if not is_withheld:
        decision.withheld_reason = ""
    decision.publish_on = asked.publish_on if asked.action == Action.CLEAR else None
    decision.published_on = None  # until the calendar says so again
    if asked.action == Action.DECIDE:
        decision.decided_on = decision.decided_on or asked.on
        decision.entered_on = asked.on
    decision.confirmed_by = None
    end_proposal(decision, Became.OVERTAKEN, by=asked.by, write=write)


def _made_again(before: Decision, asked: Asked, again: Again, write: Writing) -> Decision:
    """The next decision in sequence. It is decided, and needs its own clearance to be public."""
    following = Decision(
        case=before.case,
        sequence=before.sequence + 1,
        state=State.DECIDED,
        decided_on=again.decided_on,
        outcome=again.outcome,
        category=before.category,
        subcategory=before.subcategory,
        remedied_by_authority=remedied_again(before),
        issue=before.issue,
        hidden_at=before.hidden_at,  # it has the address of the one before
        statement_kind=before.statement_kind,
        earlier_case=before.earlier_case,
        entered_on=asked.on,
    )
    keep_fault(following, before)
    write.make(following)
    for each in further_again(before, following, again):
        write.make(each)
    if again.words.text.strip() or again.words.summary.strip():
        keep_version(following, again.words, by=asked.by, at=asked.at, write=write)
    return following
