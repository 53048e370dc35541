"""What one person proposes about a decision, until it ends: confirmed or not, who asked is told."""

from upheld.office.answers.giving import give
from upheld.office.decisions.publication_troubles import Asked
from upheld.office.ledger.recording import Writing
from upheld.office.models import Decision, Person
from upheld.office.rules.answers import Became
from upheld.office.rules.states import Action


def propose(decision: Decision, asked: Asked) -> None:
    decision.proposed_by = asked.by
    decision.proposed_action = asked.action
    decision.proposed_reason = asked.reason.strip()
    is_release = asked.action == Action.RELEASE
    decision.proposed_withheld_reason = "" if is_release else asked.withheld_reason


def end_proposal(
    decision: Decision, became: Became, *, by: Person | None, reason: str = "", write: Writing
) -> None:
    """If there is one. The decision is to be written afterwards. Raises NotAllowed."""
    if decision.proposed_by:
        give(
            write,
            became,
            what=decision.proposed_action,
            about=decision,
            asked_by=decision.proposed_by,
            by=by,
            case=decision.case,
            reason=reason,
        )
    forget_proposal(decision)


def forget_proposal(decision: Decision) -> None:
    decision.proposed_by = None
    decision.proposed_action = decision.proposed_reason = decision.proposed_withheld_reason = ""
