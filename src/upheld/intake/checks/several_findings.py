"""Several findings in one decision: which columns are theirs, and what the decision has only once.

Whether an ombudsman counts findings is in its profile. A decision's findings have one sequence, and
count together or not at all. So the same findings numbered in the sequence are refused: only the
last of them would count.
"""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from upheld.core.profile import Profile
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.findings import Findings, Tables
from upheld.intake.checks.keys import FINDING, codes_of
from upheld.intake.problems import Problem
from upheld.intake.tables import Column, Holds, TableSpec

# What a decision has once, however many findings it has.
OF_THE_DECISION = (
    "decided_on",
    "kind",
    "summary",
    "statement",
    "withheld_reason",
    "published_on",
    "earlier_case",
    "entered_on",
)
HOW_TO_NUMBER = (
    "Write a row for each finding, with its outcome and category, and number those of one decision"
    " 1, 2 and so on in it. They have the same sequence."
)
NOT_FINDINGS = "Leave the column out, or write one row for each decision."
SAME_IN_EVERY_FINDING = (
    "Write the same in every finding of a decision. If the case was decided again, number the later"
    " decision 2 in sequence."
)
WITHOUT_GAPS = "Number the findings of a decision 1, 2, 3, without gaps."
SENT_AS_SEQUENCE = (
    f"{HOW_TO_NUMBER} If the case was decided again, correct the day of one of the decisions."
)


def as_counted(spec: TableSpec, profile: Profile) -> TableSpec:
    """What a table must have for this profile: where findings are counted, each has a number."""
    if not profile.counts_findings or FINDING not in spec.key:
        return spec
    needed = Column(FINDING, Holds.SEQUENCE)
    columns = tuple(needed if each.name == FINDING else each for each in spec.columns)
    return replace(spec, columns=columns)


def counts_no_findings(profile: Profile) -> str:
    return f"is filled in, but {profile.name} counts decisions and not their findings"


def check_several(tables: Tables, profile: Profile) -> Findings:
    decided = tables.get("decided")
    if decided is None or not decided.rows:
        return Findings()
    cases = codes_of(decided.table["reference"], decided.table["authority"])
    if not profile.counts_findings:
        many = _on_one_day(decided, cases)
        return Findings(_not_counted(decided, profile), twice_on_one_day(decided.source, many))
    return Findings(
        [
            *_differing(decided, cases),
            *(_gaps(decided, cases) if decided.whole else []),
            *_sent_as_sequence(decided, cases),
        ]
    )


def _not_counted(decided: CheckedTable, profile: Profile) -> list[Problem]:
    """One problem: the whole column is wrong, not its rows."""
    filled = int((~decided.empty(FINDING)).sum())
    if not filled:
        return []
    trouble = f"{counts_no_findings(profile)}, in {number_of(filled, 'row')}"
    return [Problem(decided.source, None, FINDING, None, trouble, NOT_FINDINGS)]


def twice_on_one_day(source: str, many: int) -> list[str]:
    """A case may be decided again on the day, but two outcomes may also be two findings."""
    if not many:
        return []
    said = number_of(many, "case was", "cases were")
    return [
        f"{source}: {said} decided twice on one day, with different outcomes. Only the last in the"
        " sequence counts."
    ]


def _on_one_day(decided: CheckedTable, cases: np.ndarray) -> int:
    """How many cases were decided on one day with different outcomes."""
    if (decided.table["sequence"].to_numpy() == 1).all():
        return 0
    order, same = _in_order(decided, cases)
    outcomes = codes_of(decided.table["outcome"])[order]
    days = decided.days("decided_on")[order]
    other = same & (days[1:] == days[:-1]) & (outcomes[1:] != outcomes[:-1])
    return len(np.unique(cases[order][1:][other]))


def _differing(decided: CheckedTable, cases: np.ndarray) -> list[Problem]:
    """Findings of one decision that say different things about it."""
    first = _firsts(codes_of(pa.array(cases), decided.table["sequence"]))
    found = []
    for column in OF_THE_DECISION:
        if column in decided.given:
            said = codes_of(decided.table[column])
            found += decided.problems(
                said != said[first],
                column=column,
                value=None,
                trouble=lambda row: (
                    f"differs from line {decided.lines[first[row]]}, another finding of the same"
                    f" decision ({decided.cell(row, 'reference')!r})"
                ),
                remedy=SAME_IN_EVERY_FINDING,
            )
    return found


def _gaps(decided: CheckedTable, cases: np.ndarray) -> list[Problem]:
    """Their numbers are 1 to how many there are: otherwise a finding may be missing."""
    decisions = codes_of(pa.array(cases), decided.table["sequence"])
    many = np.bincount(decisions)[decisions]
    numbers = decided.table[FINDING].to_numpy()
    return decided.problems(
        numbers > many,
        column=FINDING,
        value=lambda row: str(numbers[row]),
        trouble=lambda row: (
            f"is more than the number of findings that {decided.cell(row, 'reference')!r} has,"
            f" {many[row]}"
        ),
        remedy=WITHOUT_GAPS,
    )


def _sent_as_sequence(decided: CheckedTable, cases: np.ndarray) -> list[Problem]:
    order, same = _in_order(decided, cases)
    days, sequence = decided.days("decided_on")[order], decided.table["sequence"].to_numpy()[order]
    again = same & (days[1:] == days[:-1]) & (sequence[1:] > sequence[:-1])
    before = dict(zip(order[1:].tolist(), order[:-1].tolist(), strict=True))
    return decided.problems(
        np.sort(order[1:][again]),
        column="sequence",
        value=lambda row: str(decided.cell(row, "sequence")),
        trouble=lambda row: (
            f"would replace the findings in line {decided.lines[before[row]]}, which were made on"
            " the same day"
        ),
        remedy=SENT_AS_SEQUENCE,
    )


def _in_order(decided: CheckedTable, cases: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows by case and sequence, and for each but the first whether its case is the one before."""
    order = np.lexsort((decided.table["sequence"].to_numpy(), cases))
    return order, cases[order][1:] == cases[order][:-1]


def _firsts(codes: np.ndarray) -> np.ndarray:
    """For each row, the first row with its code."""
    _codes, first, of_row = np.unique(codes, return_index=True, return_inverse=True)
    return first[of_row]
