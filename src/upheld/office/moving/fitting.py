"""Checks that an extract fits into the office's records, before anything is written.

Intake has already checked it as an extract. This module looks for what a database cannot hold:
tables stored elsewhere, authorities it does not know, text longer than its columns.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.references import typed
from upheld.intake.extract import Extract
from upheld.intake.problems import IntakeError, Problem
from upheld.office.models import Authority, Case
from upheld.office.models.contract import EDITED, Edited
from upheld.office.models.fields import LONGEST_WORD
from upheld.office.moving.mistakes import MovingError

Key = tuple[str, str]  # a reference as it is typed, and an authority


def refuse_what_does_not_fit(extract: Extract) -> None:
    """Raises MovingError, or IntakeError with every cell that is too long or unknown."""
    if extract.in_place:
        raise MovingError(
            f"{extract.path}: {', '.join(extract.in_place)} would be counted where it is stored"
            " (where.toml), but the office keeps its own cases. Export it as CSV or Parquet."
        )
    held = {
        (typed(reference), slug): reference
        for reference, slug in Case.everything.values_list("reference", "authority_id").iterator()
    }
    known = set(Authority.objects.values_list("slug", flat=True))
    problems = [
        problem
        for edited in EDITED
        if extract.has(edited.spec.name)
        for problem in _problems(extract.tables[edited.spec.name], edited, known, held)
    ]
    if problems:
        raise IntakeError(extract.path.name, problems)


def _problems(
    table: pa.Table, edited: Edited, known: set[str], held: Mapping[Key, str]
) -> Iterator[Problem]:
    for slug in pc.unique(table["authority"]).to_pylist():
        if slug not in known:
            yield Problem(
                edited.spec.name,
                None,
                "authority",
                slug,
                "is not an authority in this office",
                "Run `upheld office migrate`, which brings the directory up to this version.",
            )
    for column, field in edited.own_fields.items():
        longest = edited.model._meta.get_field(field.removesuffix("_id")).max_length
        if longest and pa.types.is_string(table.schema.field(column).type):
            yield from _too_long(table, edited.spec.name, column, longest)
    if edited.is_of_cases:
        yield from _too_long(table, edited.spec.name, "reference", LONGEST_WORD)
    if edited.is_of_cases or edited.model is Case:
        yield from _spelt_otherwise(table, edited.spec.name, held)


def _spelt_otherwise(table: pa.Table, name: str, held: Mapping[Key, str]) -> Iterator[Problem]:
    """Cases that the office already has, with their reference spelt another way."""
    for row in table.select(["reference", "authority"]).to_pylist():
        reference, slug = row["reference"], row["authority"]
        ours = held.get((typed(reference), slug), reference)
        if ours != reference:
            trouble = (
                f"is case {ours!r} about {slug}, which this office already has, spelt another way"
            )
            yield Problem(name, None, "reference", reference, trouble, f"Write {ours}.")


def _too_long(table: pa.Table, name: str, column: str, longest: int) -> Iterator[Problem]:
    is_long = pc.greater(pc.utf8_length(table[column]), longest).fill_null(False)
    for row in table.filter(is_long).select(["authority", column]).to_pylist():
        yield Problem(
            name,
            None,
            column,
            row[column],
            f"(about {row['authority']}) is longer than the limit of {longest} characters",
            "Shorten it.",
        )
