"""What prevents an action on a decision: every reason, in words for the person who asked.

The state, the role, the reason, the second person, the delay, findings that are not cleared. Each
comes with the form field in which it can be corrected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.office.answers.giving import why_not_withdraw
from upheld.office.configuration import own_profile
from upheld.office.decisions.clearing import what_is_open
from upheld.office.decisions.statements import Words, writers_of
from upheld.office.models import Correction, Decision, Person
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.putting_right import Act, Standing
from upheld.office.rules.second_person import why_not_second
from upheld.office.rules.states import Action, NotAllowed, State, Transition
from upheld.office.rules.times import Times

NOT_SHOWN = (State.WITHHELD, State.TAKEN_DOWN)


@dataclass(frozen=True, kw_only=True)
class Again:
    """The next decision of a case."""

    decided_on: date
    outcome: str
    words: Words
    further: Mapping[int, str] = field(default_factory=dict)  # new outcomes; '': no finding now
    more: tuple[tuple[str, str], ...] = ()  # findings not made before: outcome and category


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An action that somebody asks for, with what it needs."""

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
    field: str  # of a form; '' if no field can correct it
    text: str


class Refused(NotAllowed):
    """Carries every reason, each in words for the person who asked."""

    def __init__(self, troubles: list[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(each.text for each in troubles))


def refuse(troubles: Iterator[Trouble]) -> None:
    if found := list(troubles):
        raise Refused(found)


def troubles_of(
    decision: Decision, asked: Asked, step: Transition, times: Times
) -> Iterator[Trouble]:
    if not may(asked.by.roles, asked.action):
        yield not_in_role(asked.by, asked.action)
    if decision.proposed_action and asked.action != Action.BEGIN_REVIEW:
        yield Trouble(
            "",
            f"{decision.proposed_by} has asked to {decision.proposed_action} this decision."
            " That must be confirmed or turned down first.",
        )
    if step.needs_reason and not asked.reason.strip():
        yield Trouble("reason", f"Enter a reason: you need one to {asked.action}.")
    if step.after in NOT_SHOWN and asked.withheld_reason not in own_profile().lasting:
        given = asked.withheld_reason
        wrong = f"{given!r} is not a reason to withhold. " if given else ""
        known = ", ".join(own_profile().lasting)
        yield Trouble("withheld_reason", f"{wrong}Choose why it is not public: {known}.")
    if step.action != Action.BEGIN_REVIEW and not is_newest(decision):
        yield Trouble("", f"Decision {decision.sequence} has been replaced by a later one.")
    own = {
        Action.DECIDE: _troubles_of_deciding,
        Action.DECIDE_AGAIN: _troubles_of_deciding_again,
        Action.CLEAR: _troubles_of_clearing,
    }.get(asked.action)
    if own:
        yield from own(decision, asked, times)


def _troubles_of_deciding(decision: Decision, asked: Asked, _: Times) -> Iterator[Trouble]:
    if not decision.outcome:
        yield Trouble("outcome", "The decision has no outcome. Enter one first.")
    if (decision.decided_on or asked.on) > asked.on:
        yield Trouble(
            "decided_on",
            f"The decision is dated {in_words(decision.decided_on)}, which is in the future."
            f" Enter {in_words(asked.on)} or an earlier date.",
        )
    before = Decision.objects.filter(case=decision.case_id, sequence__lt=decision.sequence)
    for standing in before.exclude(state=State.DECIDED_AGAIN):
        yield Trouble(
            "",
            f"Decision {standing.sequence} of this case still counts ({standing.state})."
            " To change it, begin a review and decide again.",
        )


def _troubles_of_deciding_again(decision: Decision, asked: Asked, _: Times) -> Iterator[Trouble]:
    again, profile = asked.again, own_profile()
    if again is None or again.outcome not in profile.outcomes:
        wrong = f"{again.outcome!r} is not an outcome. " if again and again.outcome else ""
        yield Trouble("outcome", f"{wrong}Choose the new outcome: {', '.join(profile.outcomes)}.")
    if again is None:
        return
    if not decision.decided_on <= again.decided_on <= asked.on:
        yield Trouble(
            "decided_on",
            f"The new decision is dated {in_words(again.decided_on)}. Enter a date from"
            f" {in_words(decision.decided_on)}, the date of the previous decision, to today,"
            f" {in_words(asked.on)}.",
        )
    yield from _troubles_of_findings(decision, again)
    outcomes = {again.outcome, *again.further.values(), *(outcome for outcome, _ in again.more)}
    if not outcomes.isdisjoint(profile.listed) and not again.words.text.strip():
        yield Trouble(
            "text",
            "You need a new statement to decide a case again. Write one, or end the review"
            " without one: the first decision then stands.",
        )


def _troubles_of_findings(decision: Decision, again: Again) -> Iterator[Trouble]:
    """Each of those before is found again, or left out: none is lost because nobody said."""
    for each in decision.each_finding[1:]:
        if again.further.get(each.number) not in ("", *own_profile().outcomes):
            yield Trouble(
                f"outcome_{each.number}",
                f"Choose the new outcome of finding {each.number}, or that it is left out.",
            )


def _troubles_of_clearing(decision: Decision, asked: Asked, times: Times) -> Iterator[Trouble]:
    listed = own_profile().listed
    if not listed_in(decision):
        found = joined([repr(outcome) for outcome in dict.fromkeys(decision.outcomes)])
        yield Trouble(
            "",
            f"We do not publish decisions with the outcome {found}."
            f" We publish: {', '.join(listed)}.",
        )
    if not decision.statement.strip():
        yield Trouble("", "There is no statement to publish. Write one first.")
    if asked.by.pk in writers_of(decision):
        words = "You wrote words of this statement, so somebody else must clear it for publication."
        yield Trouble("", words)
    if _asked_for_its_correction(asked.by, decision):
        yield Trouble(
            "",
            "You asked for the correction of this decision. Somebody else must read its statement"
            " again, and clear it if it says what is now recorded.",
        )
    if is_withheld_for_good(decision):
        yield Trouble("", f"It is withheld ({decision.withheld_reason}). Release it first.")
    earliest = times.usual_day(decision.decided_on)
    if asked.publish_on and asked.publish_on < earliest:
        yield Trouble(
            "publish_on",
            f"{in_words(asked.publish_on)} is too early to publish a decision made on"
            f" {in_words(decision.decided_on)}. Enter {in_words(earliest)} or a later date.",
        )
    for text in what_is_open(decision):
        yield Trouble("findings", text)


def _asked_for_its_correction(by: Person, decision: Decision) -> bool:
    found = reduce(or_, (Q(about=e.kind, record=e.pk) for e in decision.each_finding))
    return Correction.objects.filter(
        found,
        act=Act.CORRECT,
        standing=Standing.DONE,
        asked_by=by,
    ).exists()


def troubles_of_second(decision: Decision, by: Person, *, at: datetime) -> Iterator[Trouble]:
    yield from _nothing_proposed(decision)
    yield from troubles_of_confirming(by, proposed_by=decision.proposed_by, at=at)


def troubles_of_turning_down(decision: Decision, by: Person) -> Iterator[Trouble]:
    yield from _nothing_proposed(decision)
    yield from troubles_of_answering_no(by, asked_by=decision.proposed_by)


def troubles_of_withdrawing(decision: Decision, by: Person) -> Iterator[Trouble]:
    yield from _nothing_proposed(decision)
    if decision.proposed_by and (why := why_not_withdraw(by, asked_by=decision.proposed_by)):
        yield Trouble("", why)


def _nothing_proposed(decision: Decision) -> Iterator[Trouble]:
    if not decision.proposed_action:
        yield Trouble("", "Nothing is proposed for this decision any more.")


def troubles_of_answering_no(by: Person, *, asked_by: Person | None) -> Iterator[Trouble]:
    """Who asked withdraws it, and anyone who could confirm it may turn it down."""
    if by == asked_by:
        yield Trouble("", "You asked for this yourself. Withdraw it instead.")
    elif not may(by.roles, Deed.CONFIRM):
        yield not_in_role(by, Deed.CONFIRM)


def troubles_of_confirming(
    by: Person, *, proposed_by: Person | None, at: datetime
) -> Iterator[Trouble]:
    """Who may be the second person, whatever is proposed."""
    if not may(by.roles, Deed.CONFIRM):
        yield not_in_role(by, Deed.CONFIRM)
    elif proposed_by and (why := why_not_second(by, to=proposed_by, at=at)):
        yield Trouble("", why)


def not_in_role(by: Person, deed: Deed | Action) -> Trouble:
    held = ", ".join(sorted(by.roles)) or "none"
    text = f"Your role ({held}) does not let you {deed}. Ask somebody whose role allows it."
    return Trouble("", text)


def is_withheld_for_good(decision: Decision) -> bool:
    """What is early or under review ends by itself: the calendar and the review are states.

    A reason that the profile has dropped lasts.
    """
    reason, profile = decision.withheld_reason, own_profile()
    return reason != "" and (reason in profile.lasting or reason not in profile.reasons)


def listed_in(decision: Decision) -> bool:
    """Whether the register would list it: all of it, if one of its findings is listed."""
    return not set(own_profile().listed).isdisjoint(decision.outcomes)


def is_newest(decision: Decision) -> bool:
    later = Decision.objects.filter(case=decision.case_id, sequence__gt=decision.sequence)
    return not later.exists()
