"""What one person does not do to an account alone: it is proposed, and a second person agrees.

Roles that confirm (rules.second_person.GUARDED), and for an account with one of them a new link, or
switching it on again: with any of these, one person could become their own second person.
"""

from collections.abc import Collection
from datetime import datetime

from upheld.office.answers.giving import give, why_not_withdraw
from upheld.office.clock import now
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import AccountChange, Held, Person, Proposal
from upheld.office.people.links import forget_sign_in, mark_link, welcome_path
from upheld.office.rules.answers import Became
from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.roles import Role
from upheld.office.rules.second_person import guarded, why_not_second


class NotForPerson(Exception):
    """What may not be done to a person, in words for the person who asked."""


def needs_second(person: Person, *, by: Person | str) -> bool:
    """Commands are run at the server, and have their own rules (people.commands)."""
    return isinstance(by, Person) and bool(guarded(person.roles))


def give_roles(
    person: Person, roles: Collection[Role], *, by: Person | str, write: Writing
) -> list[Role]:
    """Give them, and propose those that need a second person, which are returned."""
    waiting = guarded({*roles}) if isinstance(by, Person) else []
    own = sorted(set(roles) - set(waiting))
    write.make_all([Held(person=person, role=role) for role in own])
    if waiting:
        propose(person, AccountChange.ROLES, roles=waiting, by=by, write=write)
    return waiting


def propose(
    person: Person,
    change: AccountChange,
    *,
    roles: Collection[Role] = (),
    by: Person | str,
    write: Writing,
) -> None:
    """Raises NotForPerson if the same is proposed already."""
    if asked := person.proposals.filter(change=change).first():
        raise NotForPerson(
            f"Somebody has already asked to {asked.in_words}, for {person}. A second person must"
            " confirm that or turn it down first."
        )
    words = ", ".join(sorted(roles))
    write.make(
        Proposal(person=person, change=change, roles=words, proposed_by=by, proposed_on=write.at)
    )


def agree(proposal: Proposal, *, by: Person) -> str | None:
    """As the second person. Returns the link for somebody whose sign-in was reset.

    Raises NotForPerson, or ChangedMeanwhile if somebody else has ended the proposal.
    """
    if why := why_not_agree(proposal, by=by, at=now()):
        raise NotForPerson(why)
    person = proposal.person
    with writing(by, f"confirm: {proposal.change}") as write:
        _end(proposal, Became.CONFIRMED, by=by, write=write)
        match proposal.change:
            case AccountChange.ROLES:
                missing = sorted(set(proposal.roles_to_give) - person.roles)
                write.make_all([Held(person=person, role=role) for role in missing])
            case AccountChange.SWITCH_ON:
                person.is_active = True
                write.change(person)
            case AccountChange.BEGIN_AGAIN:
                mark_link(person, by=by, agreed_by=proposal.proposed_by, at=write.at)
                forget_sign_in(person, write)
                return welcome_path(person)
    return None


def why_not_agree(proposal: Proposal, *, by: Person, at: datetime) -> str:
    """'' if this person may agree."""
    proposer = proposal.proposed_by
    if not may(by.roles, Deed.CONFIRM_PEOPLE):
        return "Only an administrator or a director can confirm this."
    if by == proposal.person:
        return "This is about your own account, so somebody else must confirm it."
    if not (proposer.is_active and may(proposer.roles, Deed.EDIT_PEOPLE)):
        return f"{proposer} is not an administrator any more. Turn it down, and ask again."
    return why_not_second(by, to=proposer, at=at)


def turn_down(proposal: Proposal, *, by: Person, reason: str) -> None:
    """Anyone who could agree may, and so may the person concerned. Who asked is told why.

    Raises NotForPerson, NotAllowed without a reason, or ChangedMeanwhile.
    """
    if why := why_not_turn_down(proposal, by=by):
        raise NotForPerson(why)
    with writing(by, f"turn down: {proposal.change}") as write:
        _end(proposal, Became.TURNED_DOWN, by=by, reason=reason, write=write)


def why_not_turn_down(proposal: Proposal, *, by: Person) -> str:
    """'' if this person may."""
    if by == proposal.proposed_by:
        return "You asked for this yourself. Withdraw it instead."
    if by == proposal.person or may(by.roles, Deed.CONFIRM_PEOPLE):
        return ""
    return "Only an administrator or a director can turn this down."


def withdraw(proposal: Proposal, *, by: Person) -> None:
    """As the person who asked, whatever their role now. Raises NotForPerson, ChangedMeanwhile."""
    if why := why_not_withdraw(by, asked_by=proposal.proposed_by):
        raise NotForPerson(why)
    with writing(by, f"withdraw: {proposal.change}") as write:
        _end(proposal, Became.WITHDRAWN, by=by, write=write)


def _end(
    proposal: Proposal, became: Became, *, by: Person, reason: str = "", write: Writing
) -> None:
    give(
        write,
        became,
        what=proposal.in_words,
        about=proposal.person,
        asked_by=proposal.proposed_by,
        by=by,
        reason=reason,
    )
    write.remove(proposal)


def who_could_confirm() -> list[Person]:
    """Changes to accounts, by name."""
    held = Held.objects.filter(role__in=BY_DEED[Deed.CONFIRM_PEOPLE], person__is_active=True)
    return sorted({each.person for each in held.select_related("person")}, key=lambda p: p.name)


def could_confirm(person: Person, *, asked_by: Person, at: datetime) -> list[Person]:
    """Who could be the second person for a change to this account."""
    return [
        each
        for each in who_could_confirm()
        if each != person and not why_not_second(each, to=asked_by, at=at)
    ]
