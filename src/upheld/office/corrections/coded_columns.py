"""Correcting the coded columns of a decision that was made: what prevents it.

The decision stays the same decision, and its date stays unless the date itself was wrong. It may be
neither before the complaint nor after what followed from it. What is public must be taken down
first if with the new columns it would be public too early, or could not be listed at all.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from upheld.core.days import in_words
from upheld.core.publication import LISTED_OUTCOMES
from upheld.core.vocabulary import OUTCOMES, UPHELD
from upheld.office.corrections.wanted import Wanted
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.models import Decision
from upheld.office.rules.putting_right import GOING_OUT, STILL_PUBLIC
from upheld.office.rules.states import State
from upheld.office.rules.times import Times


def troubles_of_columns(wanted: Wanted, times: Times) -> Iterator[Trouble]:
    decision, after = wanted.record, wanted.after
    assert isinstance(decision, Decision)
    if decision.state == State.DRAFT:
        yield Trouble("", f"Decision {decision.key} is a draft. Edit the draft instead.")
        return
    if decision.case.in_error:
        yield Trouble("", "The whole complaint was entered in error, and this with it.")
    if decision.proposed_action:
        yield Trouble(
            "",
            f"{decision.proposed_by} has asked to {decision.proposed_action} this decision."
            " That must be confirmed or turned down first.",
        )
    yield from _of_outcome(decision, after.get("outcome", decision.outcome), after)
    day = after.get("decided_on", decision.decided_on)
    if day != decision.decided_on:
        yield from (Trouble("decided_on", words) for words in _of_day(decision, day, wanted, times))


def _of_outcome(decision: Decision, outcome: str, after: Any) -> Iterator[Trouble]:
    if outcome not in OUTCOMES:
        yield Trouble("outcome", f"Choose the outcome: {', '.join(OUTCOMES)}.")
        return
    remedied = after.get("remedied_by_authority", decision.remedied_by_authority)
    if remedied and outcome != UPHELD:
        yield Trouble(
            "remedied_by_authority",
            "Only an upheld complaint can have a satisfactory remedy. Choose no, or another"
            " outcome.",
        )
    if outcome not in LISTED_OUTCOMES and decision.state in GOING_OUT:
        how = "Take it down" if decision.state in STILL_PUBLIC else "Call it back"
        yield Trouble(
            "outcome",
            f"We do not publish decisions with the outcome {outcome!r}, and this one is"
            f" {decision.state}. {how} first, on the page of its publication.",
        )
    if outcome != UPHELD and _has_what_follows(decision):
        yield Trouble(
            "outcome",
            "Recommendations or outcomes are recorded for this case, and only an upheld complaint"
            " can have any. Say first that they were entered in error.",
        )


def _has_what_follows(decision: Decision) -> bool:
    """Whether the case has what only an upheld complaint can have, through this decision alone."""
    case = decision.case
    if case.decisions.filter(outcome=UPHELD).exclude(pk=decision.pk).exists():
        return False
    return case.recommendations.exists() or case.compliance.exists()


def _of_day(decision: Decision, day: date | None, wanted: Wanted, times: Times) -> Iterator[str]:
    if day is None:
        yield "Enter the date it was decided."
        return
    if day > wanted.on:
        yield f"{in_words(day)} is in the future. Enter {in_words(wanted.on)} or an earlier date."
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
    if decision.state in STILL_PUBLIC and times.usual_day(day) > _public_since(decision, wanted):
        yield (
            f"A decision made on {in_words(day)} may be public from"
            f" {in_words(times.usual_day(day))}, and this one is public already. Take it down"
            " first, on the page of its publication."
        )
    if decision.publish_on and day > decision.publish_on:
        yield f"It is to be published on {in_words(decision.publish_on)}. Call it back first."


def _public_since(decision: Decision, wanted: Wanted) -> date:
    return decision.published_on or wanted.on
