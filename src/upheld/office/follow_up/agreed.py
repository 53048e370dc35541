"""What may be changed of a recommendation once its case has been decided, and said of it in public.

It was agreed with the authority: what was private stays so, and the day moves on only as more time
that is granted with a reason.
"""

from datetime import date

from upheld.core.days import in_words
from upheld.core.vocabulary import PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.office.decisions.statements import known
from upheld.office.identity.scanning import scan
from upheld.office.models import Recommendation
from upheld.office.rules.states import State


def wrong_changes(
    before: Recommendation, *, kind: str, agreed_on: date | None, due_on: date | None
) -> dict[str, str]:
    """What may not become of it, by the fields of the form; ``before`` is as it stands."""
    found: dict[str, str] = {}
    if not before.case.decisions.exclude(state=State.DRAFT).exists():
        return found
    if before.recommendation_kind == PERSONAL_REMEDY and kind == SERVICE_IMPROVEMENT:
        found["recommendation_kind"] = (
            "What was agreed for a person is never published. Enter a service improvement apart,"
            " in words for the public."
        )
    if due_on and due_on > before.due_on:
        found["due_on"] = (
            f"It is due on {in_words(before.due_on)}. A later day is more time, which is granted"
            " with a reason."
        )
    moved = {"agreed_on": agreed_on, "due_on": due_on}
    if before.status:
        found |= {
            name: f"It was recorded as {before.status!r}: its days stand as they were then."
            for name, day in moved.items()
            if day and day != getattr(before, name)
        }
    return found


def naming(text: str) -> list[str]:
    """The words of a service improvement, which is published, that may name a person."""
    return [finding.text for finding in scan(text, known=known())]
