"""The same figures as cases: a decision for each investigation, an outcome for each compliance check.

Days, services and references are invented; how many there are of each kind is not.
"""

from pathlib import Path

from tests.published.derivation import Figure, figures_in
from tests.published.extract import write_table
from tests.published.rows import AuthorityYear, authority_years

DECIDED = ("reference", "authority", "decided_on", "outcome", "category", "remedied_by_authority")
COMPLIANCE = ("reference", "authority", "recorded_on", "outcome")
NOTHING = Figure(measure="", counted=0, out_of=0, text="", found="")


def write_cases(folder: Path) -> Path:
    decided = [row for each in authority_years() for row in decisions(each)]
    compliance = [row for each in authority_years() for row in compliance_outcomes(each)]
    write_table(folder / "decided.csv", DECIDED, decided)
    write_table(folder / "compliance.csv", COMPLIANCE, compliance)
    return folder


def decisions(each: AuthorityYear) -> list[tuple[str, ...]]:
    """Those upheld first, and of them first those that the authority had remedied."""
    figures = figures_in(each.cells)
    upheld = figures.get("upheld", NOTHING)
    remedied = figures.get("satisfactory-remedies", NOTHING).counted
    return [
        (
            f"{each.year} {number:03}",
            each.authority,
            f"{each.year[:4]}-10-01",
            "upheld" if number < upheld.counted else "not upheld",
            "Housing",
            "yes" if number < min(remedied, upheld.counted) else "no",
        )
        for number in range(upheld.out_of or 0)
    ]


def compliance_outcomes(each: AuthorityYear) -> list[tuple[str, ...]]:
    """Late ones first; where lateness is not told none is late, and lateness is not compared."""
    figures = figures_in(each.cells)
    checked = figures.get("compliance", NOTHING)
    late = figures.get("late-compliance", NOTHING).counted

    def outcome(number: int) -> str:
        if number >= checked.counted:
            return "complete but not satisfied"
        return "complete late" if number < late else "complete and satisfied"

    return [
        (
            f"{each.year} earlier {number:03}",
            each.authority,
            f"{each.year[:4]}-11-01",
            outcome(number),
        )
        for number in range(checked.out_of or 0)
    ]
