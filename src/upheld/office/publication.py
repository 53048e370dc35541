"""What is done with a decision on its way to the public: every action of ``upheld.office.states``.

Nothing else changes a decision's state. Whoever asks is told all that stands in the way: the state,
the role, the reason, the second person, the six weeks, the findings that nobody has looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from upheld.core.publication import LISTED_OUTCOMES, is_public
from upheld.core.vocabulary import OUTCOMES, WITHHELD_REASONS
from upheld.edition.office import Office, read_office
from upheld.office.configuration import read_configuration
from upheld.office.models import Decision, Person
from upheld.office.policy import Deed, may
from upheld.office.statements import Words, keep_version, uncleared
from upheld.office.states import BY_ACTION, Action, NotAllowed, State, Transition, transition
from upheld.office.times import Times
from upheld.office.writing import Writing, writing

# These end by themselves, so nobody chooses them: the calendar and the review are states.
PASSING_REASONS = ("premature", "under review")
LASTING_REASONS = tuple(reason for reason in WITHHELD_REASONS if reason not in PASSING_REASONS)
NOT_SHOWN = (State.WITHHELD, State.TAKEN_DOWN)


@dataclass(frozen=True, kw_only=True)
class Again:
    """The next decision of a case."""

    decided_on: date
    outcome: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks to be done, with what that needs."""

    action: Action
    by: Person
    at: datetime
    on: date  # today, where the office is
    reason: str = ""
    withheld_reason: str = ""
    publish_on: date | None = None
    again: Again | None = None


@dataclass(frozen=True)
class Trouble:
    field: str  # of a form; '' where none can mend it
    text: str


