"""Early access: who outside the office is handed a copy before the hour, and when it may be taken.

By hand alone: a member of staff takes the copy, once, and hands it over. No one outside signs in,
and a copy has no address. That it was taken is in the ledger, and in the edition's acts, which are
published: posts and organisations, and a name only where the grant says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.life import Life
from upheld.edition.manifest import edition_hash
from upheld.office.configuration import Configuration, own_office
from upheld.office.ledger.recording import writing
from upheld.office.models import EarlyAccess, Person, next_number
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EarlyCopy
from upheld.office.year.steps import YearNow, year_now
from upheld.publish.annual.early_copy import Holder, letters_copy, tables_copy


@dataclass(frozen=True, kw_only=True)
class Copy:
    """As it is handed over: marked with its holder's name."""

    name: str
    content: bytes


def access_of(year: Year) -> list[EarlyAccess]:
    known = EarlyAccess.objects.select_related("granted_by", "taken_by", "review")
    return list(known.filter(review__year=str(year)))


def numbered(year: Year, number: int) -> EarlyAccess:
    """Raises NotAllowed if there is none."""
    found = {each.number: each for each in access_of(year)}
    if number not in found:
        raise NotAllowed(f"There is no early access {number} for {year}.")
    return found[number]


def grant(access: EarlyAccess, *, by: Person, at: datetime) -> None:
    """Raises NotAllowed, or ValidationError for what the record cannot be."""
    if not access.review.pk:
        raise NotAllowed(
            f"The cases of {access.review} have not been frozen yet. Freeze them first."
        )
    if access.access_until <= at:
        raise NotAllowed("The window is over already. Give a later end.")
    if access.access_until < access.access_from:
        raise NotAllowed("The window ends before it begins. Give a later end.")
    with writing(by, "give early access", at=at) as write:
        access.number = next_number(EarlyAccess, review=access.review)
        access.granted_by, access.granted_at = by, at
        write.make(access)


def end(access: EarlyAccess, *, by: Person, at: datetime) -> None:
    """Nothing can be taken from then on. Raises NotAllowed for a copy that has been taken."""
    if access.taken_at:
        raise NotAllowed(
            "The copy has been taken, and a copy that has been taken cannot be recalled."
        )
    with writing(by, "end early access", at=at) as write:
        access.access_until = min(access.access_until, at)
        access.access_from = min(access.access_from, access.access_until)
        write.change(access)


def why_not_now(access: EarlyAccess, stands: YearNow, *, at: datetime) -> str:
    """Why the copy cannot be taken at that time; '' if it can."""
    return next(_why_not(access, stands.life, at), "")


def take(access: EarlyAccess, configuration: Configuration, *, by: Person, at: datetime) -> Copy:
    """The act is written before the copy is handed over, so none is out without it.

    Raises NotAllowed, ChangedMeanwhile if somebody else has just taken it, or a Mistake.
    """
    stands = year_now(Year.parse(access.review.year), configuration)
    if why := why_not_now(access, stands, at=at):
        raise NotAllowed(f"The copy was not taken. {why}")
    assert stands.edition
    assert stands.life
    assert stands.life.public_at
    try:
        copy = _copy(access, stands.edition, stands.life.public_at)
        with writing(by, "take a copy for early access", at=at) as write:
            access.taken_by, access.taken_at = by, at
            write.change(access)
            add_act(stands.edition, _act(access, stands.edition, at))
    except Mistake as mistake:
        raise NotAllowed(str(mistake)) from None
    return copy


def _why_not(access: EarlyAccess, life: Life | None, at: datetime) -> Iterator[str]:
    zone = own_office().time_zone
    if access.taken_at:
        yield "It has been taken, and a copy is taken once. For another, give access again."
    if life is None or life.public_at is None:
        yield "There is no edition with an hour of publication yet."
    elif not life.signing.key:
        yield "The edition was built without a key, so it cannot have been signed."
    elif life.why_unsigned:
        yield f"The edition cannot be shown: {life.why_unsigned}."
    elif life.public_at <= at:
        yield f"It is public since {at_hour(life.public_at.astimezone(zone))}."
    if at < access.access_from:
        yield f"The window begins at {at_hour(access.access_from.astimezone(zone))}."
    if at > access.access_until:
        yield f"The window ended at {at_hour(access.access_until.astimezone(zone))}."


def _copy(access: EarlyAccess, edition: Path, hour: datetime) -> Copy:
    holder = Holder(
        name=access.name,
        post=access.post,
        organisation=access.organisation,
        until=hour.astimezone(own_office().time_zone),
    )
    if access.what == EarlyCopy.LETTERS:
        content = letters_copy(edition, access.authorities.split(), holder)
    else:
        content = tables_copy(edition, holder)
    return Copy(name=f"early-copy-{edition.name}-{access.number}.zip", content=content)


def _act(access: EarlyAccess, edition: Path, at: datetime) -> Act:
    assert access.taken_by
    return Act(
        kind=Kind.ACCESS_GIVEN,
        edition=edition_hash(edition),
        at=at.isoformat(timespec="seconds"),
        people=(access.granted_by.pk, access.taken_by.pk),
        to=(access.published_as,),
    )
