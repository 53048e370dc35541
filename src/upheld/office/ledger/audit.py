"""Proof of the ledger: its chain is unbroken, and everything is as it says.

Records and personal values are read as at one moment, an entry or a record at a time. So are the
ways in which people sign in, the authorities of the directory, and the database's own schema:
somebody who may do anything with the database can change those as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from upheld.office.ledger.authorities_followed import authorities_differ
from upheld.office.ledger.erased import in_words, list_differs
from upheld.office.ledger.moment import one_moment
from upheld.office.ledger.recording import head
from upheld.office.ledger.schema import schema_differs
from upheld.office.ledger.standing import AT_ONCE, Standing, in_batches
from upheld.office.ledger.values_followed import Values
from upheld.office.ledger.ways_in import WaysIn
from upheld.office.models import Entry, Erasure
from upheld.office.rules.chain import ChainEntry, Head, faults


@dataclass(frozen=True, kw_only=True)
class Audited:
    head: Head
    faults: tuple[str, ...]
    erased: tuple[str, ...] = ()  # what, when and by whose word


def audit(*, kept: Iterable[Head] = ()) -> Audited:
    """``kept`` are heads kept elsewhere, each of which must be in the chain."""
    with one_moment():
        found = audit_now(kept=kept)
        return Audited(
            head=found.head,
            faults=(*found.faults, *list_differs(), *schema_differs()),
            erased=tuple(in_words(_done())),
        )


def _done() -> QuerySet[Erasure]:
    found = Erasure.objects.exclude(done_at=None).order_by("pk")
    return found.select_related("asked_by", "confirmed_by")


def audit_now(*, kept: Iterable[Head] = ()) -> Audited:
    """Within the caller's own transaction, and without the schema, which no backup has."""
    standing, values, ways_in = Standing(), Values(), WaysIn()

    def followed() -> Iterator[tuple[ChainEntry, str]]:
        for some in in_batches(Entry.objects.order_by("number").iterator(AT_ONCE)):
            values.follow(some)
            for entry in some:
                chained = entry.chain_entry()
                standing.follow(chained)
                ways_in.follow(chained)
                yield chained, entry.hash

    found = [*faults(followed(), kept=kept)]
    found += standing.faults
    found += standing.past_the_ledger()
    found += values.differ()
    found += ways_in.differ()
    found += authorities_differ()
    return Audited(head=head(), faults=tuple(found))
