"""Taking a public interest report down: one person hides it at once, and a second confirms it.

It goes the way of a decision: by the same table of states, roles and working days, and the same
list of what the site must not show. That list has one address for a case, so the whole case is
hidden with its report. A report that is hidden or taken down is in no extract. Once that is
confirmed for good, a later register has the decision without it, and a person shows that again.
"""

from collections.abc import Iterator
from datetime import date, datetime

from upheld.core.days import in_words
from upheld.office.answers.giving import give, why_not_withdraw
from upheld.office.clock import day_of
from upheld.office.decisions.on_the_site import is_hidden, keep_hidden, show
from upheld.office.decisions.publication_troubles import (
    Trouble,
    not_in_role,
    refuse,
    troubles_of_answering_no,
    troubles_of_confirming,
)
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Decision, Person, Report
from upheld.office.rules.answers import Became
from upheld.office.rules.policy import may
from upheld.office.rules.states import Action, State, transition
from upheld.office.rules.times import Times


def take_down(report: Report, *, by: Person, reason: str, at: datetime) -> None:
    """Raises Refused with every reason, or ChangedMeanwhile."""
    refuse(_troubles(report, by, reason, at))
    step = transition(Action.TAKE_DOWN, of=State(report.state))
    assert step.meanwhile
    report.state, report.hidden_at = step.meanwhile, at
    report.taken_down_by, report.why_taken_down = by, reason.strip()
    with writing(by, str(step.action), at=at) as write:
        write.change(report)
    keep_hidden()


def confirm(report: Report, *, by: Person, at: datetime) -> None:
    """As the second person. Raises Refused, or ChangedMeanwhile."""
    refuse(_troubles_of_second(report, by, at))
    step = transition(Action.TAKE_DOWN, of=State(report.state))
    report.state, report.confirmed_by = step.after, by
    with writing(by, f"confirm: {step.action}", at=at) as write:
        _tell(report, Became.CONFIRMED, by=by, write=write)
        write.change(report)
        for decision in Decision.objects.filter(case=report.case, state=State.PUBLISHED):
            decision.hidden_at = decision.hidden_at or report.hidden_at
            write.change(decision)
    keep_hidden()


def turn_down(report: Report, *, by: Person, reason: str, at: datetime) -> None:
    """As the second person, with a reason: it is shown again."""
    refuse(_troubles_of_turning_down(report, by))
    with writing(by, f"turn down: {Action.TAKE_DOWN}", at=at) as write:
        _tell(report, Became.TURNED_DOWN, by=by, reason=reason, write=write)
        _show_again(report, write)
    show(report.case)


def withdraw(report: Report, *, by: Person, at: datetime) -> None:
    """As the person who took it down, whatever their role now: it is shown again."""
    refuse(_troubles_of_withdrawing(report, by))
    with writing(by, f"withdraw: {Action.TAKE_DOWN}", at=at) as write:
        _tell(report, Became.WITHDRAWN, by=by, write=write)
        _show_again(report, write)
    show(report.case)


def show_due_again(*, on: date, at: datetime, times: Times) -> int:
    """Those that no second person has confirmed in time. Returns how many."""
    waiting = Report.objects.filter(state=State.HIDDEN).select_related("case")
    due = [each for each in waiting if on > times.hidden_until(day_of(each.hidden_at))]
    for report in due:
        with writing("calendar", str(Action.SHOW_AGAIN), at=at) as write:
            _tell(report, Became.NOT_IN_TIME, by=None, write=write)
            _show_again(report, write)
        show(report.case)
    return len(due)


def _tell(
    report: Report, became: Became, *, by: Person | None, write: Writing, reason: str = ""
) -> None:
    """The person who took it down. Raises NotAllowed without a reason that is needed."""
    assert report.taken_down_by
    give(
        write,
        became,
        what=Action.TAKE_DOWN,
        about=report,
        asked_by=report.taken_down_by,
        by=by,
        case=report.case,
        reason=reason,
    )


def _show_again(report: Report, write: Writing) -> None:
    report.state = transition(Action.SHOW_AGAIN, of=State(report.state)).after
    report.hidden_at = report.taken_down_by = None
    report.why_taken_down = ""
    write.change(report)


def where_it_is(report: Report, *, at: datetime, times: Times) -> str:
    """What readers of the site see of it, in words."""
    if report.state == State.TAKEN_DOWN:
        return "Taken down for good. No extract and no register has it."
    if report.state == State.HIDDEN and report.hidden_at:
        until, unknown = times.hidden_until_in_words(day_of(report.hidden_at))
        words = f"Hidden, with all of its case. It is shown again after {until}, unless a second"
        return f"{words} person confirms by then. {unknown}".strip()
    if report.published_on > day_of(at):
        return f"It is not public before {in_words(report.published_on)}."
    if is_hidden(report.case):
        return "Hidden with the decision of its case."
    return "Public."


def _troubles(report: Report, by: Person, reason: str, at: datetime) -> Iterator[Trouble]:
    if not may(by.roles, Action.TAKE_DOWN):
        yield not_in_role(by, Action.TAKE_DOWN)
    if report.state != State.PUBLISHED:
        yield Trouble("", f"The report is {report.state} already.")
    if not reason.strip():
        yield Trouble("reason", f"Enter a reason: you need one to {Action.TAKE_DOWN}.")
    if report.published_on > day_of(at):
        yield Trouble(
            "",
            f"The report is not public before {in_words(report.published_on)}. Edit it instead.",
        )


def _troubles_of_second(report: Report, by: Person, at: datetime) -> Iterator[Trouble]:
    if report.state != State.HIDDEN:
        yield _not_hidden(report)
    yield from troubles_of_confirming(by, proposed_by=report.taken_down_by, at=at)


def _troubles_of_turning_down(report: Report, by: Person) -> Iterator[Trouble]:
    if report.state != State.HIDDEN:
        yield _not_hidden(report)
    yield from troubles_of_answering_no(by, asked_by=report.taken_down_by)


def _troubles_of_withdrawing(report: Report, by: Person) -> Iterator[Trouble]:
    if report.state != State.HIDDEN:
        yield _not_hidden(report)
    elif why := why_not_withdraw(by, asked_by=report.taken_down_by):
        yield Trouble("", why)


def _not_hidden(report: Report) -> Trouble:
    return Trouble("", f"The report is {report.state}. Only one that is hidden can be answered.")
