"""Who was told an hour that has since been moved, and so has to be told the new one, once.

The site says it to everybody. Those who were told apart from that are on this list. The office
writes to them by its own mail, and says here that it has.
"""

from dataclasses import dataclass
from datetime import datetime

from upheld.core.english import so_many
from upheld.edition.acts import Kind
from upheld.edition.life import Life
from upheld.office.ledger.recording import writing
from upheld.office.models import MovedHour, Person
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import NotAllowed


@dataclass(frozen=True, kw_only=True)
class Recipient:
    who: str
    why: str


def who_must_know(moved: MovedHour, life: Life) -> list[Recipient]:
    """An empty list while it waits for a second person."""
    if moved.confirmed_at is None:
        return []
    return [*_with_letters(moved.confirmed_at, life), *_with_access(moved)]


def say_all_know(moved: MovedHour, *, by: Person, at: datetime) -> None:
    """Raises NotAllowed."""
    if not may(by.roles, Deed.MOVE_HOUR):
        raise NotAllowed("Your role does not let you say that people were told.")
    if moved.confirmed_at is None or moved.told_at:
        raise NotAllowed("There is nobody to tell, or they have been told already.")
    moved.told_at = at
    with writing(by, "say that everybody was told the new hour", at=at) as write:
        write.change(moved)


def _with_letters(before: datetime, life: Life) -> list[Recipient]:
    letters = sum(act.number for act in life.done(Kind.SENT) if act.moment <= before)
    if not letters:
        return []
    many = so_many(letters, "letter")
    return [
        Recipient(who=f"The authorities of the {many} sent", why="Their letters name the hour.")
    ]


def _with_access(moved: MovedHour) -> list[Recipient]:
    given = moved.review.early_access.filter(granted_at__lte=moved.confirmed_at)
    return [
        Recipient(
            who=f"{each.name}, {each.post}, {each.organisation}", why="They have early access."
        )
        for each in given
    ]
