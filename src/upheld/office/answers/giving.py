"""An answer to something that needed a second person: made in the writing that answers it.

Every kind of request comes here, so that who asked finds all answers in one place, and nothing can
be turned down without a reason.
"""

from upheld.office.ledger.recording import Writing
from upheld.office.models import Answer, Case, Kept, Person
from upheld.office.rules.answers import NEEDS_REASON, Became
from upheld.office.rules.states import NotAllowed

NO_REASON = "Enter why you turn it down. Who asked for it will read this."


def give(
    write: Writing,
    became: Became,
    *,
    what: str,
    about: Kept,
    asked_by: Person,
    by: Person | None,
    case: Case | None = None,
    reason: str = "",
) -> None:
    """Raises NotAllowed without the reason that is needed. ``by`` is None if nobody did it."""
    if became in NEEDS_REASON and not reason.strip():
        raise NotAllowed(NO_REASON)
    write.make(
        Answer(
            asked_by=asked_by,
            what=what,
            about=about.kind,
            record=about.pk,
            case=case,
            became=str(became),
            answered_by=by,
            answered_at=write.at,
            reason=reason.strip(),
            read_at=write.at if by == asked_by else None,
        )
    )


def why_not_withdraw(by: Person, *, asked_by: Person | None) -> str:
    """'' if they can: the person who asked, whatever their roles are now."""
    if by == asked_by:
        return ""
    return f"Only {asked_by} can withdraw this. You can turn it down, with a reason."
