"""Another hour of publication: one person asks for it, and a second confirms it.

Postponed, or published now because the embargo is broken. The act is written next to the edition
first, signed with the office's key. The record follows the act, so that after being killed between
the two they agree again (``settle``). Letters are not made again.
"""

import logging
from datetime import datetime
from pathlib import Path

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.disk.announced import announce, read_announced
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.life import Life, life_of
from upheld.edition.manifest import edition_hash
from upheld.edition.signatures import signed
from upheld.office.answers.giving import give, why_not_withdraw
from upheld.office.configuration import Configuration, own_office
from upheld.office.ledger.recording import ChangedMeanwhile, Writing, writing
from upheld.office.models import AnnualReview, MovedHour, Person, next_number
from upheld.office.rules.answers import Became
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.second_person import why_not_second
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import HourMove
from upheld.office.year.places import edition_on_record
from upheld.office.year.signing_key import secret_of

KINDS = {
    HourMove.POSTPONED: Kind.POSTPONED,
    HourMove.EMBARGO_BROKEN: Kind.EMBARGO_BROKEN,
}
ASKED = {
    HourMove.POSTPONED: "postpone publication",
    HourMove.EMBARGO_BROKEN: "publish now",
}
LONGEST_REASON = 500  # characters: it is shown on the site
log = logging.getLogger(__name__)


def ask(
    review: AnnualReview,
    move: HourMove,
    *,
    hour: datetime | None = None,
    reason: str,
    by: Person,
    at: datetime,
    configuration: Configuration,
) -> MovedHour:
    """``hour`` is the new one; publishing now has none. Raises NotAllowed."""
    _refuse_role(by)
    stands = hour_that_stands(review, configuration)
    if move == HourMove.POSTPONED:
        hour = _later(hour, than=stands, at=at)
    if waiting_of(review):
        raise NotAllowed("Another hour waits for a second person. Answer that first.")
    asked = MovedHour(
        review=review,
        number=next_number(MovedHour, review=review),
        move=str(move),
        hour=hour or at,
        reason=" ".join(reason.split()),
        asked_by=by,
        asked_at=at,
    )
    if len(asked.reason) > LONGEST_REASON:
        raise NotAllowed(f"Give the reason in at most {LONGEST_REASON} characters.")
    with writing(by, f"ask to {ASKED[move]}", at=at) as write:
        write.make(asked)
    return asked


def confirm(moved: MovedHour, *, by: Person, at: datetime, configuration: Configuration) -> None:
    """As the second person. Raises NotAllowed or EditionError, which change nothing."""
    _refuse_role(by)
    _settle_first(moved, configuration, at=at)
    if why := why_not_second(by, to=moved.asked_by, at=at):
        raise NotAllowed(why)
    stands = hour_that_stands(moved.review, configuration)
    move = HourMove(moved.move)
    hour = at if move == HourMove.EMBARGO_BROKEN else _later(moved.hour, than=stands, at=at)
    edition = edition_on_record(moved.review, configuration)
    assert edition
    life = life_of(edition)
    act = Act(
        kind=KINDS[move],
        edition=edition_hash(edition),
        at=at.isoformat(),
        people=(moved.asked_by_id, by.pk),
        hour=hour.astimezone(own_office().time_zone).isoformat(timespec="seconds"),
        reason=moved.reason,
    )
    add_act(
        edition,
        signed(act, secret_of(life.signing.key)),
        check=lambda: _refuse_published(moved.review, life_of(edition)),
    )
    settle(moved.review, configuration, at=at)
    moved.refresh_from_db()


def settle(review: AnnualReview, configuration: Configuration, *, at: datetime) -> None:
    """Let the record and the announcement follow the acts. They do already, unless the office was
    killed in between.
    """
    edition = edition_on_record(review, configuration)
    waiting = waiting_of(review)
    if edition is None:
        return
    life = life_of(edition)
    if waiting and (act := _act_of(waiting, life)):
        waiting.hour, waiting.confirmed_at = datetime.fromisoformat(act.hour), act.moment
        waiting.confirmed_by = Person.objects.filter(pk=act.people[1]).first()
        with writing(
            waiting.confirmed_by or "worker", ASKED[HourMove(waiting.move)], at=at
        ) as write:
            write.change(waiting)
            _answer(write, waiting, Became.CONFIRMED, by=waiting.confirmed_by)
    if configuration.published:
        _announce_again(review, life, configuration.published, at=at)


