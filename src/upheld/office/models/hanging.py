"""All records of a case, with what was entered in error: the ledger names each after its case."""

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

HANGING: tuple[tuple[type[Kept], str], ...] = (  # each kind, and the way from it to its case
    (Decision, "case"),
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
)


def all_of(case: Case) -> list[Kept]:
    """The case first."""
    records: list[Kept] = [case]
    for model, way in HANGING:
        records += model.everything.filter(**{way: case}).select_related(way)
    return records
