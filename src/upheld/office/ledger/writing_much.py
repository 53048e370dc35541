"""Writing as much as an import does, while others go on reading and saving.

PostgreSQL has many writers, and nothing is different there. SQLite has one. So everything is
checked and laid aside first (upheld.office.ledger.aside), while others write; then one transaction
of some seconds puts it in place, with its entries. What was killed before has done nothing.

What is laid aside is as if it had been written when it began. If others have changed what it
touches in the meantime, nothing is put in place, and ``Overtaken`` is raised: it can begin again.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from upheld.core.references import typed
from upheld.office.ledger.aside import Aside, NotAsItWas, reserve
from upheld.office.ledger.recording import Writing, head, in_json, writing
from upheld.office.ledger.waiting import Waiting
from upheld.office.models import Case, Entry, Kept
from upheld.office.not_waiting import waiting_at_most
from upheld.office.rules.chain import Head, around_number

PATIENCE = 600  # seconds, in which others who save come first
Touched = tuple[str, object]  # a kind of record, and an id; or a case as it is typed


class Overtaken(Exception):
    """Others have changed what this was to change, or made what it was to make."""


@contextmanager
def writing_much(who: str, action: str, *, at: datetime) -> Iterator[Writing]:
    """As ``writing``; but on SQLite what is written cannot be read inside. Raises Overtaken."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with writing(who, action, at=at) as write:
            yield write
        return
    write = LaidAside(who=who, action=action, at=at)
    with waiting_at_most(PATIENCE):
        try:
            yield write
            write.close()
        finally:
            write.aside.drop()


class EntriesAside(Waiting):
    """Entries that wait in a temporary table, ready but for their numbers."""

    def __init__(self, write: "LaidAside") -> None:
        super().__init__()
        self._write = write

    def _pack(self) -> None:
        entries = [self._write.entry(0, change) for change in self._changes]
        rows = [
            (each.kind, each.key, in_json(each.before), in_json(each.after), *around_number(each))
            for each in entries
        ]
        self._write.aside.lay_entries(rows, self._sealed)
        self._changes, self._sealed = [], []


@dataclass
class LaidAside(Writing):
    """No record is changed twice: its second change would be of what is not there yet."""

    began: Head = field(default_factory=head)
    aside: Aside = field(default_factory=Aside)
    touched: set[Touched] = field(default_factory=set)
    changed: set[Touched] = field(default_factory=set)
    reserved: dict[type[Kept], list[int]] = field(default_factory=dict)
    given: Counter[type[Kept]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._waiting = EntriesAside(self)

    def _put(self, records: Sequence[Kept]) -> None:
        ids = self._ids(type(records[0]), len(records))
        for record, pk in zip(records, ids, strict=True):
            record.pk = pk
            self.touched.update(_parents(record))
            if isinstance(record, Case):
                self.touched.add(_as_typed(record.reference, record.authority_id))
        self.aside.lay("new", records)

    def _ids(self, model: type[Kept], many: int) -> list[int]:
        """Each time as many more as there were before, so that it seldom has to write for them."""
        ids, given = self.reserved.setdefault(model, []), self.given[model]
        if len(ids) < many:
            ids += reserve(model, max(many - len(ids), given))
        self.given[model] += many
        self.reserved[model] = ids[many:]
        return ids[:many]

    def _put_change(self, record: Kept, *, read: int) -> bool:  # noqa: ARG002  # it has the next
        return self._lay("changed", record)

    def _take_away(self, record: Kept) -> bool:
        return self._lay("gone", record)

    def _lay(self, what: str, record: Kept) -> bool:
        about = record.kind, record.pk
        if about in self.changed:
            raise ValueError(f"The {record.about} is changed twice in one writing.")
        self.changed.add(about)
        self.aside.lay(what, [record])
        return True

    def close(self) -> None:
        self._waiting.flush()
        self.aside.sort_values()
        try:
            with transaction.atomic():
                self._refuse_if_overtaken()
                self.aside.put_in_place(
                    at=self.moment, who=self.who, action=self.action, after=head()
                )
        except (NotAsItWas, IntegrityError) as error:
            raise Overtaken from error

    def _refuse_if_overtaken(self) -> None:
        """By the ledger, which has every change of a record."""
        since = Entry.objects.filter(number__gt=self.began.number)
        for kind, before, after in since.values_list("kind", "before", "after"):
            theirs: set[Touched] = {(kind, (after or before or {}).get("id"))}
            if kind == "case" and after:
                theirs.add(_as_typed(after["reference"], after["authority_id"]))
            if theirs & self.changed or theirs & self.touched:
                raise Overtaken


def _as_typed(reference: str, authority: str) -> Touched:
    """Two cases that differ only in how their references are spelt are one."""
    return "case", (typed(reference), authority)


def _parents(record: Kept) -> Iterator[Touched]:
    """The records to which it belongs: what hangs on another is made for that as it was read."""
    for each in record._meta.concrete_fields:
        model, pk = each.related_model, getattr(record, each.attname)
        if pk is not None and isinstance(model, type) and issubclass(model, Kept):
            yield model._meta.model_name or "", pk
