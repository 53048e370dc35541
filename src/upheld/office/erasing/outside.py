"""Where personal data may be outside the office, and who must act: nothing here erases it there.

Of what the ledger knows: what is public, and what was taken away since the record was entered.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils.text import capfirst

from upheld.core.days import in_words
from upheld.office.erasing.targets import Target
from upheld.office.ledger.in_words import called
from upheld.office.ledger.who import is_person, named
from upheld.office.models import Decision, Entry
from upheld.office.rules.outputs import Output
from upheld.office.rules.states import PUBLIC

EXTRACT = (
    "The extract “{name}”, taken by {who} on {day}, may have it. {who} must delete it and what was"
    " built from it, and take a new one."
)
BY_COMMAND = (
    "The extract “{name}”, taken with a command on {day}, may have it. The person who runs the"
    " office must delete it and what was built from it, and take a new one."
)
FROZEN = (
    "The cases that {who} froze on {day} had it. They are removed when this is erased, but what was"
    " built from them in the office may have it in its private sheets. {who} must freeze the cases"
    " again and build a new candidate, unless its letters have gone."
)
LETTER = (
    "The draft letter that {who} asked for on {day} may have it. {who} must delete every copy, and"
    " ask for a new one."
)
TAKEN = {
    "list": "The list “{name}”, taken by {who} on {day}, may have it. {who} must delete it.",
    "output": "The file “{name}”, downloaded by {who} on {day}, may have it. {who} must delete it.",
}


def outside(targets: list[Target]) -> Iterator[str]:
    """Sentences for the person who confirms, and for the record of who was told."""
    if not targets:
        return
    for target in targets:
        record = target.record
        if isinstance(record, Decision) and record.state in PUBLIC:
            yield (
                f"{capfirst(called(record))} is public. A publishing manager"
                " must take it down, and make a new register and corrected editions."
            )
    first = min(
        Entry.objects.filter(kind=each.kind, record=each.key)
        .order_by("number")
        .values_list("number", flat=True)[0]
        for each in targets
    )
    taken = Entry.objects.filter(number__gt=first, kind__in=("extract", *TAKEN)).order_by("number")
    for entry in taken:
        if words := TAKEN.get(entry.kind) or _of_extract(entry):
            day = in_words(datetime.fromisoformat(entry.at).date())
            yield words.format(name=entry.record, who=named(entry.who), day=day)
    yield "Files under Outputs are removed when this is erased, and can be made again."
    yield (
        "Backups that were made before this is erased have it until they are deleted. If one is"
        " restored, this is erased again before the office opens."
    )


def _of_extract(entry: Entry) -> str:
    """Of a register nothing more is said: what of it is public is, and its extract was removed."""
    match (entry.after or {}).get("made_for"):
        case Output.REGISTER:
            return ""
        case Output.DRAFT_LETTER:
            return LETTER
        case Output.FROZEN:
            return FROZEN
    return EXTRACT if is_person(entry.who) else BY_COMMAND
