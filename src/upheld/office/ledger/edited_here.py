"""Which records people have changed since they were last imported, according to the ledger."""

from collections.abc import Sequence

from upheld.office.models import Entry, Kept

IMPORT = "import"  # who imports, as the ledger names it
NOT_PEOPLE = (IMPORT, "calendar")
KEYS_AT_ONCE = 500


def edited_here(records: Sequence[Kept]) -> dict[str, Entry]:
    """By a record's key: the last entry that a person made after the record was last imported."""
    found: dict[str, Entry] = {}
    for start in range(0, len(records), KEYS_AT_ONCE):
        some = records[start : start + KEYS_AT_ONCE]
        entries = Entry.objects.filter(kind=some[0].kind, record__in=[each.key for each in some])
        for entry in entries.defer("before", "after"):
            if entry.who == IMPORT:
                found.pop(entry.record, None)
            elif entry.who not in NOT_PEOPLE:
                found[entry.record] = entry
    return found
