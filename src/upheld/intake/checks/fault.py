"""What a decision says about the fault that was found, an earlier complaint, and its own entry.

The days of a fault are in order in ``contradictions``, like all days.
"""

import numpy as np

from upheld.core.profile import Profile
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.findings import Findings, Tables
from upheld.intake.checks.with_fault import outcomes_with_fault

OF_A_FAULT = ("fault_from", "fault_to", "fault")


def check_fault(tables: Tables, profile: Profile) -> Findings:
    """A fault that the outcome does not say stops nothing: no figure is made from it."""
    findings = Findings()
    decided = tables.get("decided")
    if decided is None:
        return findings
    findings.problems += decided.problems(
        np.flatnonzero(_is_its_own_earlier_case(decided)),
        column="earlier_case",
        value=lambda row: str(decided.cell(row, "earlier_case")),
        trouble="is the same case, not an earlier one",
        remedy="Correct it, or leave the cell empty.",
    )
    has_fault = ~np.logical_and.reduce([decided.empty(name) for name in OF_A_FAULT])
    many = int((has_fault & ~decided.among("outcome", profile.with_fault)).sum())
    if many:
        said = f"{number_of(many, 'decision that is', 'decisions that are')} not"
        known = outcomes_with_fault(profile)
        findings.notes.append(f"{decided.source}: there is a fault in {said} {known}.")
    findings.notes += _entered_early(decided)
    return findings


def _entered_early(decided: CheckedTable) -> list[str]:
    """Possible, if the date of a decision was corrected later."""
    many = int((decided.days("entered_on") < decided.days("decided_on")).sum())
    if not many:
        return []
    said = number_of(many, "decision was", "decisions were")
    return [f"{decided.source}: {said} entered before the day of the decision."]


def _is_its_own_earlier_case(decided: CheckedTable) -> np.ndarray:
    pairs = zip(decided.texts("reference"), decided.texts("earlier_case"), strict=True)
    return np.array([case == earlier for case, earlier in pairs], dtype=bool)
