"""What has been erased, by the ledger and by a list outside the database.

The list is a file next to the evidence folder, a line for each erasure, that is only added to. It
has seals and no personal value. A restored backup has what was erased since, so an erasure is done
again before a restored office opens; and nobody can pass off a removed value as erased.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from upheld.core.days import in_words as in_words_of_day
from upheld.core.mistakes import Mistake
from upheld.office.clock import day_of
from upheld.office.configuration import read_configuration
from upheld.office.ledger.in_words import Names
from upheld.office.ledger.sealing import rows_of
from upheld.office.models import Erasure

Line = Mapping[str, Any]


def list_beside(evidence: Path) -> Path:
    return evidence.with_name(f"{evidence.name}-erasures.jsonl")


def add_to_list(erasure: Erasure, *, evidence: Path) -> None:
    """On the disk before it returns. Raises OSError."""
    line = {
        "number": erasure.pk,
        "at": erasure.done_at.isoformat() if erasure.done_at else None,
        "asked_by": erasure.asked_by_id,
        "confirmed_by": erasure.confirmed_by_id,
        "targets": erasure.targets,
        "erased": erasure.erased,
    }
    _append(line, list_beside(evidence))


def _append(line: Line, path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def lines_of(path: Path) -> list[Line]:
    """Raises ValueError for a line that cannot be read."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def bring_list(path: Path | None, *, evidence: Path) -> list[Line]:
    """The lines of the list next to the evidence, with those of a list from elsewhere added.

    Raises Mistake if a list cannot be read.
    """
    own = list_beside(evidence)
    try:
        lines = lines_of(own)
        new = [each for each in lines_of(path) if each not in lines] if path else []
        for line in new:
            _append(line, own)
    except (ValueError, OSError) as error:
        raise Mistake(f"The list of erasures {path or own} cannot be read: {error}.") from None
    return [*lines, *new]


def erased_seals() -> set[str]:
    return {seal for erasure in Erasure.objects.all() for seal in erasure.erased}


def list_differs() -> Iterator[str]:
    """How the list outside differs from what the ledger says, and from what is there."""
    path = list_beside(read_configuration().evidence)
    try:
        listed = {seal for line in lines_of(path) for seal in line["erased"]}
    except (ValueError, KeyError, OSError) as error:
        yield f"The list of erasures {path} cannot be read: {type(error).__name__}."
        return
    for erasure in Erasure.objects.exclude(done_at=None).order_by("pk"):
        if set(erasure.erased) - listed:
            yield f"Erasure {erasure.key} is not in the list {path}, which should have all of them."
    if back := sum(1 for _ in rows_of(listed)):
        yield f"Personal values that were erased according to {path}, and are there: {back:,}."


def in_words(erasures: Iterable[Erasure]) -> Iterator[str]:
    """For the audit: what was erased, when, and by whose word."""
    names = Names.now()
    for each in erasures:
        what = "; ".join(
            names.columns(target["kind"], target["key"], target["columns"])
            for target in each.targets
        )
        people = [str(person) for person in (each.asked_by, each.confirmed_by) if person]
        by = f"by {' and '.join(people)}" if people else "again, after a backup was restored"
        on = in_words_of_day(day_of(each.done_at)) if each.done_at else ""
        yield f"Erased on {on} {by}: {what}."
