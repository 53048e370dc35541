"""Rows of decisions that are further findings: whose each is, and which an extract no longer has.

An extract that has a decision has all its findings. One that is held here and not in the extract is
removed; but not if people have changed it, unless the command says so, and never if it has been
corrected: the correction is about it.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from upheld.intake.extract import Extract
from upheld.office.ledger.in_words import called
from upheld.office.models import Case, Correction, Decision, FurtherFinding
from upheld.office.models.contract import DECISIONS, FINDING, FURTHER, Edited, Key, TableRow
from upheld.office.moving.mistakes import MovingError

Held = MutableMapping[Key, tuple[int, TableRow | None]]


def rows_of(edited: Edited, extract: Extract) -> pa.Table:
    """The rows of its table that this kind of record holds."""
    table = extract.tables[edited.spec.name]
    if edited in (DECISIONS, FURTHER):
        is_further = pc.greater(table[FINDING.name], 1).fill_null(False)
        table = table.filter(is_further if edited is FURTHER else pc.invert(is_further))
    return table.select(edited.names)


def decision_of(row: TableRow, decisions: Mapping[Key, int], cases: Mapping[Key, int]) -> Decision:
    """``decisions`` and ``cases`` are ids by the first three, and the first two, of a row's key."""
    reference, slug, sequence, _ = FURTHER.key_of(row)
    case = Case(pk=cases[reference, slug], reference=reference, authority_id=slug)
    return Decision(pk=decisions[reference, slug, sequence], case=case, sequence=sequence)


def decisions_held() -> dict[Key, int]:
    known = Decision.everything.values_list(*map(DECISIONS.held_in.get, DECISIONS.spec.key), "pk")
    return {tuple(key): pk for *key, pk in known.iterator()}


def gone_since(held: Held, extract: Extract) -> list[int]:
    """Take from ``held``, and return the ids of, findings of decisions that the extract has."""
    if not held:
        return []
    table = rows_of(DECISIONS, extract)
    told = set(zip(*(table[column].to_pylist() for column in DECISIONS.spec.key), strict=True))
    gone = [key for key in held if key[:-1] in told]
    return [held.pop(key)[0] for key in gone]


def refuse_if_corrected(finding: FurtherFinding) -> None:
    about: dict[str, Any] = {"about": finding.kind, "record": finding.pk}
    if Correction.objects.filter(**about).exists():
        raise MovingError(
            f"The extract no longer has {called(finding)}, which has been corrected here, or"
            " somebody has asked for that. Nothing was imported. Decide the case again without this"
            " finding, and write the later decision in the extract too, numbered in sequence."
        )
