"""What a person is writing: kept every minute, offered again, and gone when it is saved.

A draft is its person's alone. It is no act of the office, so the ledger does not have it. It goes
when it is saved, when its person deletes it or is switched off, and after a week. An erasure
deletes every draft: an open page still has its words, and keeps them again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken

from upheld.office.models import Draft, Person
from upheld.office.people.encrypting import cipher

KEPT_FOR = timedelta(days=7)
MOST_DRAFTS = 100  # of one person
LONGEST = 1_000_000  # characters in all fields of one
OF = "drafts"

Fields = Mapping[str, Sequence[str]]  # each with all its values, as they were posted


class NoRoom(Exception):
    """It is too long to keep, or there are too many."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    fields: Fields
    at: datetime


def keep(person: Person, address: str, fields: Fields, *, at: datetime) -> None:
    """In place of what was kept for the same form. Raises NoRoom."""
    text = json.dumps({name: list(values) for name, values in fields.items()})
    _forget_old(at)
    others = person.drafts.exclude(address=address).count()
    if len(text) > LONGEST or others >= MOST_DRAFTS or not person.is_active:
        raise NoRoom
    fields_encrypted = cipher(OF).encrypt(text.encode()).decode()
    Draft.objects.update_or_create(
        person=person,
        address=address,
        defaults={"fields": fields_encrypted, "kept_at": at},
    )


def kept(person: Person, address: str, *, at: datetime) -> Kept | None:
    found = person.drafts.filter(address=address, kept_at__gt=at - KEPT_FOR).first()
    fields = _read(found) if found else None
    return Kept(fields=fields, at=found.kept_at) if found and fields is not None else None


def forget(person: Person, address: str) -> None:
    person.drafts.filter(address=address).delete()


def forget_all(person: Person) -> None:
    person.drafts.all().delete()


def _read(draft: Draft) -> Fields | None:
    """None if the office's secret is another one now."""
    try:
        fields: Fields = json.loads(cipher(OF).decrypt(draft.fields.encode()))
    except InvalidToken:
        return None
    return fields


def _forget_old(at: datetime) -> None:
    Draft.objects.filter(kept_at__lte=at - KEPT_FOR).delete()
