"""Who clears the findings of a statement: one person with a reason, or two.

What identifies by itself takes two people, and so does what is cleared by somebody who wrote words
of the statement. What a person clears at once is one act: all of it, or nothing. Here is also what
is still open, and who can agree to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from upheld.core.english import joined
from upheld.office.decisions.statements import (
    TAKE_TWO,
    PlacedFinding,
    findings_of,
    uncleared,
    writers_of,
)
from upheld.office.ledger.recording import writing
from upheld.office.models import Cleared, Decision, Person, Statement
from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.second_person import why_not_second
from upheld.office.rules.states import NotAllowed, State

# Where a finding that is still open keeps a statement from the public.
ON_THE_WAY = (State.DRAFT, State.DECIDED, State.TO_BE_PUBLISHED)


def clear(decision: Decision, whys: Mapping[str, str], *, by: Person, at: datetime) -> None:
    """Somebody has looked at each finding, and says why it does not identify anyone."""
    if not whys or not all(why.strip() for why in whys.values()):
        raise NotAllowed("Enter why this does not identify anyone.")
    to_clear = {each.finding.hash: each for each in uncleared(decision) if each.cleared is None}
    if whys.keys() - to_clear.keys():
        raise NotAllowed(not_open(decision))
    with writing(by, "clear a finding", at=at) as write:
        for finding, why in whys.items():
            cleared = Cleared(
                decision=decision,
                finding=finding,
                finding_kind=to_clear[finding].finding.kind,
                why=why.strip(),
                by=by,
            )
            write.make(cleared)


def agree(cleared: Iterable[Cleared], *, by: Person, at: datetime) -> None:
    """As the second person, where a finding needs one."""
    with writing(by, "agree to clear a finding", at=at) as write:
        for each in cleared:
            if why := why_not_agreed(each, by=by, at=at):
                raise NotAllowed(why)
            if each.agreed_by_id:
                raise NotAllowed(f"{each.agreed_by} has already agreed to clear this.")
            each.agreed_by = by
            write.change(each)


def why_not_agreed(cleared: Cleared, *, by: Person, at: datetime) -> str:
    """Why somebody may not agree as the second person; '' if nothing prevents it."""
    if by.pk in writers_of(cleared.decision):
        return "You wrote words of this statement, so somebody else must agree."
    if cleared.by_id == by.pk:
        return "You cleared this, so a second person must agree: ask somebody else."
    return why_not_second(by, to=cleared.by, at=at) if cleared.by else ""


def look_again(cleared: Cleared, *, by: Person, at: datetime) -> None:
    """Undo the clearance of a finding, and with it that of its statement."""
    decision = cleared.decision
    with writing(by, "look at a finding again", at=at) as write:
        write.remove(cleared)
        if decision.state == State.TO_BE_PUBLISHED:
            decision.state, decision.publish_on = State.DECIDED, None
            write.change(decision)


def not_open(decision: Decision) -> str:
    return (
        f"One of these findings is no longer open in the statement of {decision.case.reference}:"
        " the text may have changed, or somebody has cleared it. Nothing has been cleared. Look at"
        " the statement again."
    )


# ---- What is still open ----------------------------------------------------------------------


def what_is_open(decision: Decision) -> Iterator[str]:
    """What prevents a statement's clearance: no reason yet, or no second person yet."""
    still = uncleared(decision)
    if new := [each for each in still if each.cleared is None]:
        is_one = len(new) == 1
        yield (
            f"{_numbered(new)} of the scan for identity {'has' if is_one else 'have'} not been"
            f" cleared and may identify a person. Clear {'it' if is_one else 'each one'} with a"
            " reason, or rewrite the statement."
        )
    waiting = sorted((each for each in still if each.cleared), key=_who_cleared)
    for who, found in groupby(waiting, key=_who_cleared):
        yield _waiting_for_second(list(found), who, decision)


def _who_cleared(found: PlacedFinding) -> str:
    return str(found.cleared.by) if found.cleared and found.cleared.by else ""


def _waiting_for_second(found: list[PlacedFinding], who: str, decision: Decision) -> str:
    is_one = len(found) == 1
    by = f" by {who}" if who else ""
    return (
        f"{_numbered(found)} {'was' if is_one else 'were'} cleared{by}, and"
        f" {'waits' if is_one else 'wait'} for a second person to agree. {second_may_be(decision)}"
    )


def second_may_be(decision: Decision) -> str:
    """Who can agree: in words for those who have to find somebody."""
    roles = joined(sorted(BY_DEED[Deed.CLEAR_FINDINGS]), last_after="or")
    wrote = Person.objects.filter(pk__in=writers_of(decision)).order_by("name")
    names = joined(map(str, wrote), last_after="or")
    without = f", but not {names}, who wrote words of the statement" if names else ""
    return f"The second person can be any other {roles}{without}."


def _numbered(found: list[PlacedFinding]) -> str:
    """As on their page: "Findings 1 and 4"."""
    numbers = joined(str(each.number) for each in found)
    return f"Finding{'' if len(found) == 1 else 's'} {numbers}"


def waiting_for_second() -> dict[int, list[PlacedFinding]]:
    """By decision: the findings that one person has cleared, and a second has not agreed to.

    Only those that are still in the text: the database does not know which of its rows are.
    """
    is_own = Statement.objects.filter(decision=OuterRef("decision"), written_by=OuterRef("by"))
    takes_two = Q(finding_kind__in=TAKE_TWO) | Exists(is_own)
    rows = Cleared.objects.filter(takes_two, agreed_by=None, decision__state__in=ON_THE_WAY)
    decisions = Decision.objects.filter(pk__in=rows.values("decision"))
    of_each = ((each.pk, findings_of(each)) for each in decisions)
    waiting = {pk: [each for each in found if each.needs_second] for pk, found in of_each}
    return {pk: found for pk, found in waiting.items() if found}


def waiting_for(person: Person, *, at: datetime) -> list[int]:
    """The decisions with a finding that this person can agree to."""
    if not may(person.roles, Deed.CLEAR_FINDINGS):
        return []
    return [
        decision
        for decision, found in waiting_for_second().items()
        if any(
            each.cleared and not why_not_agreed(each.cleared, by=person, at=at) for each in found
        )
    ]
