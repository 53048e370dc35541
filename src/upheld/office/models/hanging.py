"""All records of a case, with what was entered in error: the ledger names each after its case."""

from collections.abc import Mapping
from typing import Any

from upheld.office.models.annual_review import Query
from upheld.office.models.answers import Answer
from upheld.office.models.cases import Case, Cleared, Decision, Report, Statement
from upheld.office.models.compliance import (
    Compliance,
    Evidence,
    Extension,
    Outcome,
    Recommendation,
)
from upheld.office.models.correction import Correction
from upheld.office.models.enquiries import Enquiry
from upheld.office.models.kept import Kept
from upheld.office.models.notes import Note
from upheld.office.models.of_findings import FurtherFinding
from upheld.office.models.restriction import NamedReader, Restriction

HANGING: tuple[tuple[type[Kept], str], ...] = (  # each kind, and the way from it to its case
    (Decision, "case"),
    (FurtherFinding, "decision__case"),
    (Statement, "decision__case"),
    (Cleared, "decision__case"),
    (Recommendation, "case"),
    (Extension, "recommendation__case"),
    (Outcome, "recommendation__case"),
    (Evidence, "case"),
    (Compliance, "case"),
    (Report, "case"),
    (Enquiry, "case"),
    (Note, "case"),
    (Correction, "case"),
    (Restriction, "case"),
    (NamedReader, "case"),
    (Answer, "case"),
    (Query, "case"),
)


def case_of(kind: str, record: int) -> int | None:
    """The case of a record that is there; None for a record of no case."""
    ways = {model._meta.model_name: (model, f"{way}_id") for model, way in HANGING}
    model, way = ways.get(kind, (Case, "pk"))
    if kind != "case" and kind not in ways:
        return None
    return model.everything.filter(pk=record).values_list(way, flat=True).first()


def case_in(kind: str, state: Mapping[str, Any]) -> int | None:
    """The case that a record's state in the ledger is about, whether or not the record is there."""
    if kind == "case":
        return state.get("id")
    if "case_id" in state:
        return state["case_id"]
    for column, model in (("decision_id", Decision), ("recommendation_id", Recommendation)):
        if column in state:
            found = model.everything.filter(pk=state[column])
            return found.values_list("case_id", flat=True).first()
    return None


def all_of(case: Case) -> list[Kept]:
    """The case first."""
    records: list[Kept] = [case]
    for model, way in HANGING:
        records += model.everything.filter(**{way: case}).select_related(way)
    return records
