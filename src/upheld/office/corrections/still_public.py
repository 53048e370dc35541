"""What of a record is public now: it has to be taken down before it can be said to be an error."""

from upheld.core.vocabulary import SERVICE_IMPROVEMENT
from upheld.office.clock import today
from upheld.office.corrections.wanted import case_of_record
from upheld.office.models import Case, Decision, Evidence, Kept, Outcome, Recommendation, Report
from upheld.office.rules.putting_right import GOING_OUT, STILL_PUBLIC
from upheld.office.rules.states import State


def public_decision(record: Kept) -> Decision | None:
    """The decision that makes the record public; None if nothing of it is public.

    Evidence never is, nor is what was agreed for a person. But an outcome of that makes the case's,
    and a failure to comply is listed.
    """
    if isinstance(record, Evidence):
        return None
    if isinstance(record, Recommendation) and not _may_be_listed(record):
        return None
    case = case_of_record(record)
    return Decision.everything.filter(case=case, state__in=STILL_PUBLIC).first()


def _may_be_listed(recommendation: Recommendation) -> bool:
    is_improvement = recommendation.recommendation_kind == SERVICE_IMPROVEMENT
    return is_improvement or Outcome.everything.filter(recommendation=recommendation).exists()


def is_going_out(case: Case) -> bool:
    """Whether something of it is public, or will be without anybody looking at it again."""
    decisions = Decision.everything.filter(case=case, state__in=GOING_OUT)
    return decisions.exists() or public_report(case) is not None


def public_report(case: Case) -> Report | None:
    """One that is public, or is again unless it is taken down for good."""
    found = Report.everything.filter(case=case, published_on__lte=today())
    return found.exclude(state=State.TAKEN_DOWN).first()
