"""Correcting the coded columns of a decision that was made: what prevents it.

The decision stays the same decision, and its date stays unless the date itself was wrong. It may be
neither before the complaint nor after what followed. ``clearing_ended`` decides what becomes
of a decision that is public, and ``without_fault`` what must go from a complaint without fault.
"""

from collections.abc import Iterator
from datetime import date

from upheld.core.days import in_words
from upheld.office.configuration import own_profile
from upheld.office.corrections.wanted import Values
from upheld.office.corrections.without_fault import troubles_without_fault
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.models import Decision
from upheld.office.models.of_findings import OneFinding, decision_with
from upheld.office.rules.states import State


def troubles_of_columns(finding: OneFinding, after: Values, *, on: date) -> Iterator[Trouble]:
    decision = decision_with(finding)
    if decision.state == State.DRAFT:
        yield Trouble("", f"Decision {decision.sequence} is a draft. Edit the draft instead.")
        return
    if decision.case.in_error:
        yield Trouble("", "The whole complaint was entered in error, and this with it.")
    if decision.proposed_action:
        yield Trouble(
            "",
            f"{decision.proposed_by} has asked to {decision.proposed_action} this decision."
            " That must be confirmed or turned down first.",
        )
    outcome, profile = after.get("outcome", finding.outcome), own_profile()
    if outcome not in profile.outcomes and outcome != finding.outcome:
        yield Trouble("outcome", f"Choose the outcome: {', '.join(profile.outcomes)}.")
    elif outcome not in profile.with_fault:
        yield from troubles_without_fault(finding, after)
    day = after.get("decided_on", decision.decided_on)
    if day != decision.decided_on:
        yield from (Trouble("decided_on", words) for words in _of_day(decision, day, on=on))


def _of_day(decision: Decision, day: date | None, *, on: date) -> Iterator[str]:
    if day is None:
        yield "Enter the date it was decided."
        return
    if day > on:
        yield f"{in_words(day)} is in the future. Enter {in_words(on)} or an earlier date."
    case = decision.case
    before = case.decisions.filter(sequence__lt=decision.sequence).last()
    after = case.decisions.filter(sequence__gt=decision.sequence, decided_on__isnull=False).first()
    recorded = case.compliance.order_by("recorded_on").first()
    for earlier, what in (
        (case.received_on, "the complaint was received"),
        (before and before.decided_on, "the decision before it was made"),
    ):
        if earlier and day < earlier:
            yield f"{in_words(day)} is before {in_words(earlier)}, when {what}."
    for later, what in (
        (after and after.decided_on, "the next decision was made"),
        (recorded and recorded.recorded_on, "an outcome of the case was recorded"),
    ):
        if later and day > later:
            yield f"{in_words(day)} is after {in_words(later)}, when {what}."
