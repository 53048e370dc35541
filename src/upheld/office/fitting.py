"""Whether an extract fits into the office's records, found out before anything is written.

Intake has checked it as an extract. What is left is what a database cannot hold: tables that lie
elsewhere, authorities that it does not know, words longer than its columns.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from upheld.intake.extract import Extract
from upheld.intake.problems import IntakeError, Problem
from upheld.office.contract import EDITED, Edited
from upheld.office.models import Authority
from upheld.office.models.fields import LONGEST_WORD
from upheld.office.moving_mistakes import MovingError


def refuse_what_does_not_fit(extract: Extract) -> None:
    """Raises MovingError, or IntakeError with every cell that is too long or unknown."""
    if extract.in_place:
        raise MovingError(
            f"{extract.path}: {', '.join(extract.in_place)} would be counted where it lies"
            " (where.toml), and the office keeps its cases itself. Export it as CSV or Parquet."
        )
    known = set(Authority.objects.values_list("slug", flat=True))
    problems = [
        problem
        for edited in EDITED
        if extract.has(edited.spec.name)
        for problem in _problems(extract.tables[edited.spec.name], edited, known)
    ]
    if problems:
        raise IntakeError(extract.path.name, problems)


def _problems(table: pa.Table, edited: Edited, known: set[str]) -> Iterator[Problem]:
    for slug in pc.unique(table["authority"]).to_pylist():
        if slug not in known:
            yield Problem(
                edited.spec.name,
                None,
                "authority",
                slug,
                "is not an authority of this office",
                "Run `upheld office migrate`, which brings the directory up to this version.",
            )
    for column, field in edited.own_fields.items():
        longest = edited.model._meta.get_field(field.removesuffix("_id")).max_length
        if longest and pa.types.is_string(table.schema.field(column).type):
            yield from _too_long(table, edited.spec.name, column, longest)
    if edited.is_of_cases:
        yield from _too_long(table, edited.spec.name, "reference", LONGEST_WORD)


def _too_long(table: pa.Table, name: str, column: str, longest: int) -> Iterator[Problem]:
    is_long = pc.greater(pc.utf8_length(table[column]), longest).fill_null(False)
    for row in table.filter(is_long).select(["authority", column]).to_pylist():
        yield Problem(
            name,
            None,
            column,
            row[column],
            f"(about {row['authority']}) is longer than the {longest} characters that the office"
            " keeps",
            "Shorten it.",
        )