def settle_all(configuration: Configuration, *, at: datetime) -> None:
    """For the worker: a few years at most are not published yet and were moved."""
    moved = AnnualReview.objects.filter(published_at=None, moved_hours__isnull=False)
    for review in moved.distinct():
        try:
            settle(review, configuration, at=at)
        except (Mistake, ChangedMeanwhile) as error:
            log.error("%s", error)


def turn_down(
    moved: MovedHour, *, by: Person, reason: str, at: datetime, configuration: Configuration
) -> None:
    """Who asked is told why. Raises NotAllowed."""
    _refuse_role(by)
    if by == moved.asked_by:
        raise NotAllowed("You asked for this yourself. Withdraw it instead.")
    _settle_first(moved, configuration, at=at)
    _end(moved, Became.TURNED_DOWN, by=by, reason=reason, at=at)


def withdraw(moved: MovedHour, *, by: Person, at: datetime, configuration: Configuration) -> None:
    """As the person who asked. Raises NotAllowed."""
    if why := why_not_withdraw(by, asked_by=moved.asked_by):
        raise NotAllowed(why)
    _settle_first(moved, configuration, at=at)
    _end(moved, Became.WITHDRAWN, by=by, at=at)


def waiting_of(review: AnnualReview) -> MovedHour | None:
    return review.moved_hours.filter(confirmed_at=None).first()


def hour_that_stands(review: AnnualReview, configuration: Configuration) -> datetime:
    """Raises NotAllowed while it can be moved by other means, or no longer."""
    edition = edition_on_record(review, configuration)
    life = life_of(edition) if edition else None
    if life is None or life.public_at is None or life.why_unsigned or not life.signing.key:
        raise NotAllowed(
            "Only the hour of an edition that has been signed is moved by two people. Until then,"
            " write the new hour in office.toml, and build the candidate again."
        )
    _refuse_published(review, life)
    return life.public_at


def _refuse_published(review: AnnualReview, life: Life) -> None:
    if review.published_at or life.done(Kind.PUBLISHED):
        raise NotAllowed("The edition has been published, so its hour cannot be changed.")


def _later(hour: datetime | None, *, than: datetime, at: datetime) -> datetime:
    if hour is None or hour <= than or hour <= at:
        raise NotAllowed(f"Give an hour after {at_hour(max(than, at.astimezone(than.tzinfo)))}.")
    return hour


def _refuse_role(by: Person) -> None:
    if not may(by.roles, Deed.MOVE_HOUR):
        raise NotAllowed("Your role does not let you move the hour of publication.")


def _act_of(moved: MovedHour, life: Life) -> Act | None:
    """The act by which it was confirmed, if it was."""
    return next(
        (
            act
            for act in life.done(KINDS[HourMove(moved.move)])
            if act.people[0] == moved.asked_by_id
            and act.reason == moved.reason
            and act.moment >= moved.asked_at
        ),
        None,
    )


def _announce_again(review: AnnualReview, life: Life, published: Path, *, at: datetime) -> None:
    """What was announced for another hour is announced for the one that stands, with the reason."""
    postponed = life.done(Kind.POSTPONED)
    if review.published_at or not postponed or life.public_at is None or life.public_at <= at:
        return
    known = {each.year: each for each in read_announced(published)}
    if review.year in known and known[review.year].moment != life.public_at:
        announce(published, review.year, hour=life.public_at, at=at, reason=postponed[-1].reason)


def _settle_first(moved: MovedHour, configuration: Configuration, *, at: datetime) -> None:
    """Its act may be there, though the office was killed before the record followed."""
    read = moved.version
    settle(moved.review, configuration, at=at)
    moved.refresh_from_db()
    if moved.confirmed_at:
        raise NotAllowed("This has been confirmed already.")
    moved.version = read


def _end(moved: MovedHour, became: Became, *, by: Person, at: datetime, reason: str = "") -> None:
    told = "turn down" if became == Became.TURNED_DOWN else "withdraw"
    with writing(by, f"{told} another hour of publication", at=at) as write:
        _answer(write, moved, became, by=by, reason=reason)
        write.remove(moved)


def _answer(
    write: Writing, moved: MovedHour, became: Became, *, by: Person | None, reason: str = ""
) -> None:
    what = ASKED[HourMove(moved.move)]
    give(write, became, what=what, about=moved, asked_by=moved.asked_by, by=by, reason=reason)
