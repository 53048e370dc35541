"""Courses, seminars and webinars in an edition."""

from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition


@dataclass(frozen=True, kw_only=True)
class LearningRow(Record):
    kind: str
    events: int
    places: int  # different ones
    people: int
    authorities: int  # different ones


def learning_in(edition: Edition, year: str, *, audience: str) -> dict[str, LearningRow]:
    """By kind. Kinds that were not held are left out."""
    rows = edition.ask(
        LearningRow,
        "SELECT kind, events, places, people, authorities FROM learning"
        " WHERE year = ? AND audience = ?",
        (year, audience),
    )
    return {row.kind: row for row in rows}
