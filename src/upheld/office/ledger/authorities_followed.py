"""Authorities, which the directory gives and nobody edits: the ledger has a digest of each.

Names and groups decide what is compared with what, so changing them past the ledger must be found.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Entry

DIRECTORY, AUTHORITIES = "directory", "authorities"  # kind and key of the entry
TAKEN = "taken from the directory"


def enter_authorities(who: str) -> bool:
    """If they are not as the ledger has them already. Returns whether an entry was made."""
    now = _digests()
    if now == _in_ledger():
        return False
    with writing(who, TAKEN) as write:
        write.tell(DIRECTORY, AUTHORITIES, after=now)
    return True


def authorities_differ() -> Iterator[str]:
    """Nothing, before the first entry: an office begins when its first person is entered."""
    told, now = _in_ledger(), _digests()
    for slug in sorted(told.keys() | now.keys()) if told else ():
        if told.get(slug) != now.get(slug):
            yield (
                f"The authority {slug} is not as the directory gave it: changed outside the ledger."
                " If you have just upgraded, run `upheld office migrate`."
            )


def _in_ledger() -> dict[str, Any]:
    last = Entry.objects.filter(kind=DIRECTORY, record=AUTHORITIES).last()
    return last.after if last and last.after else {}


def _digests() -> dict[str, Any]:
    return {
        slug: hashlib.sha256(json.dumps([slug, *cells], default=str).encode()).hexdigest()[:32]
        for slug, *cells in Authority.objects.order_by("slug").values_list(
            "slug", "name", "peer_group", "region", "first_day", "last_day"
        )
    }
