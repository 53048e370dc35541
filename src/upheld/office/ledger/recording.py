"""The only way to change records: in one transaction, with an entry in the ledger for each.

    with writing(person, "grant more time") as write:
        write.make(extension)
        write.change(recommendation)

Texts are checked first (upheld.office.ledger.held). Personal values are entered under a seal
(upheld.office.ledger.sealing). Either everything is written, with its entries,
or nothing is. A record that somebody else has changed since it was read is not overwritten:
``ChangedMeanwhile`` says who changed it and when. ``NotPossible`` says in words what the database
refused.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction

from upheld.office.clock import now
from upheld.office.ledger.held import hold
from upheld.office.ledger.in_words import said_of_change
from upheld.office.ledger.read_back import ReadBack
from upheld.office.ledger.refusals import words_of
from upheld.office.ledger.rows_put import put_rows
from upheld.office.ledger.safe_methods import refuse_if_only_asked, takes_nothing
from upheld.office.ledger.sealing import SEALS, newly_sealed, seal
from upheld.office.ledger.waiting import Change, Waiting
from upheld.office.models import Case, Entry, Kept, Person, PersonalValue
from upheld.office.rules.chain import EMPTY, ChainEntry, Head, hash_of

State = Mapping[str, Any]  # of a record, or what else an entry has

AT_ONCE = 2_000  # rows in one statement
NOTHING: State = {}
LOCK = 7_263_001  # a number of our own among PostgreSQL's advisory locks


class ChangedMeanwhile(Exception):
    """Somebody else has changed the record since it was read."""

    def __init__(self, record: Kept) -> None:
        last = Entry.objects.filter(kind=record.kind, record=record.key).last()
        super().__init__(
            f"{said_of_change(record, last)}, after you had opened it."
            " Your changes were not saved. Look at it as it is now, and enter them again."
        )
        self.entry = last


class NotPossible(IntegrityError):
    """What the database refused, in words; nothing has been saved."""


@dataclass
class Writing:
    who: str
    action: str
    at: datetime
    read_back: ReadBack | None = None  # of what a person writes
    _waiting: Waiting = field(default_factory=Waiting)

    def make(self, record: Kept) -> None:
        """Raises ValidationError if the record is not valid."""
        self._prepare(record)
        hold(record)
        record.full_clean()
        self.make_all([record])

    def make_all(self, records: Sequence[Kept]) -> None:
        """Many of one kind, already checked. The database refuses any that are not valid."""
        refuse_if_only_asked()
        if not records:
            return
        for record in records:
            self._waiting.add_sealed(seal(record))
        self._put(records)
        for record in records:
            self._enter(record.kind, record.key, before=None, after=record.snapshot())

    def change(self, record: Kept) -> None:
        """Raises ChangedMeanwhile, or ValidationError if the record would not be valid."""
        refuse_if_only_asked()
        known = type(record).everything
        stored = known.filter(pk=record.pk).first()
        if stored is None:
            raise ChangedMeanwhile(record)
        before, read = stored.snapshot(), record.version
        self._prepare(record)
        hold(record, before=stored)
        record.full_clean()
        self._waiting.add_sealed(seal(record, before=stored))
        record.version = read + 1
        after = record.snapshot()
        if not self._put_change(record, read=read):
            record.version = read
            raise ChangedMeanwhile(stored)
        self._enter(record.kind, record.key, before=before, after=after)
        if record.key != stored.key:
            self._tell_again(record)

    def remove(self, record: Kept) -> None:
        """Raises ChangedMeanwhile. The database refuses to remove what other records refer to."""
        refuse_if_only_asked()
        before = record.snapshot()
        self._prepare(record)
        if not self._take_away(record):
            raise ChangedMeanwhile(record)
        self._enter(record.kind, record.key, before=before, after=None)

    def tell(
        self,
        kind: str,
        key: str,
        *,
        before: State | None = None,
        after: State | None = None,
        personal: State = NOTHING,
        secret: State = NOTHING,
    ) -> None:
        """Enter something that changed no record, such as a sign-in or an extract.

        ``personal`` is what people have written themselves: it is entered under a seal, and so is
        what is ``secret``, which is held nowhere. Raises ValueError for ``after`` with a kind of
        record: an audit would take it for a record.
        """
        if (after or personal) and kind in kinds_of_records():
            raise ValueError(f"{kind!r} is a kind of record, and this entry is not about one.")
        if takes_nothing():
            return
        seals = self._seals_of(personal) | self._seals_of(secret, is_secret=True)
        if seals:
            after = {**(after or {}), SEALS: seals}
        self._enter(kind, key, before=before, after=after)

    def _put(self, records: Sequence[Kept]) -> None:
        """New records of one kind, which get their ids."""
        type(records[0]).everything.bulk_create_in_ledger(list(records), at_once=AT_ONCE)

    def _put_change(self, record: Kept, *, read: int) -> bool:
        """False if its version is not the one that was read."""
        columns = {f.attname for f in record._meta.concrete_fields} - {record._meta.pk.attname}
        values = {name: getattr(record, name) for name in columns}
        held = type(record).everything.filter(pk=record.pk, version=read)
        return bool(held.update_in_ledger(**values))

    def _take_away(self, record: Kept) -> bool:
        held = type(record).everything.filter(pk=record.pk, version=record.version)
        return bool(held.delete_in_ledger())

    def _prepare(self, record: Kept) -> None:
        """Before a person writes it: cases one at a time, so that no two get the same reference."""
        if self.read_back is None:
            return
        if isinstance(record, Case):
            _lock()
        self.read_back.note(record)

    def _seals_of(self, values: State, *, is_secret: bool = False) -> dict[str, str]:
        rows = {name: newly_sealed(each, is_secret=is_secret) for name, each in values.items()}
        self._waiting.add_sealed(rows.values())
        return {name: row[0] for name, row in rows.items()}

    def _tell_again(self, record: Kept) -> None:
        """What belongs to a record has its key in its own, which has changed with it."""
        for relation in record._meta.related_objects:
            model = relation.related_model
            if issubclass(model, Kept) and not relation.field.null:
                for each in model.everything.filter(**{relation.field.name: record}):
                    state = each.snapshot()
                    self._enter(each.kind, each.key, before=state, after=state)
                    self._tell_again(each)

    def _enter(self, kind: str, key: str, *, before: State | None, after: State | None) -> None:
        self._waiting.add({"kind": kind, "key": key, "before": before, "after": after})

    def close(self) -> None:
        """Add the entries to the chain, under a lock that is held until everything is committed."""
        for changes, sealed in self._waiting.parts():
            _lock()
            put_rows(PersonalValue, SEALED, sealed)
            put_rows(Entry, ENTERED, self._chained(changes, after=head()))

    def _chained(self, changes: Iterable[Change], *, after: Head) -> Iterator[tuple[Any, ...]]:
        """The rows of the entries, each with the hash that covers the one before it."""
        last = after
        for change in changes:
            entry = self.entry(last.number + 1, change)
            last = Head(number=entry.number, hash=hash_of(entry, before=last.hash))
            states = in_json(entry.before), in_json(entry.after)
            yield (
                *(entry.number, entry.at, entry.who, entry.action, entry.kind, entry.key),
                *(*states, last.hash),
            )

    def entry(self, number: int, change: Change) -> ChainEntry:
        return ChainEntry(number=number, at=self.moment, who=self.who, action=self.action, **change)

    @cached_property
    def moment(self) -> str:
        """As the ledger has it."""
        return self.at.astimezone(UTC).isoformat(timespec="microseconds")


ENTERED = ("number", "at", "who", "action", "kind", "record", "before", "after", "hash")
SEALED = ("seal", "salt", "value")


# Not in exact_json's order of the alphabet: a history shows columns in the order of the record.
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def in_json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else _encoded(value)


@contextmanager
def writing(who: Person | str, action: str, *, at: datetime | None = None) -> Iterator[Writing]:
    """``who`` is a person, or a word for what acts without one: "import", "calendar". What people
    write is read back as a part of an extract (read_back): ValidationError says what is wrong.

    Raises NotPossible, including for what PostgreSQL refuses only on commit.
    """
    name = who.about if isinstance(who, Person) else who
    read_back = ReadBack() if isinstance(who, Person) else None
    try:
        with transaction.atomic():
            write = Writing(who=name, action=action, at=at or now(), read_back=read_back)
            yield write
            if read_back:
                read_back.refuse()
            write.close()
    except NotPossible:  # of a writing inside this one: told already
        raise
    except IntegrityError as refusal:
        raise NotPossible(words_of(refusal)) from refusal


def kinds_of_records() -> dict[str, type[Kept]]:
    return {
        str(model._meta.model_name): model
        for model in apps.get_app_config("office").get_models()
        if issubclass(model, Kept)
    }


def head() -> Head:
    last = Entry.objects.last()
    return Head(number=last.number, hash=last.hash) if last else EMPTY


def _lock() -> None:
    """SQLite has only one writer anyway, from the beginning of its transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
