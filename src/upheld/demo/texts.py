"""The words of each published decision in a part: summary, statement, subcategory, withholding."""

import numpy as np

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import Calibration
from upheld.demo.case_arrays import Cases
from upheld.demo.choosing import Whole
from upheld.demo.england import WITHHELD_REASONS
from upheld.demo.invented_words import CaseFacts, subcategories, summary_and_statement
from upheld.demo.volumes import ONE_APPLICATION

CHOICES = 9
WITHHELD = 0.05  # of the decisions that would be public
PUBLISHED = (None, None, None, "closed", "not upheld", "remedied", "without recommendations")
IN_WORDS = (*PUBLISHED, "upheld", "upheld", None)  # by class of case
NOT_WITHHELD = -1


def subcategory_indices(chance: np.random.Generator, category: Whole, first: Whole) -> Whole:
    """One of the category's own. The rows in ``first`` get the first one."""
    sizes = np.array([len(subcategories(number)) for number in range(9)])[category]
    indices = (chance.random(len(category)) * sizes).astype(np.int64)
    indices[first] = 0
    return indices


def withheld(chance: np.random.Generator, cases: Cases, plan: Calibration, bodies: Bodies) -> Whole:
    """The index of the reason for not publishing a decision, or NOT_WITHHELD."""
    public = np.array([words is not None for words in IN_WORDS])[cases.kind]
    public &= cases.body != bodies.index(plan.fixed[0].authority)
    public &= cases.body != bodies.index(ONE_APPLICATION.authority)
    reasons = chance.integers(1, len(WITHHELD_REASONS), size=len(cases))
    return np.where(public & (chance.random(len(cases)) < WITHHELD), reasons, NOT_WITHHELD)


def summaries_and_statements(
    chance: np.random.Generator,
    category: Whole,
    subcategory: list[str],
    outcomes: list[str | None],
    councils: list[str],
) -> tuple[list[str | None], list[str | None]]:
    picks = chance.integers(0, 1 << 20, size=(len(category), CHOICES))
    summaries: list[str | None] = []
    statements: list[str | None] = []
    for row, outcome in enumerate(outcomes):
        if outcome is None:
            summaries.append(None)
            statements.append(None)
            continue
        facts = CaseFacts(
            category=int(category[row]),
            subcategory=subcategory[row],
            outcome=outcome,
            council=councils[row],
        )
        summary, statement = summary_and_statement(facts, picks[row])
        summaries.append(summary)
        statements.append(statement)
    return summaries, statements
