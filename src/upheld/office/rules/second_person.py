"""Who counts as a second person, wherever the office asks for one.

Two people are two only while neither can act as the other. Somebody who gave another the link to
their account could have used it first, so the other counts as a second person only later.
"""

from datetime import datetime, timedelta
from typing import Protocol

from upheld.core.days import length_in_words
from upheld.office.rules.policy import BY_DEED, Deed
from upheld.office.rules.roles import Role

# These let one person agree to what another asks for, so no one person gives them.
GUARDED = frozenset(
    BY_DEED[Deed.CONFIRM] | BY_DEED[Deed.CONFIRM_PEOPLE] | BY_DEED[Deed.SIGN_EDITION]
)
UNTIL_TRUSTED = timedelta(days=30)  # in which somebody notices that another signs in as them


class Account(Protocol):
    pk: int
    link_by_id: int | None
    link_agreed_by_id: int | None
    link_on: datetime | None
    own_factor_on: datetime | None


def guarded(roles: frozenset[Role] | set[Role] | list[Role]) -> list[Role]:
    return sorted(GUARDED.intersection(roles))


def why_not_second(
    second: Account, *, to: Account, at: datetime, did: str = "proposed this", do: str = "confirm"
) -> str:
    """Why ``second`` cannot confirm what ``to`` proposed; '' if nothing prevents it."""
    if second.pk == to.pk:
        return f"{to} {did}. A second person must {do} it: ask somebody else."
    if second.link_on is None or to.pk not in (second.link_by_id, second.link_agreed_by_id):
        return ""
    had = f"{to} {did}, and had a link to your account, so somebody else must {do} it"
    if second.own_factor_on is None:
        return f"{had}. Sign out, and sign in again with the second factor that you set up."
    if at < (trusted := second.link_on + UNTIL_TRUSTED):
        wait = length_in_words(UNTIL_TRUSTED.days)
        return f"{had} for {wait}. After {trusted:%-d %B %Y} you can."
    return ""
