"""Where personal data may be outside the office, and who must act: nothing here erases it there.

Of what the ledger knows: what is public, and what was taken away since the record was entered.
"""

from collections.abc import Iterator
from datetime import datetime

from upheld.core.days import in_words
from upheld.office.erasing.targets import Target
from upheld.office.ledger.who import named
from upheld.office.models import Decision, Entry
from upheld.office.rules.states import PUBLIC

TAKEN = {
    "extract": "The extract “{name}”, taken by {who} on {day}, may have it. {who} must delete it"
    " and what was built from it, and take a new one.",
    "list": "The list “{name}”, taken by {who} on {day}, may have it. {who} must delete it.",
}


def outside(targets: list[Target]) -> Iterator[str]:
    """Sentences for the person who confirms, and for the record of who was told."""
    if not targets:
        return
    for target in targets:
        record = target.record
        if isinstance(record, Decision) and record.state in PUBLIC:
            yield (
                f"The decision {record.key} is public. A publishing manager must take it down, and"
                " make a new register and corrected editions."
            )
    first = min(
        Entry.objects.filter(kind=each.kind, record=each.key)
        .order_by("number")
        .values_list("number", flat=True)[0]
        for each in targets
    )
    for entry in Entry.objects.filter(number__gt=first, kind__in=TAKEN).order_by("number"):
        day = in_words(datetime.fromisoformat(entry.at).date())
        yield TAKEN[entry.kind].format(name=entry.record, who=named(entry.who), day=day)
    yield (
        "Backups that were made before this is erased have it until they are deleted. If one is"
        " restored, this is erased again before the office opens."
    )
