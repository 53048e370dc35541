"""What a person is writing: kept every minute, offered again, and gone when it is saved.

A draft is its person's alone. It is no act of the office, so the ledger does not have it. It goes
when it is saved, when its person deletes it or is switched off, and after a week. An erasure
deletes every draft: an open page still has its words, and keeps them again. Of a page with several
forms, each has its own.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from django.db.models import Q, QuerySet

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


def keep(person: Person, address: str, fields: Fields, *, at: datetime, form: str = "") -> None:
    """In place of what was kept for the same form. Raises NoRoom."""
    text = json.dumps({name: list(values) for name, values in fields.items()})
    _forget_old(at)
    key = _key(address, form)
    others = person.drafts.exclude(address=key).count()
    if len(text) > LONGEST or others >= MOST_DRAFTS or not person.is_active:
        raise NoRoom
    fields_encrypted = cipher(OF).encrypt(text.encode()).decode()
    Draft.objects.update_or_create(
        person=person,
        address=key,
        defaults={"fields": fields_encrypted, "kept_at": at},
    )


def kept(person: Person, address: str, *, at: datetime) -> list[Kept]:
    """Of every form on the page, the newest first."""
    found = _on_page(person, address).filter(kept_at__gt=at - KEPT_FOR).order_by("-kept_at", "pk")
    read = ((_read(draft), draft.kept_at) for draft in found)
    return [Kept(fields=fields, at=kept_at) for fields, kept_at in read if fields is not None]


def forget(person: Person, address: str, *, form: str = "") -> None:
    person.drafts.filter(address=_key(address, form)).delete()


def forget_page(person: Person, address: str) -> None:
    _on_page(person, address).delete()


def _key(address: str, form: str) -> str:
    return f"{address}#{form}" if form else address


def _on_page(person: Person, address: str) -> QuerySet[Draft]:
    return person.drafts.filter(Q(address=address) | Q(address__startswith=f"{address}#"))


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
