"""Signing a year's edition: the signed act next to it, and the record of who signed and why.

The act is what counts: publish, verify and the site ask nothing else. Both are made in one
transaction, the act last. If the office was stopped between them, or its database is an older one,
the record is made to agree with the act when somebody signs, and when the worker starts.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.life import Life
from upheld.edition.manifest import EditionError
from upheld.edition.signatures import signed
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person, Query, Signature
from upheld.office.rules.signers import why_not_signer
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import Step
from upheld.office.year.signing_key import secret_of
from upheld.office.year.steps import YearNow, year_now
from upheld.ombudsman.signing_settings import SigningRole

log = logging.getLogger(__name__)
SIGN = "sign an edition"
AGREE = "make signatures agree with the acts of an edition"
ACTS = "acts"  # what the ledger calls the file next to an edition
REPLACED = (
    "Another candidate has been built since you read this one, so nothing was signed. Read the"
    " candidate that is there now, and sign that."
)


def signers(life: Life) -> dict[str, Person]:
    """Those who have signed the edition, by role. Somebody the office does not know has a
    number for a name.
    """
    found = {role: act.people[0] for role, act in life.signatures.items()}
    known = Person.objects.in_bulk(found.values())
    unknown = {pk: Person(pk=pk, name=f"person number {pk}") for pk in found.values()}
    return {role: (unknown | known)[pk] for role, pk in found.items()}


def open_queries(now: YearNow) -> list[Query]:
    found = Query.objects.filter(review=now.review, effect="")
    return list(found.select_related("authority", "case"))


def why_not_sign(now: YearNow, role: SigningRole, *, by: Person, at: datetime) -> str:
    """Why this person cannot sign in this role, as things are; '' if they can."""
    if missing := now.missing(Step.SIGNED):
        return " ".join(missing)
    if now.taken(Step.SENT):
        return "Its letters have gone, so nobody signs it any more."
    assert now.review
    assert now.life
    return why_not_signer(by, role, built_for=now.review.built_for, signed=signers(now.life), at=at)


def sign(
    year: Year,
    role: SigningRole,
    configuration: Configuration,
    *,
    by: Person,
    edition_hash: str,
    reason: str = "",
) -> Act:
    """``edition_hash`` is that of the edition that the person read, ``reason`` why it is signed
    although queries are open.

    Raises NotAllowed, EditionError, or ValidationError.
    """
    make_records_agree(year, configuration)
    with transaction.atomic():
        with writing(by, SIGN) as write:
            now = _held(year, configuration)
            edition, secret = _to_sign(
                now, role, by=by, edition_hash=edition_hash, reason=reason, at=write.at
            )
            record = Signature(
                review=now.review,
                edition_hash=edition_hash,
                role=role,
                person=by,
                signed_at=write.at,
                over_queries=reason if open_queries(now) else "",
            )
            write.make(record)
        act = signed(_act_of(record), secret)
        add_act(edition, act)  # last: nothing but the commit can fail after it
    return act


def _to_sign(
    now: YearNow,
    role: SigningRole,
    *,
    by: Person,
    edition_hash: str,
    reason: str,
    at: datetime,
) -> tuple[Path, bytes]:
    """The edition and the key to sign it with. Raises NotAllowed."""
    if now.review and now.review.edition_hash != edition_hash:
        raise NotAllowed(REPLACED)
    if why := why_not_sign(now, role, by=by, at=at):
        raise NotAllowed(why)
    if (found := open_queries(now)) and not reason.strip():
        raise NotAllowed(
            f"Queries that are still open: {len(found)}. Give the reason for signing all the same."
        )
    assert now.edition
    assert now.life
    return now.edition, secret_of(now.life.signing.key)


def _act_of(record: Signature) -> Act:
    return Act(
        kind=Kind.SIGNED,
        edition=record.edition_hash,
        at=record.signed_at.isoformat(),
        people=(record.person_id,),
        role=record.role,
        reason=record.over_queries,
    )


def _held(year: Year, configuration: Configuration) -> YearNow:
    """The year as it is, with nobody else signing it until the transaction ends."""
    AnnualReview.objects.select_for_update().filter(year=str(year)).first()
    return year_now(year, configuration)


def make_records_agree(year: Year, configuration: Configuration) -> None:
    """A record without its act is no signature, and an act without its record gets one."""
    with transaction.atomic():
        now = _held(year, configuration)
        if now.review is None or now.life is None:
            return
        records = {
            each.role: each
            for each in Signature.objects.filter(edition_hash=now.review.edition_hash)
        }
        acts = now.life.signatures
        lost = [each for role, each in records.items() if not _is_of(each, acts.get(role))]
        kept = records.keys() - {each.role for each in lost}
        new = _records_of({role: act for role, act in acts.items() if role not in kept}, now.review)
        if not lost and not new:
            return
        with writing(ACTS, AGREE) as write:
            for record in lost:
                write.remove(record)
            for record in new:
                write.make(record)


def make_all_agree(configuration: Configuration) -> None:
    """For every year. One whose files cannot be read is left, and the log says why."""
    for review in AnnualReview.objects.exclude(edition_hash=""):
        try:
            make_records_agree(Year.parse(review.year), configuration)
        except EditionError as error:
            log.warning("%s", error)


def _is_of(record: Signature, act: Act | None) -> bool:
    told = (record.person_id, record.signed_at)
    return act is not None and told == (act.people[0], act.moment)


def _records_of(acts: Mapping[str, Act], review: AnnualReview) -> list[Signature]:
    """None for somebody that the office does not know."""
    known = Person.objects.in_bulk(act.people[0] for act in acts.values())
    return [
        Signature(
            review=review,
            edition_hash=act.edition,
            role=role,
            person=known[act.people[0]],
            signed_at=act.moment,
            over_queries=act.reason,
        )
        for role, act in acts.items()
        if act.people[0] in known
    ]