class Refused(NotAllowed):
    """Carries all that stands in the way, each in words for who asked."""

    def __init__(self, troubles: list[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(each.text for each in troubles))


def ask(decision: Decision, asked: Asked, *, times: Times) -> Decision:
    """Do it, or propose it where a second person must confirm; returns the decision that stands.

    Raises Refused, or ChangedMeanwhile where somebody else was faster.
    """
    step = transition(asked.action, of=State(decision.state))
    _refuse(_troubles(decision, asked, step, times))
    with writing(asked.by, str(asked.action), at=asked.at) as write:
        if step.needs_second_person:
            _propose(decision, asked)
        else:
            _take(decision, asked, step)
        write.change(decision)
        if asked.action == Action.DECIDE_AGAIN and asked.again:
            return _made_again(decision, asked, asked.again, write)
    return decision


def confirm(decision: Decision, *, by: Person, at: datetime) -> Decision:
    """As the second person. Raises Refused, or ChangedMeanwhile."""
    _refuse(_troubles_of_second(decision, by))
    action = Action(decision.proposed_action)
    step = transition(action, of=State(decision.state))
    with writing(by, f"confirm: {action}", at=at) as write:
        decision.state = step.after
        decision.reason = decision.proposed_reason
        decision.withheld_reason = decision.proposed_withheld_reason
        decision.publish_on = None
        decision.confirmed_by = by
        forget_proposal(decision)
        write.change(decision)
    return decision


def turn_down(decision: Decision, *, by: Person, at: datetime) -> Decision:
    """End a proposal, as the second person or as the one who made it; the state stays."""
    if not decision.proposed_action:
        raise Refused([Trouble("", f"Nothing is proposed for the decision {decision.key}.")])
    if by != decision.proposed_by and not may(by.roles, Deed.CONFIRM):
        raise Refused([_not_in_role(by, Deed.CONFIRM)])
    with writing(by, f"turn down: {decision.proposed_action}", at=at) as write:
        forget_proposal(decision)
        write.change(decision)
    return decision


def publish_when_due(decision: Decision, *, on: date, at: datetime, times: Times) -> bool:
    """What the calendar does with a decision on a day; False where there is nothing to do."""
    action = action_due(decision, on=on, times=times)
    if action is None or (BY_ACTION[action].needs_scan and uncleared(decision)):
        return False
    with writing("calendar", str(action), at=at) as write:
        decision.state = transition(action, of=State(decision.state)).after
        forget_proposal(decision)  # to take down what has left
        write.change(decision)
    return True


def action_due(decision: Decision, *, on: date, times: Times) -> Action | None:
    """What the calendar has to do, findings apart. A proposal to withhold holds it back."""
    if decision.state == State.PUBLISHED and times.is_past(decision, on=on):
        return Action.LET_GO
    waits = decision.state == State.TO_BE_PUBLISHED and not decision.proposed_action
    if not waits or times.is_past(decision, on=on) or not is_newest(decision):
        return None
    told = {"decided_on": decision.decided_on, "withheld_reason": decision.withheld_reason}
    is_due = is_public(told, on=on, delay=times.delay) and (decision.publish_on or on) <= on
    return Action.PUBLISH if is_due else None


def is_newest(decision: Decision) -> bool:
    later = Decision.objects.filter(case=decision.case_id, sequence__gt=decision.sequence)
    return not later.exists()


@cache
def own_office() -> Office:
    """The folder of office.toml that this office is configured with."""
    return read_office(read_configuration().office_folder)


def today(office: Office) -> date:
    """Where the office is; what it decides is told by the clock of no other place."""
    return datetime.now(office.time_zone).date()


def _refuse(troubles: Iterator[Trouble]) -> None:
    if found := list(troubles):
        raise Refused(found)


def _troubles(
    decision: Decision, asked: Asked, step: Transition, times: Times
) -> Iterator[Trouble]:
    if not may(asked.by.roles, asked.action):
        yield _not_in_role(asked.by, asked.action)
    if decision.proposed_action and asked.action != Action.BEGIN_REVIEW:
        yield Trouble(
            "",
            f"{decision.proposed_by} has asked to {decision.proposed_action} this decision."
            " That must be confirmed or turned down first.",
        )
    if step.needs_reason and not asked.reason.strip():
        yield Trouble("reason", f"To {asked.action} needs a reason, and none is given. Write it.")
    if step.after in NOT_SHOWN and asked.withheld_reason not in LASTING_REASONS:
        given = repr(asked.withheld_reason) if asked.withheld_reason else "nothing"
        known = ", ".join(LASTING_REASONS)
        yield Trouble("withheld_reason", f"Why it is not public: {given} is given. Give: {known}.")
    if step.action != Action.BEGIN_REVIEW and not is_newest(decision):
        yield Trouble("", f"The decision {decision.key} has been replaced by a later one.")
    own = {
        Action.DECIDE: _troubles_of_deciding,
        Action.DECIDE_AGAIN: _troubles_of_deciding_again,
        Action.CLEAR: _troubles_of_clearing,
    }.get(asked.action)
    if own:
        yield from own(decision, asked, times)


def _troubles_of_deciding(decision: Decision, asked: Asked, _: Times) -> Iterator[Trouble]:
    if not decision.outcome:
        yield Trouble("outcome", "The decision has no outcome. Enter it before it is made.")
    if (decision.decided_on or asked.on) > asked.on:
        yield Trouble(
            "decided_on",
            f"The decision is dated {decision.decided_on}, which is yet to come."
            f" Give {asked.on} or an earlier day.",
        )
    before = Decision.objects.filter(case=decision.case_id, sequence__lt=decision.sequence)
    for standing in before.exclude(state=State.DECIDED_AGAIN):
        yield Trouble(
            "",
            f"Decision {standing.sequence} of this case stands, {standing.state}."
            " Begin a review of it, and decide it again.",
        )


def _troubles_of_deciding_again(decision: Decision, asked: Asked, _: Times) -> Iterator[Trouble]:
    again = asked.again
    if again is None or again.outcome not in OUTCOMES:
        given = repr(again.outcome) if again else "nothing"
        yield Trouble("outcome", f"The new outcome is {given}. Give: {', '.join(OUTCOMES)}.")
    if again is None:
        return
    if not decision.decided_on <= again.decided_on <= asked.on:
        yield Trouble(
            "decided_on",
            f"The new decision is dated {again.decided_on}. Give a day from"
            f" {decision.decided_on}, the day of the one before, to {asked.on}, today.",
        )
    if again.outcome in LISTED_OUTCOMES and not again.words.text.strip():
        yield Trouble(
            "text",
            "A case is decided again with a new statement, and none is given. Write it, or end"
            " the review without one: the first decision then stands.",
        )


def _troubles_of_clearing(decision: Decision, asked: Asked, times: Times) -> Iterator[Trouble]:
    if decision.outcome not in LISTED_OUTCOMES:
        yield Trouble(
            "",
            f"The outcome is {decision.outcome!r}: no decision of it is published."
            f" Those are: {', '.join(LISTED_OUTCOMES)}.",
        )
    if not decision.statement.strip():
        yield Trouble("", "There is no statement to publish. Write it first.")
    if decision.withheld_reason and decision.withheld_reason not in PASSING_REASONS:
        yield Trouble("", f"It is withheld: {decision.withheld_reason}. Release it first.")
    earliest = decision.decided_on + times.delay
    if asked.publish_on and asked.publish_on < earliest:
        yield Trouble(
            "publish_on",
            f"To be published on {asked.publish_on} is too early: the decision was made on"
            f" {decision.decided_on}. Give {earliest} or a later day.",
        )
    if many := len(uncleared(decision)):
        found = "1 finding" if many == 1 else f"{many} findings"
        yield Trouble(
            "findings",
            f"{found} of the scan for identity may name a person and nobody has cleared"
            f" {'it' if many == 1 else 'them'}. Clear each with why, or write the statement anew.",
        )


def _troubles_of_second(decision: Decision, by: Person) -> Iterator[Trouble]:
    if not decision.proposed_action:
        yield Trouble("", f"Nothing is proposed for the decision {decision.key}.")
    if not may(by.roles, Deed.CONFIRM):
        yield _not_in_role(by, Deed.CONFIRM)
    if by == decision.proposed_by:
        yield Trouble(
            "", f"{by} has proposed this. A second person must confirm it: ask somebody else."
        )


def _not_in_role(by: Person, deed: Deed | Action) -> Trouble:
    held = ", ".join(sorted(by.roles)) or "no role"
    return Trouble("", f"{by} ({held}) may not: {deed}. Ask somebody whose role allows it.")


def _propose(decision: Decision, asked: Asked) -> None:
    decision.proposed_by = asked.by
    decision.proposed_action = asked.action
    decision.proposed_reason = asked.reason.strip()
    is_release = asked.action == Action.RELEASE
    decision.proposed_withheld_reason = "" if is_release else asked.withheld_reason


def forget_proposal(decision: Decision) -> None:
    decision.proposed_by = None
    decision.proposed_action = decision.proposed_reason = decision.proposed_withheld_reason = ""


def _take(decision: Decision, asked: Asked, step: Transition) -> None:
    is_withheld = decision.withheld_reason not in ("", *PASSING_REASONS)
    decision.state = State.WITHHELD if step.back_if_withheld and is_withheld else step.after
    if step.needs_reason:
        decision.reason = asked.reason.strip()
    if not is_withheld:
        decision.withheld_reason = ""
    decision.publish_on = asked.publish_on if asked.action == Action.CLEAR else None
    if asked.action == Action.DECIDE:
        decision.decided_on = decision.decided_on or asked.on
    decision.confirmed_by = None
    forget_proposal(decision)


def _made_again(before: Decision, asked: Asked, again: Again, write: Writing) -> Decision:
    """The next in sequence, decided, to be cleared by itself before it is public."""
    following = Decision(
        case=before.case,
        sequence=before.sequence + 1,
        state=State.DECIDED,
        decided_on=again.decided_on,
        outcome=again.outcome,
        category=before.category,
        subcategory=before.subcategory,
        remedied_by_authority=None if before.remedied_by_authority is None else False,
        issue=before.issue,
        statement_kind=before.statement_kind,
    )
    write.make(following)
    if again.words.text.strip() or again.words.summary.strip():
        keep_version(following, again.words, by=asked.by, at=asked.at, write=write)
    return following
