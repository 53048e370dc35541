"""Which changes to a recommendation are allowed after its case was decided, and names in its text.

It was agreed with the authority: what was private stays private, and the due date moves later only
when more time is granted, with a reason.
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
    """The changes that are not allowed, by form field. ``before`` is the recommendation as it is
    now.
    """
    found: dict[str, str] = {}
    if not before.case.decisions.exclude(state=State.DRAFT).exists():
        return found
    if before.recommendation_kind == PERSONAL_REMEDY and kind == SERVICE_IMPROVEMENT:
        found["recommendation_kind"] = (
            "What was agreed for a person is never published. Enter a separate service improvement,"
            " written for the public."
        )
    if due_on and due_on > before.due_on:
        found["due_on"] = (
            f"It is due on {in_words(before.due_on)}. To move it to a later date, grant more time"
            " and give a reason."
        )
    moved = {"agreed_on": agreed_on, "due_on": due_on}
    if before.status:
        found |= {
            name: f"It was recorded as {before.status!r}, so its dates can no longer change."
            for name, day in moved.items()
            if day and day != getattr(before, name)
        }
    return found


def naming(text: str) -> list[str]:
    """Words that may name a person in the text of a service improvement, which is published."""
    return [finding.text for finding in scan(text, known=known())]
