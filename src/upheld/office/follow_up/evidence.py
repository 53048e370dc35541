"""Files that authorities send as evidence: adding them, where they are kept, what they show.

A file is kept outside anything that a web server serves, named by its SHA-256, readable by the
office alone, and never opened here. It can be downloaded only while its bytes still have that hash.
Which kinds are accepted is in follow_up.evidence_kinds.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError

from upheld.office.configuration import read_configuration
from upheld.office.follow_up.evidence_kinds import LARGEST, kind_of_evidence
from upheld.office.follow_up.open_recommendations import is_about, open_recommendations
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Case, Evidence, Person, Recommendation, next_number
from upheld.office.models.fields import LONGEST_WORD


def plain_name(name: str) -> str:
    """The name as it was sent, without folders or invisible characters."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    path = Path(seen or "file")
    return path.stem[: LONGEST_WORD - len(path.suffix)] + path.suffix


def check_sizes(sizes: Iterable[int]) -> None:
    """Of what is sent at once. Raises ValidationError. Called before any of it is read."""
    size = sum(sizes)
    if size > LARGEST:
        raise ValidationError(
            f"This is {size:,} bytes, and the limit for what is added at once is {LARGEST:,}."
            " Add fewer files at a time, or ask for a large file without its pictures."
        )


def path_of(sha256: str) -> Path:
    return read_configuration().evidence / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Store the bytes, once however often they are sent, and return their hash.

    They are written to disk under another name first, so that this name never has half a file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
        return sha256
    for folder in (path.parent.parent, path.parent):  # parents=True would leave these open to all
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    opened = os.open(path.parent, os.O_RDONLY)
    os.fsync(opened)  # the name too
    os.close(opened)
    return sha256


class Damaged(Exception):
    """The file kept under a hash is missing, or is not the one that was received."""


def read(evidence: Evidence) -> bytes:
    """Raises Damaged."""
    path = path_of(evidence.sha256)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Damaged(
            f"The file of {called(evidence)} is missing ({path}). Restore it from a backup."
        ) from None
    if hashlib.sha256(data).hexdigest() != evidence.sha256:
        raise Damaged(
            f"The file of {called(evidence)} has changed since it was received: its hash"
            f" differs ({path}). Restore it from a backup."
        )
    return data


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of files that were added together."""

    added: tuple[str, ...]  # names, as they are kept
    refused: tuple[str, ...]  # a sentence for each file that was not added


def take(
    case: Case,
    about: Sequence[Recommendation],
    files: Sequence[tuple[str, bytes]],
    *,
    received_on: date,
    by: Person,
) -> Taken:
    """Keep each file that can be kept, and record it for each recommendation it is about.

    A file that cannot be kept does not stop the others: a browser forgets what was chosen, and
    somebody who has to choose ten files again may leave one out. What is kept is recorded in one
    step, or not at all.
    """
    records: list[Evidence] = []
    refused: list[str] = []
    for name, data in files:
        try:
            records += _records(case, about, plain_name(name), data, but=records)
        except ValidationError as error:
            refused += error.messages
    for each in records:
        each.received_on, each.taken_by = received_on, by
    if records:
        _add(case, records, by=by)
    added = dict.fromkeys(each.name for each in records)
    return Taken(added=tuple(added), refused=tuple(refused))


def _records(
    case: Case,
    about: Sequence[Recommendation],
    name: str,
    data: bytes,
    *,
    but: Sequence[Evidence],
) -> list[Evidence]:
    """One for each recommendation, without those that are there or in ``but`` already.

    Raises ValidationError.
    """
    kind = kind_of_evidence(name, data)
    sha256 = keep(data)
    same = case.evidence.filter(name=name, sha256=sha256)
    there: set[int | None] = {each.recommendation_id for each in same}
    there |= {each.recommendation_id for each in but if (each.name, each.sha256) == (name, sha256)}
    asked: Sequence[Recommendation | None] = about or [None]  # None: the whole case
    new = [each for each in asked if (each and each.pk) not in there]
    if not new:
        raise ValidationError(f"{name!r} has been added before, so it was not added again.")
    columns = {"name": name, "media_type": kind.media_type, "size": len(data), "sha256": sha256}
    return [Evidence(case=case, recommendation=each, **columns) for each in new]


def _add(case: Case, records: Sequence[Evidence], *, by: Person) -> None:
    with writing(by, "add evidence") as write:
        Case.objects.select_for_update().get(pk=case.pk)  # two who add files take turns
        for number, record in enumerate(records, start=next_number(Evidence, case=case)):
            record.number = number
            write.make(record)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a person found when looking at a file."""

    evidence: Evidence
    result: str
    note: str = ""


def look_at(looked: Looked, *, on: date, by: Person) -> None:
    """Raises ValidationError if an outcome that rests on an earlier look has been recorded."""
    evidence = looked.evidence
    if evidence.checked_on and not open_recommendations().filter(is_about(evidence)).exists():
        raise ValidationError(
            f"An outcome has been recorded since {evidence.name} was looked at, so its result can"
            " no longer change. If the outcome has changed, record the new one."
        )
    with writing(by, "look at evidence") as write:
        mark_looked_at(looked, on=on, by=by, write=write)


def mark_looked_at(looked: Looked, *, on: date, by: Person, write: Writing) -> None:
    """As part of a larger change: outcomes are recorded together with what the evidence shows."""
    evidence = looked.evidence
    evidence.checked_on = max(on, evidence.received_on)
    evidence.checked_by = by
    evidence.result = looked.result
    evidence.note = looked.note
    write.change(evidence)
