"""How an extract describes a decision's publication, and how the office reads it: both ways.

An extract has one column for it, ``withheld_reason``, which core.publication honours; the office
has states. What is not public here must go out with a reason, and what came in without a reason
must go out without one, or an import and an extract would lose something.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from upheld.core.profile import Profile
from upheld.core.profile_parts import Because
from upheld.core.publication import is_public, leaves_on
from upheld.office.rules.states import State
from upheld.office.rules.times import Times


def withheld_for(
    *,
    state: str,
    withheld_reason: str,
    reason: str,
    decided_on: date,
    publish_on: date | None,
    as_at: date | None,
    times: Times,
    profile: Profile,
) -> str | None:
    """The reason a decision goes out with. None: it is public, or may become so."""
    if withheld_reason:
        return withheld_reason
    if state == State.UNDER_REVIEW:
        return profile.reason(Because.REVIEW)
    if state == State.DECIDED:
        return profile.reason(Because.EARLY)  # it has not been cleared yet
    if state == State.DECIDED_AGAIN and reason:
        # Decided again here, not before it was imported: it is never shown again.
        return profile.reason(Because.OTHER)
    if state == State.TO_BE_PUBLISHED and as_at:
        usual = times.usual_day(decided_on)
        is_late = (publish_on or usual) <= as_at  # what publishes it has not: it may have a finding
        is_put_off = publish_on is not None and publish_on > usual
        return profile.reason(Because.EARLY) if is_late or is_put_off else None
    return None


def state_as_imported(
    row: Mapping[str, Any], *, is_replaced: bool, today: date, times: Times, profile: Profile
) -> State:
    """The state of a decision that another system has made, cleared and perhaps published."""
    if is_replaced:
        return State.DECIDED_AGAIN
    if reason := row["withheld_reason"]:
        known = profile.reasons.get(reason)
        is_reviewed = known is not None and known.because is Because.REVIEW
        return State.UNDER_REVIEW if is_reviewed else State.WITHHELD
    if not is_public(row, on=today, delay=times.delay):
        return State.TO_BE_PUBLISHED
    if today >= leaves_on(row["decided_on"], keep_years=times.keep_years):
        return State.PAST_ITS_TIME
    return State.PUBLISHED
