"""What the outcomes of a case's recommendations make of the case: one rule, and nothing else.

Figures count cases, and people record an outcome for each recommendation, so a case has an outcome
once all its recommendations have one. It is the worst of theirs. A case is due on the latest day on
which one of its recommendations is due, as first agreed, so a recommendation that was late makes
the case late only if it was due on that day, or was done after it. Whether a recommendation was
late is what a person recorded, never a sum on dates. Those where checking ceased count for nothing,
unless it ceased for all.

What an outcome shows is the profile's to say (``Kept``), and its words are never read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from upheld.core.profile import Profile
from upheld.core.profile_parts import Kept

FAILED_FROM_THE_WORST = (Kept.NOT_DONE, Kept.NOT_SATISFIED)


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A recommendation, as far as its case is concerned."""

    agreed_on: date
    due_on: date  # as first agreed: more time moves the reminder, and not the test of lateness
    outcome: str = ""  # '': none of its own yet
    completed_on: date | None = None
    recorded_on: date | None = None  # None: recorded elsewhere, before it was imported


@dataclass(frozen=True, kw_only=True)
class CaseOutcome:
    outcome: str
    recorded_on: date  # the day on which the last of its recommendations was recorded
    completed_on: date | None = None  # the day on which the last of them was done


def outcome_of_case(recommendations: Sequence[Followed], profile: Profile) -> CaseOutcome | None:
    """None while one of them has no outcome of its own, or if there are none.

    None as well if nothing was recorded here, or an outcome is none of the profile's any more: the
    case then keeps the outcome it has.
    """
    recorded = [each.recorded_on for each in recommendations if each.recorded_on]
    if not recorded or not all(each.outcome in profile.compliance for each in recommendations):
        return None
    done = [each.completed_on for each in recommendations if each.completed_on]
    return CaseOutcome(
        outcome=_word_for(_worst(recommendations, profile), recommendations, profile),
        recorded_on=max(recorded),
        completed_on=max(done, default=None),
    )


def _worst(recommendations: Sequence[Followed], profile: Profile) -> Kept:
    shown = {profile.kept(each.outcome) for each in recommendations}
    for worst in FAILED_FROM_THE_WORST:
        if worst in shown:
            return worst
    if shown == {Kept.NEITHER}:
        return Kept.NEITHER
    return Kept.LATE if _is_late(recommendations, profile) else Kept.ON_TIME


def _is_late(recommendations: Sequence[Followed], profile: Profile) -> bool:
    counted = [each for each in recommendations if profile.kept(each.outcome) != Kept.NEITHER]
    last_day = max(each.due_on for each in counted)
    return any(
        profile.kept(each.outcome) == Kept.LATE
        and (each.due_on == last_day or (each.completed_on or last_day) > last_day)
        for each in counted
    )


def _word_for(kept: Kept, recommendations: Sequence[Followed], profile: Profile) -> str:
    """One that a person has recorded, if any shows it; the first in the profile's order."""
    known = profile.compliance_that(kept)
    recorded = {each.outcome for each in recommendations}
    return next((word for word in known if word in recorded), known[0])


def not_done(profile: Profile) -> tuple[str, ...]:
    """The outcomes that only a director records."""
    return profile.compliance_that(Kept.NOT_DONE)


def is_new(found: CaseOutcome, recommendations: Sequence[Followed], *, stands: CaseOutcome) -> bool:
    """Whether it is to be recorded for a case for which an outcome ``stands`` already.

    The same outcome is not recorded twice, because the day decides the year in which it counts. If
    something was agreed after that day, the outcome that stands was not about it.
    """
    is_about_more = any(each.agreed_on > stands.recorded_on for each in recommendations)
    return is_about_more or found.outcome != stands.outcome
